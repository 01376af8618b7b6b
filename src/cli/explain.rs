//! `explain`: all that is known of one person, on standard output.

use super::args::{Explain as Args, ExplainFormat};
use super::judged::Judged;
use super::output::{self, Streams};
use super::{Failure, Session, owner_notes, redaction};
use crate::export::{self, Paint};
use crate::matching::World;
use crate::model::{Raw, RowId, Sentence, thousands};
use crate::query::{Person, Who, find_who};
use crate::redact::{Pseudonyms, meaning};
use std::io::{self, Write};

/// Finds the person and explains.
pub(super) fn run(args: &Args, session: &Session, streams: Streams) -> Result<(), Failure> {
    let mut judged = Judged::load(session, streams)?;
    let world = &judged.world;
    let mut out = output::stdout();
    let told = world_of_pseudonym(world, &args.who, session, streams)?;
    let found = match (find_who(world.spelled(), &args.who), &told) {
        (Who::Nobody(_), Some(told)) => find_who(told, &args.who),
        (found, _) => found,
    };
    match found {
        Who::One(person) => {
            match args.format {
                ExplainFormat::Json => export::write_explain_json(&mut out, world, &person)?,
                ExplainFormat::Text => write_text(&mut out, world, &person, streams)?,
                ExplainFormat::Message => write_messages(&mut out, world, &person, &args.who)?,
            }
            out.flush()?;
            judged.timings.end_step("write");
            judged.timings.tell();
            Ok(())
        }
        Who::Several(people) => {
            people.iter().try_for_each(|person| export::write_person_line(&mut out, world, person))?;
            out.flush()?;
            let count = thousands(people.len() as u64);
            Err(Failure::failed(
                quoted(&args.who).word(format!(" fits {count} people or accounts")),
                "name one of them by @LOGIN or HOST:ID",
            ))
        }
        Who::Nobody(_) if Pseudonyms::is_one(&args.who) => {
            let Some(meaning) = told.and_then(|told| meaning(&told, &args.who)) else {
                return Err(Failure::failed(
                    quoted(&args.who).word(": nobody in these files has this pseudonym with the key of this machine"),
                    "name the files that it was made from, on the machine where it was made",
                ));
            };
            if session.redact || args.format != ExplainFormat::Text {
                return Err(Failure::failed(
                    quoted(&args.who).word(": this is no person's pseudonym"),
                    "explain it as text and without --redact, and you are told what it stands for",
                ));
            }
            writeln!(out, "{}", quoted(&args.who).word(" is ").data(Raw::of(&meaning)))?;
            Ok(out.flush()?)
        }
        Who::Nobody(nearest) => {
            // Whoever is near is a person of these files.
            let nearest = if session.redact { Vec::new() } else { nearest };
            Err(Failure::failed(quoted(&args.who).word(": nobody is found"), nearest_words(&nearest)))
        }
    }
}

/// The world in which a pseudonym is looked for; `None` where none was typed or this machine has made none.
fn world_of_pseudonym(world: &World, who: &str, session: &Session, streams: Streams) -> Result<Option<World>, Failure> {
    if !Pseudonyms::is_one(who) {
        return Ok(None);
    }
    if world.is_redacted() {
        return Ok(Some(world.clone()));
    }
    if !owner_notes::store(session)?.key_path()?.exists() {
        return Ok(None);
    }
    redaction::told(world, &redaction::pseudonyms(session, streams)?, session).map(Some)
}

fn quoted(who: &str) -> Sentence {
    Sentence::new().data(Raw::of(who))
}

fn nearest_words(nearest: &[String]) -> Sentence {
    let Some((first, rest)) = nearest.split_first() else {
        return "@LOGIN, HOST:ID, an e-mail or a login is wanted".into();
    };
    let start = if rest.is_empty() { "the nearest is " } else { "the nearest are " };
    let words = Sentence::from(start).data(Raw::of(first));
    rest.iter().fold(words, |words, other| words.word(", ").data(Raw::of(other)))
}

fn write_text(out: &mut impl Write, world: &World, person: &Person, streams: Streams) -> io::Result<()> {
    let (paint, width) = (streams.out, streams.text_width());
    if let Some(words) = export::what_if_line(&world.options) {
        writeln!(out, "{}\n", Paint::strong(paint, &words.to_string()))?;
    }
    let accounts = person.accounts.iter().map(|account| world.explain_account(*account));
    // A row without a cloud account has nothing to say that its accounts do not.
    let has_own_words = |row: &RowId| person.accounts.is_empty() || world.estate.row(*row).login.is_filled();
    let row = person.row.filter(has_own_words).map(|row| world.explain_row(row));
    for (index, explanation) in accounts.chain(row).enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        export::write_explanation(&mut *out, &explanation, paint, width)?;
    }
    Ok(())
}

fn write_messages(out: &mut impl Write, world: &World, person: &Person, who: &str) -> Result<(), Failure> {
    let messages: Vec<Sentence> = person.accounts.iter().filter_map(|account| world.message_to(*account)).collect();
    if messages.is_empty() {
        let text = quoted(who).word(": there is nothing that the person could change");
        return Err(Failure::failed(text, "read what there is to do without --format message"));
    }
    for (index, message) in messages.iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        write!(out, "{message}")?;
    }
    Ok(())
}
