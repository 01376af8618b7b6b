//! Where each input comes from: the page or the command that makes it, and what it tells. README, `--help`, hints and the
//! screen all say it with these words.
//!
//! Sources: GitHub's documentation, "License reports reference", "REST API endpoints for enterprise licenses" (its calls,
//! and GraphQL's identities, want a token with the scope `read:enterprise`), "Site admin dashboard", "Command-line
//! utilities", and the GraphQL reference: `ExternalIdentity`, `EnterpriseServerInstallation`.

use crate::model::{Kind, Raw, Sentence};

/// How one kind of input is made.
#[derive(Clone, Copy, Debug)]
pub struct Guide {
    /// The kind.
    pub kind: Kind,
    /// The page on which it is downloaded; blank where there is none.
    pub page: &'static str,
    /// The command that makes it, with `ENTERPRISE` and `HOST` to be filled in; blank where there is none.
    pub command: &'static str,
    /// What it tells.
    pub tells: &'static str,
}

/// Each installation is asked for by itself, because only the outermost list of a query comes in pages.
const SERVER_ACCOUNTS: &str = r#"gh api graphql --paginate -f enterprise=ENTERPRISE -f query='
  query($enterprise: String!, $endCursor: String) {
    enterprise(slug: $enterprise) { ownerInfo {
      enterpriseServerInstallations(first: 100, after: $endCursor) {
        pageInfo { hasNextPage endCursor } nodes { id } } } } }
  ' --jq '.data.enterprise.ownerInfo.enterpriseServerInstallations.nodes[].id' |
while read -r id; do
  gh api graphql --paginate -f id="$id" -f query='
    query($id: ID!, $endCursor: String) {
      node(id: $id) { ... on EnterpriseServerInstallation {
        hostName customerName isConnected
        userAccountsUploads(last: 1) { nodes { createdAt syncState } }
        userAccounts(first: 100, after: $endCursor) {
          pageInfo { hasNextPage endCursor }
          nodes { login profileName remoteUserId remoteCreatedAt isSiteAdmin
            emails(first: 20) { nodes { email isPrimary } } } } } } }' < /dev/null
done > server-accounts.json"#;

const IDENTITIES: &str = r"gh api graphql --paginate -f enterprise=ENTERPRISE -f query='
  query($enterprise: String!, $endCursor: String) {
    enterprise(slug: $enterprise) { ownerInfo { samlIdentityProvider {
      externalIdentities(first: 100, after: $endCursor) {
        pageInfo { hasNextPage endCursor }
        nodes {
          user { login }
          samlIdentity { nameId username emails { value } attributes { name value } }
          scimIdentity { username emails { value } } } } } } } }' > identities.json
# where organizations have SAML of their own, for each of them (as its owner; --scopes read:org)
gh api graphql --paginate -f organization=ORGANIZATION -f query='
  query($organization: String!, $endCursor: String) {
    organization(login: $organization) { samlIdentityProvider {
      externalIdentities(first: 100, after: $endCursor) {
        pageInfo { hasNextPage endCursor }
        nodes {
          user { login }
          samlIdentity { nameId username emails { value } attributes { name value } }
          scimIdentity { username emails { value } } } } } } }' > ORGANIZATION-identities.json";

/// All inputs, what matters most first.
pub const GUIDES: [Guide; 6] = [
    Guide {
        kind: Kind::CloudReport,
        page: "your enterprise, Billing and licensing, Licensing, Get report",
        command: "gh api --paginate '/enterprises/ENTERPRISE/consumed-licenses?per_page=100' > report.json",
        tells: "who consumes a licence, and which server accounts GitHub has matched; as JSON also the licences bought",
    },
    Guide {
        kind: Kind::ServerExport,
        page: "each server: Enterprise settings, License, Export license usage",
        command: "ssh -p 122 admin@HOST -- ghe-license usage > HOST.json",
        tells: "the server, whether it syncs by itself, and its users where the list is readable (it is encrypted by \
                default)",
    },
    Guide {
        kind: Kind::ServerUsers,
        page: "each server: https://HOST/stafftools/reports/all_users.csv (while the file is made it answers 202: ask \
               again), passed as HOST=all_users.csv",
        command: "",
        tells: "every account with its primary e-mail, also where the export is encrypted",
    },
    Guide {
        kind: Kind::ServerAccounts,
        page: "",
        command: SERVER_ACCOUNTS,
        tells: "all servers' accounts as GitHub knows them since the last sync, readable and without access to the \
                servers",
    },
    Guide {
        kind: Kind::Identities,
        page: "",
        command: IDENTITIES,
        tells: "SAML and SCIM values, for five of the six rules (where the enterprise signs in by OIDC, write \
                oidcProvider for samlIdentityProvider)",
    },
    Guide {
        kind: Kind::SyncStatus,
        page: "",
        command: "gh api /enterprises/ENTERPRISE/license-sync-status > sync-status.json",
        tells: "when each server last synced, and how that ended",
    },
];

