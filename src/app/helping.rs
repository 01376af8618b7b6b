//! The help: keys, signs, rules and the filter language, each from its own table, and a search over all of it.

use super::prose::{Ink, Row, lay_out_lines};
use super::{Chord, Keymap, Mode, Page, Scope};
use crate::matching::{Group, Line, Rule, Tone, Verdict};
use crate::model::{Sentence, fold};
use crate::query::{QUALIFIERS, Values};
use tui_input::Input;

/// The help as it is read.
#[derive(Debug, Default)]
pub struct Helping {
    /// The page.
    pub page: Page,
    /// What is searched for.
    pub needle: String,
    /// The field in which it is typed, as long as it is.
    pub search: Option<Input>,
    /// What was read when help was asked for, to come back to.
    pub under: Mode,
}

struct Chapter {
    title: &'static str,
    lines: Vec<Line>,
}

impl Helping {
    /// Lays the help out for a width, with what fits the search alone.
    pub fn lay_out(&mut self, keymap: &Keymap, width: usize) {
        let words: Vec<String> = fold(&self.needle).split_whitespace().map(str::to_owned).collect();
        let mut rows = Vec::new();
        for mut chapter in chapters(keymap, self.under.scope()) {
            let title = fold(chapter.title);
            chapter.lines.retain(|line| {
                let text = format!("{title} {}", fold(&format!("{} {} {}", line.head, line.status, line.text)));
                words.iter().all(|word| text.contains(word.as_str()))
            });
            if chapter.lines.is_empty() {
                continue;
            }
            if !rows.is_empty() {
                rows.push(Row::default());
            }
            rows.push(Row::of(chapter.title, Ink::Title, Tone::Plain));
            lay_out_lines(&chapter.lines, width, &mut rows);
        }
        if rows.is_empty() {
            rows.push(Row::of("Nothing in the help has these words.", Ink::Word, Tone::Dim));
        }
        self.page.rows = rows;
    }
}

/// All chapters; the keys of where help was asked for come first.
fn chapters(keymap: &Keymap, here: Scope) -> Vec<Chapter> {
    let others = Scope::ALL.iter().copied().filter(|scope| *scope != here);
    let mut chapters: Vec<Chapter> =
        std::iter::once(here).chain(others).filter_map(|scope| key_chapter(keymap, scope)).collect();
    chapters.push(verdicts());
    chapters.push(sums());
    chapters.push(rules());
    chapters.push(filter_language());
    chapters
}

fn code(text: impl Into<std::borrow::Cow<'static, str>>) -> Sentence {
    Sentence::new().code(text)
}

fn key_chapter(keymap: &Keymap, scope: Scope) -> Option<Chapter> {
    let title = match scope {
        Scope::Browse => "Keys",
        Scope::HelpSearch => return None,
        other => other.title(),
    };
    let spelled = |chords: &[Chord]| chords.iter().map(Chord::to_string).collect::<Vec<_>>().join("  ");
    let lines: Vec<Line> = keymap
        .bindings(scope)
        .filter(|bound| bound.row.scopes.first() == Some(&scope) && !bound.chords.is_empty())
        .map(|bound| Line::new(code(spelled(&bound.chords)), "", Sentence::new().word(bound.row.long)))
        .collect();
    (!lines.is_empty()).then_some(Chapter { title, lines })
}

fn verdicts() -> Chapter {
    let meaning = |verdict: Verdict| match verdict {
        Verdict::Matched => "GitHub counts it together with a cloud account: one licence",
        Verdict::PendingSync => "a rule finds its cloud account; the next licence sync joins them",
        Verdict::Conflict => "the files do not agree on whose it is, or several accounts fit",
        Verdict::Double => "nothing matches, and a cloud account is likely the same person's: two licences",
        Verdict::ServerOnly => "nothing matches, and no cloud account is likely",
        Verdict::NotCounted => "suspended or built in: consumes nothing",
        Verdict::Checking => "the search for likely accounts has not reached it yet",
    };
    let mut lines: Vec<Line> = Verdict::FINAL
        .into_iter()
        .chain([Verdict::Checking])
        .map(|verdict| Line::new(code(verdict.sign().to_string()), verdict.title(), meaning(verdict)))
        .collect();
    for (sign, word, about) in [
        ("v", "Visual Studio", "the licence comes with a Visual Studio subscription"),
        ("p", "invited", "has a pending invitation"),
        ("N", "noted", "has a note of yours"),
        ("*", "marked", "decisions, deletions and exports are about all that are marked"),
        ("◂", "partner", "belongs to the selected account of the other list"),
    ] {
        lines.push(Line::new(code(sign), word, about));
    }
    Chapter { title: "Signs and words", lines }
}

