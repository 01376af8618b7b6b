//! A server's user as a JSON record: in the server's own export, and as the cloud knows it.

use super::columns;
use super::draft::Draft;
use super::fault::Fault;
use super::json::{self, Object, Shape, Value};
use crate::model::{Answer, Field, HostId, Kind, Raw, Sentence, ServerRecord, Text, UserId};

/// Reads one user; `None`, with a warning, where it has no id.
pub(crate) fn read<'b>(
    draft: &mut Draft<'b>,
    value: Value<'b>,
    kind: Kind,
    host: HostId,
) -> Result<Option<ServerRecord>, Fault> {
    let at = draft.start_record(value);
    let mut record = ServerRecord {
        host,
        source: draft.number,
        kind,
        suspended: Answer::Unknown,
        dormant: Answer::Unknown,
        site_admin: Answer::Unknown,
        id: UserId::text(0),
        at,
        emails: draft.texts.len() as u32,
        emails_len: 0,
        login: Text::UNKNOWN,
        name: Text::UNKNOWN,
        primary: Text::UNKNOWN,
    };
    let mut id = None;
    let mut email = Text::UNKNOWN;
    let mut emails = Addresses { flagged: Text::UNKNOWN, all: Vec::new() };
    let mut seen = 0_u64;
    let text = draft.bytes;
    json::each_entry(text, value, |key, value| {
        let Some(field) = columns::of_user(&key) else { return Ok(()) };
        if seen & (1 << field as u64) != 0 && Shape::of(value) != Shape::Null {
            return Err(twice(&key, json::offset(text, value)));
        }
        if Shape::of(value) == Shape::Null {
            if field == Field::SuspendedAt {
                record.suspended = record.suspended.any(Answer::No);
            }
            return Ok(());
        }
        seen |= 1 << field as u64;
        match field {
            Field::Id => id = draft.json_id(Some(value))?,
            Field::Login => record.login = draft.scalar(Some(value))?,
            Field::Name => record.name = draft.scalar(Some(value))?,
            Field::PrimaryEmail => email = draft.scalar(Some(value))?,
            Field::Emails => emails = read_emails(draft, value)?,
            Field::SiteAdmin => record.site_admin = draft.yes_or_no(Some(value))?,
            Field::Suspended => record.suspended = record.suspended.any(draft.yes_or_no(Some(value))?),
            Field::SuspendedAt => {
                let since = draft.scalar(Some(value))?;
                record.suspended = record.suspended.any(Answer::from(since.is_filled()));
            }
            Field::Dormant => record.dormant = draft.yes_or_no(Some(value))?,
            Field::CreatedAt | Field::LastActive => draft.see_day(value.get().as_bytes().get(1..).unwrap_or_default()),
            _ => {}
        }
        Ok(())
    })?;
    let Some(id) = id else {
        no_id(draft, at as usize);
        return Ok(None);
    };
    record.id = id;
    record.primary = emails.flagged.or(email).or(emails.only());
    if email.is_filled() {
        draft.texts.push(email);
    }
    draft.texts.extend(emails.all);
    record.emails_len = draft.texts.len() as u32 - record.emails;
    if record.primary.is_empty() {
        no_primary(draft, at as usize);
    }
    Ok(Some(record))
}

/// Warns of a record without a user id; it is no account.
pub(crate) fn no_id(draft: &mut Draft<'_>, at: usize) {
    draft.warn("no-user-id", at, || Sentence::from("this user has no id and was left out"));
}

/// Warns of an account whose primary e-mail its server's file does not tell.
pub(crate) fn no_primary(draft: &mut Draft<'_>, at: usize) {
    draft.warn("no-primary-email", at, || Sentence::from("this account has no primary e-mail here"));
}

fn twice(key: &str, at: usize) -> Fault {
    let fact = Sentence::new().word("the field ").data(Raw::of(key)).word(" stands twice in one record");
    Fault::new(fact).at(at).hint("the file was edited: download it again")
}

/// The addresses of one user.
struct Addresses {
    flagged: Text,
    all: Vec<Text>,
}

impl Addresses {
    fn only(&self) -> Text {
        if let [only] = self.all[..] { only } else { Text::UNKNOWN }
    }
}

fn read_emails<'b>(draft: &mut Draft<'b>, value: Value<'b>) -> Result<Addresses, Fault> {
    let mut addresses = Addresses { flagged: Text::UNKNOWN, all: Vec::new() };
    let text = draft.bytes;
    let items = match Shape::of(value) {
        Shape::Object => json::nodes(text, value)?,
        Shape::List => json::items(text, value)?,
        _ => {
            draft.each_text(Some(value), &[], |_, item| addresses.all.push(item))?;
            return Ok(addresses);
        }
    };
    for item in items {
        let (email, is_primary) = if Shape::of(item) == Shape::Object {
            let object = Object::of(text, item)?;
            let email = draft.scalar(object.any(&["email", "value", "address"]))?;
            (email, draft.yes_or_no(object.any(&["primary", "is_primary"]))?.is_yes())
        } else {
            (draft.scalar(Some(item))?, false)
        };
        if email.is_filled() {
            if is_primary && addresses.flagged.is_empty() {
                addresses.flagged = email;
            }
            addresses.all.push(email);
        }
    }
    Ok(addresses)
}
