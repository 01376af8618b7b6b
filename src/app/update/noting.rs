//! Notes and decisions: written here, saved by `tui`, and kept as they are typed in case of an accident.

use super::Turn;
use crate::app::confirming::{Confirmed, Confirming};
use crate::app::deciding::{Choice, Deciding, Remainder, decision_words};
use crate::app::effect::Work;
use crate::app::noting::Noting;
use crate::app::pairing::Pairing;
use crate::app::{Effect, Mode, Who, Wish};
use crate::matching::Tone;
use crate::model::{AccountId, Decision, Note, NoteKey, Notes, Raw, Sentence, counted, thousands};
use crate::notes::{Merged, merge};
use std::sync::Arc;

/// How many of the notes that would be deleted are listed.
const LISTED: usize = 6;

impl Turn<'_> {
    /// The note of an account; an empty one where there is none.
    pub(super) fn note(&self, key: &NoteKey) -> Note {
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
        if !is_deleted {
            self.app.saving.push((noting.key.clone(), mine.text));
        }
        self.save(Sentence::from("note on ").then(noting.title.clone()), vec![(noting.key.clone(), note)], false);
        let told = Sentence::from(told).then(noting.title.clone());
        self.tell(Tone::Good, told);
    }

    /// Sets notes as one deed that can be taken back; where it was done to all that are marked the marks go.
    fn save(&mut self, about: Sentence, mut changes: Vec<(NoteKey, Note)>, takes_marks: bool) {
        for (_, note) in changes.iter_mut().filter(|(_, note)| !note.is_empty()) {
            note.updated_at = self.now.stamp();
            note.author.clone_from(&self.app.session.author);
        }
        for (_, note) in changes.iter_mut().filter(|(_, note)| note.is_empty()) {
            *note = Note::default();
        }
        self.keep_deed(about, &changes, takes_marks);
        if takes_marks {
            self.app.list_mut(self.app.side).set_marks(crate::app::Marks::default());
        }
        self.put(changes);
    }

    /// Sets notes, here at once and on the disk as soon as it can be; an empty one deletes.
    pub(super) fn put(&mut self, changes: Vec<(NoteKey, Note)>) {
        let Some(world) = &self.app.world else { return };
        let mut notes = (*world.notes).clone();
        let (mut before, mut after) = (Notes::default(), Notes::default());
        for (key, note) in changes {
            if let Some(known) = notes.set(key.clone(), note.clone()) {
                before.set(key.clone(), known);
            }
            after.set(key, note);
        }
        self.app.world = Some(world.with_notes(Arc::new(notes)));
        self.order(Work::SaveNotes { before, after });
        self.refresh();
    }

    pub(super) fn open_decision(&mut self) {
        let accounts: Vec<AccountId> = self.app.targets().into_iter().filter_map(Who::account).collect();
        let Some(world) = &self.app.world else { return self.tell(Tone::Dim, "nobody is selected") };
        let title = match accounts[..] {
            [] if self.app.selected().is_some() => {
                let told = Sentence::from("decisions are about server accounts: ").code(self.key(Wish::GoToPartner));
                return self.tell(Tone::Warn, told.word(" goes to the partner"));
            }
            [] => return self.tell(Tone::Dim, "nobody is selected"),
            [account] => self.app.name(Who::Account(account)),
            _ => self.marked_words(accounts.len()),
        };
        self.app.mode = Mode::Decide(Deciding::open(world, accounts, title));
    }

    /// `3 marked accounts`, with a warning where the filter hides some of the marked.
    fn marked_words(&self, count: usize) -> Sentence {
        let words = Sentence::new().word(counted(count as u64, "marked account", "marked accounts"));
        match self.app.list(self.app.side).hidden {
            0 => words,
            hidden => words.word(format!(" (the filter hides {})", thousands(hidden as u64))),
        }
    }

    pub(super) fn decide(&mut self, deciding: Deciding) {
        match deciding.options.get(deciding.at).map(|option| option.choice.clone()) {
            Some(Choice::SameAsNamed) => {
                self.app.mode = Mode::Pair(Box::new(Pairing::open(deciding)));
                self.narrow_to_cloud();
            }
            Some(choice) => self.decide_so(&deciding, &choice),
            None => {}
        }
    }

    /// Lets the search for the cloud account that is the same person's look among the cloud's alone.
    pub(super) fn narrow_to_cloud(&mut self) {
        if let (Mode::Pair(pairing), Some(finder), Some(world)) =
            (&mut self.app.mode, &self.app.finder, &self.app.world)
        {
            pairing.narrow(finder, &world.estate);
        }
    }

    /// Decides that the chosen cloud account is the same person's; a login that no report row has is refused.
    pub(super) fn pair(&mut self, pairing: Box<Pairing>) {
        let login = self.app.world.as_ref().and_then(|world| pairing.chosen(&world.estate));
        let finding = &pairing.finding;
        let typed = finding.input.value().trim().to_owned();
        match login {
            Some(login) if finding.is_answered() => {
                return self.decide_so(&pairing.deciding, &Choice::Decision(Decision::SamePerson(login)));
            }
            None if typed.is_empty() => self.tell(Tone::Dim, "type the login of a cloud account"),
            None if finding.is_answered() => {
                let told = Sentence::from("nothing is decided: no report row has ").data(Raw::of(&typed));
                self.tell(Tone::Warn, told);
            }
            _ => self.tell(Tone::Dim, "still looking"),
        }
        self.app.mode = Mode::Pair(pairing);
    }

    fn decide_so(&mut self, deciding: &Deciding, choice: &Choice) {
        let Some(world) = self.app.world.clone() else { return };
        let mut changed = Vec::new();
        let mut changes = Vec::new();
        let mut remainder = Remainder::default();
        for account in &deciding.accounts {
            let Some(key) = self.app.note_key(Who::Account(*account)) else { continue };
            let decision = match choice.of(&world, *account) {
                Ok(decision) => decision,
                Err(left_out) => {
                    remainder.add(left_out);
                    continue;
                }
            };
            let note = self.note(&key);
            if note.decision != decision {
                changes.push((key, Note { decision, ..note }));
                changed.push(*account);
            }
        }
        let left_out = remainder.words(choice.at_least());
        if changes.is_empty() {
            let told = left_out.map(|left_out| Sentence::from("nothing is decided; ").then(left_out));
            return self.tell(Tone::Dim, told.unwrap_or_else(|| "decided so before".into()));
        }
        let is_single = deciding.accounts.len() == 1;
        let count = counted(changes.len() as u64, "account", "accounts");
        let whom = if is_single { deciding.title.clone() } else { Sentence::new().word(count) };
        let takes_marks = !self.app.list(self.app.side).marks.is_empty();
        self.save(Sentence::from("decision on ").then(whom.clone()), changes, takes_marks);
        let told = whom.word(": ");
        let told = match choice {
            Choice::TakeBack => told.word("decision taken back"),
            choice => told.then(choice.words()),
        };
        self.tell_decided(told, &changed, left_out, is_single);
    }

    /// Tells what was decided, on how many accounts it has no effect, with the reason of the first, and who is left out.
    fn tell_decided(&mut self, told: Sentence, changed: &[AccountId], left_out: Option<Sentence>, is_single: bool) {
        let Some(world) = &self.app.world else { return };
        let mut idle = changed.iter().filter_map(|account| world.no_effect(*account));
        let mut told = told;
        let mut tone = Tone::Good;
        if let Some(why) = idle.next() {
            let count = idle.count() as u64 + 1;
            let on = if is_single { String::new() } else { format!(" on {}", counted(count, "account", "accounts")) };
            told = told.word(format!("; without effect{on}: ")).then(why);
            tone = Tone::Warn;
        }
        if let Some(left_out) = left_out {
            told = told.word("; ").then(left_out);
            tone = Tone::Warn;
        }
        self.tell(tone, told);
    }

    pub(super) fn ask_to_delete_note(&mut self) {
        let targets = self.app.targets();
        if targets.is_empty() {
            return self.tell(Tone::Dim, "nobody is selected");
        }
        let noted: Vec<(Who, NoteKey)> = targets
            .iter()
            .filter_map(|who| Some((*who, self.app.note_key(*who)?)))
            .filter(|(_, key)| !self.note(key).is_empty())
            .collect();
        let question = match &noted[..] {
            [] if targets.len() > 1 => return self.tell(Tone::Dim, "none of the marked has a note"),
            [] => return self.tell(Tone::Dim, "there is no note to delete"),
            [(who, _)] => Sentence::from("Delete the note on ").then(self.app.name(*who)).word("?"),
            several => Sentence::from("Delete the notes on ").then(self.marked_words(several.len())).word("?"),
        };
        let mut lost: Vec<Sentence> = Vec::new();
        if let [(_, key)] = &noted[..] {
            lost = said(&self.note(key));
        } else {
            for (who, key) in noted.iter().take(LISTED) {
                let first = said(&self.note(key)).into_iter().next().unwrap_or_default();
                lost.push(self.app.name(*who).word(": ").then(first));
            }
            if noted.len() > LISTED {
                lost.push(Sentence::new().word(format!("and {} more", noted.len() - LISTED)));
            }
        }
        let title = if noted.len() > 1 { "Delete notes" } else { "Delete note" };
        let then = Confirmed::DeleteNotes(noted.into_iter().map(|(_, key)| key).collect());
        self.app.mode = Mode::Confirm(Confirming { title, question, lost, then });
    }

    pub(super) fn confirm(&mut self, confirmed: Confirmed) {
        match confirmed {
            Confirmed::DeleteNotes(keys) => {
                let (about, told) = match &keys[..] {
                    [key] => {
                        let name = self.app.find(key).map(|who| self.app.name(who)).unwrap_or_default();
                        (Sentence::from("deletion of the note on ").then(name), Sentence::from("note deleted"))
                    }
                    several => {
                        let notes = counted(several.len() as u64, "note", "notes");
                        let about = Sentence::new().word(format!("deletion of {notes}"));
                        (about, Sentence::new().word(format!("{notes} deleted")))
                    }
                };
                let takes_marks = !self.app.list(self.app.side).marks.is_empty();
                let changes = keys.into_iter().map(|key| (key, Note::default())).collect();
                self.save(about, changes, takes_marks);
                let told = told.word("; ").code(self.key(Wish::Undo)).word(" brings it back");
                self.tell(Tone::Good, told);
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

/// What a note says, a line each.
fn said(note: &Note) -> Vec<Sentence> {
    let decision = note.decision.as_ref().map(|decision| Sentence::from("decided: ").then(decision_words(decision)));
    let lines = note.text.lines().take(4).map(|line| Sentence::new().data(Raw::of(line)));
    decision.into_iter().chain(lines).collect()
}
