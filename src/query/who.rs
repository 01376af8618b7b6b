//! Who is meant: one person by login, by host and id, or by e-mail, with all accounts that a rule or the report joins;
//! or the nearest there are.

use super::list::sort_rows;
use crate::matching::World;
use crate::model::{AccountId, Estate, IdentityField, Raw, RowId, Text, same_email};

/// A person: server accounts and a report row that a rule or the report joins.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Person {
    /// The report row with the cloud account, else the row that holds the accounts.
    pub row: Option<RowId>,
    /// The server accounts, by host and id.
    pub accounts: Vec<AccountId>,
}

/// Who was meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// One person.
    One(Person),
    /// Several have that name.
    Several(Vec<Person>),
    /// Nobody has; the nearest there are, fit to be typed.
    Nobody(Vec<String>),
}

/// Finds who is meant, by the first form that fits: `@LOGIN`, `HOST:ID`, an e-mail, a login, `HOST:ID` with any id.
#[must_use]
pub fn find_who(world: &World, who: &str) -> Who {
    let estate = &*world.estate;
    let who = who.trim();
    let form = Form::of(who);
    let people = match form {
        Form::Cloud(login) => people_of_row(world, estate.find_login(Raw::of(login))),
        Form::Account { host, id } => {
            let host = crate::model::normal_host(host).and_then(|host| estate.find_host(&host));
            let account = host.zip(estate.find_id(id)).and_then(|(host, id)| estate.find_account(host, id));
            account.map(|account| Person::of_account(world, account)).into_iter().collect()
        }
        Form::Email => by_email(world, Raw::of(who)),
        Form::Login => by_login(world, Raw::of(who)),
    };
    let mut people: Vec<Person> = people;
    people.sort();
    people.dedup();
    leave_out_second_rows(world, &mut people);
    match people.len() {
        0 => Who::Nobody(nearest(estate, who, form)),
        1 => Who::One(people.swap_remove(0)),
        _ => Who::Several(people),
    }
}

/// Leaves out subscribers' rows that are told of with the account they are counted beside, or with the first row of one
/// address.
fn leave_out_second_rows(world: &World, people: &mut Vec<Person>) {
    let rows: Vec<RowId> = people.iter().filter_map(|person| person.row).collect();
    people.retain(|person| {
        let Some(row) = person.row.filter(|_| person.accounts.is_empty()) else { return true };
        let first = world.subscriptions_with(row).first().copied().filter(|first| *first != row);
        !world.vs_double(row).into_iter().chain(first).any(|told| rows.contains(&told))
    });
}

#[derive(Clone, Copy)]
enum Form<'a> {
    Cloud(&'a str),
    Account { host: &'a str, id: &'a str },
    Email,
    Login,
}

impl<'a> Form<'a> {
    fn of(who: &'a str) -> Self {
        if let Some(login) = who.strip_prefix('@') {
            return Self::Cloud(login);
        }
        if let Some((host, id)) = who.rsplit_once(':')
            && !host.is_empty()
            && !id.is_empty()
            && id.bytes().all(|byte| byte.is_ascii_digit())
        {
            return Self::Account { host, id };
        }
        if who.contains('@') { Self::Email } else { Self::Login }
    }
}

impl Person {
    /// The person of a server account.
    #[must_use]
    pub fn of_account(world: &World, account: AccountId) -> Self {
        let joined = world.reported(account).or_else(|| world.cloud(account)).filter(|_| world.estate.has_report);
        match joined {
            Some(row) => Self::of_row(world, row).with(account),
            None => match world.estate.rows_of(account).first() {
                Some(row) => Self { row: Some(*row), accounts: own_accounts(world, *row) }.with(account),
                None => Self { row: None, accounts: vec![account] },
            },
        }
    }

    /// The person of a report row.
    #[must_use]
    pub fn of_row(world: &World, row: RowId) -> Self {
        if !world.estate.row(row).login.is_filled() {
            return match world.estate.accounts_of(row).first() {
                Some(account) => Self::of_account(world, *account),
                None => Self { row: Some(row), accounts: Vec::new() },
            };
        }
        let is_joined = |account: &AccountId| {
            world.estate.rows_of(*account).contains(&row)
                || (world.reported(*account).is_none() && world.cloud(*account) == Some(row))
        };
        let accounts = world.partners_of_row(row).into_iter().filter(is_joined).collect();
        Self { row: Some(row), accounts }.sorted()
    }

    fn with(mut self, account: AccountId) -> Self {
        self.accounts.push(account);
        self.sorted()
    }

    fn sorted(mut self) -> Self {
        self.accounts.sort_unstable();
        self.accounts.dedup();
        self
    }
}

