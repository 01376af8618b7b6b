//! The words that text and Markdown share: licences, causes, why an account is open, what to do. Reasons and rules are
//! worded by `matching`.

use super::saving::Saving;
use super::{Price, Report};
use crate::matching::{About, Billing, Candidate, Cause, Options, Reason, Verdict, World};
use crate::model::{AccountId, Estate, Kind, Raw, Sentence, Source, Warning, counted, thousands};
use crate::read::guides::guide;

/// The first line of every text under a what-if.
#[must_use]
pub fn what_if(options: &Options) -> Option<Sentence> {
    let (first, rest) = options.alias_domains.split_first()?;
    let pair = |words: Sentence, alias: &crate::matching::AliasDomain| {
        words.data(Raw::of(&alias.from)).word(" were ").data(Raw::of(&alias.to))
    };
    let words = pair(Sentence::from("What if "), first);
    let words = rest.iter().fold(words, |words, alias| pair(words.word(", and "), alias));
    Some(words.word(": nothing below has happened on GitHub yet."))
}

/// When a licence that is no longer needed pays.
pub(super) fn when_it_pays(billing: Option<Billing>) -> &'static str {
    match billing {
        Some(Billing::Usage) => "Usage-based billing: it pays from next month's bill on.",
        Some(Billing::Volume) => "Volume licensing: it pays at renewal; until then the licences are free for others.",
        None => {
            "With usage-based billing it pays from next month's bill on; with volume licensing at renewal, and until \
             then the licences are free for others."
        }
    }
}

/// What to load where nothing can be decided.
pub(super) fn no_report() -> Sentence {
    let page = guide(Kind::CloudReport).page;
    Sentence::from("No cloud report is loaded, so nothing is decided: download it (").word(page).word(") and add it.")
}

/// What the enterprise pays for and what of it is avoidable, a sentence to a line.
pub(super) fn licenses(report: &Report<'_>) -> Vec<Sentence> {
    let licenses = &report.sums.licenses;
    let of = licenses.purchased.map_or_else(String::new, |bought| format!(" of {} purchased", thousands(bought)));
    let source = if licenses.counted_from_rows { ", counted from the rows of the report" } else { "" };
    let mut lines = vec![
        Sentence::new().word(format!("{} consumed{of}{source}.", counted(licenses.reported, "licence", "licences"))),
    ];
    let avoidable = licenses.avoidable();
    if avoidable == 0 {
        lines.push("None of them is known to be avoidable.".into());
    } else {
        let parts = [
            (licenses.likely, "likely counted twice"),
            (licenses.confirmed, "counted twice by your notes"),
            (licenses.after_sync, "freed by the next sync"),
        ];
        let parts = parts.iter().filter(|(number, _)| *number > 0);
        let parts: Vec<_> = parts.map(|(number, words)| format!("{} {words}", thousands(*number))).collect();
        lines.push(Sentence::new().word(format!("{} avoidable: {}.", thousands(avoidable), parts.join(", "))));
    }
    if licenses.to_check > 0 {
        let words = format!("{} to check, because of conflicts.", thousands(licenses.to_check));
        lines.push(Sentence::new().word(words));
    }
    if licenses.visual_studio > 0 {
        let words = counted(licenses.visual_studio, "Visual Studio subscriber", "Visual Studio subscribers");
        lines.push(Sentence::new().word(format!("{words} counted beside an Enterprise license of their own.")));
    }
    if licenses.visual_studio_likely > 0 {
        let words = counted(licenses.visual_studio_likely, "Visual Studio subscriber", "Visual Studio subscribers");
        lines.push(Sentence::new().word(format!("{words} likely counted beside an Enterprise license of their own.")));
    }
    if licenses.added > 0 {
        let persons = counted(licenses.added, "person", "persons");
        lines.push(Sentence::new().word(format!("The next sync adds {persons} not in the report yet.")));
    }
    let at_risk = report.world.estate.account_ids().filter(|id| report.world.is_at_risk(*id)).count() as u64;
    if at_risk > 0 {
        let accounts = counted(at_risk, "matched account is", "matched accounts are");
        lines.push(Sentence::new().word(format!("{accounts} at risk: no rule finds the match any more.")));
    }
    if !report.world.options.candidates {
        lines.push("People counted twice were not looked for.".into());
    }
    if let Some(without) = report.without_what_if {
        let words = format!("Without the what-if {} would be avoidable.", thousands(without.avoidable()));
        lines.push(Sentence::new().word(words));
    }
    if let Some(price) = report.price {
        lines.push(cost(price, avoidable));
    }
    if avoidable > 0 {
        lines.push(when_it_pays(report.world.options.billing).into());
    }
    lines
}

