//! Copying to the clipboard behind the terminal.

use super::Turn;
use crate::app::copying::{Copying, LONGEST_COPY, Part};
use crate::app::effect::Work;
use crate::app::{Clipboard, Effect, Mode};
use crate::matching::Tone;
use crate::model::{Sentence, thousands};

/// Why nothing can leave the screen yet.
pub(super) const STILL_MADE: &str = "pseudonyms are still made: try again in a moment";

impl Turn<'_> {
    pub(super) fn open_copy(&mut self) {
        let Some(who) = self.app.selected() else { return self.tell(Tone::Dim, "nobody is selected") };
        let Some(world) = self.app.outward() else { return self.tell(Tone::Warn, STILL_MADE) };
        self.app.mode = Mode::Copy(Box::new(Copying::open(world, who, self.app.name(who))));
    }

    pub(super) fn copy_chosen(&mut self, copying: Box<Copying>) {
        let chosen = copying.chosen();
        self.app.mode = Mode::Copy(copying);
        if let Some(part) = chosen {
            self.copy_part(part);
        }
    }

    pub(super) fn copy_part(&mut self, part: Part) {
        let Mode::Copy(copying) = std::mem::take(&mut self.app.mode) else { return };
        if let Some(text) = copying.text(part) {
            return self.copy(part.title(), text);
        }
        self.app.mode = Mode::Copy(copying);
        self.tell(Tone::Warn, part.missing());
    }

    /// Copies a text that is fit for eyes.
    pub(super) fn copy(&mut self, what: &'static str, text: &str) {
        if text.len() > LONGEST_COPY {
            let length = format!("{} bytes are too many for a terminal's clipboard", thousands(text.len() as u64));
            return self.tell(Tone::Warn, Sentence::new().word(length).word(": export it to a file"));
        }
        let text = text.to_owned();
        match self.app.session.surroundings.clipboard {
            Clipboard::Tmux => self.order(Work::HandToTmux { what, text }),
            Clipboard::Terminal => self.send_to_terminal(what, " copied through the terminal (OSC 52)", text),
            Clipboard::Screen => self.send_to_terminal(what, " copied through screen (OSC 52)", text),
        }
    }

    fn send_to_terminal(&mut self, what: &'static str, way: &'static str, text: String) {
        self.effects.push(Effect::Copy(text));
        self.tell(Tone::Good, Sentence::from(what).word(way));
    }

    pub(super) fn handed_to_tmux(&mut self, what: &'static str, refused: Option<String>) {
        match refused {
            None => self.tell(Tone::Good, Sentence::from(what).word(" copied through tmux")),
            Some(text) => {
                // A tmux far away, behind SSH, or one that is too old.
                let way = " copied through tmux (OSC 52), where its set-clipboard or allow-passthrough is on";
                self.send_to_terminal(what, way, text);
            }
        }
    }
}
