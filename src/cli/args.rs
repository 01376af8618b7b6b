//! The command line as it is declared: one struct for each verb, the options that all share, and the readers of their
//! values. What a verb does is left to its own file.

use crate::app::ThemeName;
use crate::export::Price;
use crate::matching::{AccountsKind, AliasDomain, Billing, Score, Verdict};
use crate::read::guides;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::ffi::OsString;
use std::path::PathBuf;

/// What every help ends with.
const END: &str = "Without a command it opens the screen; without a terminal it does what `report` does.\n\
                   Files are recognised by their content; --help says where each comes from.\n\
                   Exit status: 0 done, 1 failed, 2 wrong usage, 3 --fail-on found something.";

/// Shows who consumes two GitHub Enterprise licences, why, and what would fix it.
#[derive(Debug, Parser)]
#[command(
    name = "seatmatch",
    version,
    max_term_width = 100,
    after_help = END,
    after_long_help = long_help(),
    disable_help_subcommand = true,
    subcommand_precedence_over_arg = true
)]
pub struct Cli {
    /// Files to open on the screen; `-` is standard input, HOST=FILE names the server of a file.
    #[arg(value_name = "FILE")]
    pub files: Vec<OsString>,
    /// What to do instead of opening the screen.
    #[command(subcommand)]
    pub verb: Option<Verb>,
    /// What is common to all commands.
    #[command(flatten)]
    pub common: Common,
}

/// What `--help` says behind the options: where the inputs come from.
fn long_help() -> String {
    format!("{}\n\n{END}", guides::as_text().trim_end())
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Summary and server accounts, as text, JSON, CSV or Markdown.
    Report(Report),
    /// Everything that is known of one person: every rule's attempt, who it may be, what would mend it.
    Explain(Explain),
    /// The filtered accounts as a file: unless it is said otherwise, those that nothing matches.
    Export(Export),
    /// What changed from one cloud report to a newer one: persons, matches, e-mails, licences.
    Diff(Diff),
    /// What each file was recognised as, its records, and every warning with its place.
    Check(Check),
    /// The owner's notes: list them, tell where they are, write them out, merge another team member's in.
    Notes(NotesArgs),
    /// The configuration file: where it is, what it sets, one to begin with.
    Config(ConfigArgs),
    /// Shell completions, on standard output.
    Completions(Completions),
    /// The manual page, on standard output.
    Man(Man),
}

/// `report`.
#[derive(Debug, Args)]
pub struct Report {
    /// Cloud report, server exports and what else there is, in any order.
    #[arg(value_name = "FILE")]
    pub files: Vec<OsString>,
    /// How it is written.
    #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
    pub format: ReportFormat,
    /// Leave cells that a spreadsheet would run as a formula as they are (CSV).
    #[arg(long)]
    pub raw: bool,
    /// Exit with 3 where a listed account has one of these verdicts.
    #[arg(long, value_name = "VERDICT", value_delimiter = ',', value_parser = verdict)]
    pub fail_on: Vec<Verdict>,
}

/// `explain`.
#[derive(Debug, Args)]
pub struct Explain {
    /// @LOGIN of the cloud, HOST:ID of a server account, an e-mail, a login, or a pseudonym of --redact.
    #[arg(value_name = "WHO")]
    pub who: String,
    /// Cloud report, server exports and what else there is, in any order.
    #[arg(value_name = "FILE")]
    pub files: Vec<OsString>,
    /// How it is written.
    #[arg(long, value_enum, default_value_t = ExplainFormat::Text)]
    pub format: ExplainFormat,
}

