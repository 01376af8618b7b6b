//! What stands in a CSV cell: lists, yes and no, and server ids with their host.

use crate::model::Answer;

/// The items of a list cell, split at `,`, `;` and line ends, trimmed, blanks dropped; each with its offset in the cell.
pub(crate) fn items(cell: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let is_array = cell.trim_ascii().starts_with(b"[") && cell.trim_ascii().ends_with(b"]");
    cell.split(|byte| matches!(byte, b',' | b';' | b'\n' | b'\r')).filter_map(move |item| {
        let mut trimmed = item.trim_ascii();
        if is_array {
            while let [b'[' | b'"' | b' ', rest @ ..] | [rest @ .., b']' | b'"' | b' '] = trimmed {
                trimmed = rest;
            }
        }
        let offset = trimmed.as_ptr() as usize - cell.as_ptr() as usize;
        (!trimmed.is_empty()).then_some((offset, trimmed))
    })
}

/// A yes or no: `TRUE`, `FALSE` and what spreadsheets make of them, in any case; blank and anything else is not known.
pub(crate) fn answer(cell: &[u8]) -> Option<Answer> {
    let cell = cell.trim_ascii();
    let is_any = |words: &[&str]| words.iter().any(|word| cell.eq_ignore_ascii_case(word.as_bytes()));
    if cell.is_empty() {
        Some(Answer::Unknown)
    } else if is_any(&["true", "yes", "1", "t", "y"]) {
        Some(Answer::Yes)
    } else if is_any(&["false", "no", "0", "f", "n"]) {
        Some(Answer::No)
    } else {
        None
    }
}

/// The host and the id of a server account as a report names it: `71:ghes.example.com:Member` (also with a port behind
/// the host), `ghes.example.com:71`, or a bare `71`, whose host is blank.
pub(crate) fn server_id(item: &[u8]) -> (&[u8], &[u8]) {
    let is_id = |part: &[u8]| {
        // A spreadsheet makes 71.0 of 71.
        let (digits, zeros) =
            memchr::memchr(b'.', part).map_or((part, &b"0"[..]), |dot| (&part[..dot], &part[dot + 1..]));
        !digits.is_empty()
            && digits.iter().all(u8::is_ascii_digit)
            && !zeros.is_empty()
            && zeros.iter().all(|b| *b == b'0')
    };
    let Some(colon) = memchr::memchr(b':', item) else { return (&[], item) };
    let (first, rest) = (&item[..colon], &item[colon + 1..]);
    if is_id(first.trim_ascii()) {
        let rest = memchr::memmem::find(rest, b"://").map_or(rest, |scheme| &rest[scheme + 3..]);
        let parts: Vec<_> = rest.split(|byte| *byte == b':').collect();
        let has_port = parts.get(1).is_some_and(|part| is_id(part));
        let host = if has_port { &rest[..parts[0].len() + 1 + parts[1].len()] } else { parts[0] };
        return (host.trim_ascii(), first.trim_ascii());
    }
    let parts: Vec<_> = item.split(|byte| *byte == b':').collect();
    let Some(last) = parts.iter().rposition(|part| is_id(part.trim_ascii())) else { return (first, rest) };
    let id = parts[last].trim_ascii();
    let host_len = parts[..last].iter().map(|part| part.len() + 1).sum::<usize>().saturating_sub(1);
    (item[..host_len].trim_ascii(), id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(cell: &str) -> Vec<&str> {
        items(cell.as_bytes())
            .map(|(at, item)| {
                assert_eq!(&cell.as_bytes()[at..at + item.len()], item);
                std::str::from_utf8(item).unwrap()
            })
            .collect()
    }

    #[test]
    fn every_form_of_a_list_is_the_same_list() {
        for cell in ["a@x,b@x", "a@x, b@x", "a@x; b@x;", " a@x\nb@x", "a@x\r\n b@x,,", "[\"a@x\", \"b@x\"]"] {
            assert_eq!(list(cell), ["a@x", "b@x"], "{cell:?}");
        }
        assert_eq!(list(" "), [""; 0]);
        assert_eq!(list("[bracket"), ["[bracket"]);
    }

    #[test]
    fn a_server_id_is_found_in_every_form() {
        for (item, host, id) in [
            ("71:ghes.example.com:Member", "ghes.example.com", "71"),
            ("71:ghes.example.com", "ghes.example.com", "71"),
            ("71.0:ghes.example.com:Member", "ghes.example.com", "71.0"),
            ("71:https://ghes.example.com:Member", "ghes.example.com", "71"),
            ("71:ghes.example.com:8443:Member", "ghes.example.com:8443", "71"),
            ("ghes.example.com:71", "ghes.example.com", "71"),
            ("ghes.example.com:71:Owner", "ghes.example.com", "71"),
            ("ghes.example.com:8443:71", "ghes.example.com:8443", "71"),
            ("71", "", "71"),
        ] {
            let (found_host, found_id) = server_id(item.as_bytes());
            assert_eq!((found_host, found_id), (host.as_bytes(), id.as_bytes()), "{item}");
        }
    }

    #[test]
    fn yes_and_no_in_any_case() {
        assert_eq!(answer(b"TRUE"), Some(Answer::Yes));
        assert_eq!(answer(b" false "), Some(Answer::No));
        assert_eq!(answer(b""), Some(Answer::Unknown));
        assert_eq!(answer(b"perhaps"), None);
    }
}
