//! Records out of a notes file that is cut short or broken: both sides of a conflict in git, else every object that is
//! whole and names an account.

use super::members::Members;
use super::{CLOUD_ACCOUNTS, Document, SERVER_ACCOUNTS, VERSION, git, record};
use crate::notes::merge::import;

/// Reads what can be read.
pub fn salvage(bytes: &[u8]) -> Document {
    both_sides(bytes).unwrap_or_else(|| whole_records(bytes))
}

fn both_sides(bytes: &[u8]) -> Option<Document> {
    let [ours, theirs] = git::sides(bytes)?.map(|side| Document::read(&side).ok());
    let (mut ours, theirs) = (ours?, theirs?);
    ours.notes = import(&ours.notes, &theirs.notes).notes;
    ours.fill(&theirs);
    ours.other_version = ours.other_version.or(theirs.other_version);
    ours.warnings.extend(theirs.warnings);
    Some(ours)
}

/// An object is first tried as a `Value`, whose bounded depth makes the work linear in the
/// bytes also where nothing but brackets is left.
fn whole_records(bytes: &[u8]) -> Document {
    let mut document = Document::default();
    let mut at = 0;
    while let Some(next) = bytes.get(at..).and_then(|rest| memchr::memchr(b'{', rest)) {
        let start = at.saturating_add(next);
        let len = whole_object(bytes.get(start..).unwrap_or_default())
            .filter(|json| document.take(json, start))
            .map_or(1, str::len);
        at = start.saturating_add(len);
    }
    document.other_version = version(bytes);
    document
}

impl Document {
    /// Takes an object that names an account; anything else may still hold some.
    fn take(&mut self, json: &str, at: usize) -> bool {
        if let Ok(record) = record::read(json) {
            let Some(key) = record.key else { return false };
            self.add_note(key, record.note, at);
            return true;
        }
        let Ok(Members(members)) = serde_json::from_str(json) else { return false };
        let has = |name: &str| members.iter().any(|(of, _)| of == name);
        let list = match (has("host") && has("id"), has("login")) {
            (true, _) => &mut self.rest.server_accounts,
            (false, true) => &mut self.rest.cloud_accounts,
            (false, false) => return false,
        };
        list.push(json.to_owned());
        true
    }
}

fn whole_object(bytes: &[u8]) -> Option<&str> {
    let mut values = serde_json::Deserializer::from_slice(bytes).into_iter::<serde_json::Value>();
    values.next()?.ok()?;
    std::str::from_utf8(bytes.get(..values.byte_offset())?).ok()
}

/// The version that the head of the file names, where it is not ours.
fn version(bytes: &[u8]) -> Option<String> {
    let lists = [SERVER_ACCOUNTS, CLOUD_ACCOUNTS].map(|name| memchr::memmem::find(bytes, name.as_bytes()));
    let head = bytes.get(..lists.into_iter().flatten().min().unwrap_or(bytes.len()))?;
    let name = b"\"version\"";
    let value = head.get(memchr::memmem::find(head, name)?.saturating_add(name.len())..)?.trim_ascii_start();
    let digits = value.strip_prefix(b":")?.trim_ascii_start();
    let end = digits.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(digits.len());
    let version = std::str::from_utf8(digits.get(..end)?).ok()?;
    (!version.is_empty() && version != VERSION.to_string()).then(|| version.to_owned())
}