/// The accounts of a row without a cloud account that no rule takes elsewhere.
fn own_accounts(world: &World, row: RowId) -> Vec<AccountId> {
    let accounts = world.estate.accounts_of(row).into_iter();
    accounts.filter(|account| world.reported(*account).is_none() && world.cloud(*account).is_none()).collect()
}

fn people_of_row(world: &World, row: Option<RowId>) -> Vec<Person> {
    row.map(|row| Person::of_row(world, row)).into_iter().collect()
}

fn by_email(world: &World, email: Raw<'_>) -> Vec<Person> {
    let estate = &*world.estate;
    let is = |text: Text| same_email(estate.raw(text), email);
    let of = |holds: &dyn Fn(AccountId) -> bool| -> Vec<Person> {
        estate.account_ids().filter(|id| holds(*id)).map(|id| Person::of_account(world, id)).collect()
    };
    let primary = of(&|id| is(estate.account(id).primary));
    if !primary.is_empty() {
        return primary;
    }
    let other = of(&|id| estate.emails_of(id).into_iter().any(is));
    if !other.is_empty() {
        return other;
    }
    let is_email = |row: &RowId| {
        is(estate.row(*row).name_id)
            || estate.verified_emails(*row).iter().copied().any(is)
            || estate
                .identity_values(*row)
                .iter()
                .any(|value| value.field >= IdentityField::ClaimName && is(value.text))
            || estate.server_emails(*row).iter().copied().any(is)
            || (estate.row(*row).is_subscriber()
                && estate
                    .row_values(*row, crate::model::Field::VisualStudioEmail)
                    .iter()
                    .any(|found| same_email(found.raw(), email)))
    };
    estate.row_ids().filter(is_email).map(|row| Person::of_row(world, row)).collect()
}

fn by_login(world: &World, login: Raw<'_>) -> Vec<Person> {
    let estate = &*world.estate;
    if login.is_blank() {
        return Vec::new();
    }
    let is = |text: Text| estate.raw(text).bytes().trim_ascii().eq_ignore_ascii_case(login.bytes());
    let accounts = estate.account_ids().filter(|id| is(estate.login_of(*id)));
    let people: Vec<_> = accounts.map(|id| Person::of_account(world, id)).collect();
    if !people.is_empty() {
        return people;
    }
    // Not every id is a number.
    let is_account = |id: &AccountId| estate.account_name(*id).as_bytes().eq_ignore_ascii_case(login.bytes());
    if login.bytes().contains(&b':')
        && let Some(account) = estate.account_ids().find(is_account)
    {
        return vec![Person::of_account(world, account)];
    }
    people_of_row(world, estate.find_login(login))
}

/// The three that are most like what was typed, in its form; who has a typed id on another server comes before all.
fn nearest(estate: &Estate, who: &str, form: Form<'_>) -> Vec<String> {
    let id = if let Form::Account { id, .. } = form { id } else { who };
    let with_id = estate
        .find_id(id)
        .into_iter()
        .flat_map(|id| estate.account_ids().filter(move |account| estate.account(*account).id == id));
    let by_id: Vec<String> = with_id.take(3).map(|account| estate.account_name(account)).collect();
    if by_id.is_empty() { most_alike(estate, who, form) } else { by_id }
}

fn most_alike(estate: &Estate, who: &str, form: Form<'_>) -> Vec<String> {
    let wanted = who.to_lowercase();
    let mut best: Vec<(f64, String)> = Vec::new();
    let mut offer = |name: String| {
        let likeness = strsim::jaro_winkler(&wanted, &name.to_lowercase());
        let is_better =
            |(other, known): &(f64, String)| likeness.total_cmp(other).then_with(|| known.cmp(&name)).is_lt();
        let place = best.partition_point(is_better);
        if place < 3 && !name.is_empty() && !best.iter().any(|(_, known)| *known == name) {
            best.insert(place, (likeness, name));
            best.truncate(3);
        }
    };
    let text = |text: Text| estate.raw(text).text().into_owned();
    let mut rows: Vec<RowId> = estate.row_ids().collect();
    match form {
        Form::Cloud(_) => {
            sort_rows(estate, &mut rows);
            let logins = rows.into_iter().map(|row| estate.row(row).login).filter(|login| login.is_filled());
            logins.for_each(|login| offer(format!("@{}", text(login))));
        }
        Form::Account { .. } => estate.account_ids().for_each(|id| offer(estate.account_name(id))),
        Form::Email => {
            estate.account_ids().flat_map(|id| estate.emails_of(id)).for_each(|email| offer(text(email)));
            rows.iter().flat_map(|row| estate.verified_emails(*row)).for_each(|email| offer(text(*email)));
        }
        Form::Login => {
            estate.account_ids().for_each(|id| offer(text(estate.login_of(id))));
            for row in rows {
                offer(text(estate.row(row).login));
            }
        }
    }
    best.into_iter().map(|(_, name)| name).collect()
}
