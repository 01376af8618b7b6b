//! Lending the terminal to the shell or to the owner's editor, and taking it back as it should be.

use super::outside::Outside;
use super::settings::Settings;
use super::{Incoming, Run, visible};
use crate::app::{Message, Mode};
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

/// How long an editor may take to end with the program.
const LAST_WORDS: Duration = Duration::from_secs(2);

impl Run {
    /// Gives the terminal back, with nobody left who reads its keys.
    pub(super) fn give_away(&mut self) {
        if let Some(inlet) = &self.inlet {
            inlet.close();
        }
        self.screen.leave();
    }

    /// Takes the terminal again, however it was left and however large it is now.
    pub(super) fn take_back(&mut self) -> anyhow::Result<()> {
        if let Some((_, settings)) = self.lent.take() {
            settings.bring_back();
        }
        self.screen.renew()?;
        if let Some(inlet) = &self.inlet {
            inlet.reopen();
        }
        let size = visible(self.screen.size()?).as_size();
        self.update(Message::Resized(size))
    }

    pub(super) fn lend_to_editor(&mut self, text: &str) -> anyhow::Result<()> {
        self.give_away();
        let settings = Settings::keep();
        match Outside::start(&self.app.session.surroundings.editor, text, self.sender.clone()) {
            Ok(outside) => {
                self.lent = Some((outside, settings));
                Ok(())
            }
            Err(fault) => {
                self.take_back()?;
                self.update(Message::EditedOutside(Err(fault)))
            }
        }
    }

    /// Ends an editor with the program; what was saved in it is kept as a draft.
    pub(super) fn end_editor(&mut self, inbox: &Receiver<Incoming>) {
        let Some((outside, settings)) = self.lent.take() else { return };
        outside.ask_to_end();
        let end = Instant::now() + LAST_WORDS;
        while let Ok(incoming) = inbox.recv_timeout(end.saturating_duration_since(Instant::now())) {
            if let Incoming::Message(Message::EditedOutside(_)) = incoming {
                break;
            }
        }
        settings.bring_back();
        if let (Mode::Note(noting), Some(text)) = (&mut self.app.mode, outside.text()) {
            noting.replace(&text);
            if let Some((key, text)) = self.app.unsaved_text() {
                self.workers.keep_draft(key, Some(text));
            }
        }
    }
}
