//! Random small worlds in which everything collides: addresses, logins, hosts, rows, records.

use super::world::{CLAIM_EMAIL, CLAIM_NAME, Node, Row, RowId, Saml, Scim, Server, User, World};
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;

const HOSTS: [&str; 3] = ["ghes.acme.example", "git.acme.example", "code.labs.example"];
const DOMAINS: [&str; 2] = ["acme.example", "old.example"];
const LOGINS: [&str; 12] = ["ann", "bob", "cleo", "dan", "eve", "finn", "gus", "hana", "ida", "jo", "kai", "lou"];
const NAMES: [&str; 4] = ["Ann Lee", "Zoë Núñez", "Bob \"Bo\" Smith, Jr.", ""];

/// An address: somebody's own or one of a tiny pool, in one of two domains, in any case.
#[derive(Clone, Copy, Debug)]
struct Email {
    /// A place in the pool, else the person's own.
    pool: Option<usize>,
    domain: usize,
    case: usize,
}

#[derive(Clone, Debug)]
struct Person {
    cloud: Option<Cloud>,
    accounts: Vec<ServerAccount>,
    row: Traits,
}

#[derive(Clone, Debug)]
struct Cloud {
    name: usize,
    verified: Vec<Email>,
    name_id: Option<Email>,
    identity: Option<Identity>,
    /// A second, differing record for the login.
    twin: Option<(bool, Vec<Email>)>,
}

#[derive(Clone, Debug)]
struct Identity {
    values: [Option<Email>; 5],
    saml_emails: Vec<Email>,
    scim_emails: Vec<Email>,
}

#[derive(Clone, Debug)]
struct ServerAccount {
    host: usize,
    email: Option<Email>,
    others: Vec<Email>,
    /// The address that the report and the cloud still have.
    stale: Option<Email>,
    login: usize,
    name: usize,
    suspended: Option<bool>,
    suspended_elsewhere: Option<bool>,
    in_export: bool,
    in_users: bool,
    in_cloud_view: bool,
    /// A second, differing record in the same kind of file.
    twin: Option<Twin>,
    place: Place,
}

#[derive(Clone, Copy, Debug)]
struct Twin {
    email: Option<Email>,
}

/// How the report counts an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Joined,
    OwnRow,
    Absent,
    /// In the person's cloud row and in a row of the server as well.
    Twice,
    /// In the cloud rows of two people.
    Crossed,
}

#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "independent choices of the generator")]
struct Traits {
    lists_ids: bool,
    lists_emails: bool,
    extra_email: Option<Email>,
    /// One own row for all accounts, or one for each.
    together: bool,
    invited: bool,
    subscriber: Option<Email>,
    active: Option<bool>,
}

#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "independent choices of the generator")]
struct Files {
    export: bool,
    encrypted: bool,
    users: bool,
    cloud_view: bool,
}

fn email() -> impl Strategy<Value = Email> {
    let pool = prop_oneof![3 => Just(None), 2 => (0..3usize).prop_map(Some)];
    let domain = prop_oneof![4 => Just(0usize), 1 => Just(1)];
    let case = prop_oneof![3 => Just(0usize), 1 => 1..3usize];
    (pool, domain, case).prop_map(|(pool, domain, case)| Email { pool, domain, case })
}

fn identity() -> impl Strategy<Value = Identity> {
    let value = || weighted(0.25, email());
    let values = [value(), value(), value(), value(), value()];
    (values, vec(email(), 0..2), vec(email(), 0..2)).prop_map(|(values, saml_emails, scim_emails)| Identity {
        values,
        saml_emails,
        scim_emails,
    })
}

fn cloud() -> impl Strategy<Value = Cloud> {
    let twin = weighted(0.12, (any::<bool>(), vec(email(), 0..2)));
    (0..NAMES.len(), vec(email(), 0..3), weighted(0.2, email()), weighted(0.3, identity()), twin)
        .prop_map(|(name, verified, name_id, identity, twin)| Cloud { name, verified, name_id, identity, twin })
}

