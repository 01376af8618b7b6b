//! Notes and decisions: writing, deciding, deleting, and keeping what was typed in case of an accident.

use super::Turn;
use crate::app::confirming::{Confirmed, Confirming};
use crate::app::deciding::{Deciding, decision_words};
use crate::app::effect::Work;
use crate::app::noting::Noting;
use crate::app::{Effect, Mode, Who, Wish};
use crate::matching::Tone;
use crate::model::{Note, NoteKey, Notes, Raw, Sentence};
use crate::notes::{Merged, merge};
use std::sync::Arc;

impl Turn<'_> {
    fn note(&self, key: &NoteKey) -> Note {
        let world = self.app.world.as_ref();
        world.and_then(|world| world.notes.get(key)).cloned().unwrap_or_default()
    }

    pub(super) fn write_note(&mut self) {
        let Some(who) = self.app.selected() else { return self.tell(Tone::Dim, "nobody is selected") };
        let Some(key) = self.app.note_key(who) else {
            return self.tell(Tone::Warn, "a row without a login cannot have a note");
        };
        let (before, title) = (self.note(&key), self.app.name(who));
        let draft = self.app.drafts.get(&key).cloned();
        self.app.mode = Mode::Note(Box::new(Noting::open(who, key, title, before, draft)));
    }

    /// Opens the note here, and lends the terminal to the owner's editor.
    pub(super) fn write_note_outside(&mut self) {
        self.write_note();
        self.go_on_outside();
    }

    pub(super) fn go_on_outside(&mut self) {
        if let Mode::Note(noting) = &self.app.mode {
            self.effects.push(Effect::EditOutside(noting.text()));
        }
    }

    /// Takes what the owner's editor left; where it failed the note can be written here.
    pub(super) fn take_edited(&mut self, result: Result<String, Sentence>) {
        let Mode::Note(noting) = &mut self.app.mode else { return };
        match result {
            Ok(text) => {
                noting.replace(&text);
                self.save_typed();
            }
            Err(fault) => self.tell(Tone::Bad, fault.word("; the note is as it was, and can be written here")),
        }
    }

    /// Leaves a note; what was typed is kept as a draft.
    pub(super) fn leave_note(&mut self, noting: &Noting) {
        self.app.draft_due = None;
        if noting.is_changed() {
            self.app.drafts.insert(noting.key.clone(), noting.text());
            self.effects.push(Effect::KeepDraft(noting.key.clone(), Some(noting.text())));
            self.tell(Tone::Warn, "not saved: the text is kept as a draft, e opens it again");
        } else {
            self.drop_draft(&noting.key);
        }
    }

    fn drop_draft(&mut self, key: &NoteKey) {
        self.app.draft_due = None;
        if self.app.drafts.remove(key).is_some() {
            self.effects.push(Effect::KeepDraft(key.clone(), None));
        }
    }

    /// Keeps the text that is being typed in case of an accident.
    pub(super) fn keep_draft(&mut self) {
        self.app.draft_due = None;
        if let Some((key, text)) = self.app.unsaved_text() {
            self.app.drafts.insert(key.clone(), text.clone());
            self.effects.push(Effect::KeepDraft(key, Some(text)));
        }
    }

    pub(super) fn save_typed(&mut self) {
        let Mode::Note(noting) = std::mem::take(&mut self.app.mode) else { return };
        self.drop_draft(&noting.key);
        if !noting.is_changed() {
            return self.tell(Tone::Dim, "nothing was changed");
        }
        let mine = Note { updated_at: self.now.stamp(), author: self.app.session.author.clone(), ..noting.note() };
        let is_deleted = mine.text.is_empty();
        // Somebody else's version may have come in with another save while this one was being written.
        let merged = merge_one(&noting.key, &noting.before, &mine, &self.note(&noting.key));
        let told = if !merged.conflicts.is_empty() || !merged.restored.is_empty() {
            "somebody else changed the same note, and nothing of it is lost: "
        } else if is_deleted {
            "text deleted: "
        } else {
            "note saved: "
        };
        let note = merged.notes.get(&noting.key).cloned().unwrap_or_default();
        self.save(noting.key.clone(), note);
        let told = Sentence::from(told).then(noting.title.clone());
        self.tell(Tone::Good, told);
    }

    /// Sets a note, here at once and on the disk as soon as it can be.
    fn save(&mut self, key: NoteKey, mut note: Note) {
        let Some(world) = &self.app.world else { return };
        note.updated_at = self.now.stamp();
        note.author.clone_from(&self.app.session.author);
        let mut notes = (*world.notes).clone();
        let kept = (!note.is_empty()).then(|| note.clone());
        notes.set(key.clone(), note);
        self.app.world = Some(world.with_notes(Arc::new(notes)));
        self.order(Work::SaveNote { key, note: kept });
        self.refresh();
    }

    pub(super) fn open_decision(&mut self) {
        let Some(who) = self.app.selected() else { return self.tell(Tone::Dim, "nobody is selected") };
        let Who::Account(account) = who else {
            let told = Sentence::from("decisions are about server accounts: ").code(self.key(Wish::GoToPartner));
            return self.tell(Tone::Warn, told.word(" goes to the partner"));
        };
        let Some(world) = &self.app.world else { return };
        let estate = &world.estate;
        let login = |row| estate.filled(estate.row(row).login).map(|login| login.text().into_owned());
        let candidates = world.candidates(account);
        let candidates = candidates.iter().filter_map(|one| login(one.row).map(|login| (login, one.score))).collect();
        let before = world.decision(account).cloned();
        let title = self.app.name(who);
        self.app.mode = Mode::Decide(Deciding::open(account, title, candidates, before));
    }

    pub(super) fn decide(&mut self, deciding: &Deciding) {
        let who = Who::Account(deciding.account);
        let (Some(option), Some(key)) = (deciding.options.get(deciding.at), self.app.note_key(who)) else { return };
        if option.decision == deciding.before {
            return self.tell(Tone::Dim, "decided so before");
        }
        let note = Note { decision: option.decision.clone(), ..self.note(&key) };
        self.save(key, note);
        let told = deciding.title.clone().word(": ");
        let told = match &option.decision {
            Some(decision) => told.then(decision_words(Some(decision))),
            None => told.word("decision taken back"),
        };
        self.tell(Tone::Good, told);
    }

    pub(super) fn ask_to_delete_note(&mut self) {
        let Some(who) = self.app.selected() else { return self.tell(Tone::Dim, "nobody is selected") };
        let key = self.app.note_key(who);
        let Some(key) = key.filter(|key| !self.note(key).is_empty()) else {
            return self.tell(Tone::Dim, "there is no note to delete");
        };
        let note = self.note(&key);
        let mut lost = Vec::new();
        if note.decision.is_some() {
            lost.push(Sentence::from("decided: ").then(decision_words(note.decision.as_ref())));
        }
        lost.extend(note.text.lines().take(4).map(|line| Sentence::new().data(Raw::of(line))));
        let question = Sentence::from("Delete the note on ").then(self.app.name(who)).word("?");
        let then = Confirmed::DeleteNote(key);
        self.app.mode = Mode::Confirm(Confirming { title: "Delete note", question, lost, then });
    }

    pub(super) fn confirm(&mut self, confirmed: Confirmed) {
        match confirmed {
            Confirmed::DeleteNote(key) => {
                self.save(key, Note::default());
                self.tell(Tone::Good, "note deleted");
            }
        }
    }
}

fn merge_one(key: &NoteKey, before: &Note, mine: &Note, theirs: &Note) -> Merged {
    let alone = |note: &Note| {
        let mut notes = Notes::default();
        notes.set(key.clone(), note.clone());
        notes
    };
    merge(&alone(before), &alone(mine), &alone(theirs))
}