/// `export`.
#[derive(Debug, Args)]
pub struct Export {
    /// Cloud report, server exports and what else there is, in any order.
    #[arg(value_name = "FILE")]
    pub files: Vec<OsString>,
    /// The file to write; - is standard output.
    #[arg(long, short, value_name = "PATH")]
    pub output: PathBuf,
    /// How it is written, where the ending of PATH does not say so.
    #[arg(long, value_enum)]
    pub format: Option<ExportFormat>,
    /// Replace a file that stands there.
    #[arg(long)]
    pub force: bool,
    /// Leave cells that a spreadsheet would run as a formula as they are (CSV).
    #[arg(long)]
    pub raw: bool,
}

/// `diff`.
#[derive(Debug, Args)]
pub struct Diff {
    /// The older cloud report.
    #[arg(value_name = "OLD")]
    pub old: Option<OsString>,
    /// The newer cloud report.
    #[arg(value_name = "NEW")]
    pub new: Option<OsString>,
    /// Server exports and what else there is; both reports are read with them.
    #[arg(value_name = "FILE")]
    pub files: Vec<OsString>,
    /// How it is written.
    #[arg(long, value_enum, default_value_t = PlainFormat::Text)]
    pub format: PlainFormat,
}

impl Diff {
    /// All files, the older report first.
    pub fn inputs(&self) -> Vec<OsString> {
        self.old.iter().chain(&self.new).chain(&self.files).cloned().collect()
    }
}

/// `check`.
#[derive(Debug, Args)]
pub struct Check {
    /// The files to look at.
    #[arg(value_name = "FILE")]
    pub files: Vec<OsString>,
    /// How it is written.
    #[arg(long, value_enum, default_value_t = PlainFormat::Text)]
    pub format: PlainFormat,
}

/// `notes`.
#[derive(Debug, Args)]
pub struct NotesArgs {
    /// What to do with them.
    #[command(subcommand)]
    pub verb: NotesVerb,
}

/// What can be done with notes.
#[derive(Debug, Subcommand)]
pub enum NotesVerb {
    /// All notes, one to a line.
    List {
        /// How they are written.
        #[arg(long, value_enum, default_value_t = PlainFormat::Text)]
        format: PlainFormat,
    },
    /// Where the notes file is.
    Path,
    /// The notes as a file that a team member can import.
    Export {
        /// The file to write; - is standard output.
        #[arg(long, short, value_name = "PATH", default_value = "-")]
        output: PathBuf,
        /// Replace a file that stands there.
        #[arg(long)]
        force: bool,
    },
    /// Merges another team member's notes in; where both noted the same account, both notes are kept.
    Import {
        /// Their notes file.
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
}

/// `config`.
#[derive(Debug, Args)]
pub struct ConfigArgs {
    /// What to do with it.
    #[command(subcommand)]
    pub verb: ConfigVerb,
}

/// What can be done with the configuration.
#[derive(Debug, Subcommand)]
pub enum ConfigVerb {
    /// Where the file is.
    Path,
    /// What it and the environment set.
    Show,
    /// Writes one to begin with, in which everything is commented out.
    Init,
}

/// `completions`.
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell.
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

/// `man`.
#[derive(Debug, Args)]
pub struct Man {
    /// The command whose page is wanted.
    #[arg(value_name = "COMMAND")]
    pub verb: Option<String>,
}

/// The options that all commands share.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own on the command line")]
#[command(next_help_heading = "Options for all commands")]
pub struct Common {
    /// Use the sample enterprise that is built in.
    #[arg(long, global = true)]
    pub demo: bool,
    /// Only those who pass, such as: is:double host:ghe1 -has:note.
    #[arg(long, global = true, value_name = "QUERY", allow_hyphen_values = true)]
    pub filter: Option<String>,
    /// Which list: server accounts or the cloud's report rows.
    #[arg(long, global = true, value_enum, value_name = "LIST")]
    pub list: Option<ListName>,
    /// The notes file [default: in the user's data directory].
    #[arg(long, global = true, value_name = "PATH")]
    pub notes: Option<PathBuf>,
    /// Who writes notes [default: $USER].
    #[arg(long, global = true, value_name = "NAME")]
    pub author: Option<String>,
    /// What if addresses at OLD were at NEW? May be given again.
    #[arg(long, global = true, value_name = "OLD=NEW", value_parser = alias_domain)]
    pub alias_domain: Vec<AliasDomain>,
    /// From which likelihood on an account counts as counted twice, 0 to 1 [default: 0.80].
    #[arg(long, global = true, value_name = "SCORE", value_parser = threshold, allow_negative_numbers = true)]
    pub threshold: Option<Score>,
    /// Do not look for cloud accounts that may be the same person's.
    #[arg(long, global = true)]
    pub no_candidates: bool,
    /// How licences are paid.
    #[arg(long, global = true, value_enum, value_name = "HOW")]
    pub billing: Option<BillingName>,
    /// What a licence costs a month, such as 21 or 19.95.
    #[arg(long, global = true, value_name = "AMOUNT", allow_negative_numbers = true)]
    pub price: Option<Price>,
    /// Whose the cloud accounts are [default: as the files look].
    #[arg(long, global = true, value_enum, value_name = "WHOSE")]
    pub accounts: Option<AccountsName>,
    /// Write pseudonyms for all that tells of people, servers and files; the key stays on this machine.
    #[arg(long, global = true)]
    pub redact: bool,
    /// Warnings about rows are errors.
    #[arg(long, global = true)]
    pub strict: bool,
    /// Tell on standard error how long each step took.
    #[arg(long, global = true)]
    pub timings: bool,
    /// The most that one file may have, decoded, such as 512M.
    #[arg(long, global = true, value_name = "SIZE", value_parser = size)]
    pub max_input: Option<u64>,
    /// When text is coloured.
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t = Color::Auto)]
    pub color: Color,
    /// The colours of the screen [default: auto, which asks the terminal whether it is light or dark].
    #[arg(long, global = true, value_name = "THEME", value_parser = theme)]
    pub theme: Option<ThemeName>,
    /// Do not take up the filters and the theme of the last session.
    #[arg(long, global = true)]
    pub fresh: bool,
    /// Draw the screen with ASCII alone, as it is where the locale is not UTF-8.
    #[arg(long, global = true)]
    pub ascii: bool,
}

