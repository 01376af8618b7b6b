//! One file while it is read: its bytes, and what readers collect beside their records.

use super::decode;
use super::fault::Fault;
use super::parts::Moved;
use crate::model::{HostId, Raw, ReadId, Sentence, Side, Text, UserId, Warnings, normal_host};
use std::borrow::Cow;
use std::collections::HashMap;

/// One file while it is read.
pub(crate) struct Draft<'b> {
    /// The source's number.
    pub(crate) number: u16,
    /// The decoded bytes.
    pub(crate) bytes: &'b [u8],
    pub(crate) side: Side,
    pub(crate) warnings: Warnings,
    /// Hosts that the file names, numbered as met; the join renumbers.
    pub(crate) hosts: Interned,
    /// User ids that are no numbers, numbered as met; the join renumbers.
    pub(crate) text_ids: Interned,
    /// Items of lists.
    pub(crate) texts: Vec<Text>,
    /// Where JSON records start.
    pub(crate) record_starts: Vec<u32>,
    /// How many records there are.
    pub(crate) records: u64,
    /// The latest day on which the file says that something happened, as `YYYY-MM-DD`.
    pub(crate) newest: [u8; 10],
    is_utf8: bool,
    redecoded: u64,
    /// Hosts as the file spells them.
    spelled: HashMap<Vec<u8>, HostId>,
}

/// Texts by number, each once.
#[derive(Default)]
pub(crate) struct Interned {
    pub(crate) texts: Vec<String>,
    numbers: HashMap<String, u32>,
}

impl Interned {
    /// The number of a text.
    pub(crate) fn number(&mut self, text: &str) -> u32 {
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = self.texts.len() as u32;
        self.texts.push(text.to_owned());
        self.numbers.insert(text.to_owned(), number);
        number
    }
}

impl<'b> Draft<'b> {
    /// Starts reading decoded bytes.
    pub(crate) fn new(number: u16, bytes: &'b [u8]) -> Self {
        Self::reading(number, bytes, std::str::from_utf8(bytes).is_ok())
    }

    /// Starts reading a part of the same bytes.
    pub(crate) fn part(&self) -> Self {
        Self::reading(self.number, self.bytes, self.is_utf8)
    }

    fn reading(number: u16, bytes: &'b [u8], is_utf8: bool) -> Self {
        Self {
            number,
            bytes,
            side: Side::default(),
            warnings: Warnings::default(),
            hosts: Interned::default(),
            text_ids: Interned::default(),
            texts: Vec::new(),
            record_starts: Vec::new(),
            records: 0,
            newest: [0; 10],
            is_utf8,
            redecoded: 0,
            spelled: HashMap::new(),
        }
    }

    /// Takes in what was read of the part that follows; tells how its numbers change.
    pub(crate) fn append(&mut self, next: Self) -> Moved {
        let side = self.side.append(next.side);
        let hosts = next.hosts.texts.iter().map(|host| HostId(self.hosts.number(host) as u16)).collect();
        let ids = next.text_ids.texts.iter().map(|id| self.text_ids.number(id)).collect();
        let moved = Moved { texts: self.texts.len() as u32, side, hosts, ids };
        self.warnings.append(next.warnings);
        self.texts.extend(next.texts.into_iter().map(|text| moved.text(text)));
        self.record_starts.extend(next.record_starts);
        self.records += next.records;
        self.newest = self.newest.max(next.newest);
        self.redecoded += next.redecoded;
        moved
    }

    /// The bytes of a value.
    pub(crate) fn value(&self, text: Text) -> &[u8] {
        if !text.is_known() {
            return &[];
        }
        let start = text.at() as usize;
        let end = start + text.len() as usize;
        if text.is_side() { self.side.slice(start, end) } else { &self.bytes[start..end] }
    }

