//! The bill: what the licences are for, what could be saved and who must act, what is worth a look. Each line knows whom
//! it is about, so that it can become a filter.

use super::overview::{short_host, sync_age};
use super::page::moved;
use super::{Side, Step};
use crate::export::Price;
use crate::matching::{AliasDomain, Bill, CauseToMend, Fix, Look, Part, Reason, Tone, World};
use crate::model::{HostId, Raw, STALE_DAYS, Sentence, counted, thousands};
use crate::query::quoted;

/// The bill as it is read: its lines and the chosen one.
#[derive(Clone, Debug, Default)]
pub struct Billing {
    /// Its lines.
    pub rows: Vec<BillRow>,
    /// The place of the chosen line.
    pub at: usize,
    /// The place of the first line that is seen.
    pub top: usize,
}

/// One line of the bill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BillRow {
    /// A blank line.
    Space,
    /// What the lines beneath are about, with their sum.
    Title(Sentence, Sentence),
    /// A number of licences or accounts.
    Item(BillItem),
}

/// A number of licences or accounts, and what can be done about them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BillItem {
    /// What it is about.
    pub label: Sentence,
    /// How many; none where it is no number.
    pub count: Option<u64>,
    /// What its bar is measured against; 0 for no bar.
    pub of: u64,
    /// What it means, or who must do what.
    pub about: Sentence,
    /// How it is meant.
    pub tone: Tone,
    /// The filter that lists them.
    pub filter: Option<(Side, String)>,
    /// The what-if that it can be tried with.
    pub what_if: Option<AliasDomain>,
}

impl Billing {
    /// Adds everything up and words it; grows with the number of people.
    #[must_use]
    pub fn of(world: &World, price: Option<&Price>, today: &str) -> Self {
        let bill = world.bill();
        let mut rows = Vec::new();
        consumed(world, &bill, &mut rows);
        avoidable(world, &bill, price, &mut rows);
        what_if(world, &bill, &mut rows);
        looks(world, &bill, today, &mut rows);
        let mut billing = Self { rows, at: 0, top: 0 };
        billing.step(Step::First, 1);
        billing
    }

    /// The chosen line.
    #[must_use]
    pub fn chosen(&self) -> Option<&BillItem> {
        match self.rows.get(self.at) {
            Some(BillRow::Item(item)) => Some(item),
            _ => None,
        }
    }

    /// Moves to another line, over what is none.
    pub fn step(&mut self, step: Step, height: usize) {
        let goal = moved(self.at, step, height).min(self.rows.len().saturating_sub(1));
        let is_item = |at: &usize| matches!(self.rows.get(*at), Some(BillRow::Item(_)));
        let (before, after) = ((0..=goal).rev().find(is_item), (goal..self.rows.len()).find(is_item));
        let found = if goal >= self.at && step != Step::First { after.or(before) } else { before.or(after) };
        self.at = found.unwrap_or(0);
        self.reveal(height);
    }

    /// Scrolls so that the chosen line is seen, with the titles above the first one.
    pub fn reveal(&mut self, height: usize) {
        let first = self.rows.iter().position(|row| matches!(row, BillRow::Item(_))).unwrap_or(0);
        let wanted = if self.at == first { 0 } else { self.at };
        self.top = self.top.min(wanted).max((self.at + 1).saturating_sub(height.max(1)));
        self.top = self.top.min(self.rows.len().saturating_sub(height));
    }

    /// Chooses the same line as another bill, where it is there.
    pub fn choose_like(&mut self, other: &Self) {
        let Some(chosen) = other.chosen() else { return };
        let place = |same: &dyn Fn(&BillItem) -> bool| {
            self.rows.iter().position(|row| matches!(row, BillRow::Item(item) if same(item)))
        };
        let by_what_if = |item: &BillItem| item.what_if.is_some() && item.what_if == chosen.what_if;
        if let Some(at) = place(&|item| item.label == chosen.label).or_else(|| place(&by_what_if)) {
            (self.at, self.top) = (at, other.top);
        }
    }
}

fn title(rows: &mut Vec<BillRow>, text: &'static str, sum: Sentence) {
    if !rows.is_empty() {
        rows.push(BillRow::Space);
    }
    rows.push(BillRow::Title(text.into(), sum));
}

fn consumed(world: &World, bill: &Bill, rows: &mut Vec<BillRow>) {
    let licenses = &bill.sums.licenses;
    let mut sum = Sentence::new().word(thousands(licenses.reported));
    if let Some(purchased) = licenses.purchased {
        sum = sum.word(format!(" of {} bought", thousands(purchased)));
    }
    if licenses.counted_from_rows {
        sum = sum.word(" (counted from the rows)");
    }
    title(rows, "Licences consumed", sum);
    let most = bill.parts.iter().map(|(_, count)| *count).max().unwrap_or_default();
    for (part, count) in &bill.parts {
        let (label, about) = part_words(world, *part);
        let filter = match part {
            Part::ServerOnly(host) => (Side::Server, format!("is:own-row {}", host_filter(world, *host))),
            other => (Side::Cloud, format!("consumes:{}", other.name())),
        };
        let (count, filter) = (Some(*count), Some(filter));
        rows.push(BillRow::Item(BillItem { label, count, of: most, about, filter, ..BillItem::default() }));
    }
}

