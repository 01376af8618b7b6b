//! What can be taken back and done again: notes and decisions, those of many accounts as one deed, and marks.

use super::{Marks, Side};
use crate::model::{Note, NoteKey, Sentence};

/// One deed.
#[derive(Clone, Debug)]
pub struct Deed {
    /// What it was, such as `decision on ghe1 / ann`.
    pub about: Sentence,
    /// How things were before.
    pub before: Past,
    /// How things were after it.
    pub after: Past,
}

/// How the things were that a deed touches.
#[derive(Clone, Debug, Default)]
pub struct Past {
    /// Notes; an empty one where there was none.
    pub notes: Vec<(NoteKey, Note)>,
    /// The marks of a list.
    pub marks: Option<(Side, Marks)>,
}

/// All deeds of this session.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: Vec<Deed>,
    undone: Vec<Deed>,
}

impl History {
    /// Keeps a deed; what was taken back before can no longer be done again.
    pub fn keep(&mut self, deed: Deed) {
        self.undone.clear();
        self.done.push(deed);
    }

    /// The deed to take back.
    pub fn take_back(&mut self) -> Option<Deed> {
        self.done.pop()
    }

    /// The deed to do again.
    pub fn take_again(&mut self) -> Option<Deed> {
        self.undone.pop()
    }

    /// Keeps a deed that was taken back.
    pub fn keep_undone(&mut self, deed: Deed) {
        self.undone.push(deed);
    }

    /// Keeps a deed that was done again.
    pub fn keep_done(&mut self, deed: Deed) {
        self.done.push(deed);
    }

    /// Forgets marks, whose numbers mean nobody after a reload; notes stay.
    pub fn forget_marks(&mut self) {
        for deeds in [&mut self.done, &mut self.undone] {
            for deed in deeds.iter_mut() {
                (deed.before.marks, deed.after.marks) = (None, None);
            }
            deeds.retain(|deed| !deed.after.notes.is_empty());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn deed(about: &'static str) -> Deed {
        Deed { about: about.into(), before: Past::default(), after: Past::default() }
    }

    #[test]
    fn a_new_deed_ends_what_could_be_done_again() {
        let mut history = History::default();
        history.keep(deed("a"));
        let undone = history.take_back().unwrap();
        history.keep_undone(undone);
        history.keep(deed("b"));
        assert!(history.take_again().is_none());
        assert_eq!(history.take_back().map(|deed| deed.about), Some("b".into()));
        assert!(history.take_back().is_none());
    }
}
