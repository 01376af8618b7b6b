//! A server account on its list: server, login, primary e-mail, verdict.

use super::pen::Pen;
use super::theme::Theme;
use crate::app::short_host;
use crate::matching::World;
use crate::model::{AccountId, Raw, Shown};

/// The widths of the columns.
struct Widths {
    host: usize,
    login: usize,
    email: usize,
    verdict: usize,
    noted: usize,
}

/// The blank columns between cells.
const GAP: usize = 1;
/// The mark, the sign, a blank.
const SIGNS: usize = 3;
const VERDICT: usize = "waiting for sync".len();

impl Widths {
    fn of(world: &World, width: usize, left: usize) -> Self {
        let hosts = &world.estate.hosts;
        let names = (0..hosts.len() as u16).map(|host| short_host(hosts, crate::model::HostId(host)).len());
        let longest = names.max().unwrap_or_default();
        if left > 0 {
            return Self { host: longest, login: 32, email: 48, verdict: VERDICT, noted: 1 };
        }
        // One server needs no column; the title of the screen has its name.
        let host = if hosts.len() > 1 { longest.clamp(4, 12).min(width / 6) } else { 0 };
        let gaps = GAP * if host > 0 { 4 } else { 3 };
        let room = width.saturating_sub(SIGNS + host + VERDICT + 1 + gaps);
        let login = (room * 2 / 5).clamp(8.min(room), 24);
        let email = room.saturating_sub(login);
        if email < 10 {
            return Self { host, login: room + GAP, email: 0, verdict: VERDICT, noted: 1 };
        }
        Self { host, login, email, verdict: VERDICT, noted: 1 }
    }
}

/// Writes the names of the columns.
pub fn names(pen: &mut Pen<'_>, world: &World, width: usize, left: usize, theme: Theme) {
    let widths = Widths::of(world, width, left);
    let style = theme.column_names();
    pen.blanks(SIGNS, style).scroll(left);
    for (name, width) in
        [("HOST", widths.host), ("LOGIN", widths.login), ("PRIMARY E-MAIL", widths.email), ("VERDICT", widths.verdict)]
    {
        if width > 0 {
            pen.words(name, width, style).blanks(GAP, style);
        }
    }
}

/// Writes an account, from its sign on.
pub fn draw(pen: &mut Pen<'_>, world: &World, account: AccountId, width: usize, left: usize, theme: Theme) {
    let widths = Widths::of(world, width, left);
    let estate = &world.estate;
    let verdict = world.verdict(account);
    let style = theme.verdict(verdict);
    let plain = ratatui::style::Style::new();
    let facts = estate.account(account);
    pen.text(&verdict.sign().to_string(), style).blanks(1, plain).scroll(left);
    if widths.host > 0 {
        pen.cell(&Raw::of(&short_host(&estate.hosts, facts.host)).shown(), widths.host, plain).blanks(GAP, plain);
    }
    match estate.filled(estate.login_of(account)) {
        Some(login) => pen.cell(&login.shown(), widths.login, plain),
        None => pen.words(&format!("id {}", estate.id_text(facts.id)), widths.login, theme.dim()),
    };
    pen.blanks(GAP, plain);
    if widths.email > 0 {
        match estate.filled(facts.primary) {
            Some(email) => pen.cell(&email.shown(), widths.email, plain),
            None => pen.words("no primary e-mail", widths.email, theme.dim()),
        };
        pen.blanks(GAP, plain);
    }
    pen.words(verdict.title(), widths.verdict, style).blanks(GAP, plain);
    let noted = if world.note(account).is_some() { "N" } else { " " };
    pen.words(noted, widths.noted, theme.partner());
}

/// Values that are one, such as `ann@corp.example +2`.
pub fn with_more(first: &Shown<'_>, more: usize, width: usize) -> (Shown<'static>, String) {
    let more = if more > 0 { format!(" +{more}") } else { String::new() };
    (first.truncated(width.saturating_sub(more.len())).into_owned(), more)
}