fn cost(price: &Price, avoidable: u64) -> Sentence {
    Sentence::new().word(format!(
        "Avoidable a month: {} at {} are {}.",
        counted(avoidable, "licence", "licences"),
        price.of_licenses_shown(1),
        price.of_licenses_shown(avoidable)
    ))
}

/// A cause with its detail.
pub(super) fn cause(cause: &Cause) -> Sentence {
    let words = Sentence::from(cause.reason.title());
    match &cause.detail {
        Some(detail) => words.word(": ").data(Raw::of(detail)),
        None => words,
    }
}

/// Who an account is: host and id, then login and name.
pub(super) fn who(world: &World, account: AccountId) -> Sentence {
    let estate = &*world.estate;
    let mut words = Sentence::new().data(Raw::of(&estate.account_name(account)));
    if let Some(login) = estate.filled(estate.login_of(account)) {
        words = words.word(" ").data(login);
    }
    if let Some(name) = estate.filled(estate.name_of(account)) {
        words = words.word(" (").data(name).word(")");
    }
    words
}

/// Why an account has its verdict, in a few words.
pub(super) fn why(world: &World, account: AccountId) -> Sentence {
    let estate = &*world.estate;
    match world.verdict(account) {
        Verdict::Double | Verdict::ServerOnly | Verdict::Checking => {
            world.candidates(account).first().copied().map_or_else(Sentence::new, |best| candidate(estate, best))
        }
        Verdict::Conflict => world.contradictions(account).into_iter().next().unwrap_or_default(),
        Verdict::Matched | Verdict::PendingSync | Verdict::NotCounted => {
            let Some(row) = world.cloud(account) else { return Sentence::new() };
            let words = Sentence::new().data(estate.raw(estate.row(row).login));
            world.rule(account).map_or(words.clone(), |rule| words.word(" by ").word(rule.title()))
        }
    }
}

fn candidate(estate: &Estate, candidate: Candidate) -> Sentence {
    let row = estate.row(candidate.row);
    let words = Sentence::new().word(format!("{}% ", candidate.score.as_percent()));
    let words = match estate.filled(row.login) {
        Some(login) => words.data(login),
        None => words.word("an invitation"),
    };
    let reasons: Vec<_> = candidate.reasons.iter().map(Reason::title).collect();
    words.word(": ").word(reasons.join(", "))
}

/// What an account saves.
pub(super) fn saves(world: &World, account: AccountId) -> Sentence {
    Saving::of(world, account).words(world)
}

/// The first thing that would mend an account, with who must do it; where no fix is sure to, what the explanation says.
pub(super) fn what_to_do(world: &World, account: AccountId) -> Sentence {
    if let Some(fix) = world.fixes(account).into_iter().next() {
        return Sentence::from(fix.actor.title()).word(": ").then(fix.text);
    }
    let sections = world.explain_account(account).sections.into_iter();
    let advice = sections.filter(|section| section.about == About::Fixes).flat_map(|section| section.lines).next();
    advice.map_or_else(Sentence::new, |line| line.status.word(": ").then(line.text))
}

/// Which enterprise this is of, and when its report was made.
pub(super) fn enterprise(estate: &Estate) -> Option<Sentence> {
    let facts = &estate.report;
    let name = facts.enterprise.as_deref().map(Raw::of);
    let day = facts.made_at.as_deref().map(|time| day(Raw::of(time)));
    let words = match (name, day) {
        (Some(name), Some(day)) => Sentence::new().data(name).word(", cloud report of ").then(day),
        (Some(name), None) => Sentence::new().data(name),
        (None, Some(day)) => Sentence::from("Cloud report of ").then(day),
        (None, None) => return None,
    };
    let servers = counted(estate.hosts.len() as u64, "server", "servers");
    Some(words.word(format!(", {servers}")))
}

/// A date without its time, as far as it looks like one.
pub(super) fn day(raw: Raw<'_>) -> Sentence {
    Sentence::new().data(Raw::of(crate::model::day(&raw.text())))
}

/// A file by path, and by server where it belongs to one.
#[must_use]
pub fn file_line(estate: &Estate, source: &Source) -> Sentence {
    let words = Sentence::new().data(source.path_raw());
    match source.host.map(|host| estate.host(host)).filter(|host| !host.is_blank()) {
        Some(host) => words.word(", ").data(host),
        None => words,
    }
}

/// A warning in one line: place, what was found, code.
#[must_use]
pub fn warning_line(source: &Source, warning: &Warning) -> Sentence {
    let words = Sentence::new().data(source.path_raw());
    let words = match warning.at.map(|at| source.place(at)) {
        Some(place) => words.word(format!(":{}:{}", place.line, place.column)),
        None => words,
    };
    words.word(": ").then(warning.message.clone()).word(format!(" [{}]", warning.code))
}
