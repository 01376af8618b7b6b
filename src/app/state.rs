//! All that the screen knows. It changes only in `update`.

use super::effect::{Lane, Revision};
use super::finding::Trail;
use super::geometry::{Regions, regions};
use super::history::History;
use super::list::{Filter, List};
use super::memory::Memory;
use super::overview::{Overview, short_host};
use super::session::Mouse;
use super::table::Fitted;
use super::{Look, Mode, Moment, Page, Pane, Scope, Session, Side, Who, Wish};
use crate::matching::{Explanation, World};
use crate::model::{HostId, NoteKey, Sentence};
use crate::query::{Finder, Vocabulary};
use crate::read::{LoadError, Progress};
use ratatui::layout::{Position, Size};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

/// The state of the screen.
pub struct App {
    /// What was asked for.
    pub session: Session,
    /// How the screen looks.
    pub look: Look,
    /// The size of the terminal.
    pub size: Size,
    /// The estate as it is judged; none until files were read.
    pub world: Option<World>,
    /// The same told in pseudonyms, where they are asked for and made.
    pub told: Option<World>,
    /// What was added up.
    pub overview: Option<Box<Overview>>,
    /// A load under way.
    pub loading: Option<Loading>,
    /// Why the last load failed.
    pub failure: Option<LoadError>,
    /// The cloud list.
    pub cloud: List,
    /// The server list.
    pub server: List,
    /// The pane that has the keyboard.
    pub focus: Pane,
    /// The list that was last in use.
    pub side: Side,
    /// The pane that fills the screen.
    pub zoomed: Option<Pane>,
    /// The explanation of the selected account.
    pub why: Why,
    /// The accounts on the other side that belong to the selected one, the likeliest first.
    pub partners: Vec<Who>,
    /// A walk from partner to partner.
    pub ring: Option<Ring>,
    /// What the keyboard is for.
    pub mode: Mode,
    /// The hits of the last search.
    pub trail: Trail,
    /// What can be taken back.
    pub history: History,
    /// The finder, once it is ready.
    pub finder: Option<Arc<Finder>>,
    /// The words of the files, as far as they are collected.
    pub words: Arc<Vocabulary>,
    /// What is remembered for the next session.
    pub memory: Memory,
    /// What is to be told.
    pub notice: Option<Notice>,
    /// The notes file, for eyes.
    pub notes_name: Sentence,
    /// Texts that were typed and not saved.
    pub drafts: BTreeMap<NoteKey, String>,
    /// Files that are not as they were read, to be told.
    pub changed: Option<Sentence>,
    /// Who has the mouse.
    pub mouse: Mouse,
    /// Whether candidates are still looked for.
    pub checking: Checking,
    pub(super) click: Option<Click>,
    pub(super) moved: bool,
    pub(super) draft_due: Option<Duration>,
    /// Texts that are being saved: drafts, should that fail.
    pub(super) saving: Vec<(NoteKey, String)>,
    /// Whether the last save failed and the owner was not told so on leaving.
    pub(super) is_unsaved: bool,
    pub(super) revision: u64,
    pub(super) ordered: BTreeMap<Lane, Revision>,
}

/// Whether candidates are still looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Checking {
    /// They are found, or not wanted.
    #[default]
    Done,
    /// They are looked for.
    UnderWay,
}

/// A load under way.
pub struct Loading {
    /// How far it is.
    pub progress: Arc<Progress>,
    /// When it began.
    pub since: Duration,
    /// Bytes done and all bytes, once it takes long enough to be told.
    pub told: Option<(u64, u64)>,
}

/// The explanation of the selected account.
#[derive(Default)]
pub struct Why {
    /// Whom it explains.
    pub of: Option<Who>,
    /// What it says.
    pub explanation: Option<Arc<Explanation>>,
    /// The same laid out.
    pub page: Page,
    pub(super) laid_out_for: Option<(Size, bool)>,
}

/// A walk from partner to partner, and back to where it began.
#[derive(Clone, Debug, Default)]
pub struct Ring {
    /// All that it leads to, the first where it began.
    pub people: Vec<Who>,
    /// Where we are.
    pub at: usize,
}

/// Something to be told, in the line above the keys.
#[derive(Clone, Debug)]
pub struct Notice {
    /// How it is meant.
    pub tone: crate::matching::Tone,
    /// What is told.
    pub text: Sentence,
}

/// The last click, to know a double one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Click {
    pub(super) at: Position,
    pub(super) when: Duration,
}

impl App {
    /// The screen before anything is read. A filter that cannot be read is told at once.
    #[must_use]
    pub fn new(session: Session, size: Size) -> Self {
        let mut notice = None;
        let mut filter = |side: Side| {
            let unless_said = if side == Side::Server && session.side == Side::Server { "is:open" } else { "" };
            let text = session.filter.as_deref().filter(|_| side == session.side).unwrap_or(unless_said);
            Filter::parse(text).unwrap_or_else(|error| {
                let text = Sentence::from("filter: ").word(error.to_string());
                notice = Some(Notice { tone: crate::matching::Tone::Bad, text });
                Filter::default()
            })
        };
        let (cloud, server) =
            (List::new(Side::Cloud, filter(Side::Cloud)), List::new(Side::Server, filter(Side::Server)));
        Self {
            look: session.look,
            size,
            world: None,
            told: None,
            overview: None,
            loading: None,
            failure: None,
            cloud,
            server,
            focus: session.side.into(),
            side: session.side,
            zoomed: None,
            why: Why::default(),
            partners: Vec::new(),
            ring: None,
            mode: Mode::default(),
            trail: Trail::default(),
            history: History::default(),
            finder: None,
            words: Arc::default(),
            memory: session.memory.clone(),
            mouse: session.mouse,
            notice,
            notes_name: Sentence::default(),
            drafts: BTreeMap::new(),
            changed: None,
            checking: Checking::default(),
            click: None,
            moved: false,
            draft_due: None,
            saving: Vec::new(),
            is_unsaved: false,
            revision: 0,
            ordered: BTreeMap::new(),
            session,
        }
    }