/// How a kind of input is made.
#[must_use]
pub fn guide(kind: Kind) -> &'static Guide {
    let [first, ..] = &GUIDES;
    GUIDES.iter().find(|guide| guide.kind == kind).unwrap_or(first)
}

impl Guide {
    /// The page or the command in a sentence, for an enterprise and a host where they are known; commands of several
    /// lines stay in `--help`.
    #[must_use]
    pub fn way(&self, enterprise: Option<&str>, host: Option<&str>) -> Sentence {
        let filled = |text: &str| {
            let text = text.replace("ENTERPRISE", enterprise.unwrap_or("ENTERPRISE"));
            let text = text.replace("HOST", host.unwrap_or("HOST"));
            Raw::of(&text).shown().to_string()
        };
        let text = Sentence::new().word(filled(self.page));
        let text = if self.page.is_empty() || self.command.is_empty() { text } else { text.word("; or ") };
        match self.command.lines().count() {
            0 => text,
            1 => text.code(filled(self.command)),
            _ => text.word("the command in ").code("seatmatch --help"),
        }
    }
}

/// The table as the README has it, with the commands behind it.
#[must_use]
pub fn as_markdown() -> String {
    let mut text = String::from("| file | where it comes from | what it tells |\n|---|---|---|\n");
    let mut commands = String::new();
    for guide in &GUIDES {
        let place = match (guide.page, guide.command) {
            (page, "") => page.to_owned(),
            ("", _) => "the command below".to_owned(),
            (page, _) => format!("{page}, or the command below"),
        };
        text.extend(["| ", guide.kind.title(), " | ", &place, " | ", guide.tells, " |\n"]);
        if !guide.command.is_empty() {
            commands.extend(["\n# ", guide.kind.title(), "\n", guide.command, "\n"]);
        }
    }
    let scope = "\nThe commands want GitHub's `gh`, signed in as an enterprise owner: `gh auth refresh --scopes \
                 read:enterprise`.\n";
    format!("{text}{scope}\n```sh{commands}```\n")
}

/// The same for `--help`.
#[must_use]
pub fn as_text() -> String {
    let mut text = String::from(
        "The inputs, what matters most first. The commands want gh, signed in as an enterprise owner (gh auth refresh \
         --scopes read:enterprise).\n",
    );
    for guide in &GUIDES {
        text.extend(["\n", guide.kind.title(), ": ", guide.tells, "\n"]);
        for place in [guide.page, guide.command].iter().flat_map(|place| place.lines()) {
            text.extend(["  ", place, "\n"]);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shell_can_read_every_command() {
        for guide in GUIDES.iter().filter(|guide| !guide.command.is_empty()) {
            let checked = std::process::Command::new("sh").args(["-n", "-c", guide.command]).status().unwrap();
            assert!(checked.success(), "{}", guide.command);
            let count = |letter| guide.command.matches(letter).count();
            assert_eq!(count('{'), count('}'), "{}", guide.command);
        }
    }

    #[test]
    fn every_kind_has_a_guide_and_a_way() {
        for guide in &GUIDES {
            assert_eq!(super::guide(guide.kind).kind, guide.kind);
            assert!(!guide.way(None, None).is_empty());
        }
        let sync = guide(Kind::SyncStatus).way(Some("acme"), None).to_string();
        assert_eq!(sync, "gh api /enterprises/acme/license-sync-status > sync-status.json");
    }
}
