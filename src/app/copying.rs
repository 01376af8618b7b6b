//! The choice of what to copy of an account. All of it is fit for eyes: nothing from a file reaches a clipboard, and by
//! it perhaps a shell, that one cannot see.

use super::links::{cloud_page, server_page};
use super::page::moved;
use super::{Step, Who};
use crate::export::{write_account_json, write_account_line, write_row_json, write_row_line};
use crate::matching::World;
use crate::model::{Sentence, Text};

/// The longest text that terminals are known to take: 100,000 bytes as base64.
pub const LONGEST_COPY: usize = 74_994;

/// What can be copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The account as a line of cells with tabs between them.
    Row,
    /// Its e-mail.
    Email,
    /// Its login.
    Login,
    /// The address of its page.
    Url,
    /// The account as JSON, as exports have it.
    Json,
    /// The message to the person.
    Message,
}

/// The choice.
#[derive(Debug)]
pub struct Copying {
    /// The account in words.
    pub title: Sentence,
    /// What there is of each part.
    pub parts: Vec<(Part, Option<String>)>,
    /// The place of the chosen one.
    pub at: usize,
}

impl Part {
    /// All parts in the order of the choice.
    pub const ALL: [Self; 6] = [Self::Row, Self::Email, Self::Login, Self::Url, Self::Json, Self::Message];

    /// What it is called.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Row => "row",
            Self::Email => "e-mail",
            Self::Login => "login",
            Self::Url => "URL",
            Self::Json => "JSON",
            Self::Message => "message",
        }
    }

    /// Why there may be none of it.
    #[must_use]
    pub fn missing(self) -> &'static str {
        match self {
            Self::Row | Self::Json => "it could not be written",
            Self::Email => "no e-mail is known",
            Self::Login => "no login is known",
            Self::Url => "no page on GitHub is known",
            Self::Message => "there is nothing that the person could do",
        }
    }

    fn of(self, world: &World, who: Who) -> Option<String> {
        let estate = &*world.estate;
        let shown = |text: Text| estate.filled(text).map(|raw| raw.shown().to_string());
        match (self, who) {
            (Self::Row, Who::Account(account)) => written(|out| write_account_line(out, world, account)),
            (Self::Row, Who::Row(row)) => written(|out| write_row_line(out, world, row)),
            (Self::Email, Who::Account(account)) => shown(estate.account(account).primary),
            (Self::Email, Who::Row(row)) => shown(world.cloud_address(row)),
            (Self::Login, Who::Account(account)) => shown(estate.login_of(account)),
            (Self::Login, Who::Row(row)) => shown(estate.row(row).login),
            (Self::Url, Who::Account(account)) => server_page(world, account),
            (Self::Url, Who::Row(row)) => cloud_page(world, row),
            (Self::Json, Who::Account(account)) => written(|out| write_account_json(out, world, account)),
            (Self::Json, Who::Row(row)) => written(|out| write_row_json(out, world, row)),
            (Self::Message, Who::Account(account)) => world.message_to(account).map(|message| message.to_string()),
            (Self::Message, Who::Row(row)) => {
                let accounts = world.partners_of_row(row);
                accounts.into_iter().find_map(|account| world.message_to(account)).map(|message| message.to_string())
            }
        }
    }
}

fn written(write: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> Option<String> {
    let mut out = Vec::new();
    write(&mut out).ok()?;
    Some(String::from_utf8_lossy(&out).trim_end_matches('\n').to_owned())
}

impl Copying {
    /// Opens the choice for an account.
    #[must_use]
    pub fn open(world: &World, who: Who, title: Sentence) -> Self {
        Self { title, parts: Part::ALL.map(|part| (part, part.of(world, who))).to_vec(), at: 0 }
    }

    /// Chooses another.
    pub fn step(&mut self, step: Step) {
        self.at = moved(self.at, step, self.parts.len()).min(self.parts.len().saturating_sub(1));
    }

    /// The chosen part.
    #[must_use]
    pub fn chosen(&self) -> Option<Part> {
        self.parts.get(self.at).map(|(part, _)| *part)
    }

    /// What there is of a part.
    #[must_use]
    pub fn text(&self, part: Part) -> Option<&str> {
        self.parts.iter().find(|(other, _)| *other == part)?.1.as_deref()
    }
}
