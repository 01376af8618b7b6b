//! Pictures of the screen without a terminal: a drawn buffer as text, and as SVG in the sixteen colours, on dark or on light.

use crate::app::{Paper, columns};
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use std::fmt::Write;

/// The screen as text: a line each, without the blanks at their ends.
#[must_use]
pub fn as_text(buffer: &Buffer) -> String {
    let mut text = String::new();
    for line in lines(buffer) {
        let mut written = String::new();
        for (_, cell) in seen(line) {
            written.push_str(cell.symbol());
        }
        text.push_str(written.trim_end());
        text.push('\n');
    }
    text
}

const CELL: (usize, usize) = (9, 18);
const MARGIN: usize = 14;

/// What a terminal draws with: its paper, its ink, and the sixteen colours in the order of their numbers.
struct Terminal {
    paper: &'static str,
    ink: &'static str,
    colors: [&'static str; 16],
}

const DARK: Terminal = Terminal {
    paper: "#1b1d23",
    ink: "#d6d9e0",
    colors: [
        "#2a2d35", "#e5686b", "#7fc27f", "#e2b95b", "#6a9be8", "#c58ae0", "#62c3d0", "#d6d9e0", "#7b818c", "#ff8a8c",
        "#a2e0a2", "#ffd87f", "#93b9ff", "#e0b0f5", "#8fe4ee", "#d6d9e0",
    ],
};

const LIGHT: Terminal = Terminal {
    paper: "#fbfbf8",
    ink: "#24262b",
    colors: [
        "#24262b", "#b3262b", "#2f7d32", "#8a6100", "#1f5bb5", "#8b2fa8", "#0f7583", "#c9ccd2", "#6d727c", "#d2393f",
        "#3f9a43", "#a87800", "#3a74d0", "#a648c4", "#1b8f9f", "#f2f3f5",
    ],
};

/// The screen as SVG, on light where the paper is light.
#[must_use]
pub fn as_svg(buffer: &Buffer, paper: Paper) -> String {
    let terminal = if paper == Paper::Light { &LIGHT } else { &DARK };
    let (width, height) = (usize::from(buffer.area.width), usize::from(buffer.area.height));
    let (w, h) = (width * CELL.0 + 2 * MARGIN, height * CELL.1 + 2 * MARGIN);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\">\n\
         <rect width=\"{w}\" height=\"{h}\" rx=\"8\" fill=\"{}\"/>\n\
         <g font-family=\"'DejaVu Sans Mono','Noto Sans Mono',monospace\" font-size=\"15\" xml:space=\"preserve\">\n",
        terminal.paper
    );
    for (y, line) in lines(buffer).enumerate() {
        for run in runs(line) {
            // Writing to a string cannot fail.
            let _ = run.write(&mut svg, y, terminal);
        }
    }
    svg.push_str("</g>\n</svg>\n");
    svg
}

fn lines(buffer: &Buffer) -> impl Iterator<Item = &[Cell]> {
    buffer.content.chunks(usize::from(buffer.area.width).max(1))
}

/// The cells of a line that are seen, with their columns: the second half of a wide letter is not.
fn seen(line: &[Cell]) -> impl Iterator<Item = (usize, &Cell)> {
    let mut next = 0;
    line.iter().enumerate().filter(move |(x, cell)| {
        let is_seen = *x >= next;
        if is_seen {
            next = x + columns(cell.symbol()).max(1);
        }
        is_seen
    })
}

/// Cells of one style, one after another.
struct Run {
    x: usize,
    width: usize,
    text: String,
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

fn runs(line: &[Cell]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (x, cell) in seen(line) {
        let width = columns(cell.symbol()).max(1);
        // Fonts disagree about the width of what is not ASCII, so each such letter has a place of its own.
        let is_plain = cell.symbol().is_ascii();
        match runs.last_mut() {
            Some(run)
                if is_plain
                    && run.text.is_ascii()
                    && (run.fg, run.bg, run.modifier) == (cell.fg, cell.bg, cell.modifier)
                    && run.x + run.width == x =>
            {
                run.text.push_str(cell.symbol());
                run.width += width;
            }
            _ => runs.push(Run {
                x,
                width,
                text: cell.symbol().to_owned(),
                fg: cell.fg,
                bg: cell.bg,
                modifier: cell.modifier,
            }),
        }
    }
    runs
}

impl Run {
    fn write(&self, svg: &mut String, y: usize, terminal: &Terminal) -> std::fmt::Result {
        let (mut ink, mut paper) = (terminal.hex(self.fg).unwrap_or(terminal.ink), terminal.hex(self.bg));
        if self.modifier.contains(Modifier::REVERSED) {
            (ink, paper) = (paper.unwrap_or(terminal.paper), Some(ink));
        }
        let (x, top) = (MARGIN + self.x * CELL.0, MARGIN + y * CELL.1);
        if let Some(paper) = paper {
            writeln!(
                svg,
                "<rect x=\"{x}\" y=\"{top}\" width=\"{}\" height=\"{}\" fill=\"{paper}\"/>",
                self.width * CELL.0,
                CELL.1
            )?;
        }
        if self.text.trim().is_empty() {
            return Ok(());
        }
        write!(svg, "<text x=\"{x}\" y=\"{}\" fill=\"{ink}\"", top + 14)?;
        if self.text.len() > 1 {
            write!(svg, " textLength=\"{}\"", self.width * CELL.0)?;
        }
        for (modifier, attribute) in [
            (Modifier::BOLD, " font-weight=\"bold\""),
            (Modifier::DIM, " opacity=\"0.62\""),
            (Modifier::UNDERLINED, " text-decoration=\"underline\""),
        ] {
            if self.modifier.contains(modifier) {
                svg.push_str(attribute);
            }
        }
        let text = self.text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        writeln!(svg, ">{text}</text>")
    }
}

impl Terminal {
    fn hex(&self, color: Color) -> Option<&'static str> {
        let number = match color {
            Color::Black => 0,
            Color::Red => 1,
            Color::Green => 2,
            Color::Yellow => 3,
            Color::Blue => 4,
            Color::Magenta => 5,
            Color::Cyan => 6,
            Color::Gray => 7,
            Color::DarkGray => 8,
            Color::LightRed => 9,
            Color::LightGreen => 10,
            Color::LightYellow => 11,
            Color::LightBlue => 12,
            Color::LightMagenta => 13,
            Color::LightCyan => 14,
            Color::White => 15,
            _ => return None,
        };
        self.colors.get(number).copied()
    }
}
