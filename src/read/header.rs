//! The header of a CSV file: which delimiter, which fields in which columns, and what to say where they do not fit.

use super::cells::{Parser, Records};
use super::columns;
use super::fault::Fault;
use super::guides::guide;
use crate::model::{Field, Kind, Raw, Sentence};

/// The header of a CSV file that was recognised.
#[derive(Clone, Debug)]
pub(crate) struct Header {
    /// What the file is.
    pub(crate) kind: Kind,
    /// What parts the cells.
    pub(crate) delimiter: u8,
    /// The field of each column; `None` for columns that nobody reads.
    pub(crate) columns: Vec<Option<Field>>,
    /// Columns that have the field of an earlier one.
    pub(crate) twins: Vec<(usize, usize)>,
    /// The header's cells, to know it again in the middle of a file.
    pub(crate) cells: Vec<Vec<u8>>,
    /// Offset behind the header.
    pub(crate) end: usize,
}

/// Reads the header, and by it what the file is.
pub(crate) fn recognise(bytes: &[u8]) -> Result<Header, Fault> {
    let mut read = Vec::new();
    let start = behind_separator(bytes);
    for delimiter in [b',', b';', b'\t'] {
        let mut parser = Parser::new(delimiter);
        let mut records = Records::from(bytes, start, &mut parser);
        if let Ok(Some(record)) = records.next() {
            let cells: Vec<Vec<u8>> = record.values().map(<[u8]>::to_vec).collect();
            read.push((delimiter, cells, record.end));
        }
    }
    for (delimiter, cells, end) in &read {
        let names: Vec<_> = cells.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect();
        let report: Vec<_> = names.iter().map(|name| columns::of_report(name)).collect();
        let has = |field| report.contains(&Some(field));
        let is_report =
            has(Field::CloudLogin) && (has(Field::LicenseType) || has(Field::TotalAccounts) || has(Field::ServerIds));
        let header = |kind, columns: Vec<Option<Field>>| {
            let twins = twins(&columns);
            Header { kind, delimiter: *delimiter, columns, twins, cells: cells.clone(), end: *end }
        };
        if is_report {
            return Ok(header(Kind::CloudReport, report));
        }
        let users: Vec<_> = names.iter().map(|name| columns::of_user(name)).collect();
        let has = |field| users.contains(&Some(field));
        if has(Field::Id) && has(Field::Login) && has(Field::PrimaryEmail) {
            return Ok(header(Kind::ServerUsers, users));
        }
    }
    Err(refused(bytes, &read.into_iter().map(|(_, cells, _)| cells).collect::<Vec<_>>()))
}

/// Where the header starts: behind a line such as `sep=;`, by which Excel is told what parts the cells. The names of the
/// columns tell it as well.
fn behind_separator(bytes: &[u8]) -> usize {
    let end = memchr::memchr2(b'\r', b'\n', bytes).unwrap_or(bytes.len());
    let line = bytes[..end].trim_ascii_end();
    let line = line.strip_prefix(b"\"").unwrap_or(line);
    let is_told = line.get(..4).is_some_and(|start| start.eq_ignore_ascii_case(b"sep=")) && line.len() < 8;
    if is_told { end } else { 0 }
}

fn twins(columns: &[Option<Field>]) -> Vec<(usize, usize)> {
    let mut twins = Vec::new();
    for (second, field) in columns.iter().enumerate() {
        let first = columns.iter().position(|of| of == field);
        if let Some(first) = first.filter(|first| field.is_some() && *first < second) {
            twins.push((first, second));
        }
    }
    twins
}

