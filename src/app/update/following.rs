//! What follows the selection: the partner in the other list, the explanation, and what of all that is seen.

use super::Turn;
use crate::app::effect::Work;
use crate::app::geometry::{finder, note_text, reader, text_inside};
use crate::app::page::Page;
use crate::app::prose::{Ink, Row, lay_out};
use crate::app::{Mode, Side, Who, columns};
use crate::matching::{About, Explanation, Line, Section, Tone};
use crate::model::Sentence;
use ratatui::layout::Size;

impl Turn<'_> {
    /// Brings everything into a state that can be drawn.
    pub(super) fn settle(&mut self) {
        self.follow();
        let regions = self.app.regions();
        for side in Side::BOTH {
            let height = usize::from(regions.rows(side).height);
            let list = self.app.list_mut(side);
            list.stretch_range();
            if height > 0 {
                list.reveal(height);
            }
        }
        self.lay_out_why();
        if let Some(finding) = self.app.mode.finding_mut() {
            let height = usize::from(crate::app::geometry::finder_rows(finder(self.app.size)).height);
            finding.choose(finding.at, height);
        }
        match &mut self.app.mode {
            Mode::Note(noting) => noting.reveal(note_text(self.app.size).as_size()),
            Mode::Bill(Some(billing)) => {
                billing.reveal(usize::from(crate::app::geometry::bill_rows(reader(self.app.size)).height));
            }
            Mode::Files(Some(reading)) | Mode::Diff(reading) => {
                let area = text_inside(reader(self.app.size));
                reading.lay_out(usize::from(area.width), usize::from(area.height));
            }
            Mode::Help(helping) => {
                let area = text_inside(reader(self.app.size));
                helping.lay_out(&self.app.session.keymap, usize::from(area.width));
                helping.page.clamp(usize::from(area.height));
            }
            _ => {}
        }
    }

    pub(super) fn reader_height(&self) -> usize {
        usize::from(text_inside(reader(self.app.size)).height)
    }

    /// Explains the selected account, where it is another than before.
    fn follow(&mut self) {
        let selected = self.app.selected();
        if self.app.why.of == selected && selected.is_some() {
            return;
        }
        let is_other = self.app.why.of.is_some();
        self.app.why.of = selected;
        let (Some(who), Some(world)) = (selected, self.app.world.clone()) else {
            self.app.why.explanation = None;
            self.app.why.page = Page::default();
            self.app.partners.clear();
            return;
        };
        if is_other {
            self.app.why.page.top = 0;
        }
        self.app.partners = match who {
            Who::Account(account) => world.partners(account).into_iter().map(Who::Row).collect(),
            Who::Row(row) => world.partners_of_row(row).into_iter().map(Who::Account).collect(),
        };
        if self.app.ring.as_ref().is_some_and(|ring| !ring.people.contains(&who)) {
            self.app.ring = None;
        }
        self.align();
        self.order(Work::Explain { world, who });
    }

    /// Brings the first partner that the other list has into view there.
    pub(super) fn align(&mut self) {
        let other = self.app.side.other();
        let regions = self.app.regions();
        let height = usize::from(regions.rows(other).height);
        let partners = std::mem::take(&mut self.app.partners);
        let list = self.app.list_mut(other);
        let is_there = list.selected.is_some_and(|who| partners.contains(&who));
        if !is_there && let Some(partner) = partners.iter().find(|who| list.place(**who).is_some()) {
            list.select(*partner);
        }
        list.reveal_in_the_middle(height.max(1));
        self.app.partners = partners;
    }

    fn lay_out_why(&mut self) {
        let area = self.app.regions().why_text();
        let is_spaced = self.app.zoomed.is_some();
        let why = &mut self.app.why;
        let wanted = Some((area.as_size(), is_spaced));
        if why.laid_out_for != wanted {
            why.laid_out_for = wanted;
            let explanation = why.explanation.as_deref();
            why.page.rows = explanation.map(|it| why_rows(it, area.as_size(), is_spaced)).unwrap_or_default();
        }
        why.page.clamp(usize::from(area.height));
    }
}

