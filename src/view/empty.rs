//! What stands where nobody is listed: why, and what to do about it.

use super::footer;
use super::prose;
use super::theme::Theme;
use crate::app::{App, Row, Side, Wish, lay_out, lay_out_lines};
use crate::matching::{About, Line, Section, Sums, Tone, Verdict};
use crate::model::{Kind, Raw, Sentence};
use crate::read::guides::{GUIDES, guide};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Draws what an empty list says.
pub fn list(app: &App, side: Side, buffer: &mut Buffer, area: Rect, theme: Theme) {
    let mut rows = Vec::new();
    lay_out_lines(&list_words(app, side), usize::from(area.width).max(1), &mut rows);
    prose::rows(buffer, beneath_the_names(area), rows.iter(), theme);
}

fn beneath_the_names(area: Rect) -> Rect {
    if area.height < 3 { area } else { Rect { y: area.y + 1, height: area.height - 1, ..area } }
}

fn list_words(app: &App, side: Side) -> Vec<Line> {
    let line = |text: &'static str| Line::new("", "", text);
    let dim = |text: Sentence| Line::new("", "", text).toned(Tone::Dim);
    let Some(world) = &app.world else { return vec![dim("…".into())] };
    let list = app.list(side);
    if list.people.is_none() {
        return vec![dim("listing …".into())];
    }
    let is_filtered = !list.filter.is_empty();
    match side {
        Side::Cloud if !world.estate.has_report => vec![
            line("No cloud report is loaded, so nothing can be decided."),
            dim(Sentence::from("Download it: ").then(guide(Kind::CloudReport).way(None, None))),
        ],
        Side::Server if list.total == 0 => vec![
            line("No server accounts are loaded."),
            dim(Sentence::from("From the cloud, for all of them: ").then(guide(Kind::ServerAccounts).way(None, None))),
            dim(Sentence::from("From ").then(guide(Kind::ServerUsers).way(None, None))),
        ],
        Side::Server if is_filtered && !world.estate.has_report => vec![
            line("Without the cloud report nothing is known of them."),
            dim(Sentence::new().code(app.key(Wish::Close)).word(" lists everybody.")),
        ],
        Side::Server if list.filter.text == "is:open" => match &app.overview {
            Some(overview) if overview.sums.open == 0 && !world.is_checking() && world.options.candidates => vec![
                Line::new("", "", "Nobody is counted twice. Well done!").toned(Tone::Good),
                dim(Sentence::from(why_nobody(&overview.sums)).code(app.key(Wish::Close)).word(" lists them all.")),
            ],
            Some(_) if !world.options.candidates => vec![
                line("No server account waits for a sync or is in conflict. People counted twice were not looked for."),
                dim(Sentence::new().code(app.key(Wish::Close)).word(" lists everybody.")),
            ],
            _ => vec![
                line("Nothing is still to do here."),
                dim(Sentence::new().code(app.key(Wish::Close)).word(" lists everybody.")),
            ],
        },
        _ if is_filtered => vec![
            Line::new("", "", Sentence::from("Nobody passes the filter ").data(Raw::of(&list.filter.text)).word(".")),
            dim(Sentence::new()
                .code(app.key(Wish::OpenFilter))
                .word(" edits it, ")
                .code(app.key(Wish::Close))
                .word(" clears it, ")
                .code(app.key(Wish::OpenFinder))
                .word(" finds a person on both sides.")),
        ],
        _ => vec![dim("Nobody.".into())],
    }
}

/// Why nobody is to do.
fn why_nobody(sums: &Sums) -> &'static str {
    match sums.verdicts[Verdict::ServerOnly as usize] {
        0 => "Every server account is matched or consumes nothing. ",
        _ => {
            "Every server account is matched, consumes nothing, or is on its server alone: by your note, or because \
             nobody on the cloud is likely the same person. "
        }
    }
}

/// Draws what the explanation says where nobody is selected.
pub fn why(app: &App, buffer: &mut Buffer, area: Rect, theme: Theme) {
    let text = if app.world.is_some() { "Nobody is selected." } else { "…" };
    prose::rows(buffer, area, [Row::of(text, crate::app::Ink::Word, Tone::Dim)].iter(), theme);
}

/// Draws what stands there while nothing is read: a load, its failure, or the welcome.
pub fn whole(app: &App, buffer: &mut Buffer, area: Rect, theme: Theme) {
    let area = Rect { x: area.x + 2.min(area.width), width: area.width.saturating_sub(4), ..area };
    let (width, height) = (usize::from(area.width).clamp(1, 96), usize::from(area.height));
    let rows = if let Some(error) = &app.failure {
        lay_out(&failure(app, error), width, true)
    } else if app.loading.is_some() {
        vec![Row::of(footer::progress(app).to_string(), crate::app::Ink::Word, Tone::Plain)]
    } else if app.session.inputs.is_empty() {
        welcome(width, height)
    } else {
        let told = format!("Nothing was read: {} reads the files again.", app.key(Wish::Reload));
        vec![Row::of(told, crate::app::Ink::Word, Tone::Plain)]
    };
    let area = if rows.len() < height { beneath_the_names(area) } else { area };
    prose::rows(buffer, area, rows.iter(), theme);
}

/// The welcome; where there is not room for all of it, it says where the rest stands.
fn welcome(width: usize, height: usize) -> Vec<Row> {
    let laid_out = |is_spaced: bool| {
        let mut rows = lay_out(&[greeting()], width, is_spaced);
        rows.extend(is_spaced.then(Row::default));
        rows.extend(lay_out(&ways(), width, is_spaced));
        rows
    };
    let mut rows = laid_out(true);
    if rows.len() > height {
        rows = laid_out(false);
    }
    if rows.len() > height {
        rows.truncate(height.saturating_sub(1));
        lay_out_lines(&[Line::new("", "", Sentence::from("The rest: ").code("seatmatch --help"))], width, &mut rows);
    }
    rows
}

fn failure(app: &App, error: &crate::read::LoadError) -> Vec<Section> {
    let mut lines = vec![
        Line::new("", "", "The files could not be read.").toned(Tone::Bad),
        Line::new("", "", Sentence::new().word(error.line())),
    ];
    if !error.hint.is_empty() {
        lines.push(Line::new("", "", Sentence::from("hint: ").then(error.hint.clone())));
    }
    let then = Line::new(
        "",
        "",
        Sentence::new()
            .code(app.key(Wish::Reload))
            .word(" reads them again, ")
            .code(app.key(Wish::GoBack))
            .word(" quits."),
    );
    vec![section(lines), section(vec![then.toned(Tone::Dim)])]
}

fn section(lines: Vec<Line>) -> Section {
    Section { about: About::Identity, lines }
}

fn greeting() -> Section {
    section(vec![
        Line::new("", "", "Who is counted twice on GitHub Enterprise, why, and what would mend it.").toned(Tone::Good),
        Line::new("", "", "It reads your files here, without network, and never writes to them."),
    ])
}

/// How to begin, and where each kind of file comes from.
fn ways() -> Vec<Section> {
    let how = |what: &'static str, command: &'static str| Line::new(what, "", Sentence::new().code(command));
    vec![
        section(vec![
            how("Look around first", "seatmatch --demo"),
            how("Then", "seatmatch consumed_licenses-*.csv ghe.json HOST=all_users.csv"),
        ]),
        section(GUIDES.iter().map(|guide| Line::new(guide.kind.title(), "", guide.way(None, None))).collect()),
    ]
}
