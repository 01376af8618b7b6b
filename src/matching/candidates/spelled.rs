//! What speaks for and against one pair, computed when it is asked for: reasons with both spellings, and what differs.

use super::decorated::without_decoration;
use super::employers;
use super::evidence::{
    self, Form, addresses,
    names::{Common, FullName, Initials, Left, Names},
    remainder::has,
};
use super::marks::with_first_mailbox;
use super::names::{From, Reading};
use super::numbers::Number;
use super::outsiders;
use super::person::{Address, Handle, Person};
use super::reader::Reader;
use super::roles::second_of;
use super::spelling::{SEPARATORS, plain_text};
use super::spells::{Spells, spells};
use super::words::WordId;
use crate::matching::{Asker, Reason, World, cloud};
use crate::model::{AccountId, Estate, RowId, Text, domain, local_part, same_email};
use smallvec::smallvec;

/// A reason with the values that it is about, as both sides spell them; unknown where it is about none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct For {
    /// The reason.
    pub reason: Reason,
    /// The value of the one whom candidates are looked for.
    pub own: Text,
    /// The value of the cloud account.
    pub cloud: Text,
}

/// What speaks for one person beside the reasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Also {
    /// This account of another server, with which the cloud account is matched, has the same login.
    LoginElsewhere(AccountId),
    /// The login is the local part of this address of the cloud account.
    Mailbox(Text),
    /// One number stands behind a handle of both.
    Number(Text, Text),
    /// This login or address of one of them is made of a word of the name in common that they do not show so.
    Written(Text),
}

/// What speaks against one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Against {
    /// The cloud account is matched with another account of this server.
    MatchedOnHost(AccountId),
    /// Both have full names, and they differ.
    NamesDiffer,
    /// So, but the given name is equal.
    FamilyNamesDiffer,
    /// So, but one other word is equal.
    NamesDifferButForOneWord,
    /// Words are left over on both sides of names that have others in common.
    NamesDifferInPart,
    /// Middle initials differ.
    InitialsDiffer,
    /// The addresses are of one domain and differ in digits or a middle initial: two mailboxes.
    KeptApart,
    /// The addresses are of one domain and differ: two mailboxes.
    OtherMailbox,
    /// The employee numbers differ.
    NumbersDiffer,
    /// The login is another than that of this account of another server, with which the cloud account is matched.
    OtherLoginElsewhere(AccountId),
}

/// What speaks for and against somebody and a cloud account being one person's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// The reasons that hold, with both spellings.
    pub reasons: Vec<For>,
    /// What else speaks for it.
    pub also: Vec<Also>,
    /// What speaks against.
    pub against: Vec<Against>,
}