/// The rows under which an explanation is no more than a peek.
const PEEK: u16 = 14;

/// Lays an explanation out; where it has more rows than are seen, rules that ended alike share one.
fn why_rows(explanation: &Explanation, size: Size, is_spaced: bool) -> Vec<Row> {
    let width = usize::from(size.width);
    if width == 0 {
        return Vec::new();
    }
    // The headline shares the column of the sections.
    let mut sections = vec![headline(&explanation.headline, width)];
    sections.extend(explanation.sections.iter().cloned());
    if !sections.iter().any(|section| section.about == About::Rules) {
        // Of a row one wants to know what it costs and who belongs to it, before where each value stands.
        sections[1..].sort_by_key(|section| !matches!(section.about, About::Licence | About::Accounts));
    }
    if !is_spaced && size.height < PEEK {
        sections = what_to_do_first(sections);
    }
    let mut rows = lay_out(&sections, width, is_spaced);
    if !is_spaced && rows.len() > usize::from(size.height) {
        for section in sections.iter_mut().filter(|section| section.about == About::Rules) {
            section.lines = shared_lines(&section.lines);
        }
        rows = lay_out(&sections, width, is_spaced);
    }
    if let Some(verdict) = rows.first_mut().and_then(|row| row.0.first_mut()) {
        (verdict.ink, verdict.tone) = (Ink::Title, explanation.headline.tone);
    }
    rows
}

/// The same, in the order for a peek: behind the verdict and the owner's note who it may be, why, and what mends most;
/// only then the rest.
fn what_to_do_first(sections: Vec<Section>) -> Vec<Section> {
    let mut ranked = Vec::new();
    for (place, mut section) in sections.into_iter().enumerate() {
        let (rank, leading) = match section.about {
            about if place == 0 || (place == 1 && about == About::Note) => (0, usize::MAX),
            About::Contradictions => (1, usize::MAX),
            About::Candidates => (2, 2),
            About::Fixes => (3, 1),
            About::Licence | About::Accounts => (4, usize::MAX),
            _ => (5, usize::MAX),
        };
        let mut later = section.lines.split_off(leading.min(section.lines.len()));
        if let (Some(first), Some(later)) = (section.lines.first(), later.first_mut())
            && later.head.is_empty()
        {
            later.head = first.head.clone();
        }
        ranked.push((5, Section { about: section.about, lines: later }));
        ranked.push((rank, section));
    }
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, section)| section).collect()
}

/// Rules, one after another, that ended alike and found nobody, in one line.
fn shared_lines(rules: &[Line]) -> Vec<Line> {
    let is_dull = |line: &Line| line.tone == Tone::Dim;
    let mut lines = Vec::new();
    for group in rules.chunk_by(|a, b| is_dull(a) && is_dull(b) && a.status == b.status) {
        match group {
            [first, .., last] => {
                let number = |line: &Line| line.head.to_string().split(' ').next().unwrap_or_default().to_owned();
                let head = format!("Rules {} to {}", number(first), number(last));
                let text = Sentence::from("Enter shows each");
                lines.push(Line { head: Sentence::new().word(head), text, ..first.clone() });
            }
            single => lines.extend_from_slice(single),
        }
    }
    lines
}

/// The verdict comes first, since it is what one looks for; what it means beside the person, or beneath.
fn headline(headline: &Line, width: usize) -> Section {
    let verdict = Sentence::new().word(headline.status.to_string().to_uppercase());
    let beside = [&verdict, &headline.head, &headline.text].map(|part| columns(&part.to_string()));
    let mut lines = vec![Line::new(verdict, "", headline.head.clone())];
    if beside.iter().sum::<usize>() + 12 <= width {
        lines = vec![Line { text: headline.head.clone().word("   ").then(headline.text.clone()), ..lines.remove(0) }];
    } else {
        lines.push(Line::new("", "", headline.text.clone()));
    }
    Section { about: About::Identity, lines }
}
