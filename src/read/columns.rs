//! GitHub's names for fields, in every spelling that its files use. They live here and nowhere else.

use crate::model::Field;
use std::borrow::Cow;

/// A name as names compare: trimmed, lower case, words joined by `_`; camel case is taken apart.
pub(crate) fn normal(name: &str) -> Cow<'_, str> {
    let is_normal = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'?');
    if name.bytes().all(is_normal) {
        return Cow::Borrowed(name);
    }
    let trimmed = name.trim().trim_start_matches('\u{FEFF}');
    if trimmed.bytes().all(is_normal) {
        return Cow::Borrowed(trimmed);
    }
    let mut normal = String::with_capacity(trimmed.len() + 4);
    let mut previous = ' ';
    for letter in trimmed.chars() {
        if letter.is_uppercase() && (previous.is_lowercase() || previous.is_ascii_digit()) {
            normal.push('_');
        }
        match letter {
            ' ' | '-' => normal.push('_'),
            _ => normal.extend(letter.to_lowercase()),
        }
        previous = letter;
    }
    Cow::Owned(normal)
}

/// The field of the cloud report of this name, as the CSV's header or the API spells it.
///
/// Source: GitHub's documentation, "License reports reference". Older reports and the API write `github_com_login`,
/// current ones `GitHub com login`, those with data residency `GitHub login`.
pub(crate) fn of_report(name: &str) -> Option<Field> {
    let normal = normal(name);
    let name = match normal.strip_prefix("git_hub_") {
        Some(rest) => Cow::Owned(format!("github_{rest}")),
        None => normal,
    };
    let name = match name.strip_prefix("github_") {
        Some(rest) => rest.strip_prefix("com_").unwrap_or(rest),
        None => return of_report_elsewhere(&name),
    };
    Some(match name {
        "login" => Field::CloudLogin,
        "name" => Field::CloudName,
        "profile" => Field::CloudProfile,
        "user" => Field::CloudUser,
        "member_roles" => Field::MemberRoles,
        "enterprise_roles" | "enterprise_role" => Field::EnterpriseRoles,
        "verified_domain_emails" => Field::VerifiedDomainEmails,
        "saml_name_id" | "saml_name" | "saml_nameid" => Field::SamlNameId,
        "orgs_with_pending_invites" => Field::PendingInvites,
        "two_factor_auth" => Field::TwoFactorAuth,
        "two_factor_auth_required_by_date" => Field::TwoFactorAuthRequiredBy,
        "cost_center" => Field::CostCenter,
        "advanced_security_license_user" => Field::AdvancedSecurityUser,
        "code_security_license_user" => Field::CodeSecurityUser,
        "secret_protection_license_user" => Field::SecretProtectionUser,
        _ => return None,
    })
}

fn of_report_elsewhere(name: &str) -> Option<Field> {
    Some(match name {
        "ghe_license_active" => Field::GheLicenseActive,
        "ghe_license_start_date" => Field::GheLicenseStart,
        "ghe_license_end_date" => Field::GheLicenseEnd,
        "license_type" => Field::LicenseType,
        "enterprise_server_user" => Field::ServerUser,
        "enterprise_server_primary_emails" | "enterprise_server_emails" => Field::ServerEmails,
        "enterprise_server_user_ids" => Field::ServerIds,
        "enterprise_server_advanced_security_user_ids" => Field::ServerAdvancedSecurityIds,
        "enterprise_server_code_security_user_ids" => Field::ServerCodeSecurityIds,
        "enterprise_server_secret_protection_user_ids" => Field::ServerSecretProtectionIds,
        "visual_studio_subscription_user" => Field::VisualStudioUser,
        "visual_studio_subscription_email" => Field::VisualStudioEmail,
        "visual_studio_license_status" => Field::VisualStudioStatus,
        "total_user_accounts" => Field::TotalAccounts,
        _ => return None,
    })
}

/// The field of a server's user of this name: All users (CSV), the export and the cloud's view of it (JSON).
pub(crate) fn of_user(name: &str) -> Option<Field> {
    Some(match &*normal(name) {
        "created_at" | "remote_created_at" => Field::CreatedAt,
        "id" | "user_id" | "remote_user_id" => Field::Id,
        "login" => Field::Login,
        "name" | "profile_name" => Field::Name,
        "email" | "primary_email" => Field::PrimaryEmail,
        "emails" => Field::Emails,
        "role" => Field::Role,
        "site_admin" | "is_site_admin" => Field::SiteAdmin,
        "suspended?" | "suspended" => Field::Suspended,
        "suspended_at" => Field::SuspendedAt,
        "dormant?" | "dormant" => Field::Dormant,
        "last_active" => Field::LastActive,
        "raw_login" => Field::RawLogin,
        _ => return None,
    })
}

/// The name of a field, for warnings.
pub(crate) fn name(field: Field) -> String {
    let debug = format!("{field:?}");
    normal(&debug).into_owned()
}

/// Whether a field is a list of values.
pub(crate) fn is_list(field: Field) -> bool {
    matches!(
        field,
        Field::MemberRoles
            | Field::EnterpriseRoles
            | Field::VerifiedDomainEmails
            | Field::PendingInvites
            | Field::ServerEmails
            | Field::ServerIds
            | Field::ServerAdvancedSecurityIds
            | Field::ServerCodeSecurityIds
            | Field::ServerSecretProtectionIds
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_of_a_header_is_one_field() {
        for (name, field) in [
            ("github_com_login", Field::CloudLogin),
            ("GitHub com login", Field::CloudLogin),
            ("GitHub login", Field::CloudLogin),
            (" GitHub-com-login ", Field::CloudLogin),
            ("GitHub com enterprise roles", Field::EnterpriseRoles),
            ("github_com_enterprise_role", Field::EnterpriseRoles),
            ("github_com_saml_name", Field::SamlNameId),
            ("Enterprise server user ids", Field::ServerIds),
            ("enterprise_server_emails", Field::ServerEmails),
            ("Visual Studio license status", Field::VisualStudioStatus),
            ("githubComLogin", Field::CloudLogin),
            ("GHE license active", Field::GheLicenseActive),
        ] {
            assert_eq!(of_report(name), Some(field), "{name}");
        }
        assert_eq!(of_report("login"), None);
        assert_eq!(of_user("remoteUserId"), Some(Field::Id));
        assert_eq!(of_user("isSiteAdmin"), Some(Field::SiteAdmin));
        assert_eq!(of_user("dormant?"), Some(Field::Dormant));
    }
}