    /// A value that stands in the bytes letter for letter, without ASCII white space around it.
    pub(crate) fn span(&mut self, at: usize, len: usize) -> Result<Text, Fault> {
        let bytes = &self.bytes[at..at + len];
        let trimmed = bytes.trim_ascii_start();
        let at = at + bytes.len() - trimmed.len();
        let trimmed = trimmed.trim_ascii_end();
        if trimmed.len() > Text::MAX_LEN {
            return Err(too_long(at));
        }
        if !self.is_utf8 && std::str::from_utf8(trimmed).is_err() {
            return self.aside(trimmed, at);
        }
        Ok(Text::in_bytes(self.number, at as u32, trimmed.len() as u32))
    }

    /// A value that does not stand in the bytes letter for letter, spelled at this byte.
    pub(crate) fn aside(&mut self, value: &[u8], at: usize) -> Result<Text, Fault> {
        let decoded = decode::cell(value.trim_ascii());
        if matches!(decoded, Cow::Owned(_)) {
            self.redecoded += 1;
        }
        if decoded.len() > Text::MAX_LEN {
            return Err(too_long(at));
        }
        Ok(self.side.keep(self.number, &decoded, at as u32))
    }

    /// Takes notice of a day, such as the one on which an account was made; what does not begin with a day is none.
    pub(crate) fn see_day(&mut self, value: &[u8]) {
        let Some(day) = value.first_chunk::<10>().filter(|day| **day > self.newest) else { return };
        let is_day = day.iter().enumerate().all(|(index, byte)| match index {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
        if is_day {
            self.newest = *day;
        }
    }

    /// Adds a warning at a byte.
    pub(crate) fn warn(&mut self, code: crate::model::Code, at: usize, message: impl FnOnce() -> Sentence) {
        self.warnings.add(code, Some(at as u32), message);
    }

    /// The number of a host as the file spells it; unknown where it is blank.
    pub(crate) fn host(&mut self, bytes: &[u8]) -> HostId {
        if let Some(host) = self.spelled.get(bytes) {
            return *host;
        }
        let host = normal_host(&String::from_utf8_lossy(bytes));
        let host = host.map_or(HostId::UNKNOWN, |host| HostId(self.hosts.number(&host) as u16));
        self.spelled.insert(bytes.to_vec(), host);
        host
    }

    /// A user id that stands at this byte; `None` where it is blank.
    pub(crate) fn user_id(&mut self, bytes: &[u8], at: usize) -> Option<UserId> {
        let text = String::from_utf8_lossy(bytes);
        Some(match ReadId::parse(&text)? {
            ReadId::Number(id) => id,
            ReadId::Text(text) => {
                if is_rounded(text) {
                    self.warn("id-rounded", at, || {
                        let told = Sentence::new().data(Raw::of(text)).word(" is what a spreadsheet left of a user id");
                        told.word(": download the file again, and do not save it from a spreadsheet")
                    });
                }
                UserId::text(self.text_ids.number(text))
            }
        })
    }

    /// Warns of cells that were read as Windows-1252, once for the file.
    pub(crate) fn finish(&mut self) {
        let cells = self.redecoded;
        if cells > 0 {
            self.warnings.add_many("windows-1252", None, cells, || {
                let cells = if cells == 1 { "1 value is".to_owned() } else { format!("{cells} values are") };
                Sentence::new().word(cells).word(" not UTF-8 and read as Windows-1252")
            });
        }
    }
}

/// Whether it is a large number as spreadsheets write it, such as `1.23E+05`, also with a comma.
fn is_rounded(text: &str) -> bool {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts = text.split_once(['e', 'E']).and_then(|(digits, power)| Some((digits, power.strip_prefix('+')?)));
    parts.is_some_and(|(digits, power)| is_number(power) && digits.splitn(2, ['.', ',']).all(is_number))
}

fn too_long(at: usize) -> Fault {
    Fault::new("this value is 1 MiB or longer").at(at).hint("no field of these files is that long; download it again")
}
