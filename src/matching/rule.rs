//! The six matching rules in their order, and the two groups that decide.
//!
//! Source: GitHub's documentation, "License troubleshooting information for GitHub Enterprise".

use crate::model::{IdentityField, Kind};

/// A matching rule: which value of a cloud account the server account's primary e-mail is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// SAML attribute claims/name.
    SamlClaimName,
    /// SAML attribute claims/emailaddress.
    SamlClaimEmailAddress,
    /// SAML username or SCIM userName.
    SamlUsername,
    /// SAML NameID, from the linked identities or the report.
    SamlNameId,
    /// SAML or SCIM e-mails.
    SamlEmails,
    /// Verified e-mails, as far as the report shows them.
    VerifiedEmail,
}

/// The group of a rule: the first group that finds anyone decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Values of the identity provider.
    SamlOrScim,
    /// Verified e-mails.
    Verified,
}

impl Rule {
    /// All rules in their order.
    pub const ALL: [Self; 6] = [
        Self::SamlClaimName,
        Self::SamlClaimEmailAddress,
        Self::SamlUsername,
        Self::SamlNameId,
        Self::SamlEmails,
        Self::VerifiedEmail,
    ];

    /// The stable name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::SamlClaimName => "saml_claim_name",
            Self::SamlClaimEmailAddress => "saml_claim_emailaddress",
            Self::SamlUsername => "saml_username",
            Self::SamlNameId => "saml_name_id",
            Self::SamlEmails => "saml_emails",
            Self::VerifiedEmail => "verified_email",
        }
    }

    /// The rule for people.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::SamlClaimName => "SAML claim name",
            Self::SamlClaimEmailAddress => "SAML claim emailaddress",
            Self::SamlUsername => "SAML username, SCIM userName",
            Self::SamlNameId => "SAML NameID",
            Self::SamlEmails => "SAML or SCIM emails",
            Self::VerifiedEmail => "Verified e-mail",
        }
    }

    /// Its 1-based number in the order of the rules.
    #[must_use]
    pub fn number(self) -> usize {
        self as usize + 1
    }

    /// The group that it belongs to.
    #[must_use]
    pub fn group(self) -> Group {
        if self == Self::VerifiedEmail { Group::Verified } else { Group::SamlOrScim }
    }

    /// The kind of file that tells its values, beside the report.
    #[must_use]
    pub fn told_by(self) -> Kind {
        if self == Self::VerifiedEmail { Kind::CloudReport } else { Kind::Identities }
    }

    /// The rule that compares a field of the linked identities.
    #[must_use]
    pub fn of_identity(field: IdentityField) -> Self {
        match field {
            IdentityField::ClaimName => Self::SamlClaimName,
            IdentityField::ClaimEmailAddress => Self::SamlClaimEmailAddress,
            IdentityField::Username | IdentityField::ScimUsername => Self::SamlUsername,
            IdentityField::NameId => Self::SamlNameId,
            IdentityField::Emails => Self::SamlEmails,
        }
    }
}
