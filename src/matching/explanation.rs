//! The shape of an explanation: lines of three aligned parts, in sections. The words in it are `explain`'s.

use crate::model::Sentence;

/// How a line is meant, so that a screen can choose a colour; the words never depend on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Neither good nor bad.
    #[default]
    Plain,
    /// It matches.
    Good,
    /// It costs a licence.
    Bad,
    /// It wants a look.
    Warn,
    /// It matters less: not known, or compared without a match.
    Dim,
}

/// What a section is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum About {
    /// Who it is: identity, addresses, where they were read.
    Identity,
    /// GitHub's own result.
    Reported,
    /// The attempts of the rules.
    Rules,
    /// What contradicts what.
    Contradictions,
    /// Who it may be.
    Candidates,
    /// What would mend it.
    Fixes,
    /// Why a row consumes a licence.
    Licence,
    /// Accounts that belong to the person.
    Accounts,
    /// The owner's note.
    Note,
}

/// One line: `head` and `status` stand in columns, `text` wraps behind them. Each may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The first column, such as the rule.
    pub head: Sentence,
    /// The second column, such as *matched* or a score.
    pub status: Sentence,
    /// What there is to say.
    pub text: Sentence,
    /// How it is meant.
    pub tone: Tone,
}

/// Lines that belong together; the heads of a section are aligned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What it is about.
    pub about: About,
    /// Its lines.
    pub lines: Vec<Line>,
}

/// The whole explanation of one account or row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explanation {
    /// The verdict in one line: `status` is the verdict, `head` who it is, `text` what it means for the bill.
    pub headline: Line,
    /// What it rests on.
    pub sections: Vec<Section>,
}

impl Line {
    /// A line of three parts.
    #[must_use]
    pub fn new(head: impl Into<Sentence>, status: impl Into<Sentence>, text: impl Into<Sentence>) -> Self {
        Self { head: head.into(), status: status.into(), text: text.into(), tone: Tone::Plain }
    }

    /// The same line, meant otherwise.
    #[must_use]
    pub fn toned(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }
}
