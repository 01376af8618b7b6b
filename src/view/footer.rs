//! The two lines at the bottom: where one is and what happened, then the keys.

use super::pen::Pen;
use super::theme::Theme;
use crate::app::{App, Checking, Label, Mode, Pane, Wish, columns};
use crate::matching::Tone;
use crate::model::{Sentence, thousands};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Draws the line of status.
pub fn status(app: &App, buffer: &mut Buffer, area: Rect, theme: Theme) {
    let (tone, text) = match &app.notice {
        Some(notice) => (notice.tone, notice.text.clone()),
        None if app.loading.is_some() => (Tone::Plain, progress(app)),
        None if app.changed.is_some() => (Tone::Warn, app.changed.clone().unwrap_or_default()),
        None if app.checking == Checking::UnderWay => (Tone::Plain, "looking for likely accounts …".into()),
        None => (Tone::Plain, Sentence::new()),
    };
    let sign = match tone {
        Tone::Good => "✓ ",
        Tone::Bad => "✗ ",
        Tone::Warn => "! ",
        Tone::Plain | Tone::Dim => "",
    };
    let width = columns(&text.to_string()) + columns(sign) + 1;
    let (place, marks) = place(app);
    let mut pen = Pen::at(buffer, area, 0);
    pen.text(&format!(" {place}"), theme.dim());
    // What happened is worth more than that nothing is marked.
    if pen.room() >= columns(&marks) + width + 2 || !app.list(app.side).marks.is_empty() {
        pen.text(&marks, theme.dim());
    }
    if !text.is_empty() {
        pen.blanks(2, theme.dim()).end_with(width);
    }
    pen.text(sign, theme.tone(tone)).sentence(&text, theme.tone(tone));
}

/// How far a load is, once it is worth telling.
pub fn progress(app: &App) -> Sentence {
    let megabytes = |bytes: u64| format!("{} MB", thousands(bytes.div_ceil(1_000_000)));
    let so_far = match app.loading.as_ref().and_then(|loading| loading.told) {
        Some((done, total)) if done < total => format!("{} % of {}", done * 100 / total, megabytes(total)),
        // A pipe does not tell how much will come.
        Some((done, _)) if done > 0 => format!("… {} so far", megabytes(done)),
        Some(_) => "…".to_owned(),
        None => return "reading …".into(),
    };
    Sentence::from("reading ").word(so_far).word(" · ").word(app.key(Wish::Close)).word(" cancels")
}

/// `3 of 40` in the list that was last in use, and ` · 2 marked`.
fn place(app: &App) -> (String, String) {
    let list = app.list(app.side);
    if list.is_empty() && list.marks.is_empty() {
        return Default::default();
    }
    let mut marked = format!("{} marked", thousands(list.marks.len() as u64));
    if list.hidden > 0 {
        marked = format!("{marked}, {} of them hidden by the filter", thousands(list.hidden as u64));
    }
    if list.is_empty() {
        return (String::new(), marked);
    }
    let place = format!("{} of {}", thousands(list.at() as u64 + 1), thousands(list.len() as u64));
    // Where the list is not in sight its name helps.
    let side = app.side.title().to_lowercase();
    let place = if app.focus == Pane::Why { format!("{side} {place}") } else { place };
    (place, format!(" · {marked}"))
}

/// Draws the line of keys.
pub fn keys(app: &App, buffer: &mut Buffer, area: Rect, theme: Theme) {
    let scope = app.mode.scope();
    let mut pen = Pen::at(buffer, area, 0);
    pen.blanks(1, theme.dim());
    let labels: Vec<Label> = app.session.keymap.footer(scope).filter(|label| is_of_use(app, label)).collect();
    // The help and the way out are always shown.
    let width = |label: &Label| columns(&label.keys) + 1 + columns(label.short) + 2;
    let mut room = pen.room().saturating_sub(labels.iter().filter(|label| is_kept(label)).map(width).sum());
    for label in &labels {
        if !is_kept(label) {
            if width(label) > room {
                continue;
            }
            room -= width(label);
        }
        pen.text(&label.keys, theme.key()).text(" ", theme.dim());
        let short = if label.wish == Wish::GoBack && app.zoomed.is_some() { "back" } else { label.short };
        pen.text(short, theme.dim()).blanks(2, theme.dim());
    }
}

fn is_kept(label: &Label) -> bool {
    matches!(label.wish, Wish::OpenHelp | Wish::Close | Wish::GoBack)
}

/// Whether a key can do something now.
fn is_of_use(app: &App, label: &Label) -> bool {
    match &app.mode {
        Mode::Browse => app.can(label.wish),
        Mode::Bill(Some(billing)) => match (label.wish, billing.chosen()) {
            (Wish::Accept, chosen) => chosen.is_some_and(|item| item.filter.is_some()),
            (Wish::ToggleWhatIf, chosen) => chosen.is_some_and(|item| item.what_if.is_some()),
            _ => true,
        },
        _ => true,
    }
}
