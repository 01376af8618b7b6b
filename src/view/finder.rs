//! The search over both sides: what is typed, how many fit, and the best of them with the letters that matched.

use super::field;
use super::frame;
use super::pen::Pen;
use super::theme::Theme;
use crate::app::{App, Finding, Who, finder, finder_rows, inside, short_host};
use crate::matching::World;
use crate::model::{Raw, counted, thousands};
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

const SIDE: usize = 8;

/// Draws the finder.
pub fn draw(app: &App, finding: &Finding, title: &str, frame: &mut Frame<'_>, theme: Theme) {
    let Some(world) = &app.world else { return };
    let area = finder(app.size);
    let buffer = frame.buffer_mut();
    frame::popup(buffer, area, title, theme);
    let inner = inside(area);
    let cursor = field::line(buffer, inner, 0, " / ", &finding.input, theme);
    let mut pen = Pen::at(buffer, inner, 1);
    pen.blanks(1, theme.dim()).rest(&count(app, finding), theme.dim());
    let rows = finder_rows(area);
    for (line, (place, who)) in
        finding.people().enumerate().skip(finding.top).take(usize::from(rows.height)).enumerate()
    {
        let mut row = HitRow { world, finding, theme, width: usize::from(rows.width) };
        row.draw(buffer, rows, line as u16, who, place == finding.at);
    }
    if let Some(cursor) = cursor {
        frame.set_cursor_position(cursor);
    }
}

fn count(app: &App, finding: &Finding) -> String {
    let looked_at = finding.among.as_ref().map(|among| among.total).or(app.finder.as_ref().map(|finder| finder.len()));
    match (&finding.hits, looked_at) {
        (_, None) => "getting ready …".to_owned(),
        (None, Some(all)) => {
            format!("{}: login, name, e-mail; words in any order", counted(all as u64, "account", "accounts"))
        }
        (Some(hits), Some(all)) if hits.total > hits.best.len() => {
            let (best, total) = (thousands(hits.best.len() as u64), thousands(hits.total as u64));
            format!("the best {best} of {total}, of {} accounts", thousands(all as u64))
        }
        (Some(hits), Some(all)) if hits.total == 0 => {
            format!("nobody of {} has these letters", thousands(all as u64))
        }
        (Some(hits), Some(all)) => {
            format!("{} of {}", thousands(hits.total as u64), thousands(all as u64))
        }
    }
}

struct HitRow<'a> {
    world: &'a World,
    finding: &'a Finding,
    theme: Theme,
    width: usize,
}

impl HitRow<'_> {
    fn draw(&mut self, buffer: &mut Buffer, rows: Rect, line: u16, who: Who, is_chosen: bool) {
        let estate = &self.world.estate;
        let plain = Style::new();
        let (sign, sign_style, side, login, name, email) = match who {
            Who::Account(account) => {
                let verdict = self.world.verdict(account);
                let facts = estate.account(account);
                let side = if estate.hosts.len() > 1 { short_host(&estate.hosts, facts.host) } else { "server".into() };
                let (login, name) = (estate.login_of(account), estate.name_of(account));
                (verdict.sign(), self.theme.verdict(verdict), side, login, name, facts.primary)
            }
            Who::Row(id) => {
                let row = estate.row(id);
                let email = estate.verified_emails(id).first().copied().unwrap_or(row.name_id);
                (' ', plain, "cloud".to_owned(), row.login, row.name, email)
            }
        };
        let fields = [login, name, email].map(|text| estate.raw(text));
        let marks = self.finding.wanted.marks(&fields);
        let mut pen = Pen::at(buffer, rows, line);
        pen.text(if is_chosen { "▸" } else { " " }, self.theme.partner());
        pen.text(&sign.to_string(), sign_style).blanks(1, plain);
        pen.cell(&Raw::of(&side).shown(), SIDE, self.theme.dim()).blanks(1, plain);
        let room = self.width.saturating_sub(3 + SIDE + 1);
        let widths = [room * 3 / 10, room * 3 / 10, room.saturating_sub(2 * (room * 3 / 10) + 2)];
        for ((field, marks), width) in fields.iter().zip(&marks).zip(widths) {
            pen.marked(*field, marks, width, plain, self.theme.hit()).blanks(1, plain);
        }
        if is_chosen {
            pen.style_line(self.theme.chosen());
        }
    }
}
