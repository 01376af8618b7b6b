//! Where accounts have their pages: the profile on the cloud, the user's page on a server. What stands in a file opens
//! only where it is an address on GitHub.

use crate::matching::World;
use crate::model::{AccountId, Field, RowId};
use url::Url;

/// The cloud account's profile; none where the row has no login, or names a page elsewhere.
#[must_use]
pub fn cloud_page(world: &World, row: RowId) -> Option<String> {
    let estate = &*world.estate;
    let login = estate.filled(estate.row(row).login)?;
    match estate.row_value(row, Field::CloudProfile).map(|found| found.raw().text().trim().to_owned()) {
        Some(profile) if !profile.is_empty() => on_github(&profile),
        _ => page("github.com", &[&login.text()]),
    }
}

/// The page of a server account on its server: the profile, which a suspended user has only for administrators.
#[must_use]
pub fn server_page(world: &World, account: AccountId) -> Option<String> {
    let estate = &*world.estate;
    let login = estate.filled(estate.login_of(account))?.text().into_owned();
    let account = estate.account(account);
    let host = estate.host(account.host).text();
    if account.suspended.is_yes() { page(&host, &["stafftools", "users", &login]) } else { page(&host, &[&login]) }
}

/// An address from a file, where it is one on GitHub, be it with data residency.
fn on_github(address: &str) -> Option<String> {
    let url = Url::parse(address).ok().filter(|url| url.scheme() == "https" && url.username().is_empty())?;
    let host = url.host_str()?;
    (host == "github.com" || host.ends_with(".ghe.com")).then(|| url.to_string())
}

/// The address of a page; whatever stands in a name is a part of the path and nothing else.
fn page(host: &str, path: &[&str]) -> Option<String> {
    let is_host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':');
    let mut url = Url::parse(&format!("https://{host}/")).ok().filter(|_| host.chars().all(is_host))?;
    url.path_segments_mut().ok()?.clear().extend(path);
    Some(url.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_login_is_one_part_of_the_path() {
        assert_eq!(page("ghe1.acme.example", &["ann"]).unwrap(), "https://ghe1.acme.example/ann");
        assert_eq!(page("ghe1.acme.example:8443", &["a b"]).unwrap(), "https://ghe1.acme.example:8443/a%20b");
        assert_eq!(page("ghe1.acme.example", &["x/y?z#"]).unwrap(), "https://ghe1.acme.example/x%2Fy%3Fz%23");
        assert_eq!(page("acme.example/evil", &["ann"]), None);
        assert_eq!(page("user@acme.example", &["ann"]), None);
    }

    #[test]
    fn only_addresses_on_github_are_taken_from_a_file() {
        assert_eq!(on_github("https://github.com/ann").unwrap(), "https://github.com/ann");
        assert_eq!(on_github("https://acme.ghe.com/ann").unwrap(), "https://acme.ghe.com/ann");
        for other in [
            "http://github.com/ann",
            "file:///etc/passwd",
            "https://github.com.acme.example/ann",
            "https://github.com@acme.example/",
            "javascript:alert(1)",
            "ann",
        ] {
            assert_eq!(on_github(other), None, "{other}");
        }
    }
}