/// Computes what speaks for and against a pair.
pub(in crate::matching) fn evidence(world: &World, asker: &Asker, row: RowId) -> Evidence {
    let estate = &*world.estate;
    let mut reader = Reader::new(world);
    reader.learn(row);
    let addresses: Vec<Text> = addresses_of(world, asker).chain(cloud::emails(estate, row)).collect();
    reader.set_employers(employers::between(estate, &addresses));
    reader.set_outsiders(outsiders::between(estate, &addresses));
    let labels = addresses.iter().filter_map(|text| domain(estate.raw(*text))?.split(|byte| *byte == b'.').next());
    reader.words.set_companies(labels.map(plain_text).collect());
    let (ours, known) = match asker {
        Asker::Account(account) => (reader.accounts(&[*account]), world.candidates(*account)),
        Asker::Subscriber(rows) => {
            let known = rows.iter().filter_map(|row| world.best_of_subscriber(*row)).collect();
            (reader.subscriber(rows), known)
        }
    };
    let theirs = reader.row(row);
    let relations = evidence::compare(estate, &reader.words, &ours, &theirs, &|_, _| false, true);
    let known = known.into_iter().find(|candidate| candidate.row == row);
    let reasons = known.map_or(relations.reasons, |candidate| candidate.reasons);
    let mut against = Vec::new();
    if let Asker::Account(account) = asker {
        let host = estate.account(*account).host;
        let joined = world.joined_with(row).into_iter().find(|other| estate.account(*other).host == host);
        against.extend(joined.filter(|other| other != account).map(Against::MatchedOnHost));
    }
    // What the search knows of all people's names tells more than the two alone.
    let is_one_name = known.is_some_and(|candidate| candidate.reasons.has(Reason::SameName));
    match relations.names {
        Names::Differ { .. } | Names::PartDiffers if relations.second_given.is_some() || is_one_name => {}
        Names::Differ { common } => against.push(match common {
            Some(Common::Given(_)) => Against::FamilyNamesDiffer,
            Some(Common::Other(_) | Common::English(_)) => Against::NamesDifferButForOneWord,
            None => Against::NamesDiffer,
        }),
        Names::PartDiffers => against.push(Against::NamesDiffer),
        Names::Full(full) if full.left == Some(Left::Both) => against.push(Against::NamesDifferInPart),
        Names::Full(full) if full.initials == Initials::Differ => against.push(Against::InitialsDiffer),
        _ => {}
    }
    let certain = [Reason::SecondaryEmail, Reason::VisualStudioEmail].into_iter().any(|reason| reasons.has(reason));
    // Whose login is the other's mailbox has one more.
    let is_mailbox = mailbox(&ours, &theirs).is_some();
    // A second account has a mailbox of its own.
    let is_second = reasons.has(Reason::SecondAccount) && is_surely_second(estate, asker);
    let relation = if is_second { addresses::Relation::None } else { relations.addresses.relation };
    if relation.keeps_apart() || (relations.addresses.digits_differ && !is_second) {
        against.push(Against::KeptApart);
    } else if relation == addresses::Relation::OtherLocal && !certain && !is_mailbox {
        against.push(Against::OtherMailbox);
    }
    if relations.same_number == Some(false) {
        against.push(Against::NumbersDiffer);
    }
    let elsewhere = match asker {
        Asker::Account(account) => elsewhere(world, *account, row),
        Asker::Subscriber(_) => None,
    };
    let same_elsewhere = elsewhere.filter(|(_, is_same)| *is_same);
    let mut also: Vec<Also> = same_elsewhere.map(|(other, _)| Also::LoginElsewhere(other)).into_iter().collect();
    // A second account has another login by its nature.
    let is_here = against.iter().any(|against| matches!(against, Against::MatchedOnHost(_)));
    if !certain && !is_here {
        let others = elsewhere.filter(|(_, is_same)| !is_same);
        against.extend(others.map(|(other, _)| Against::OtherLoginElsewhere(other)));
    }
    let own = Own::of(estate, asker, &ours);
    let spelled = |reason| match (reason, relations.names) {
        (Reason::SameName, Names::Full(full)) => named(&reader, &own, &theirs, &full, row),
        (Reason::SecondAccount, _) => beside(world, asker, row, with_first_mailbox(&ours, &theirs)),
        _ => {
            let mut known = spelled(estate, &own, &theirs, reason, row);
            if reason == Reason::SameName && matches!(relations.names, Names::Differ { .. }) {
                known.cloud = with_name(&reader, &ours, &theirs).unwrap_or(known.cloud);
            }
            let is_unknown = reason == Reason::Initials && known.own == Text::UNKNOWN;
            let form = relations.forms.first().filter(|_| is_unknown);
            let made = form.and_then(|form| short(estate, &own, &theirs, form, row)).unwrap_or(known);
            goes_by(estate, &own, &theirs, made, row)
        }
    };
    if let (Names::Full(full), true) = (relations.names, reasons.has(Reason::SameName)) {
        also.extend(written(&reader, &own, &theirs, &full, row).map(Also::Written));
    }
    if !reasons.has(Reason::SameLogin) {
        // A second account's login is so but for what says that it is one.
        also.extend(mailbox(&ours, &theirs).filter(|_| !is_second).map(Also::Mailbox));
        let number = relations.number_in_common.and_then(|number| numbered(world, &own, row, number));
        also.extend(number.map(|(own, cloud)| Also::Number(own, cloud)));
    }
    Evidence { reasons: reasons.iter().map(spelled).collect(), also, against }
}

