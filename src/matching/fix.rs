//! What would make GitHub match an account, who must do it, and with which address.

use crate::model::{Estate, RowId, Sentence, Text};

/// Who must act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Actor {
    /// The enterprise's owner.
    Owner,
    /// Whoever runs the identity provider.
    Idp,
    /// The server: its user's settings, or the directory behind it.
    Server,
    /// The person.
    User,
    /// The server's site admin.
    Admin,
}

impl Actor {
    /// All actors.
    pub const ALL: [Self; 5] = [Self::Owner, Self::Idp, Self::Server, Self::User, Self::Admin];

    /// The stable name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Idp => "idp",
            Self::Server => "server",
            Self::User => "user",
            Self::Admin => "admin",
        }
    }

    /// The words on screen.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Owner => "enterprise owner",
            Self::Idp => "identity provider",
            Self::Server => "server",
            Self::User => "the person",
            Self::Admin => "site admin",
        }
    }
}

/// What must be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// Sync licence usage.
    SyncNow,
    /// Send the server's address in the identity provider's answer.
    SendInSaml,
    /// Make the cloud's address primary on the server.
    MakePrimaryOnServer,
    /// Add and verify the server's address on the cloud account.
    AddVerifiedEmail,
    /// Suspend the server account.
    Suspend,
    /// Change the person to a Visual Studio license.
    ChangeVsLicense,
    /// Note that it is meant to be.
    Accept,
}

impl Action {
    /// The stable name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::SyncNow => "sync_now",
            Self::SendInSaml => "send_in_saml",
            Self::MakePrimaryOnServer => "make_primary_on_server",
            Self::AddVerifiedEmail => "add_verified_email",
            Self::Suspend => "suspend",
            Self::ChangeVsLicense => "change_vs_license",
            Self::Accept => "accept",
        }
    }
}

impl Action {
    /// What must be done, in a few words.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::SyncNow => "sync licence usage",
            Self::SendInSaml => "send the address in SAML",
            Self::MakePrimaryOnServer => "make the cloud's address primary",
            Self::AddVerifiedEmail => "verify the address on the cloud",
            Self::Suspend => "suspend the account",
            Self::ChangeVsLicense => "change to a Visual Studio license",
            Self::Accept => "note it as meant to be",
        }
    }
}

/// One way to make GitHub match an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// Who must act.
    pub actor: Actor,
    /// What must be done.
    pub action: Action,
    /// The address that is to be added or made primary; unknown where none is.
    pub address: Text,
    /// The cloud account that it is about.
    pub cloud: Option<RowId>,
    /// What to do and where to click.
    pub text: Sentence,
}

impl Fix {
    /// What must be done about an invitation, in a few words; the address is verified on the way.
    pub const ACCEPT_INVITATION: &str = "accept the invitation";

    /// What must be done, in a few words.
    #[must_use]
    pub fn title(&self, estate: &Estate) -> &'static str {
        let is_invitation = self.cloud.is_some_and(|row| estate.row(row).login.is_empty());
        if is_invitation && self.action == Action::AddVerifiedEmail {
            Self::ACCEPT_INVITATION
        } else {
            self.action.title()
        }
    }
}