fn account() -> impl Strategy<Value = ServerAccount> {
    let place = prop_oneof![
        5 => Just(Place::OwnRow),
        4 => Just(Place::Joined),
        3 => Just(Place::Absent),
        1 => Just(Place::Twice),
        1 => Just(Place::Crossed),
    ];
    let login = prop_oneof![12 => 0..LOGINS.len(), 1 => Just(100), 1 => Just(101), 1 => Just(102)];
    let suspended = || prop_oneof![5 => Just(Some(false)), 1 => Just(Some(true)), 1 => Just(None)];
    let listed = || prop_oneof![5 => Just(true), 1 => Just(false)];
    (
        (0..HOSTS.len(), weighted(0.9, email()), vec(email(), 0..2), weighted(0.15, email())),
        (login, 0..NAMES.len(), suspended(), suspended()),
        (listed(), listed(), listed()),
        weighted(0.12, weighted(0.7, email()).prop_map(|email| Twin { email })),
        place,
    )
        .prop_map(|(emails, who, listed, twin, place)| ServerAccount {
            host: emails.0,
            email: emails.1,
            others: emails.2,
            stale: emails.3,
            login: who.0,
            name: who.1,
            suspended: who.2,
            suspended_elsewhere: who.3,
            in_export: listed.0,
            in_users: listed.1,
            in_cloud_view: listed.2,
            twin,
            place,
        })
}

fn traits() -> impl Strategy<Value = Traits> {
    let mostly = || prop_oneof![4 => Just(true), 1 => Just(false)];
    let active = prop_oneof![8 => Just(None), 2 => Just(Some(true)), 1 => Just(Some(false))];
    let subscriber = weighted(0.25, email());
    (mostly(), mostly(), weighted(0.2, email()), any::<bool>(), weighted(0.2, Just(())), subscriber, active).prop_map(
        |(lists_ids, lists_emails, extra_email, together, invited, subscriber, active)| Traits {
            lists_ids,
            lists_emails,
            extra_email,
            together,
            invited: invited.is_some(),
            subscriber,
            active,
        },
    )
}

fn person() -> impl Strategy<Value = Person> {
    (weighted(0.75, cloud()), vec(account(), 0..3), traits()).prop_map(|(cloud, accounts, row)| Person {
        cloud,
        accounts,
        row,
    })
}

fn files() -> impl Strategy<Value = Files> {
    let sometimes = || weighted(0.35, Just(())).prop_map(|some| some.is_some());
    (any::<bool>(), weighted(0.2, Just(())), sometimes(), sometimes()).prop_map(
        |(export, encrypted, users, cloud_view)| Files { export, encrypted: encrypted.is_some(), users, cloud_view },
    )
}

/// As many cases as `PROPTEST_CASES` asks for, else this many. A failing world is printed whole, so no seed is kept.
pub fn config(cases: u32) -> ProptestConfig {
    let wanted = std::env::var("PROPTEST_CASES").ok().and_then(|wanted| wanted.parse().ok());
    let cases = wanted.unwrap_or(cases);
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 400, ..ProptestConfig::default() }
}

/// Two to twelve people, one to three servers.
pub fn world() -> impl Strategy<Value = World> {
    let people = prop_oneof![3 => vec(person(), 2..6), 1 => vec(person(), 6..=12)];
    let seats = weighted(0.3, (0..40u64, 40..60u64));
    let stray = weighted(0.2, (weighted(0.5, Just("nobody")), identity()));
    (people, vec(files(), 1..=3), seats, stray).prop_map(|(people, files, seats, stray)| {
        let mut world = build(&people, &files);
        world.seats = seats;
        if let Some((login, identity)) = stray {
            world.identities.push(node(login.unwrap_or_default(), 0, &identity));
        }
        world
    })
}

