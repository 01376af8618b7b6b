//! A small world in plain data: what the report, the servers and the identity provider say, before anybody spells it.

#[derive(Clone, Debug, Default)]
pub struct World {
    pub rows: Vec<Row>,
    pub servers: Vec<Server>,
    pub identities: Vec<Node>,
    /// What the REST call adds to the rows: seats consumed and purchased.
    pub seats: Option<(u64, u64)>,
}

/// One person as the cloud report counts them; blank text and empty lists are "not said".
#[derive(Clone, Debug, Default)]
pub struct Row {
    pub login: String,
    pub name: String,
    pub user: Option<bool>,
    pub member_roles: Vec<String>,
    pub verified: Vec<String>,
    pub name_id: String,
    pub invites: Vec<String>,
    pub active: Option<bool>,
    pub license_type: String,
    pub server_user: Option<bool>,
    pub server_emails: Vec<String>,
    pub server_ids: Vec<RowId>,
    pub subscriber: Option<bool>,
    pub subscription_email: String,
}

/// A server account as a row names it; without a host it is a bare id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowId {
    pub host: Option<String>,
    pub id: String,
}

/// What is known of one server; a server without any list is known from the report alone.
#[derive(Clone, Debug, Default)]
pub struct Server {
    pub host: String,
    pub export: Option<Vec<User>>,
    /// An export whose user list is one base64 string; its users are then not read.
    pub encrypted: bool,
    pub users_csv: Option<Vec<User>>,
    /// The accounts as the cloud knows them.
    pub cloud_view: Option<Vec<User>>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct User {
    pub id: String,
    pub login: String,
    pub name: String,
    /// The address that the file marks as primary.
    pub primary: String,
    /// Further addresses, none of them marked.
    pub others: Vec<String>,
    pub suspended: Option<bool>,
}

/// A linked identity.
#[derive(Clone, Debug, Default)]
pub struct Node {
    pub login: String,
    pub saml: Option<Saml>,
    pub scim: Option<Scim>,
}

#[derive(Clone, Debug, Default)]
pub struct Saml {
    pub name_id: String,
    pub username: String,
    pub emails: Vec<String>,
    pub attributes: Vec<(String, String)>,
}

#[derive(Clone, Debug, Default)]
pub struct Scim {
    pub username: String,
    pub emails: Vec<String>,
}

pub const CLAIM_NAME: &str = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name";
pub const CLAIM_EMAIL: &str = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress";

impl World {
    /// Every address of the world, to be spelled in another way.
    pub fn each_email(&mut self, mut change: impl FnMut(&mut String)) {
        for row in &mut self.rows {
            row.verified.iter_mut().for_each(&mut change);
            row.server_emails.iter_mut().for_each(&mut change);
            change(&mut row.name_id);
            change(&mut row.subscription_email);
        }
        for server in &mut self.servers {
            for users in [&mut server.export, &mut server.users_csv, &mut server.cloud_view].into_iter().flatten() {
                for user in users {
                    change(&mut user.primary);
                    user.others.iter_mut().for_each(&mut change);
                }
            }
        }
        for node in &mut self.identities {
            if let Some(saml) = &mut node.saml {
                change(&mut saml.name_id);
                change(&mut saml.username);
                saml.emails.iter_mut().for_each(&mut change);
                saml.attributes.iter_mut().for_each(|(_, value)| change(value));
            }
            if let Some(scim) = &mut node.scim {
                change(&mut scim.username);
                scim.emails.iter_mut().for_each(&mut change);
            }
        }
    }
}

impl Row {
    pub fn cloud(login: &str) -> Self {
        Self {
            login: login.into(),
            user: Some(true),
            license_type: "Enterprise".into(),
            member_roles: vec!["acme:Member".into()],
            ..Self::default()
        }
    }

    pub fn without_account() -> Self {
        Self { user: Some(false), license_type: "Enterprise".into(), ..Self::default() }
    }

    pub fn named(mut self, name: &str) -> Self {
        self.name = name.into();
        self
    }

    pub fn verified(mut self, email: &str) -> Self {
        self.verified.push(email.into());
        self
    }

    pub fn name_id(mut self, value: &str) -> Self {
        self.name_id = value.into();
        self
    }

    /// `HOST:ID`, or a bare `ID`.
    pub fn holds(mut self, account: &str) -> Self {
        let (host, id) = account.rsplit_once(':').map_or((None, account), |(host, id)| (Some(host.to_owned()), id));
        self.server_user = Some(true);
        self.server_ids.push(RowId { host, id: id.into() });
        self
    }

    pub fn server_email(mut self, email: &str) -> Self {
        self.server_user = Some(true);
        self.server_emails.push(email.into());
        self
    }

    pub fn invited_to(mut self, org: &str) -> Self {
        self.invites.push(org.into());
        self
    }

    pub fn inactive(mut self) -> Self {
        self.active = Some(false);
        self
    }

    pub fn subscriber(mut self, email: &str) -> Self {
        self.subscriber = Some(true);
        self.license_type = "Visual Studio subscription".into();
        self.subscription_email = email.into();
        self
    }
}

impl Server {
    pub fn at(host: &str) -> Self {
        Self { host: host.into(), ..Self::default() }
    }

    pub fn exports(mut self, user: User) -> Self {
        self.export.get_or_insert_default().push(user);
        self
    }

    pub fn lists(mut self, user: User) -> Self {
        self.users_csv.get_or_insert_default().push(user);
        self
    }

    pub fn uploaded(mut self, user: User) -> Self {
        self.cloud_view.get_or_insert_default().push(user);
        self
    }

    pub fn encrypted(mut self) -> Self {
        self.encrypted = true;
        self
    }
}

impl User {
    pub fn new(id: &str, login: &str) -> Self {
        Self { id: id.into(), login: login.into(), ..Self::default() }
    }

    pub fn primary(mut self, email: &str) -> Self {
        self.primary = email.into();
        self
    }

    pub fn also(mut self, email: &str) -> Self {
        self.others.push(email.into());
        self
    }

    pub fn named(mut self, name: &str) -> Self {
        self.name = name.into();
        self
    }

    pub fn suspended(mut self, suspended: bool) -> Self {
        self.suspended = Some(suspended);
        self
    }
}

impl Node {
    pub fn of(login: &str) -> Self {
        Self { login: login.into(), ..Self::default() }
    }

    pub fn saml(mut self, change: impl FnOnce(&mut Saml)) -> Self {
        change(self.saml.get_or_insert_default());
        self
    }

    pub fn scim(mut self, change: impl FnOnce(&mut Scim)) -> Self {
        change(self.scim.get_or_insert_default());
        self
    }
}