fn host_filter(world: &World, host: HostId) -> String {
    format!("host:{}", quoted(&world.estate.host(host).text()))
}

fn part_words(world: &World, part: Part) -> (Sentence, Sentence) {
    let words = |label: &'static str, about: &'static str| (label.into(), about.into());
    match part {
        Part::Member => words("members and owners of organizations", ""),
        Part::Collaborator => words("collaborators on repositories", ""),
        Part::VisualStudio => words("Visual Studio subscribers", "their licence comes with the subscription"),
        Part::Invitation => words("pending invitations", "cost under volume licensing; revoke stale ones"),
        Part::AccountOnServer => words("cloud accounts for a server alone", "in no organization, but on a server"),
        Part::ServerOnly(host) => {
            let name = short_host(&world.estate.hosts, host);
            let label = Sentence::from("on the server alone: ").data(Raw::of(&name));
            (label, "no cloud account is matched".into())
        }
        Part::Nothing => words("owners without an organization", "by the documentation they consume nothing"),
        Part::NotExplained => words("for no documented reason", "ask GitHub Support what they are for"),
    }
}

fn avoidable(world: &World, bill: &Bill, price: Option<&Price>, rows: &mut Vec<BillRow>) {
    if bill.sums.server_accounts == 0 {
        // Without servers nobody can be seen to be counted twice, which is not the same as nobody.
        title(rows, "Avoidable", "not known without a server's accounts".into());
        let (label, about) = ("load a server's accounts".into(), "the view of the files says where from".into());
        return rows.push(BillRow::Item(BillItem { label, about, tone: Tone::Warn, ..BillItem::default() }));
    }
    let licenses = &bill.sums.licenses;
    let mut sum = Sentence::new().word(thousands(licenses.avoidable()));
    if let Some(price) = price {
        sum = sum.word(format!(" · {} a month", price.of_licenses_shown(licenses.avoidable())));
    }
    if licenses.added_twice > 0 {
        sum = sum.word(format!(" · {} more from the next sync on", thousands(licenses.added_twice)));
    }
    title(rows, "Avoidable", sum);
    let of = bill.causes.iter().map(|cause| cause.cause.licenses).max().unwrap_or_default().max(licenses.after_sync);
    if licenses.after_sync > 0 {
        rows.push(BillRow::Item(BillItem {
            label: "freed by the next sync".into(),
            count: Some(licenses.after_sync),
            of,
            about: "enterprise owner: sync licence usage".into(),
            tone: Tone::Warn,
            filter: Some((Side::Server, "is:pending-sync,not-counted is:own-row".to_owned())),
            what_if: None,
        }));
    }
    for cause in &bill.causes {
        rows.push(BillRow::Item(cause_item(cause, of)));
    }
    if world.is_checking() {
        let label = "people counted twice are still looked for".into();
        rows.push(BillRow::Item(BillItem { label, tone: Tone::Dim, ..BillItem::default() }));
    } else if !world.options.candidates {
        let label = "people counted twice were not looked for".into();
        rows.push(BillRow::Item(BillItem { label, tone: Tone::Dim, ..BillItem::default() }));
    } else if licenses.avoidable() == 0 && bill.causes.is_empty() {
        let label = "nothing: nobody is counted twice".into();
        rows.push(BillRow::Item(BillItem { label, tone: Tone::Good, ..BillItem::default() }));
    }
}

fn cause_item(mend: &CauseToMend, of: u64) -> BillItem {
    let cause = &mend.cause;
    let mut label = Sentence::new().word(cause.reason.title());
    let mut filter = format!("cause:{}", cause.reason.name());
    let mut what_if = None;
    if let Some(detail) = &cause.detail {
        label = label.word(" ").data(Raw::of(detail));
        if let Some((from, to)) = detail.split_once(" -> ") {
            filter = format!("{filter} move:{}", quoted(detail));
            what_if = Some(AliasDomain { from: from.to_owned(), to: to.to_owned() });
        }
    }
    let fix = match mend.fix {
        Some((actor, _)) if cause.reason == Reason::PendingInvitation => {
            Sentence::from(actor.title()).word(": ").word(Fix::ACCEPT_INVITATION)
        }
        Some((actor, action)) => Sentence::from(actor.title()).word(": ").word(action.title()),
        None => Sentence::new(),
    };
    // The accounts first, for what stands behind is cut where there is little room.
    let accounts = || Sentence::new().word(counted(cause.accounts, "account", "accounts"));
    let about = match fix {
        fix if cause.licenses == cause.accounts => fix,
        fix if fix.is_empty() => accounts(),
        fix => accounts().word("; ").then(fix),
    };
    let tone = if cause.reason == Reason::SecondAccount { Tone::Warn } else { Tone::Bad };
    BillItem { label, count: Some(cause.licenses), of, about, tone, filter: Some((Side::Server, filter)), what_if }
}

