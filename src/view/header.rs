//! The two lines at the top: what is loaded and what to do next, then the sums.

use super::pen::Pen;
use super::theme::Theme;
use crate::app::{App, columns};
use crate::matching::{Tone, Verdict};
use crate::model::{Raw, Sentence, counted, day, thousands};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

type Segment = Vec<(String, Style)>;

/// Draws the header.
pub fn draw(app: &App, buffer: &mut Buffer, area: Rect, theme: Theme) {
    let mut pen = Pen::at(buffer, area, 0);
    pen.text(" seatmatch ", theme.brand());
    if area.height < 2 && app.overview.is_some() {
        // One line only: who is counted twice is what one came for.
        let room = pen.blanks(1, Style::new()).room();
        let mut sums = sums(app, theme, room);
        if sums.len() > 1 {
            sums.swap(0, 1);
        }
        if is_assumed(app) {
            sums.insert(0, vec![("what if".to_owned(), theme.tone(Tone::Warn))]);
        }
        return segments(&mut pen, &sums, room, theme);
    }
    let next = app.overview.as_ref().map(|overview| &overview.next).filter(|next| !next.is_empty());
    let next_width = next.map_or(0, |next| columns(&next.to_string()) + "Next: ".len() + 1);
    let facts = facts(app, theme);
    // The next step is worth more than the names of what is loaded, and less than what is assumed.
    let assumed = if is_assumed(app) { facts.first().map_or(0, width) } else { 0 };
    let next = next.filter(|_| assumed == 0 || pen.room() > assumed + next_width + 2);
    let next_width = if next.is_some() { next_width } else { 0 };
    let room = pen.room().saturating_sub(if next_width > 0 { next_width + 2 } else { 0 });
    pen.blanks(1, Style::new());
    let room = room.saturating_sub(1);
    if assumed > room {
        // Too long for this screen: its beginning is told.
        facts.iter().take(1).flatten().for_each(|(text, style)| _ = pen.rest(text, *style));
    }
    segments(&mut pen, &facts, room, theme);
    if let Some(next) = next {
        pen.blanks(1, Style::new()).end_with(next_width).text("Next: ", theme.dim()).sentence(next, theme.title());
    }
    let mut pen = Pen::at(buffer, area, 1);
    pen.blanks(1, Style::new());
    let room = pen.room();
    segments(&mut pen, &sums(app, theme, room), room, theme);
}

/// Writes as many segments as there is room for, with dots between them.
fn segments(pen: &mut Pen<'_>, segments: &[Segment], room: usize, theme: Theme) {
    let mut room = room;
    for (index, segment) in segments.iter().enumerate() {
        let dots = if index > 0 { 3 } else { 0 };
        if width(segment) + dots > room {
            return;
        }
        room -= width(segment) + dots;
        if dots > 0 {
            pen.text(" · ", theme.dim());
        }
        for (text, style) in segment {
            pen.text(text, *style);
        }
    }
}

fn width(segment: &Segment) -> usize {
    segment.iter().map(|(text, _)| columns(text)).sum()
}

/// Whether all that is shown is under a what-if.
fn is_assumed(app: &App) -> bool {
    app.world.as_ref().is_some_and(|world| !world.options.alias_domains.is_empty())
}

fn facts(app: &App, theme: Theme) -> Vec<Segment> {
    let Some(world) = &app.world else { return vec![] };
    let estate = &world.estate;
    let plain = |text: String| vec![(text, Style::new())];
    let mut facts = Vec::new();
    // What is assumed is told before anything else.
    if is_assumed(app) {
        let mut what_if = Sentence::from("what if ");
        for alias in &world.options.alias_domains {
            what_if = what_if.data(Raw::of(&alias.from)).word("=").data(Raw::of(&alias.to)).word(" ");
        }
        facts.push(vec![(what_if.to_string().trim_end().to_owned(), theme.tone(Tone::Warn))]);
    }
    if let Some(enterprise) = &estate.report.enterprise {
        facts.push(plain(Raw::of(enterprise).shown().to_string()));
    }
    match (&estate.report.made_at, estate.has_report) {
        (Some(made), _) => {
            facts.push(plain(format!("cloud report {}", Raw::of(day(made)).shown())));
        }
        (None, true) => facts.push(plain("cloud report".to_owned())),
        (None, false) => facts.push(plain("no cloud report".to_owned())),
    }
    match &*estate.hosts {
        [] => facts.push(plain("no servers".to_owned())),
        [host] => facts.push(plain(Raw::of(host).shown().to_string())),
        hosts => facts.push(plain(counted(hosts.len() as u64, "server", "servers"))),
    }
    let warnings = app.overview.as_ref().map_or(0, |overview| overview.warnings);
    if warnings > 0 {
        facts.push(plain(counted(warnings, "warning (i)", "warnings (i)")));
    }
    if !app.notes_name.is_empty() {
        facts.push(plain(format!("notes {}", app.notes_name)));
    }
    facts
}

