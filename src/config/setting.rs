//! The one table of settings: reading, the environment, the template and the README's list all come from it.

use super::Settings;
use crate::app::ThemeName;
use crate::matching::{AccountsKind, Billing, Score};
use std::path::PathBuf;

/// A setting that has one value.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// Its name in the file; `SEATMATCH_` and the name in capitals is its environment variable.
    pub name: &'static str,
    /// One line about it.
    pub about: &'static str,
    /// A value as the file has it: the default, where there is one.
    pub example: &'static str,
    /// The values that it takes, in words.
    pub wanted: &'static str,
    /// Takes a value; `None` where it cannot be read.
    pub(super) take: fn(&mut Settings, &str) -> Option<()>,
}

/// All settings that have one value.
pub const SETTINGS: &[Setting] = &[
    Setting {
        name: "theme",
        about: "the colours of the screen; auto asks the terminal whether it is light or dark",
        example: "\"auto\"",
        wanted: "auto, light, dark, mono or high-contrast",
        take: |settings, text| put(&mut settings.theme, ThemeName::parse(text)),
    },
    Setting {
        name: "ascii",
        about: "draw with ASCII alone",
        example: "false",
        wanted: "true or false",
        take: |settings, text| put(&mut settings.ascii, text.parse().ok()),
    },
    Setting {
        name: "mouse",
        about: "take the mouse; without it the terminal selects text as usual",
        example: "true",
        wanted: "true or false",
        take: |settings, text| put(&mut settings.mouse, text.parse().ok()),
    },
    Setting {
        name: "price",
        about: "what a licence costs a month",
        example: "21",
        wanted: "a plain decimal number such as 21 or 19.95, without a currency",
        take: |settings, text| put(&mut settings.price, text.parse().ok()),
    },
    Setting {
        name: "threshold",
        about: "from which likelihood on an account counts as counted twice",
        example: "0.80",
        wanted: "a number from 0 to 1, such as 0.80",
        take: |settings, text| put(&mut settings.threshold, Score::parse(text)),
    },
    Setting {
        name: "billing",
        about: "how licences are paid",
        example: "\"usage\"",
        wanted: "usage (by the month) or volume (by the year)",
        take: |settings, text| put(&mut settings.billing, Billing::parse(text)),
    },
    Setting {
        name: "accounts",
        about: "whose the cloud accounts are; unless it is set, as the files look",
        example: "\"managed\"",
        wanted: "managed (the enterprise's) or personal",
        take: |settings, text| put(&mut settings.accounts, AccountsKind::parse(text)),
    },
    Setting {
        name: "notes",
        about: "the notes file, beside this file where it is not a whole path",
        example: "\"~/team/acme-notes.json\"",
        wanted: "a path",
        take: |settings, text| put(&mut settings.notes, (!text.is_empty()).then(|| PathBuf::from(text))),
    },
    Setting {
        name: "author",
        about: "who writes notes",
        example: "\"ann\"",
        wanted: "a name",
        take: |settings, text| put(&mut settings.author, (!text.is_empty()).then(|| text.to_owned())),
    },
];

impl Setting {
    /// The environment variable that comes before the file.
    #[must_use]
    pub fn variable(self) -> String {
        format!("SEATMATCH_{}", self.name.to_uppercase())
    }
}

fn put<T>(slot: &mut Option<T>, value: Option<T>) -> Option<()> {
    *slot = Some(value?);
    Some(())
}
