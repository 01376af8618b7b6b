//! Likeness of one server account and one cloud account: which reasons hold between them, and a fixed score for those.

use super::cloud;
use super::{Reason, Reasons, Score};
use crate::model::{AccountId, Estate, Raw, RowId, domain, fold, local_part, same_email};

/// What is asked of every pair.
pub(super) struct Near<'e> {
    pub(super) estate: &'e Estate,
    pub(super) short_code: Option<Vec<u8>>,
}

/// Words that stand for a role and not for a person, as a whole part of a login or local part.
const ROLES: &[&str] = &[
    "admin",
    "administrator",
    "root",
    "dev",
    "build",
    "builder",
    "ci",
    "cd",
    "svc",
    "service",
    "bot",
    "noreply",
    "no-reply",
    "test",
    "tester",
    "deploy",
    "deployer",
    "jenkins",
    "backup",
    "monitor",
    "monitoring",
    "info",
    "support",
    "team",
    "ops",
    "devops",
    "automation",
    "robot",
    "system",
    "it",
    "help",
    "helpdesk",
    "mail",
    "git",
    "ghost",
    "shared",
    "release",
    "sync",
    "security",
    "api",
];

/// Whether a login or an address is a role's.
pub(super) fn is_role(raw: Raw<'_>) -> bool {
    let local = local_part(raw).to_ascii_lowercase();
    local
        .split(|byte| matches!(byte, b'-' | b'_' | b'.' | b'+'))
        .any(|part| ROLES.iter().any(|role| role.as_bytes() == part))
}

/// Letters and digits of a login in lower case, without what people put between them.
pub(super) fn squash(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().filter(|byte| !matches!(byte, b'-' | b'_' | b'.')).map(u8::to_ascii_lowercase).collect()
}

/// The words of a display name in one order, folded; fewer than two are no name to compare.
pub(super) fn name_words(raw: Raw<'_>) -> Vec<String> {
    let folded = fold(&raw.text());
    let words = folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| word.chars().count() > 1);
    let mut words: Vec<String> = words.map(str::to_owned).collect();
    words.sort();
    words
}

/// A local part without what stands behind `+`.
pub(super) fn without_tag(local: &[u8]) -> &[u8] {
    memchr::memchr(b'+', local).filter(|at| *at > 0).map_or(local, |at| &local[..at])
}

impl Near<'_> {
    /// The reasons that hold between a server account and a cloud account.
    pub(super) fn reasons(&self, account: AccountId, row: RowId) -> Reasons {
        let estate = self.estate;
        let primary = estate.raw(estate.account(account).primary);
        let cloud_emails = cloud::emails(estate, row);
        let mut reasons = Reasons::default();
        let others = estate.emails_of(account).into_iter().map(|text| estate.raw(text));
        if others
            .filter(|raw| !same_email(*raw, primary))
            .any(|other| cloud_emails.iter().any(|text| same_email(estate.raw(*text), other)))
        {
            reasons = reasons.with(Reason::SecondaryEmail);
        }
        for text in &cloud_emails {
            reasons = of_addresses(primary, estate.raw(*text), reasons);
        }
        let login = squash(estate.raw(estate.login_of(account)).bytes());
        let bare = cloud::bare_login(estate.raw(estate.row(row).login), self.short_code.as_deref());
        if !login.is_empty() && login == squash(bare) {
            reasons = reasons.with(Reason::SameLogin);
        }
        let name = name_words(estate.raw(estate.name_of(account)));
        if name.len() > 1 && name == name_words(estate.raw(estate.row(row).name)) {
            reasons = reasons.with(Reason::SameName);
        }
        reasons
    }

    /// Whether both have full names without a common word.
    pub(super) fn names_contradict(&self, account: AccountId, row: RowId) -> bool {
        let server = name_words(self.estate.raw(self.estate.name_of(account)));
        let cloud = name_words(self.estate.raw(self.estate.row(row).name));
        server.len() > 1 && cloud.len() > 1 && !server.iter().any(|word| cloud.contains(word))
    }

    /// The score of a pair by a fixed table; `moved` says whether many people's addresses moved between the domains.
    pub(super) fn score(&self, account: AccountId, row: RowId, reasons: Reasons, moved: bool) -> Score {
        let has = |reason| reasons.has(reason);
        let known = has(Reason::SameLogin) || has(Reason::SameName);
        let percent = if has(Reason::SecondaryEmail) {
            97
        } else if has(Reason::SubAddress) || (has(Reason::OtherDomain) && known) {
            95
        } else if has(Reason::SameLogin) && has(Reason::SameName) {
            93
        } else if has(Reason::OtherDomain) && moved {
            88
        } else if has(Reason::SameLogin) || has(Reason::SameName) {
            82
        } else if has(Reason::OtherDomain) {
            70
        } else {
            0
        };
        let certain = has(Reason::SecondaryEmail) || has(Reason::SubAddress);
        let is_taken = cloud::joined_on(self.estate, row, self.estate.account(account).host).is_some();
        if (is_taken && !has(Reason::SecondaryEmail)) || (!certain && self.names_contradict(account, row)) {
            return Score::percent(percent / 3);
        }
        Score::percent(percent)
    }
}

fn of_addresses(server: Raw<'_>, cloud: Raw<'_>, reasons: Reasons) -> Reasons {
    let (Some(server_domain), Some(cloud_domain)) = (domain(server), domain(cloud)) else { return reasons };
    let (server_local, cloud_local) = (local_part(server), local_part(cloud));
    let same_domain = server_domain.eq_ignore_ascii_case(cloud_domain);
    if same_domain && !server_local.eq_ignore_ascii_case(cloud_local) {
        if without_tag(server_local).eq_ignore_ascii_case(without_tag(cloud_local)) {
            return reasons.with(Reason::SubAddress);
        }
    } else if !same_domain && server_local.eq_ignore_ascii_case(cloud_local) && !is_role(server) {
        return reasons.with(Reason::OtherDomain);
    }
    reasons
}
