//! The fields of a record that are read again when they are asked for: each is told as what it is, and what GitHub
//! itself writes stays.

use super::{Pseudonyms, What};
use crate::model::{Estate, Field, Found, Layout, Raw};
use std::borrow::Cow;
use std::sync::Arc;

/// The records of a source, told in pseudonyms.
pub(super) struct RedactedLayout {
    pub(super) truth: Arc<Estate>,
    /// The number of the source.
    pub(super) number: u16,
    pub(super) pseudonyms: Pseudonyms,
}

impl Layout for RedactedLayout {
    fn fields<'s>(&self, _: &'s [u8], record_at: u32, only: Option<Field>) -> Vec<(Field, Found<'s>)> {
        let source = self.truth.source(self.number);
        let fields = source.layout.fields(&source.bytes, record_at, only).into_iter();
        let told = |(field, found): (Field, Found<'_>)| {
            let value = told(&self.pseudonyms, field, found.raw());
            (field, Found::new(Cow::Owned(value.into_bytes()), found.at))
        };
        fields.map(told).collect()
    }
}

/// What stands for the value of a field.
fn told(pseudonyms: &Pseudonyms, field: Field, value: Raw<'_>) -> String {
    match field {
        Field::CloudLogin | Field::Login | Field::RawLogin => pseudonyms.of(What::User, value),
        Field::CloudName | Field::Name => pseudonyms.of(What::Name, value),
        Field::VerifiedDomainEmails
        | Field::ServerEmails
        | Field::VisualStudioEmail
        | Field::PrimaryEmail
        | Field::Emails => pseudonyms.email(What::Mail, value),
        Field::SamlNameId => pseudonyms.email(What::NameId, value),
        Field::MemberRoles => role_in(pseudonyms, value),
        Field::PendingInvites => pseudonyms.organization(value),
        Field::CostCenter => pseudonyms.of(What::CostCenter, value),
        Field::Id => pseudonyms.of(What::Id, value),
        Field::CloudProfile
        | Field::ServerIds
        | Field::ServerAdvancedSecurityIds
        | Field::ServerCodeSecurityIds
        | Field::ServerSecretProtectionIds => pseudonyms.of(What::Text, value),
        Field::CloudUser
        | Field::EnterpriseRoles
        | Field::TwoFactorAuth
        | Field::TwoFactorAuthRequiredBy
        | Field::AdvancedSecurityUser
        | Field::CodeSecurityUser
        | Field::SecretProtectionUser
        | Field::GheLicenseActive
        | Field::GheLicenseStart
        | Field::GheLicenseEnd
        | Field::LicenseType
        | Field::ServerUser
        | Field::VisualStudioUser
        | Field::VisualStudioStatus
        | Field::TotalAccounts
        | Field::CreatedAt
        | Field::Role
        | Field::SiteAdmin
        | Field::Suspended
        | Field::SuspendedAt
        | Field::Dormant
        | Field::LastActive => pseudonyms.plain(value),
    }
}

/// `acme:Owner` or `acme/tools:Outside collaborator`.
fn role_in(pseudonyms: &Pseudonyms, value: Raw<'_>) -> String {
    let text = value.text();
    match text.rsplit_once(':') {
        Some((place, role)) => {
            // Whatever a collaborator is called, it is one.
            let is_collaborator = !is_plain(Raw::of(role)) && role.to_ascii_lowercase().contains("collaborator");
            let role = if is_collaborator { "collaborator".to_owned() } else { pseudonyms.plain(Raw::of(role)) };
            format!("{}:{role}", pseudonyms.organization(Raw::of(place)))
        }
        None => pseudonyms.organization(value),
    }
}

/// Words that GitHub's files have for everybody, in lower case and with `_`.
const WORDS: &[&str] = &[
    "true",
    "false",
    "yes",
    "no",
    "enabled",
    "disabled",
    "required",
    "enterprise",
    "visual_studio_subscription",
    "matched",
    "pending",
    "pending_invitation",
    "owner",
    "member",
    "admin",
    "administrator",
    "site_admin",
    "user",
    "guest_collaborator",
    "billing_manager",
    "security_manager",
    "collaborator",
    "outside_collaborator",
    "repository_collaborator",
    "unaffiliated",
    "success",
    "succeeded",
    "failure",
    "failed",
    "error",
    "license_usage_sync",
    "licenseusagesync",
    "search",
    "contributions",
    "actions",
    "content_analysis",
];

/// The longest date with its time and zone, and more than any number needs.
const LONGEST: usize = 32;

/// Whether a value is a word of GitHub's, a number, a version or a date, which tell of nobody.
pub(super) fn is_plain(value: Raw<'_>) -> bool {
    let text = value.text();
    let text = text.trim();
    let is_figure = |byte: u8| byte.is_ascii_digit() || b"-:+.TZ ".contains(&byte);
    // An address of the network has three dots.
    let is_figures = text.len() <= LONGEST && text.bytes().all(is_figure) && text.matches('.').count() < 3;
    is_figures || WORDS.contains(&text.to_ascii_lowercase().replace([' ', '-'], "_").as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_github_dates_and_numbers_stay() {
        for text in ["TRUE", "Visual Studio subscription", "2026-11-19T02:00:14Z", "3.19.2", "12", "", "Owner"] {
            assert!(is_plain(Raw::of(text)), "{text}");
        }
        for text in ["ann", "ann@corp.example", "192.0.2.19", "acme", "TZ Lee"] {
            assert!(!is_plain(Raw::of(text)), "{text}");
        }
    }

    #[test]
    fn a_role_is_told_beside_what_stands_for_its_organization() {
        let pseudonyms = Pseudonyms::of_key(&[7; 32]);
        let acme = pseudonyms.of(What::Organization, Raw::of("acme"));
        let role = |text: &str| told(&pseudonyms, Field::MemberRoles, Raw::of(text));
        assert_eq!(role("acme:Owner"), format!("{acme}:Owner"));
        assert!(role("acme/tools:Outside collaborator").starts_with(&format!("{acme}/repo-")));
        assert_eq!(role("acme"), acme);
        assert_eq!(role("acme:Team collaborator"), format!("{acme}:collaborator"));
        assert!(!role("acme:Ann Lee").contains("Ann"), "no role of GitHub's");
    }
}