/// The sums in so much room: where not all have room, in fewer words.
fn sums(app: &App, theme: Theme, room: usize) -> Vec<Segment> {
    let full = sums_in(app, theme, Words::All);
    let needed: usize = full.iter().map(|segment| width(segment) + 3).sum();
    if needed <= room + 3 { full } else { sums_in(app, theme, Words::Few) }
}

/// How many words are made.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Words {
    All,
    Few,
}

fn sums_in(app: &App, theme: Theme, words: Words) -> Vec<Segment> {
    let Some(world) = &app.world else { return vec![] };
    let Some(overview) = &app.overview else { return vec![vec![("counting …".to_owned(), theme.dim())]] };
    let sums = &overview.sums;
    let plain = Style::new();
    if !world.estate.has_report {
        return vec![vec![(counted(sums.server_accounts, "server account", "server accounts"), plain)]];
    }
    let licenses = &sums.licenses;
    let count = |number: u64, tone: Tone| {
        let tone = if number == 0 { Tone::Plain } else { tone };
        (thousands(number), theme.figure(tone))
    };
    let word = |text: &str| (text.to_owned(), plain);
    let mut reported = vec![word("Licences "), count(licenses.reported, Tone::Plain)];
    if let Some(purchased) = licenses.purchased {
        reported.extend([word(" of "), count(purchased, Tone::Plain)]);
    }
    let (certain, likely) = (licenses.visual_studio, licenses.visual_studio_likely);
    let subscribers = match (certain, likely, words) {
        (0, 0, _) => vec![],
        (_, _, Words::Few) => vec![word("VS "), count(certain + likely, Tone::Warn)],
        (_, 0, Words::All) => vec![word("Visual Studio "), count(certain, Tone::Warn)],
        (0, _, Words::All) => vec![word("Visual Studio "), count(likely, Tone::Warn), word(" likely")],
        (_, _, Words::All) => {
            let certain = [word("Visual Studio "), count(certain, Tone::Warn)];
            [&certain[..], &[word(" + "), count(likely, Tone::Warn), word(" likely")]].concat()
        }
    };
    if sums.server_accounts == 0 {
        // Without servers nobody can be seen to be counted twice, which is not the same as nobody.
        let not_known = vec![word("counted twice: not known without a server's accounts")];
        return told(vec![reported, not_known, subscribers]);
    }
    let mut twice = if world.is_checking() {
        vec![word("counted twice "), word("still looking")]
    } else if !world.options.candidates {
        vec![word("counted twice "), word("not looked for")]
    } else {
        let now = [word("counted twice "), count(licenses.likely, Tone::Bad), word(" likely")];
        let since = if words == Words::Few { " from sync on" } else { " from the next sync on" };
        let later = [count(licenses.added_twice, Tone::Bad), word(since)];
        match (licenses.likely, licenses.added_twice, words) {
            (_, 0, _) | (1.., _, Words::Few) => now.into(),
            (0, 1.., Words::Few) => [&now[..1], &later].concat(),
            (_, 1.., Words::All) => [&now[..], &[word(", ")], &later].concat(),
        }
    };
    if licenses.confirmed > 0 {
        twice.extend([word(", "), count(licenses.confirmed, Tone::Bad), word(" confirmed")]);
    }
    let (freed, added) = (count(licenses.after_sync, Tone::Warn), count(licenses.added, Tone::Warn));
    let sync = match (licenses.after_sync, licenses.added, words) {
        (_, 0, Words::All) => vec![freed, word(" freed by the next sync")],
        (_, _, Words::All) => vec![freed, word(" freed, "), added, word(" added by the next sync")],
        (0, 1.., Words::Few) => vec![added, word(" added by sync")],
        (_, _, Words::Few) => vec![freed, word(" freed by sync")],
    };
    told(vec![
        reported,
        twice,
        subscribers,
        sync,
        match (licenses.to_check, sums.verdicts[Verdict::Conflict as usize]) {
            // No licence hangs on them, and yet the files do not agree whose they are.
            (0, conflicts @ 1..) => vec![count(conflicts, Tone::Warn), word(" in conflict")],
            (to_check, _) => vec![count(to_check, Tone::Warn), word(" to check")],
        },
        vec![word("noted "), count(sums.noted, Tone::Plain)],
    ])
}

/// The segments that say something.
fn told(mut segments: Vec<Segment>) -> Vec<Segment> {
    segments.retain(|segment| !segment.is_empty());
    segments
}
