//! Large files in parts, which all cores read side by side. What they read is put together in the order of the file, so
//! that nobody can tell.

use super::draft::Draft;
use super::fault::Fault;
use super::json::Value;
use crate::model::{HostId, Text, UserId};
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

/// What the records of a file are read to.
pub(crate) trait Records: Default + Send {
    /// Takes in the records of the next part.
    fn append(&mut self, next: Self, moved: &Moved);

    /// Makes room for so many parts as large as this one.
    fn reserve(&mut self, parts: usize);
}

/// How the numbers of a part change where it stands behind others.
pub(crate) struct Moved {
    /// How many texts stand before its own.
    pub(crate) texts: u32,
    /// Where its side buffer starts.
    pub(crate) side: u32,
    /// The hosts that it numbered.
    pub(crate) hosts: Vec<HostId>,
    /// The ids that it numbered.
    pub(crate) ids: Vec<u32>,
}

impl Moved {
    /// The same text.
    pub(crate) fn text(&self, text: Text) -> Text {
        text.moved_in_side(self.side)
    }

    /// The same host.
    pub(crate) fn host(&self, host: HostId) -> HostId {
        self.hosts.get(usize::from(host.0)).copied().unwrap_or(HostId::UNKNOWN)
    }

    /// The same user id.
    pub(crate) fn id(&self, id: UserId) -> UserId {
        id.as_text().and_then(|place| self.ids.get(place)).map_or(id, |place| UserId::text(*place))
    }
}

/// Reads all parts; `None` where one of them cannot be read alone. Reading all at once then tells what is wrong.
pub(crate) fn read<'b, P: Sync, R: Records>(
    draft: &Draft<'b>,
    parts: &[P],
    read: impl Fn(&P, &mut Draft<'b>) -> Option<R> + Sync,
) -> Option<(Draft<'b>, R)> {
    let whole = Mutex::new(Whole { draft: draft.part(), records: R::default(), len: 0, waiting: BTreeMap::new() });
    let failed = AtomicBool::new(false);
    let take = |number: usize, part: &P| {
        let mut draft = draft.part();
        let records = if failed.load(Ordering::Relaxed) { None } else { read(part, &mut draft) };
        match (records, whole.lock()) {
            (Some(records), Ok(mut whole)) => whole.take(number, draft, records, parts.len()),
            _ => failed.store(true, Ordering::Relaxed),
        }
    };
    let take = &take;
    // The first ones first, so that few wait for one before them.
    rayon::scope_fifo(|scope| {
        parts.iter().enumerate().for_each(|(number, part)| scope.spawn_fifo(move |_| take(number, part)));
    });
    let whole = whole.into_inner().ok().filter(|whole| whole.len == parts.len())?;
    Some((whole.draft, whole.records))
}

/// The parts that are put together, and those that wait for one before them.
struct Whole<'b, R> {
    draft: Draft<'b>,
    records: R,
    len: usize,
    waiting: BTreeMap<usize, (Draft<'b>, R)>,
}

impl<'b, R: Records> Whole<'b, R> {
    fn take(&mut self, number: usize, draft: Draft<'b>, records: R, parts: usize) {
        self.waiting.insert(number, (draft, records));
        while let Some((draft, records)) = self.waiting.remove(&self.len) {
            let moved = self.draft.append(draft);
            self.records.append(records, &moved);
            self.len += 1;
            if self.len == 1 {
                self.draft.texts.reserve(self.draft.texts.len() * parts);
                self.records.reserve(parts);
            }
        }
    }
}

/// How many records of a list are one part.
const ITEMS: usize = 512;

/// Reads the records of a JSON list, in parts where they are many.
pub(crate) fn read_items<'b, R: Records>(
    draft: &mut Draft<'b>,
    items: &[Value<'b>],
    records: &mut R,
    each: impl Fn(&mut Draft<'b>, Value<'b>, &mut R) -> Result<(), Fault> + Sync,
) -> Result<(), Fault> {
    if items.len() > ITEMS {
        let parts: Vec<&[Value<'b>]> = items.chunks(ITEMS).collect();
        let read = read(draft, &parts, |items, draft| {
            let mut records = R::default();
            items.iter().try_for_each(|item| each(draft, item, &mut records)).ok()?;
            Some(records)
        });
        if let Some((later, more)) = read {
            let moved = draft.append(later);
            records.append(more, &moved);
            return Ok(());
        }
    }
    items.iter().try_for_each(|item| each(draft, item, records))
}

#[cfg(test)]
mod tests {
    use crate::model::ReportFacts;
    use crate::read::parse;
    use crate::read::parsed::{Body, Parsed};

    /// A server's export with so many users, of whom one is spelled otherwise.
    fn export(users: usize, odd: usize, spelled: &str) -> String {
        let plain = |id| format!(r#"{{"id": "x{id}", "login": "ann\u0065{id}", "emails": ["a{id}@corp.example"]}}"#);
        let user = |id: usize| if id == odd { spelled.to_owned() } else { plain(id) };
        let users: Vec<String> = (0..users).map(user).collect();
        format!(r#"{{"host_name": "ghes.example", "features": [], "users": [{}]}}"#, users.join(","))
    }

    fn parsed(text: &str) -> Result<Parsed, String> {
        let parsed = parse::parse(0, text.as_bytes(), ReportFacts::default());
        parsed.map_err(|fault| format!("{} at {:?}", fault.fact, fault.at))
    }

    #[test]
    fn users_in_parts_are_numbered_as_in_the_file() {
        let text = export(3_000, 2_000, r#"{"login": "nobody"}"#);
        let parsed = parsed(&text).unwrap();
        let Body::Users(body) = &parsed.body else { panic!("a server export holds users") };
        assert_eq!((body.records.len(), parsed.record_starts.len()), (2_999, 3_000));
        assert_eq!(parsed.warnings.kept()[0].at, Some(parsed.record_starts[2_000]));
        for (number, id) in [(0, "x0"), (1_999, "x1999"), (2_998, "x2999")] {
            let record = &body.records[number];
            assert_eq!(parsed.text_ids[record.id.as_text().unwrap()], id);
            let email = parsed.texts[record.emails as usize];
            assert!(text[email.at() as usize..].starts_with(&format!("a{}@", &id[1..])));
            let end = (record.login.at() + record.login.len()) as usize;
            assert_eq!(parsed.side.slice(record.login.at() as usize, end), format!("anne{}", &id[1..]).as_bytes());
        }
    }

    #[test]
    fn a_fault_in_one_part_is_told_as_if_there_were_none() {
        let text = export(3_000, 2_000, "7");
        let fault = parsed(&text).err().unwrap();
        let at = text.find(",7,").unwrap() + 1;
        assert_eq!(fault, format!("users[2000]: expected an object, found a number at Some({at})"));
    }
}