fn sums() -> Chapter {
    let lines = [
        ("Licences", "consumed, as GitHub's report counts them; of those that were bought, where a file tells it"),
        ("likely", "second licences of people who are probably counted twice: a candidate reaches the threshold"),
        (
            "from the next sync on",
            "people of whom so is true once a server syncs: their account is not in the report yet",
        ),
        ("confirmed", "second licences of people whom your notes say to be counted twice (same person)"),
        ("freed by the next sync", "licences that end by themselves when a server next syncs its licence usage"),
        ("added by the next sync", "licences of persons who are not in the report yet, and whom nothing matches"),
        ("to check", "licences that hang on a conflict: whose they are must be found out first"),
        ("avoidable", "likely, confirmed and freed by the next sync together"),
        ("noted", "accounts with a note or a decision of yours"),
        (
            "Visual Studio, VS",
            "subscribers who also consume an Enterprise licence; VS where there is little room, likely ones too",
        ),
        ("sync", "a server tells GitHub who uses it, once a week or when told to; the report knows no more than that"),
        ("cause", "why people are counted twice: the first reason of the best candidate"),
        ("what if", "everybody judged again as if addresses of one domain were at another; the files stay as they are"),
        ("SAML, SCIM", "what the identity provider tells GitHub of a person, at sign-in or ahead of it"),
        ("NameID", "the name by which SAML knows a person, often an e-mail address"),
        ("dormant", "without activity on its server for a while, by the server's own file"),
        ("managed user", "a cloud account that the enterprise's identity provider made and keeps"),
    ];
    let lines = lines.map(|(word, about)| Line::new(word, "", about)).to_vec();
    Chapter { title: "Words of the header and the bill", lines }
}

fn rules() -> Chapter {
    let told_by = |rule: Rule| match rule.group() {
        Group::SamlOrScim if rule == Rule::SamlNameId => "told by the linked identities, or by the report",
        Group::SamlOrScim => "told by the linked identities",
        Group::Verified => "told by the report, as far as it shows them; only where no rule above finds anybody",
    };
    let mut lines: Vec<Line> = Rule::ALL
        .into_iter()
        .map(|rule| {
            Line::new(
                Sentence::new().word(format!("{} {}", rule.number(), rule.title())),
                code(rule.name()),
                told_by(rule),
            )
        })
        .collect();
    let source = "GitHub's documentation, \"License troubleshooting information for GitHub Enterprise\": SAML and SCIM \
                  values come before verified e-mails; among the first five it gives no order";
    lines.push(Line::new("Source", "", source).toned(Tone::Dim));
    Chapter { title: "Rules, in order: the server's primary e-mail is compared with", lines }
}

fn filter_language() -> Chapter {
    let mut lines = vec![
        Line::new(
            code("ann corp"),
            "",
            "words: all must be found in login, name, e-mails or NameID; case and accents do not matter",
        ),
        Line::new(code("-is:matched"), "", "a minus leaves out"),
        Line::new(code("is:open,conflict"), "", "a comma is or"),
        Line::new(code("name:\"ann lee\""), "", "quotes keep blanks together"),
    ];
    for qualifier in QUALIFIERS {
        lines.push(Line::new(code(format!("{}:", qualifier.name)), "", qualifier.about));
        if !matches!(qualifier.values, Values::Text(_)) {
            for word in qualifier.values.words() {
                lines.push(Line::new(code(format!("  {}:{}", qualifier.name, word.name)), "", word.about));
            }
        }
    }
    Chapter { title: "Filter", lines }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_search_finds_words_in_any_order() {
        let mut help = Helping { needle: "twice nothing".to_owned(), ..Helping::default() };
        help.lay_out(&Keymap::default(), 80);
        assert!(help.page.rows.iter().any(|row| row.text().contains("counted twice")));
        assert!(!help.page.rows.iter().any(|row| row.text().contains("half a page")));
    }
}