/// The address of a cloud account that has a name of the other in one piece, or before a letter of another one.
fn with_name(reader: &Reader<'_>, ours: &Person, theirs: &Person) -> Option<Text> {
    let names = || ours.readings.iter().map(|name| [name.given, name.family].map(|word| reader.words.text(word)));
    let is_name = |stem: &str| names().any(|[given, family]| spells(stem, given, family) == Some(Spells::Full));
    let begins = |stem: &str| {
        let is_before = |one: &str, other: &str| stem.strip_prefix(one).is_some_and(|rest| rest.starts_with(other));
        names().any(|[given, family]| is_before(given, family) || is_before(family, given))
    };
    let has_name = |address: &&Address| address.local.split(SEPARATORS).any(is_name) || begins(address.handle.stem());
    theirs.addresses[..theirs.own_addresses].iter().find(has_name).map(|address| address.text)
}

/// Whether the login of one who asks says beyond doubt that it is of a second account.
fn is_surely_second(estate: &Estate, asker: &Asker) -> bool {
    let Asker::Account(account) = asker else { return false };
    let (login, name) = (estate.raw(estate.login_of(*account)), estate.raw(estate.name_of(*account)));
    second_of(login, name).is_some_and(|second| second.is_sure)
}

/// The address of a cloud account whose local part, of several, is a login.
fn mailbox(ours: &Person, theirs: &Person) -> Option<Text> {
    let is_login = |address: &&Address| ours.logins.iter().any(|login| login.hash == address.handle.hash);
    let own = theirs.addresses[..theirs.own_addresses].iter();
    own.filter(|address| !address.is_in_one_piece()).find(is_login).map(|address| address.text)
}

/// What both have a number behind, each the first that has it.
fn numbered(world: &World, own: &Own<'_>, row: RowId, number: Number) -> Option<(Text, Text)> {
    let estate = &*world.estate;
    let has = |text: &Text| {
        let handle = Handle::of(&plain_text(local_part(estate.raw(*text))));
        handle.as_ref().and_then(Number::of) == Some(number)
    };
    let joined = world.joined_with(row).into_iter().map(|account| estate.login_of(account));
    let mut theirs = [estate.row(row).login, estate.row(row).name].into_iter().chain(joined);
    let ours = own.logins.iter().copied().chain(own.names.iter().copied()).chain(own.emails()).find(has)?;
    Some((ours, theirs.find(has)?))
}

/// The addresses of one whom candidates are looked for.
fn addresses_of<'w>(world: &'w World, asker: &'w Asker) -> impl Iterator<Item = Text> + 'w {
    let (account, rows) = match asker {
        Asker::Account(account) => (Some(*account), &[][..]),
        Asker::Subscriber(rows) => (None, &rows[..]),
    };
    let of_account = account.into_iter().flat_map(|account| world.estate.emails_of(account));
    of_account.chain(rows.iter().flat_map(|row| cloud::emails(&world.estate, *row)))
}

/// A second account with the one beside which it is, that a row is matched with; or its mailbox with the one that it is
/// made of.
fn beside(world: &World, asker: &Asker, row: RowId, mailboxes: Option<(Text, Text)>) -> For {
    let estate = &*world.estate;
    let login = |account: AccountId| estate.login_of(account);
    let found = match asker {
        Asker::Account(account) => {
            let second = second_of(estate.raw(login(*account)), estate.raw(estate.name_of(*account)));
            let is_here = |other: &AccountId| estate.account(*other).host == estate.account(*account).host;
            let is_first = |other: &AccountId| {
                let of = Handle::of(&plain_text(estate.raw(login(*other)).bytes()));
                let first = second.as_ref().and_then(|second| Handle::of(&second.first));
                of.zip(first).is_some_and(|(of, first)| of.hash == first.hash)
            };
            let mut here: Vec<AccountId> = world.joined_with(row).into_iter().filter(is_here).collect();
            here.sort_by_key(|other| !is_first(other));
            let mailboxes = mailboxes.filter(|_| !here.first().is_some_and(&is_first));
            // Where the first one is not matched either, what they go by on the cloud says whose they are.
            let first = here.first().map_or(estate.row(row).login, |first| login(*first));
            mailboxes.or(Some((login(*account), first)))
        }
        Asker::Subscriber(_) => None,
    };
    let (own, cloud) = found.unwrap_or((Text::UNKNOWN, Text::UNKNOWN));
    For { reason: Reason::SecondAccount, own, cloud }
}