/// When text is coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The formats of `report`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// For eyes.
    Text,
    /// One document.
    Json,
    /// One list.
    Csv,
    /// For tickets and wikis.
    Markdown,
}

/// The formats of `export`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// One list.
    Csv,
    /// One document.
    Json,
    /// For tickets and wikis.
    Markdown,
    /// A workbook of one sheet.
    Xlsx,
}

/// Text or JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PlainFormat {
    /// For eyes.
    Text,
    /// For programs.
    Json,
}

/// Text, JSON, or a message to the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExplainFormat {
    /// For eyes.
    Text,
    /// For programs.
    Json,
    /// A message to the person who is counted twice: what to change.
    Message,
}

/// The lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ListName {
    /// Server accounts.
    Server,
    /// Report rows of the cloud.
    Cloud,
}

/// How licences are paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum BillingName {
    /// By the month, for what was used.
    Usage,
    /// By the year, for a number that was bought.
    Volume,
}

/// Whose the cloud accounts are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum AccountsName {
    /// The enterprise's.
    Managed,
    /// The people's own.
    Personal,
}

impl From<ListName> for crate::query::List {
    fn from(name: ListName) -> Self {
        match name {
            ListName::Server => Self::Server,
            ListName::Cloud => Self::Cloud,
        }
    }
}

impl From<BillingName> for Billing {
    fn from(name: BillingName) -> Self {
        match name {
            BillingName::Usage => Self::Usage,
            BillingName::Volume => Self::Volume,
        }
    }
}

impl From<AccountsName> for AccountsKind {
    fn from(name: AccountsName) -> Self {
        match name {
            AccountsName::Managed => Self::Managed,
            AccountsName::Personal => Self::Personal,
        }
    }
}