impl Email {
    fn text(self, person: usize) -> String {
        let local = LOGINS[self.pool.unwrap_or(person)];
        let plain = format!("{local}@{}", DOMAINS[self.domain]);
        match self.case {
            0 => plain,
            1 => plain.to_ascii_uppercase(),
            _ => plain[..1].to_ascii_uppercase() + &plain[1..],
        }
    }
}

fn texts(emails: &[Email], person: usize) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for email in emails {
        push_new(&mut texts, email.text(person));
    }
    texts
}

/// One list does not say one address twice.
fn push_new(emails: &mut Vec<String>, email: String) {
    if !emails.iter().any(|known| known.eq_ignore_ascii_case(&email)) {
        emails.push(email);
    }
}

fn build(people: &[Person], files: &[Files]) -> World {
    let mut world = World::default();
    for (host, files) in HOSTS.iter().zip(files) {
        world.servers.push(Server {
            host: (*host).into(),
            export: files.export.then(Vec::new),
            encrypted: files.encrypted,
            users_csv: files.users.then(Vec::new),
            cloud_view: files.cloud_view.then(Vec::new),
        });
    }

    // Cloud rows first, so that an account can stand in the row of the next person.
    let cloud_people: Vec<usize> = (0..people.len()).filter(|&at| people[at].cloud.is_some()).collect();
    for &at in &cloud_people {
        cloud_row(&mut world, at, &people[at]);
    }
    let row_of = |world: &World, person: usize| world.rows.iter().position(|row| row.login == LOGINS[person]);

    let mut last_id = vec![0; files.len()];
    for (at, person) in people.iter().enumerate() {
        let mut own_row = own_row(at, &person.row);
        let mut own_rows: Vec<Row> = Vec::new();
        for account in &person.accounts {
            let host = account.host % files.len();
            last_id[host] += 1;
            let id = RowId { host: Some(HOSTS[host].into()), id: (last_id[host] * 7).to_string() };
            list(&mut world.servers[host], &id.id, at, account);

            let reported = account.stale.or(account.email).map(|email| email.text(at));
            let joined = row_of(&world, at);
            let other = cloud_people.iter().copied().find(|&other| other > at).and_then(|other| row_of(&world, other));
            let (cloud_rows, own) = match account.place {
                Place::Absent => (vec![], false),
                Place::OwnRow => (vec![], true),
                Place::Joined => (vec![joined], joined.is_none()),
                Place::Twice => (vec![joined], true),
                Place::Crossed => (vec![joined, other], joined.or(other).is_none()),
            };
            for row in cloud_rows.into_iter().flatten() {
                hold(&mut world.rows[row], &person.row, &id, reported.as_ref());
            }
            if own {
                hold(&mut own_row, &person.row, &id, reported.as_ref());
                if !person.row.together {
                    own_rows.push(std::mem::replace(&mut own_row, self::own_row(at, &person.row)));
                }
            }
        }
        own_rows.push(own_row);
        let nobody = person.cloud.is_none() && person.accounts.is_empty();
        own_rows.retain(|row| nobody || row.server_user == Some(true));
        world.rows.append(&mut own_rows);
    }
    if world.rows.is_empty() {
        world.rows.push(Row::cloud("zed"));
    }
    world
}

fn cloud_row(world: &mut World, at: usize, person: &Person) {
    let Some(cloud) = &person.cloud else { return };
    let mut row = Row::cloud(LOGINS[at]).named(NAMES[cloud.name]);
    row.verified = texts(&cloud.verified, at);
    row.name_id = cloud.name_id.map(|email| email.text(at)).unwrap_or_default();
    row.active = person.row.active;
    if person.row.invited {
        row = row.invited_to("labs");
    }
    if let Some(email) = person.row.subscriber {
        row = row.subscriber(&email.text(at));
    }
    if let Some((shouting, verified)) = &cloud.twin {
        // The greater of the two records by its name, or the smaller by its login.
        let login = if *shouting { row.login.to_uppercase() } else { row.login.clone() };
        world.rows.push(Row { login, name: "zz".into(), verified: texts(verified, at), ..row.clone() });
    }
    world.rows.push(row);
    if let Some(identity) = &cloud.identity {
        let login = if at.is_multiple_of(3) { LOGINS[at].to_uppercase() } else { LOGINS[at].into() };
        world.identities.push(node(&login, at, identity));
    }
}