/// An account of another server than an account's that a row is matched with, one with its login before others; and whether
/// the logins are equal.
fn elsewhere(world: &World, account: AccountId, row: RowId) -> Option<(AccountId, bool)> {
    let estate = &*world.estate;
    let host = estate.account(account).host;
    let login = |account: AccountId| Handle::of(&plain_text(estate.raw(estate.login_of(account)).bytes()));
    let own = login(account).map(|login| login.hash);
    let others = world.joined_with(row).into_iter().filter(|other| estate.account(*other).host != host);
    let others = others.map(|other| (other, own.is_some() && login(other).map(|login| login.hash) == own));
    others.reduce(|known, other| if other.1 && !known.1 { other } else { known })
}

/// The values of one whom candidates are looked for, as the files spell them.
struct Own<'p> {
    logins: Vec<Text>,
    names: Vec<Text>,
    person: &'p Person,
}

impl<'p> Own<'p> {
    fn of(estate: &Estate, asker: &Asker, person: &'p Person) -> Self {
        let (mut logins, mut names, mut accounts) = (Vec::new(), Vec::new(), Vec::new());
        match asker {
            Asker::Account(account) => accounts.push(*account),
            Asker::Subscriber(rows) => {
                for row in rows {
                    logins.push(estate.row(*row).name_id);
                    names.push(estate.row(*row).name);
                    accounts.extend(estate.accounts_of(*row));
                }
            }
        }
        logins.extend(accounts.iter().map(|account| estate.login_of(*account)));
        names.extend(accounts.iter().map(|account| estate.name_of(*account)));
        for values in [&mut logins, &mut names] {
            values.retain(|text| estate.filled(*text).is_some());
        }
        Self { logins, names, person }
    }

    fn emails(&self) -> impl Iterator<Item = Text> {
        self.person.addresses.iter().map(|address| address.text)
    }
}

/// A reason with the values of both that it is about.
fn spelled(estate: &Estate, own: &Own<'_>, theirs: &Person, reason: Reason, row: RowId) -> For {
    let of_addresses = || {
        own.person.addresses.iter().find_map(|our| {
            let one = Person { addresses: smallvec![our.clone()], ..Person::default() };
            theirs.addresses.iter().find_map(|their| {
                let other = Person { addresses: smallvec![their.clone()], own_addresses: 1, ..Person::default() };
                let found = addresses::compare(estate, &one, &other, &|_, _| false, true);
                found.reasons.has(reason).then_some((our.text, their.text))
            })
        })
    };
    // The one that is the very same, else the first: it is the same but for what does not count.
    let nearest = |values: &[Text], other: Text| {
        let same = |text: &&Text| estate.raw(**text).bytes().eq_ignore_ascii_case(estate.raw(other).bytes());
        values.iter().find(same).or(values.first()).map(|text| (*text, other))
    };
    let of = estate.row(row);
    let found = match reason {
        Reason::Note | Reason::VisualStudioEmail | Reason::SecondAccount => None,
        Reason::SameIdentifier => identifiers(estate, own, row),
        Reason::SameLogin => same_string(estate, own, theirs, [of.login, of.name]),
        Reason::SameName => nearest(&own.names, of.name),
        Reason::PendingInvitation => {
            let mut pairs = pairs(own.emails(), estate.verified_emails(row).to_vec());
            pairs.find(|(our, their)| same_email(estate.raw(*our), estate.raw(*their)))
        }
        _ => of_addresses(),
    };
    let (own, cloud) = found.unwrap_or((Text::UNKNOWN, Text::UNKNOWN));
    For { reason, own, cloud }
}

/// The login or address of the one that is made of the other's name, with that.
fn short(estate: &Estate, own: &Own<'_>, theirs: &Person, form: &Form, row: RowId) -> Option<For> {
    let of = estate.row(row);
    let is_made = |handle: &Handle| handle.base == form.base;
    let written = |text: &Text| Handle::of(&plain_text(local_part(estate.raw(*text)))).is_some_and(|of| is_made(&of));
    let locals = theirs.addresses.iter().map(|address| address.text);
    let (own, cloud) = if form.theirs {
        let made = own.logins.iter().copied().chain(own.emails()).find(written)?;
        let named =
            [of.name, of.login].into_iter().filter(|text| estate.filled(*text).is_some()).chain(locals).next()?;
        (made, named)
    } else {
        // What stands behind the login is no part of the form.
        let is_login = theirs.logins[..theirs.own_logins].iter().any(is_made);
        let made = if is_login { Some(of.login) } else { locals.into_iter().find(written) };
        (own.names.first().copied().or(own.emails().next())?, made?)
    };
    Some(For { reason: Reason::Initials, own, cloud })
}