    /// A list.
    #[must_use]
    pub fn list(&self, side: Side) -> &List {
        match side {
            Side::Cloud => &self.cloud,
            Side::Server => &self.server,
        }
    }

    pub(super) fn list_mut(&mut self, side: Side) -> &mut List {
        match side {
            Side::Cloud => &mut self.cloud,
            Side::Server => &mut self.server,
        }
    }

    /// Who is selected in the list that was last in use.
    #[must_use]
    pub fn selected(&self) -> Option<Who> {
        self.list(self.side).selected
    }

    /// Where the parts of the main screen stand.
    #[must_use]
    pub fn regions(&self) -> Regions {
        regions(self.size, self.focus, self.side, self.zoomed)
    }

    /// The estate as it leaves the screen, by a copy or an export: told in pseudonyms where they are asked for; none
    /// while they are still made.
    #[must_use]
    pub fn outward(&self) -> Option<&World> {
        if self.session.pseudonyms.is_some() { self.told.as_ref() } else { self.world.as_ref() }
    }

    /// The key for a wish on the main screen, to be named in what is told; its name where it has none.
    #[must_use]
    pub fn key(&self, wish: Wish) -> String {
        let key = self.session.keymap.key_for(Scope::Browse, wish);
        if key.is_empty() { format!(":{}", wish.name()) } else { key }
    }

    /// Who a wish for notes or decisions is about: all that are marked on the list that was last in use, else who is
    /// selected there.
    #[must_use]
    pub fn targets(&self) -> Vec<Who> {
        let list = self.list(self.side);
        if list.marks.is_empty() {
            return list.selected.into_iter().collect();
        }
        list.marks.numbers().map(|number| Who::of(self.side, number)).collect()
    }

    /// The columns of a list that are seen, from left to right.
    #[must_use]
    pub fn columns(&self, side: Side) -> Vec<Fitted> {
        self.list(side).table.fit(usize::from(self.regions().cells(side).width), self.host_width())
    }

    /// The width that servers' names need; 0 where there is one server, whose name need not be said.
    pub(super) fn host_width(&self) -> usize {
        let hosts = self.hosts();
        if hosts.len() < 2 {
            return 0;
        }
        let names = (0..hosts.len() as u16).map(|host| super::columns(&short_host(hosts, HostId(host))));
        names.max().unwrap_or_default()
    }

    /// The names of the servers.
    #[must_use]
    pub fn hosts(&self) -> &[String] {
        self.world.as_ref().map_or(&[], |world| &world.estate.hosts)
    }

    /// An account in words: login and where it is.
    #[must_use]
    pub fn name(&self, who: Who) -> Sentence {
        let Some(world) = &self.world else { return Sentence::default() };
        let estate = &world.estate;
        match who {
            Who::Row(row) => match estate.filled(estate.row(row).login) {
                Some(login) => Sentence::new().data(login),
                None => match estate.filled(estate.row(row).name).or_else(|| {
                    let emails = estate.verified_emails(row).iter().chain(estate.server_emails(row));
                    emails.copied().find_map(|email| estate.filled(email))
                }) {
                    Some(value) => Sentence::new().data(value),
                    None => Sentence::from("a row without a login"),
                },
            },
            Who::Account(account) => {
                let host = super::overview::short_host(&estate.hosts, estate.account(account).host);
                let login = estate.login_of(account);
                let name = Sentence::new().data(crate::model::Raw::of(&host)).word(" / ");
                match estate.filled(login) {
                    Some(login) => name.data(login),
                    None => name.word("id ").data(crate::model::Raw::of(&estate.id_text(estate.account(account).id))),
                }
            }
        }
    }

    /// The key of an account's note; none for a row without a login.
    #[must_use]
    pub fn note_key(&self, who: Who) -> Option<NoteKey> {
        let estate = &self.world.as_ref()?.estate;
        match who {
            Who::Row(row) => NoteKey::cloud(&estate.raw(estate.row(row).login).text()),
            Who::Account(account) => {
                let account = estate.account(account);
                NoteKey::server(&estate.host(account.host).text(), &estate.id_text(account.id))
            }
        }
    }

    /// The account of a note's key.
    #[must_use]
    pub fn find(&self, key: &NoteKey) -> Option<Who> {
        super::update::find(&self.world.as_ref()?.estate, key)
    }

    /// The text that is being typed, to be kept in case of an accident.
    #[must_use]
    pub fn unsaved_text(&self) -> Option<(NoteKey, String)> {
        match &self.mode {
            Mode::Note(noting) if noting.is_changed() => Some((noting.key.clone(), noting.text())),
            _ => None,
        }
    }

    /// How many columns a notice and the clock need to be judged is left to the view; this is when a load began to be
    /// slow.
    #[must_use]
    pub fn is_slow(&self, now: Moment) -> bool {
        self.loading.as_ref().is_some_and(|loading| now.running.saturating_sub(loading.since) >= SLOW)
    }
}

/// From here on a load is slow enough to be told.
pub const SLOW: Duration = Duration::from_millis(200);