/// Says what was looked for, what was found, and where the right file is.
fn refused(bytes: &[u8], headers: &[Vec<Vec<u8>>]) -> Fault {
    let names: Vec<String> = headers
        .iter()
        .max_by_key(|cells| cells.len())
        .map(|cells| cells.iter().map(|cell| String::from_utf8_lossy(cell).trim().to_owned()).collect())
        .unwrap_or_default();
    let normal: Vec<String> = names.iter().map(|name| columns::normal(name).into_owned()).collect();
    let has = |name: &str| normal.iter().any(|known| known == name);
    let has_any = |words: &[&str]| words.iter().any(|word| has(word));
    if bytes.contains(&0) {
        return Fault::new("this is no text file that seatmatch knows")
            .hint("pass the licence report (CSV or JSON), a server's export (JSON) or its All users report (CSV)");
    }
    let has_login = has_any(&["login", "github_com_login", "git_hub_com_login", "git_hub_login", "username"]);
    let of_server = ["suspended?", "suspended", "dormant?", "ssh_keys", "last_logged_ip", "raw_login", "repos"];
    let no_ids = Fault::new("this file has no user ids")
        .hint("download All users: https://HOST/stafftools/reports/all_users.csv (site admin dashboard, Reports)");
    if has("login") && has_any(&of_server) {
        return no_ids;
    }
    let people = ["organizations", "two_factor_auth", "2fa", "tfa_enabled", "collaborator", "name"];
    let is_people = normal.iter().any(|name| people.iter().any(|word| name.contains(word)));
    if has_login && (is_people || (has("role") && !has("email"))) {
        return Fault::new(
            "this is the people list of an enterprise, not its licence report: it has people who consume nothing",
        )
        .hint(Sentence::from("download the licence report: ").word(guide(Kind::CloudReport).page));
    }
    if has("login") && has("email") {
        return no_ids;
    }
    let mut fact = Sentence::new().word("the columns are of no file that seatmatch knows; found ");
    for (index, name) in names.iter().take(4).enumerate() {
        fact = fact.word(if index == 0 { "" } else { ", " }).data(Raw::of(name));
    }
    if names.len() > 4 {
        fact = fact.word(format!(" and {} more", names.len() - 4));
    }
    Fault::new(fact).hint(nearest(&normal))
}

/// What was looked for, beginning with the kind that shares most columns.
fn nearest(names: &[String]) -> Sentence {
    let report = names.iter().filter(|name| columns::of_report(name).is_some()).count();
    let users = names.iter().filter(|name| columns::of_user(name).is_some()).count();
    if users > report {
        return Sentence::new()
            .word("a server's All users report has the columns ")
            .code("id, login, email")
            .word("; download it from https://HOST/stafftools/reports/all_users.csv");
    }
    Sentence::new()
        .word("a licence report has ")
        .code("GitHub com login")
        .word(" and one of ")
        .code("License type, Total user accounts, Enterprise server user ids")
        .word("; download it: ")
        .word(guide(Kind::CloudReport).page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_is_found_by_the_names() {
        for (text, delimiter) in [
            ("GitHub com login,License type\n", b','),
            ("GitHub com login;License type\n", b';'),
            ("GitHub com login\tLicense type\n", b'\t'),
        ] {
            let header = recognise(text.as_bytes()).unwrap();
            assert_eq!((header.delimiter, header.kind), (delimiter, Kind::CloudReport), "{text}");
        }
        for line in ["sep=,\n", "sep=;\r\n", "SEP=\t\r", "\"sep=,\"\n"] {
            let text = format!("{line}GitHub com login;License type\n");
            let header = recognise(text.as_bytes()).unwrap();
            assert_eq!((header.delimiter, header.end), (b';', text.len()), "{line:?}");
        }
        assert_eq!(recognise(b"created_at,id,login,email,role\n").unwrap().kind, Kind::ServerUsers);
    }

    #[test]
    fn a_wrong_file_is_told_what_it_is_and_where_the_right_one_is() {
        for (text, fact) in [
            ("login,email,role,ssh_keys\n", "no user ids"),
            ("GitHub com login,GitHub com name,Role,Organizations\n", "people list"),
            ("a,b,c,d,e,f\n", "found a, b, c, d and 2 more"),
        ] {
            let fault = recognise(text.as_bytes()).unwrap_err();
            assert!(fault.fact.to_string().contains(fact), "{}", fault.fact);
            assert!(!fault.hint.is_empty());
        }
    }
}