fn what_if(world: &World, bill: &Bill, rows: &mut Vec<BillRow>) {
    let Some(without) = &bill.without_what_if else { return };
    let freed = bill.sums.licenses.after_sync.saturating_sub(without.after_sync);
    let more = counted(freed, "more licence", "more licences");
    let sum = Sentence::new().word(format!("the next sync would free {more}"));
    title(rows, "What if", sum);
    for alias in &world.options.alias_domains {
        let label = Sentence::new().data(Raw::of(&alias.from)).word(" were ").data(Raw::of(&alias.to));
        rows.push(BillRow::Item(BillItem {
            label,
            about: "on: w switches it off".into(),
            tone: Tone::Good,
            filter: Some((Side::Server, format!("domain:{}", quoted(&alias.from)))),
            what_if: Some(alias.clone()),
            ..BillItem::default()
        }));
    }
}

fn looks(world: &World, bill: &Bill, today: &str, rows: &mut Vec<BillRow>) {
    let mut items: Vec<BillItem> = bill.looks.iter().map(look_item).collect();
    let estate = &world.estate;
    let day = estate.report.made_at.as_deref().unwrap_or(today);
    for (index, _) in estate.hosts.iter().enumerate() {
        let host = HostId(index as u16);
        if let Some(days) = sync_age(estate, host, day).filter(|days| *days > STALE_DAYS) {
            let label = Sentence::from("old sync of ").data(Raw::of(&short_host(&estate.hosts, host)));
            let about = Sentence::new().word(format!("{days} days: what is counted of it is as old"));
            let filter = Some((Side::Server, host_filter(world, host)));
            items.push(BillItem { label, about, filter, tone: Tone::Warn, ..BillItem::default() });
        }
    }
    if !items.is_empty() {
        title(rows, "Worth a look", Sentence::new());
        rows.extend(items.into_iter().map(BillRow::Item));
    }
}

fn look_item(look: &Look) -> BillItem {
    let (label, count, about, filter): (&'static str, u64, Sentence, _) = match look {
        Look::Conflicts { all, licenses } => {
            let mut about = Sentence::from("the files do not agree whose they are: find out");
            if *licenses > 0 {
                about = about.word(format!("; {}", counted(*licenses, "licence hangs on it", "licences hang on it")));
            }
            ("conflicts", *all, about, Some((Side::Server, "is:conflict")))
        }
        Look::VisualStudioDoubles { all, likely } => (
            "Visual Studio beside Enterprise",
            *all,
            match likely {
                0 => "enterprise owner: change them to a Visual Studio license".into(),
                likely => Sentence::new().word(format!(
                    "{} only likely; enterprise owner: change them to a Visual Studio license",
                    thousands(*likely)
                )),
            },
            Some((Side::Cloud, "is:vs-double")),
        ),
        Look::DormantServerOnly(count) => (
            "dormant, on a server alone",
            *count,
            "site admin: suspend who has left".into(),
            Some((Side::Server, "is:dormant is:server-only is:own-row")),
        ),
        Look::AtRisk(count) => (
            "matched, but at risk",
            *count,
            "address changed: the next sync may count them twice".into(),
            Some((Side::Server, "is:at-risk")),
        ),
        Look::AddedBySync { all, twice } => (
            "added by the next sync",
            *all,
            match twice {
                0 => "persons who are not in the report yet, and whom nothing matches".into(),
                twice => Sentence::new().word(format!(
                    "{} of them likely counted twice from then on: mend these before",
                    thousands(*twice)
                )),
            },
            Some((Side::Server, "is:not-in-report is:unmatched,conflict")),
        ),
        Look::Accepted(count) => (
            "accepted, service accounts",
            *count,
            "by your notes they are meant to be".into(),
            Some((Side::Server, "is:server-only has:note")),
        ),
        Look::Free(count) => {
            ("rows that are no licence", *count, Sentence::new(), Some((Side::Cloud, "consumes:no_licence")))
        }
        Look::Unaccounted(difference) => {
            let more = if *difference > 0 { "more" } else { "fewer" };
            let text = format!("GitHub counts {} {more} than the rows explain", thousands(difference.unsigned_abs()));
            ("not explained by rows", difference.unsigned_abs(), Sentence::new().word(text), None)
        }
    };
    let tone = if matches!(look, Look::Accepted(_) | Look::Free(_)) { Tone::Dim } else { Tone::Warn };
    let filter = filter.map(|(side, text): (Side, &str)| (side, text.to_owned()));
    BillItem { label: label.into(), count: Some(count), about, tone, filter, ..BillItem::default() }
}