/// With what each goes by, where it cannot be told what a name or initials are of: the words of a login are known by others,
/// and a full name needs no initials.
fn goes_by(estate: &Estate, own: &Own<'_>, theirs: &Person, of: For, row: RowId) -> For {
    if !matches!(of.reason, Reason::SameName | Reason::Initials) {
        return of;
    }
    let or = |text: Text, others: Option<Text>| {
        if estate.filled(text).is_some() { text } else { others.unwrap_or(Text::UNKNOWN) }
    };
    let (login, name) = (estate.row(row).login, estate.row(row).name);
    let shown = if estate.filled(name).is_some() { name } else { login };
    let written = theirs.addresses[..theirs.own_addresses].first().map(|address| address.text);
    let (ours, cloud) = match of.reason {
        Reason::Initials => (own.emails().next(), written.unwrap_or(shown)),
        _ => (own.names.first().copied().or_else(|| own.emails().next()), shown),
    };
    For { own: or(of.own, ours.or(own.logins.first().copied())), cloud: or(of.cloud, Some(cloud)), ..of }
}

/// The login in common, or a login of the one that is a local part of the other; equal but for numbers, where no more is.
fn same_string(estate: &Estate, own: &Own<'_>, theirs: &Person, [login, name]: [Text; 2]) -> Option<(Text, Text)> {
    let handle = |text: Text| Some((text, Handle::of(&plain_text(local_part(estate.raw(text))))?));
    let ours: Vec<_> = own.logins.iter().copied().chain(own.emails()).filter_map(handle).collect();
    let locals = theirs.addresses[..theirs.own_addresses].iter().map(|address| (address.text, address.handle.clone()));
    // It may be shown for a name, too, or be the name of a domain.
    let shown = |name: Text| Some((name, Handle::of(&plain_text(estate.raw(name).bytes()))?));
    // As it is, and without what the enterprise puts behind it.
    let logins = theirs.logins[..theirs.own_logins].iter().map(|of| (login, of.clone()));
    let cloud: Vec<_> = handle(login).into_iter().chain(logins).chain(locals).chain(shown(name)).collect();
    let shown = own.names.iter().copied().filter_map(shown);
    let domains = own.emails().filter_map(|email| {
        let domain = plain_text(domain(estate.raw(email))?);
        Some((email, domain.rsplit('.').nth(1).and_then(Handle::of)?))
    });
    let elsewhere: Vec<_> = shown.chain(domains).collect();
    let find = |ours: &[(Text, Handle)], cloud: &[(Text, Handle)], is: fn(&Handle, &Handle) -> bool| {
        let found = |(text, of): &(Text, Handle)| {
            let their = cloud.iter().find(|(_, their)| is(of, their))?;
            Some((*text, their.0))
        };
        ours.iter().find_map(found)
    };
    // What stands around a handle may be written on either side.
    let with_alone = |handles: &[(Text, Handle)]| -> Vec<(Text, Handle)> {
        let alone = |(text, _): &(Text, Handle)| {
            Some((*text, Handle::of(&without_decoration(&plain_text(local_part(estate.raw(*text))))?)?))
        };
        handles.iter().cloned().chain(handles.iter().filter_map(alone)).collect()
    };
    let equal = |one: &Handle, other: &Handle| one.hash == other.hash;
    let same_base = |one: &Handle, other: &Handle| one.base == other.base;
    find(&ours, &cloud, equal)
        .or_else(|| find(&elsewhere, &cloud, equal))
        .or_else(|| find(&ours, &cloud, same_base))
        .or_else(|| find(&with_alone(&ours), &with_alone(&cloud), same_base))
        .or_else(|| own.logins.first().map(|own| (*own, login)))
}