fn own_row(at: usize, traits: &Traits) -> Row {
    let mut row = Row::without_account();
    row.active = traits.active;
    if traits.invited {
        row = row.invited_to("acme");
    }
    if let Some(email) = traits.subscriber {
        row = row.subscriber(&email.text(at));
    }
    row
}

fn hold(row: &mut Row, traits: &Traits, id: &RowId, email: Option<&String>) {
    row.server_user = Some(true);
    if traits.lists_ids && !row.server_ids.contains(id) {
        row.server_ids.push(id.clone());
    }
    if let Some(email) = email.filter(|_| traits.lists_emails || !traits.lists_ids) {
        push_new(&mut row.server_emails, email.clone());
    }
    if let Some(extra) = traits.extra_email {
        push_new(&mut row.server_emails, extra.text(0));
    }
}

fn list(server: &mut Server, id: &str, at: usize, account: &ServerAccount) {
    let login = match account.login {
        100 => "ghost",
        101 => "scim-admin",
        102 => "",
        other => LOGINS[other],
    };
    let user = User {
        id: id.into(),
        login: login.into(),
        name: NAMES[account.name].into(),
        primary: account.email.map(|email| email.text(at)).unwrap_or_default(),
        others: Vec::new(),
        suspended: account.suspended,
    };
    let twin = account.twin.map(|Twin { email }| User {
        login: format!("{login}2"),
        primary: email.map(|email| email.text(at)).unwrap_or_default(),
        ..user.clone()
    });
    let others: Vec<String> =
        texts(&account.others, at).into_iter().filter(|other| !other.eq_ignore_ascii_case(&user.primary)).collect();

    if let Some(export) = server.export.as_mut().filter(|_| account.in_export) {
        export.push(User { others: others.clone(), ..user.clone() });
        export.extend(twin.clone());
    }
    if let Some(users) = server.users_csv.as_mut().filter(|_| account.in_users) {
        users.push(User { name: String::new(), suspended: account.suspended_elsewhere, ..user.clone() });
        users.extend(twin.map(|twin| User { name: String::new(), ..twin }));
    }
    if let Some(view) = server.cloud_view.as_mut().filter(|_| account.in_cloud_view) {
        let primary = account.stale.or(account.email).map(|email| email.text(at)).unwrap_or_default();
        let others = others.into_iter().filter(|other| !other.eq_ignore_ascii_case(&primary)).collect();
        view.push(User { primary, others, suspended: None, ..user });
    }
}

fn node(login: &str, at: usize, identity: &Identity) -> Node {
    let [claim_name, claim_email, username, name_id, scim_username] =
        identity.values.map(|email| email.map(|email| email.text(at)).unwrap_or_default());
    let attributes = [(CLAIM_NAME, claim_name), (CLAIM_EMAIL, claim_email), ("department", LOGINS[0].to_owned())];
    let saml = Saml {
        name_id,
        username,
        emails: texts(&identity.saml_emails, at),
        attributes: attributes.into_iter().filter(|(_, v)| !v.is_empty()).map(|(n, v)| (n.to_owned(), v)).collect(),
    };
    let scim = Scim { username: scim_username, emails: texts(&identity.scim_emails, at) };
    let has_scim = !scim.username.is_empty() || !scim.emails.is_empty();
    Node { login: login.into(), saml: Some(saml), scim: has_scim.then_some(scim) }
}
