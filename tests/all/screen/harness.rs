//! One fluent sentence for each test: `Screen::of("demo").size(80, 24).press("j j t").shows("Decide")`.

use ratatui::buffer::{Buffer, Cell};
use ratatui::crossterm::event::{Event, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::{Position, Size};
use ratatui::style::Modifier;
use seatmatch::app::{App, Lane, Look, Session};
use seatmatch::notes::{Environment, Location, Store};
use seatmatch::read::Input;
use seatmatch::tui::Rehearsal;
use seatmatch::view::as_text;
use std::ffi::OsStr;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

pub(crate) struct Screen {
    pub(crate) rehearsal: Rehearsal,
    pub(crate) folder: tempfile::TempDir,
}

/// The files of a story: the demo, nothing, or a folder of fixtures (`HOST=FILE` where the name has a server before `__`).
pub(crate) fn inputs(story: &str) -> Vec<Input> {
    if story == "demo" {
        return seatmatch::demo::inputs();
    }
    if story == "nothing" {
        return Vec::new();
    }
    // Tests run in the project's folder: a whole path would break lines where this checkout happens to lie.
    let folder = Path::new("tests/fixtures").join(story);
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    let argument = |file: PathBuf| {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        match name.split_once("__") {
            Some((host, _)) => format!("{host}={}", file.display()),
            None => file.display().to_string(),
        }
    };
    files.into_iter().map(|file| Input::parse(OsStr::new(&argument(file)))).collect()
}

/// The older reports of a story.
fn older(story: &str) -> Vec<Input> {
    if story == "demo" { vec![seatmatch::demo::older_report()] } else { Vec::new() }
}

pub(crate) fn session(story: &str) -> Session {
    Session { inputs: inputs(story), older: older(story), author: "ann".to_owned(), ..Session::default() }
}

impl Screen {
    pub(crate) fn of(story: &str) -> Self {
        Self::open(session(story), None)
    }

    pub(crate) fn with_look(story: &str, look: Look) -> Self {
        Self::open(Session { look, ..session(story) }, None)
    }

    pub(crate) fn holding(story: &str, lane: Lane) -> Self {
        Self::open(session(story), Some(lane))
    }

    pub(crate) fn open(session: Session, held: Option<Lane>) -> Self {
        Self::open_in(tempfile::tempdir().unwrap(), session, held)
    }

    pub(crate) fn open_in(folder: tempfile::TempDir, session: Session, held: Option<Lane>) -> Self {
        let environment = Environment { data_dir: Some(folder.path().into()), ..Environment::default() };
        let store = Store::new(Location::find(None, &environment).unwrap());
        let clock = "2026-11-22T09:00:00Z".parse().unwrap();
        let size = Size { width: 120, height: 35 };
        let rehearsal = Rehearsal::open_holding(held, session, size, clock, Some(store));
        Self { rehearsal, folder }
    }

    pub(crate) fn size(mut self, width: u16, height: u16) -> Self {
        self.rehearsal.send(seatmatch::app::Message::Resized(Size { width, height }));
        self
    }

    pub(crate) fn press(mut self, keys: &str) -> Self {
        self.rehearsal.press(keys).unwrap();
        self
    }

    pub(crate) fn types(mut self, text: &str) -> Self {
        self.rehearsal.type_text(text);
        self
    }

    pub(crate) fn let_go(mut self) -> Self {
        self.rehearsal.let_go();
        self
    }

    #[track_caller]
    pub(crate) fn shows(self, text: &str) -> Self {
        let picture = self.text();
        assert!(picture.contains(text), "{text:?} is not on the screen:\n{picture}");
        self
    }

    #[track_caller]
    pub(crate) fn hides(self, text: &str) -> Self {
        let picture = self.text();
        assert!(!picture.contains(text), "{text:?} is on the screen:\n{picture}");
        self
    }

    /// The notes file; blank where there is none.
    pub(crate) fn on_disk(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("notes.json")).unwrap_or_default()
    }

    /// How often the notes were saved, by the backups and the file itself.
    pub(crate) fn saves(&self) -> usize {
        let files = std::fs::read_dir(self.folder.path()).unwrap().map(|entry| entry.unwrap().path());
        files.filter(|file| file.extension().is_some_and(|ending| ending == "json")).count()
    }

    /// Somebody else changes the notes file.
    pub(crate) fn rewrite_notes(&self, from: &str, to: &str) {
        let text = self.on_disk();
        assert!(text.contains(from), "{text}");
        std::fs::write(self.folder.path().join("notes.json"), text.replace(from, to)).unwrap();
    }

    /// Clicks on the first letter of the first place where a text stands.
    #[track_caller]
    pub(crate) fn click_on(self, text: &str) -> Self {
        self.point_at(text, MouseEventKind::Down(MouseButton::Left))
    }

    /// Turns the wheel over the first place where a text stands.
    #[track_caller]
    pub(crate) fn wheel_on(self, text: &str, kind: MouseEventKind) -> Self {
        self.point_at(text, kind)
    }

    #[track_caller]
    fn point_at(mut self, text: &str, kind: MouseEventKind) -> Self {
        let picture = self.text();
        let found = picture.lines().enumerate().find_map(|(row, line)| {
            let at = line.find(text)?;
            Some((row as u16, seatmatch::app::columns(&line[..at]) as u16))
        });
        let (row, column) = found.unwrap_or_else(|| panic!("{text:?} is not on the screen:\n{picture}"));
        self.rehearsal.event(Event::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }));
        self
    }

    /// The line with the selection of the pane that has the focus.
    pub(crate) fn selected_line(&self) -> String {
        self.text().lines().find(|line| line.contains('▸')).unwrap_or_default().to_owned()
    }

    #[track_caller]
    pub(crate) fn selects(self, text: &str) -> Self {
        let line = self.selected_line();
        let behind = line.split_once('▸').map_or("", |(_, rest)| rest);
        assert!(behind.contains(text), "{text:?} is not selected: {line}\n{}", self.text());
        self
    }

    /// The text of the chosen line of a popup: the first one that is drawn reversed.
    pub(crate) fn reversed_line(&self) -> String {
        let buffer = self.buffer();
        let is_reversed = |cell: &&Cell| cell.modifier.contains(Modifier::REVERSED);
        let mut lines = buffer.content().chunks(usize::from(buffer.area.width).max(1));
        let line = lines.find(|line| line.iter().filter(is_reversed).count() > 20).unwrap_or_default();
        line.iter().filter(is_reversed).map(Cell::symbol).collect()
    }

    pub(crate) fn buffer(&self) -> Buffer {
        self.rehearsal.picture().0
    }

    pub(crate) fn cursor(&self) -> Option<Position> {
        self.rehearsal.picture().1
    }

    pub(crate) fn text(&self) -> String {
        as_text(&self.buffer())
    }

    /// The text with a fingerprint of the styles, for snapshots.
    pub(crate) fn picture(&self) -> String {
        let buffer = self.buffer();
        let mut hasher = DefaultHasher::new();
        for cell in buffer.content() {
            (cell.fg, cell.bg, cell.modifier).hash(&mut hasher);
        }
        format!("{}styles {:08x}\n", as_text(&buffer), hasher.finish() >> 32)
    }

    pub(crate) fn app(&self) -> &App {
        &self.rehearsal.app
    }

    pub(crate) fn status(&self) -> Option<u8> {
        self.rehearsal.status()
    }
}