/// The name in common with the values that have it: what is shown, else an address or a login.
fn named(reader: &Reader<'_>, own: &Own<'_>, theirs: &Person, full: &FullName, row: RowId) -> For {
    let estate = reader.estate;
    let has = |name: Reading| {
        let (given, family) = (reader.words.text(name.given), reader.words.text(name.family));
        move |text: &str| Handle::of(text).and_then(|of| spells(of.stem(), given, family)) == Some(Spells::Full)
    };
    let written = |name: Reading, shown: Vec<Text>, addresses: &[Address], logins: Vec<Text>| {
        let has = has(name);
        let in_address = || addresses.iter().find(|address| has(&address.local)).map(|address| address.text);
        let in_login = || logins.iter().find(|login| has(&plain_text(estate.raw(**login).bytes()))).copied();
        let is_shown = name.from == From::Display;
        let found = shown.first().copied().filter(|_| is_shown).or_else(in_address).or_else(in_login);
        found.or(shown.first().copied()).unwrap_or(Text::UNKNOWN)
    };
    let of = estate.row(row);
    let shown = Vec::from_iter(Some(of.name).filter(|name| estate.filled(*name).is_some()));
    let cloud = written(full.theirs, shown, &theirs.addresses[..theirs.own_addresses], vec![of.login]);
    let is_other = |name: &Text| !estate.raw(*name).bytes().eq_ignore_ascii_case(estate.raw(cloud).bytes());
    let mut names = own.names.clone();
    names.sort_by_key(is_other);
    let own = written(full.ours, names, &own.person.addresses, own.logins.clone());
    For { reason: Reason::SameName, own, cloud }
}

/// The login or address of the one that has a word of the name in common, where that one shows a name without it.
fn written(reader: &Reader<'_>, own: &Own<'_>, theirs: &Person, full: &FullName, row: RowId) -> Option<Text> {
    let (estate, words) = (reader.estate, &reader.words);
    let name = || [full.ours.given, full.ours.family].into_iter().chain(full.more);
    let in_one = |person: &Person, texts: Vec<Text>| {
        let is_shown = |word: &WordId| person.displays.iter().any(|display| has(words, &display.words, *word));
        let has_word = |text: &Text, word: WordId| {
            let handle = Handle::of(&plain_text(local_part(estate.raw(*text))));
            handle.is_some_and(|handle| handle.stem() != words.text(word) && handle.stem().contains(words.text(word)))
        };
        let mut missing = name().filter(|word| !person.displays.is_empty() && !is_shown(word));
        missing.find_map(|word| texts.iter().copied().find(|text| has_word(text, word)))
    };
    let logins = own.logins.iter().copied().chain(own.emails()).collect();
    let locals = theirs.addresses[..theirs.own_addresses].iter().map(|address| address.text);
    let cloud = std::iter::once(estate.row(row).login).chain(locals).collect();
    in_one(own.person, logins).or_else(|| in_one(theirs, cloud))
}

/// The login or address, and the identifier of the cloud account that is the same short name or number.
fn identifiers(estate: &Estate, own: &Own<'_>, row: RowId) -> Option<(Text, Text)> {
    let bare = |text: Text| local_part(estate.raw(text)).to_ascii_lowercase();
    let digits = |text: Text| bare(text).into_iter().filter(u8::is_ascii_digit).collect::<Vec<_>>();
    let of = estate.row(row);
    let identity = estate.identity_values(row).iter().map(|value| value.text);
    let theirs: Vec<Text> = std::iter::once(of.name_id).chain(identity).chain([of.login]).collect();
    let pairs = || {
        let ours = own.logins.iter().copied().chain(own.emails());
        pairs(ours, theirs.clone()).filter(|(our, their)| our.is_filled() && their.is_filled())
    };
    let same_name = pairs().find(|(our, their)| bare(*our) == bare(*their));
    same_name.or_else(|| pairs().find(|(our, their)| digits(*our).len() > 2 && digits(*our) == digits(*their)))
}

/// Each of the ones with each of the others.
fn pairs(ones: impl Iterator<Item = Text>, others: Vec<Text>) -> impl Iterator<Item = (Text, Text)> {
    ones.flat_map(move |one| others.clone().into_iter().map(move |other| (one, other)))
}
