//! A row of the cloud report on its list: login, name, e-mails, what else it is.

use super::account::with_more;
use super::pen::Pen;
use super::theme::Theme;
use crate::matching::{Verdict, World};
use crate::model::{Raw, RowId, RowKind};
use ratatui::style::Style;

struct Widths {
    login: usize,
    name: usize,
    emails: usize,
}

const GAP: usize = 1;
/// The mark, the sign, a blank.
const SIGNS: usize = 3;
/// `v`, `p`, `N`.
const FLAGS: usize = 3;

impl Widths {
    fn of(width: usize, left: usize) -> Self {
        if left > 0 {
            return Self { login: 32, name: 32, emails: 48 };
        }
        let room = width.saturating_sub(SIGNS + FLAGS + 3 * GAP);
        let login = (room * 3 / 10).clamp(8.min(room), 24);
        let name = (room * 3 / 10).clamp(6.min(room), 26);
        let emails = room.saturating_sub(login + name);
        if emails < 10 {
            let login = (room / 2).max(8.min(room));
            return Self { login, name: (room + GAP).saturating_sub(login), emails: 0 };
        }
        Self { login, name, emails }
    }
}

/// Writes the names of the columns.
pub fn names(pen: &mut Pen<'_>, width: usize, left: usize, theme: Theme) {
    let widths = Widths::of(width, left);
    let style = theme.column_names();
    pen.blanks(SIGNS, style).scroll(left);
    let emails = if widths.emails >= 28 { "E-MAILS (verified, NameID)" } else { "E-MAILS" };
    for (name, width) in [("LOGIN", widths.login), ("NAME", widths.name), (emails, widths.emails)] {
        if width > 0 {
            pen.words(name, width, style).blanks(GAP, style);
        }
    }
}

/// Writes a row, from its sign on.
pub fn draw(pen: &mut Pen<'_>, world: &World, id: RowId, width: usize, left: usize, theme: Theme) {
    let widths = Widths::of(width, left);
    let estate = &world.estate;
    let row = estate.row(id);
    let plain = Style::new();
    let is_subscriber =
        row.visual_studio_license || row.visual_studio_user.is_yes() || row.kind == RowKind::VisualStudio;
    let is_invited = row.invited || row.kind == RowKind::Invited;
    let (sign, style) = sign(world, id, is_subscriber, is_invited, theme);
    pen.text(&sign.to_string(), style).blanks(1, plain).scroll(left);
    match estate.filled(row.login) {
        Some(login) => pen.cell(&login.shown(), widths.login, plain),
        None => pen.words(without_login(row.kind), widths.login, theme.dim()),
    };
    pen.blanks(GAP, plain).cell(&estate.raw(row.name).shown(), widths.name, plain).blanks(GAP, plain);
    if widths.emails > 0 {
        let values: Vec<Raw<'_>> =
            estate.verified_emails(id).iter().chain([&row.name_id]).filter_map(|text| estate.filled(*text)).collect();
        let mut distinct: Vec<Raw<'_>> = Vec::new();
        for value in values {
            if !distinct.iter().any(|known| crate::model::same_email(*known, value)) {
                distinct.push(value);
            }
        }
        let first = distinct.first().copied().unwrap_or(Raw::of(""));
        let (shown, more) = with_more(&first.shown(), distinct.len().saturating_sub(1), widths.emails);
        let used = shown.width() + more.len();
        pen.text(shown.as_str(), plain).text(&more, theme.dim());
        pen.blanks(widths.emails.saturating_sub(used) + GAP, plain);
    }
    let flag = |is: bool, sign: &'static str| if is { sign } else { " " };
    pen.text(flag(is_subscriber, "v"), plain).text(flag(is_invited, "p"), plain);
    pen.text(flag(world.row_note(id).is_some(), "N"), theme.partner());
}

fn without_login(kind: RowKind) -> &'static str {
    match kind {
        RowKind::Account => "",
        RowKind::Invited => "(invited)",
        RowKind::VisualStudio => "(subscriber)",
        RowKind::ServerOnly => "(server only)",
    }
}

/// The gravest of what holds for the row's server accounts, else what the row is.
fn sign(world: &World, id: RowId, is_subscriber: bool, is_invited: bool, theme: Theme) -> (char, Style) {
    let order = [Verdict::Double, Verdict::Conflict, Verdict::PendingSync, Verdict::Checking, Verdict::Matched];
    let verdicts = world.partners_of_row(id).into_iter().map(|account| {
        let verdict = world.verdict(account);
        // A weak candidate says nothing about the row.
        let is_its = !verdict.is_unmatched() || world.partners(account).first() == Some(&id);
        (verdict, is_its)
    });
    let gravest = verdicts
        .filter(|(_, is_its)| *is_its)
        .filter_map(|(verdict, _)| order.iter().position(|known| *known == verdict))
        .min()
        .and_then(|place| order.get(place));
    match gravest {
        Some(verdict) => (verdict.sign(), theme.verdict(*verdict)),
        None if is_subscriber => ('v', Style::new()),
        None if is_invited => ('p', Style::new()),
        None => (' ', Style::new()),
    }
}