fn verdict(text: &str) -> Result<Verdict, String> {
    Verdict::parse(text.trim()).ok_or_else(|| {
        let names: Vec<_> = Verdict::FINAL.iter().map(|verdict| verdict.name()).collect();
        format!("not a verdict; they are {}", names.join(", "))
    })
}

fn theme(text: &str) -> Result<ThemeName, String> {
    ThemeName::parse(text).ok_or_else(|| {
        let names: Vec<_> = ThemeName::ALL.iter().map(|theme| theme.name()).collect();
        format!("not a theme; they are {}", names.join(", "))
    })
}

fn alias_domain(text: &str) -> Result<AliasDomain, &'static str> {
    const FORM: &str = "two different domains are wanted, such as old.example=corp.example";
    let (from, to) = text.split_once('=').ok_or(FORM)?;
    let domain = |text: &str| {
        let text = text.trim().trim_start_matches('@').to_ascii_lowercase();
        let is_domain = !text.is_empty() && !text.contains(|c: char| c.is_whitespace() || matches!(c, '@' | '='));
        is_domain.then_some(text)
    };
    match (domain(from), domain(to)) {
        (Some(from), Some(to)) if from != to => Ok(AliasDomain { from, to }),
        _ => Err(FORM),
    }
}

fn threshold(text: &str) -> Result<Score, &'static str> {
    Score::parse(text).ok_or("a number from 0 to 1 is wanted, such as 0.80")
}

fn size(text: &str) -> Result<u64, String> {
    const MOST: u64 = u32::MAX as u64 - 1;
    let lower = text.trim().to_ascii_lowercase();
    let lower = lower.strip_suffix("ib").or_else(|| lower.strip_suffix('b')).unwrap_or(&lower);
    let units = [('k', 1 << 10), ('m', 1 << 20), ('g', 1 << 30)];
    let (digits, unit) =
        units.iter().find_map(|(letter, unit)| Some((lower.strip_suffix(*letter)?, *unit))).unwrap_or((lower, 1_u64));
    let bytes = digits.trim().parse::<u64>().ok().and_then(|number| number.checked_mul(unit));
    match bytes {
        Some(0) | None => Err("a number of bytes is wanted, such as 512M".to_owned()),
        // 4 GiB are what the offsets of a file can count; the round number is what people type.
        Some(bytes) if bytes == MOST + 2 => Ok(MOST),
        Some(bytes) if bytes > MOST => Err("a file may have 4 GiB at most".to_owned()),
        Some(bytes) => Ok(bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_declaration_is_sound() {
        <Cli as clap::CommandFactory>::command().debug_assert();
    }

    #[test]
    fn sizes_have_units() {
        for (text, bytes) in
            [("17", 17), ("1k", 1024), ("512M", 512 << 20), ("2GiB", 2 << 30), ("4G", u64::from(u32::MAX) - 1)]
        {
            assert_eq!(size(text), Ok(bytes), "{text}");
        }
        for text in ["", "0", "-1", "5G", "1T", "many"] {
            assert!(size(text).is_err(), "{text}");
        }
    }

    #[test]
    fn thresholds_are_probabilities() {
        assert_eq!(threshold("0.8"), Ok(Score::percent(80)));
        assert_eq!(threshold("1"), Ok(Score::percent(100)));
        for text in ["1.01", "-0.1", "NaN", "80", "80%"] {
            assert!(threshold(text).is_err(), "{text}");
        }
    }

    #[test]
    fn an_alias_is_two_domains() {
        let alias = AliasDomain { from: "old.example".into(), to: "corp.example".into() };
        assert_eq!(alias_domain("@OLD.example=corp.Example"), Ok(alias));
        for text in ["old.example", "old.example=", "=corp.example", "a@b=c", "same.example=SAME.example", "a=b=c"] {
            assert!(alias_domain(text).is_err(), "{text}");
        }
    }
}
