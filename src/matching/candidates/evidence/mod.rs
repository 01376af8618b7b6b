//! What the files say for and against two accounts being one person's, as values. How much each weighs is left to
//! `weigh`, how it is worded to `explain`.

pub(super) mod addresses;
mod alike;
mod changed;
mod form;
pub(super) mod names;
mod otherwise;
mod part;
pub(super) mod remainder;
pub(super) mod strings;

pub(super) use form::{Form, Shape};

use super::beginnings::Cut;
use super::counts::handles;
use super::habits::style_of;
use super::lettered::{differ_in_initial, differ_in_letters, is_misspelt_name};
use super::names::{Display, From, Reading};
use super::numbers::Number;
use super::person::{Address, Handle, Person};
use super::spelling::{is_doubled, split_digits};
use super::spells::{Spells, spells, two_words};
use super::words::{Alike, WordId, Words};
use crate::matching::{Reason, Reasons};
use crate::model::Estate;
use addresses::{Addresses, Relation};
use names::{Common, Initials, Left, Names};
use smallvec::SmallVec;
use strings::{Logins, Mailbox, Shared};

/// How two accounts relate in all that can be compared.
pub(super) struct Relations {
    pub(super) names: Names,
    /// The name of the one by which the other may go, who has two given names.
    pub(super) second_given: Option<Reading>,
    pub(super) addresses: Addresses,
    pub(super) logins: Logins,
    /// The style of the cloud login, and the number at its end.
    pub(super) style: usize,
    pub(super) number: u32,
    /// Strings in common.
    pub(super) shared: Vec<Shared>,
    /// The word of the cloud account's name, or of the server account's, that a string in common is.
    pub(super) shared_word: Option<WordId>,
    /// Strings of the one that are forms of the other's name.
    pub(super) forms: Vec<Form>,
    /// Whether a login is of a name that the other had before, or one is shown by another name than their address has or
    /// in another spelling.
    pub(super) former_name: bool,
    /// The server account's address has another name than the one in common, or has that in other letters: its person has
    /// been given a new one since.
    pub(super) is_readdressed: bool,
    /// What the letter in which two addresses differ makes of a name.
    pub(super) odd: Odd,
    /// Whether an employee number is equal; none where there are none to compare.
    pub(super) same_number: Option<bool>,
    /// The number that both have behind a handle.
    pub(super) number_in_common: Option<Number>,
    /// Whether the login is a short name that the cloud account's directory has for it; none where there is none.
    pub(super) short_name: Option<ShortName>,
    /// How the login relates to the cloud account's mailboxes, and the number at its end.
    pub(super) mailbox: Option<(Mailbox, u32)>,
    pub(super) reasons: Reasons,
    /// The reason to give where none holds in the strict sense.
    pub(super) weaker: Reason,
}

impl Relations {
    /// A second account's mailbox is made of one of the cloud account's, and of nobody else's.
    pub(super) fn take_for_first(&mut self) {
        self.addresses.relation = self.addresses.relation.min(Relation::Loose);
        self.reasons = self.reasons.with(Reason::SecondAccount);
    }

    /// How much of a name a login or local part in common is that is one; employee numbers are none.
    pub(super) fn form_in_common(&self) -> Option<Spells> {
        let formed = self.shared.iter().filter(|shared| shared.whole && (shared.letters > 3 || shared.digits < 4));
        formed.filter_map(|shared| shared.ours.max(shared.theirs)).max()
    }
}

/// What a letter in which two addresses differ makes of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Odd {
    /// What it is cannot be told.
    Unknown,
    /// One that others have.
    Name,
    /// What nobody is called.
    NoName,
}

/// A login held against the short names that a directory gives.
#[derive(Clone, Copy, Debug)]
pub(super) struct ShortName {
    /// Whether it is the one that the cloud account has.
    pub(super) is_same: bool,
    /// The style of the login, and whether it ends in a number.
    pub(super) style: usize,
    pub(super) is_numbered: bool,
}

/// Compares a server account with a cloud account; reasons that weigh nothing are left out unless they are wanted.
pub(super) fn compare(
    estate: &Estate,
    words: &Words,
    ours: &Person,
    theirs: &Person,
    near: &dyn Fn(WordId, WordId) -> bool,
    with_reasons: bool,
) -> Relations {
    let mut names = names::compare(words, ours, theirs);
    let mut addresses = addresses::compare(estate, ours, theirs, near, with_reasons);
    // A letter that stands twice is an error of typing, whatever else it may be.
    let is_doubled = addresses.relation == Relation::Typo && is_doubled_in(ours, theirs, &addresses);
    let is_of_another = || {
        is_of_other_letters(words, ours, theirs, &addresses)
            || (!matches!(names, Names::Full(_)) && is_of_other_initial(words, ours, theirs, &addresses))
    };
    if addresses.relation == Relation::Typo && !is_doubled && is_of_another() {
        addresses.take_for_initial();
    }
    let logins = strings::logins(&ours.logins, &theirs.logins);
    let spelled = |person: &Person, stem: &str| strings::spelled_by(words, person, stem);
    let shared = strings::shared(words, ours, theirs);
    let word_of = |person| shared.iter().find_map(|(_, stem)| strings::word_of(words, person, stem));
    let shared_word = word_of(theirs).or_else(|| word_of(ours));
    let shared: Vec<Shared> = shared.into_iter().map(|(shared, _)| shared).collect();
    let is_typo = addresses.relation == Relation::Typo && matches!(names, Names::Differ { .. });
    if is_typo && is_misspelt(words, ours, &shared) {
        names = Names::Unknown;
    }
    let mut forms = Vec::new();
    let (mut former_name, mut is_readdressed) = (false, false);
    if !matches!(names, Names::Full(_)) {
        for (strings, named, theirs) in [(ours, theirs, true), (theirs, ours, false)] {
            for handle in handles(strings) {
                let parted = strings.addresses.iter().find(|of| of.is_whole && of.handle.hash == handle.hash);
                let spelled = strings::best_spelled(words, named, strings, handle.stem()).map(|(how, name)| {
                    // A local part in two words has no letter of a third name at the end of the first.
                    let is_otherwise = |address: &Address| !is_parted_so(words, address, name);
                    let is_whole = !parted.is_some_and(is_otherwise) && !otherwise::is_syllable_of(words, named, name);
                    let is_full = how == Spells::Full && is_whole;
                    let shape = if is_full { Shape::Full } else { Shape::Unusual };
                    (shape, name)
                });
                let of_three = || strings::with_initials(words, named, handle.stem());
                // What all three words of a name make says more than a beginning of two.
                let whole = spelled.filter(|(shape, _)| *shape == Shape::Full);
                let three = || Some((Shape::Initials, of_three()?));
                let Some((shape, name)) = whole.or_else(three).or(spelled) else { continue };
                let primary = theirs && ours.addresses.first().is_some_and(|first| first.handle.base == handle.base);
                let has_family = handle.stem().contains(words.text(name.1));
                let whole = words.text(if has_family { name.1 } else { name.0 });
                let cut = Cut::of(handle.stem(), whole);
                forms.push((Form { base: handle.base, theirs, primary, name, shape, has_family, cut }, handle));
            }
        }
        // A login may be cut into words where the name is not.
        let shows_none = |person: &Person| person.readings.iter().all(|reading| reading.from != From::Display);
        let mut whole = forms.iter().map(|(form, _)| form).filter(|form| form.shape == Shape::Full);
        let is_one = match names {
            Names::Differ { .. } | Names::Near { .. } => {
                // A login of two words that the other has too is a handle of both.
                let is_only_login = |person: &Person| person.readings.iter().all(|reading| reading.from == From::Login);
                whole.any(|form| {
                    let (owner, named) = if form.theirs { (ours, theirs) } else { (theirs, ours) };
                    shows_none(owner) || is_only_login(named)
                })
            }
            // Who shows one word and has a whole name as login shows another word than a name.
            Names::PartDiffers => whole.next().is_some(),
            _ => false,
        };
        if is_one && !names::was_of_another(words, ours, theirs) {
            names = Names::Unknown;
        }
        // Beside other names a form says nothing, however usual it is.
        let are_comparable = match names {
            Names::Differ { common } => matches!(common, Some(Common::English(_))),
            names => !matches!(names, Names::Near { .. }),
        };
        if are_comparable {
            for (form, handle) in forms.iter_mut().filter(|(form, _)| form.shape == Shape::Unusual) {
                form.shape = form::shape(words, form.name, handle);
                let (owner, named) = if form.theirs { (ours, theirs) } else { (theirs, ours) };
                if spelled(owner, handle.stem()).is_none() {
                    form.take_middle(words, named, handle);
                }
            }
        }
        if let Names::Differ { common: Some(common) } = names {
            // Who has another given name shows it whole.
            let least = if matches!(common, Common::Given(_)) { Spells::Beginnings } else { Spells::Full };
            let foreign = |handle: &Handle, own: &Person, other: &Person| {
                spelled(other, handle.stem()) >= Some(least) && spelled(own, handle.stem()).is_none()
            };
            former_name = ours.logins.iter().any(|handle| foreign(handle, ours, theirs))
                || theirs.logins[..theirs.own_logins].iter().any(|handle| foreign(handle, theirs, ours));
        }
    }
    if let Names::Full(_) = names {
        let has_changed = changed::has_changed(words, ours);
        // The number in an address of another name was not given because of somebody of this one.
        addresses.is_numbered &= !has_changed;
        is_readdressed = has_changed || changed::are_in_other_letters(words, ours, theirs);
        former_name = is_readdressed
            || changed::has_changed(words, theirs)
            || changed::has_other_spelling(words, &ours.readings, &theirs.readings);
    }
    let is_respelled = match names {
        Names::Full(full) => full.alike < Alike::Same,
        Names::Near { .. } => true,
        _ => false,
    };
    if addresses.relation == Relation::Typo && !is_respelled && !is_doubled && is_another(words, ours, theirs) {
        addresses.take_for_another();
    }
    if addresses.is_initial && is_cut(words, &names, ours, theirs) {
        addresses.take_for_short();
    }
    let is_same_initial = || matches!(names, Names::Full(full) if full.initials == Initials::Same);
    if addresses.has_middle && addresses.relation == Relation::Apart && is_same_initial() {
        addresses.take_for_one();
    }
    // A login with another number than its own mailbox has was not given with that, nor with one that is marked otherwise.
    let own = ours.addresses.first();
    let is_renumbered =
        |login: &Handle| own.is_some_and(|own| own.handle.base == login.base && own.handle.hash != login.hash);
    let is_other = |own: &Address| {
        let mut theirs = theirs.addresses.iter().filter(|their| their.domain == own.domain && their.local == own.local);
        theirs.any(|their| their.is_outsider != own.is_outsider)
    };
    let is_marked_otherwise = own.is_some_and(is_other);
    let given = || ours.logins.iter().filter(|login| !is_marked_otherwise && !is_renumbered(login));
    let same_number = strings::numbers(ours, theirs);
    let mut reasons = addresses.reasons;
    if with_reasons {
        reasons = others(reasons, ours, theirs, &names, same_number == Some(true));
        // A handle is their login wherever else it stands.
        let is_login = |shared: &Shared| theirs.logins[..theirs.own_logins].iter().any(|of| of.hash == shared.hash);
        if shared.iter().any(|shared| shared.whole && shared.is_handle() && is_login(shared)) {
            reasons = reasons.with(Reason::SameLogin);
        }
    }
    addresses.reasons = reasons;
    let login = theirs.logins[..theirs.own_logins].last();
    let number = login.and_then(|login| login.digits().parse().ok()).unwrap_or(0);
    let odd = match addresses.relation {
        Relation::Typo if is_known_otherwise(words, ours, theirs) => Odd::Name,
        Relation::Typo if has_misspelt_name(words, ours, theirs, &addresses) => Odd::NoName,
        _ => Odd::Unknown,
    };
    let mailbox = |login: &Handle| Some((strings::mailbox(login, theirs)?, login.digits().parse().unwrap_or(0)));
    let is_full = matches!(names, Names::Full(_));
    let second_given = if is_full { None } else { names::by_second_given(words, ours, theirs) };
    let weaker = match second_given {
        Some(_) => Reason::SameName,
        None => weaker(&names, shared.iter().any(|shared| shared.whole)),
    };
    let short_name = |login: &Handle| {
        let is_same = strings::short_name(login, theirs)?;
        let styles = [theirs, ours].map(|person| style_of(words, person, login));
        let style = styles.into_iter().find(|style| *style > 0).unwrap_or(0);
        Some(ShortName { is_same, style, is_numbered: !login.digits().is_empty() })
    };
    Relations {
        names,
        second_given,
        addresses,
        logins,
        style: theirs.style,
        number,
        shared,
        shared_word,
        forms: forms.into_iter().map(|(form, _)| form).collect(),
        former_name,
        is_readdressed,
        odd,
        same_number,
        number_in_common: Number::in_common(ours, theirs),
        short_name: given().filter_map(short_name).max_by_key(|name| name.is_same),
        mailbox: ours.logins.iter().filter_map(mailbox).min(),
        reasons,
        weaker,
    }
}

/// Whether the name that the address of a server account tells alone is no other name than the one that is a letter from
/// it: the letter makes none that anybody has, or both have chosen one login.
fn is_misspelt(words: &Words, ours: &Person, shared: &[Shared]) -> bool {
    let is_unknown = |word: WordId| words.bearers(word) == 0;
    let makes_none = || ours.readings.iter().any(|name| is_unknown(name.given) || is_unknown(name.family));
    let has_handle = || shared.iter().any(|shared| shared.whole && shared.is_handle());
    !ours.displays.iter().any(Display::is_name) && (makes_none() || has_handle())
}

/// Whether the name in a server account's address is none of the cloud account's, and one that people of the cloud spell
/// so: `muhammed` beside `mohammed`.
fn is_known_otherwise(words: &Words, ours: &Person, theirs: &Person) -> bool {
    let has = |one: &Reading, word: WordId| one.given == word || one.family == word;
    let is_same = |one: &Reading, other: &Reading| has(one, other.given) && has(one, other.family);
    let mut written = ours.readings.iter().filter(|reading| reading.whole && reading.from == From::Address);
    written.any(|our| {
        let is_theirs = theirs.readings.iter().any(|their| their.from != From::Login && is_same(our, their));
        words.is_spelled(our.given) && words.is_spelled(our.family) && !is_theirs
    })
}

/// Whether an address that is one letter from another is somebody else's: it spells its own display name as a directory
/// would, or the letter is one of those that stand for a given name.
fn is_another(words: &Words, ours: &Person, theirs: &Person) -> bool {
    let Some(address) = ours.addresses.first() else { return false };
    let our = address.handle.stem();
    let shown = |person: &Person| -> SmallVec<[Reading; 2]> {
        person.readings.iter().copied().filter(|reading| reading.from == From::Display).collect()
    };
    let least = if address.is_whole { Spells::Full } else { Spells::Beginnings };
    let mut spelled = shown(ours).into_iter().filter_map(|of| spells(our, words.text(of.given), words.text(of.family)));
    if spelled.any(|how| how >= least) {
        return true;
    }
    // A whole word that is shown is none that was cut, whatever others it is read with.
    let is_shown = |cut: &str| {
        let mut shown = theirs.displays.iter().flat_map(|display| &display.words);
        shown.any(|word| words.text(*word) == cut)
    };
    let begins = |cut: &str, of: &str| {
        cut != of
            && !is_shown(cut)
            && (of.starts_with(cut) || (cut.len() < 3 && of.bytes().next() == cut.bytes().next()))
    };
    let cut = |their: &str, word: &str, of: &str| {
        let rests =
            [(our.strip_suffix(word), their.strip_suffix(word)), (our.strip_prefix(word), their.strip_prefix(word))];
        rests.iter().any(|(our, their)| {
            our.zip(*their).is_some_and(|(our, their)| our.len().max(their.len()) < 5 && begins(their, of))
        })
    };
    let own = &theirs.addresses[..theirs.own_addresses];
    let mut near = own.iter().filter(|their| their.domain == address.domain && their.is_in_one_piece());
    if address.is_in_one_piece() && near.any(|their| has_more_initials(words, our, their.handle.stem())) {
        return true;
    }
    shown(theirs).iter().any(|name| {
        let (given, family) = (words.text(name.given), words.text(name.family));
        let is_cut = |their: &str| cut(their, family, given) || cut(their, given, family);
        own.iter().any(|their| their.domain == address.domain && is_cut(their.handle.stem()))
    })
}

/// Whether an address is another of the same name that a directory cut to its longest: the letter more is none of another
/// given name.
fn is_cut(words: &Words, names: &Names, ours: &Person, theirs: &Person) -> bool {
    const LONGEST: usize = 7;
    let (Names::Full(full), Some(our)) = (names, ours.addresses.first()) else { return false };
    let (given, family) = (words.text(full.theirs.given), words.text(full.theirs.family));
    let is_form = |address: &Address| spells(address.handle.stem(), given, family).is_some();
    let is_longer = |their: &Address| {
        let (one, other) = (&our.local, &their.local);
        let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
        short.len() >= LONGEST && long.len() == short.len() + 1 && long.starts_with(short.as_str())
    };
    let mut own = theirs.addresses[..theirs.own_addresses].iter();
    is_form(our) && own.any(|their| their.domain == our.domain && is_longer(their) && is_form(their))
}

/// Whether two local parts are one family name behind more and fewer letters of given names, as directories keep people
/// apart.
fn has_more_initials(words: &Words, one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    (1..4).any(|at| {
        let (Some((few, family)), Some((more, same))) = (short.split_at_checked(at), long.split_at_checked(at + 1))
        else {
            return false;
        };
        let is_name = || words.find(family).is_some_and(|word| words.is_displayed(word));
        family == same && family.len() > 3 && more.starts_with(few) && is_name()
    })
}

/// The server account's address, and the one of the cloud account's that it resembles.
fn resembling<'p>(ours: &'p Person, theirs: &'p Person, addresses: &Addresses) -> Option<(&'p Address, &'p Address)> {
    ours.addresses.first().zip(theirs.addresses.get(usize::from(addresses.their)))
}

/// Whether a letter of the one address stands twice in the other: an error of typing.
fn is_doubled_in(ours: &Person, theirs: &Person, addresses: &Addresses) -> bool {
    resembling(ours, theirs, addresses).is_some_and(|(our, their)| is_doubled(&our.local, &their.local))
}

/// Whether the letter in which two addresses differ stands for another name, where letters do.
fn is_of_other_letters(words: &Words, ours: &Person, theirs: &Person, addresses: &Addresses) -> bool {
    resembling(ours, theirs, addresses).is_some_and(|(our, their)| {
        our.is_lettered && their.is_lettered && differ_in_letters(words, bare(our), bare(their))
    })
}

/// Whether it does beside a name in one piece.
fn is_of_other_initial(words: &Words, ours: &Person, theirs: &Person, addresses: &Addresses) -> bool {
    resembling(ours, theirs, addresses).is_some_and(|(our, their)| {
        our.is_in_one_piece() && their.is_in_one_piece() && differ_in_initial(words, bare(our), bare(their))
    })
}

/// Whether one has a name in one piece and the other what nobody is called.
fn has_misspelt_name(words: &Words, ours: &Person, theirs: &Person, addresses: &Addresses) -> bool {
    resembling(ours, theirs, addresses).is_some_and(|(our, their)| is_misspelt_name(words, bare(our), bare(their)))
}

/// A local part without the number at its end.
fn bare(address: &Address) -> &str {
    split_digits(&address.local).0
}

/// Whether a local part in two words has those of a name.
fn is_parted_so(words: &Words, address: &Address, name: (WordId, WordId)) -> bool {
    two_words(&address.local).is_none_or(|(one, two, _)| {
        let (given, family) = (words.text(name.0), words.text(name.1));
        one.len() + two.len() == given.len() + family.len()
    })
}

/// Whether a login or local part is an identifier of the cloud account: a value that is no address, or a short name.
fn has_identifier(ours: &Person, theirs: &Person) -> bool {
    handles(ours).any(|our| theirs.identifiers.iter().any(|their| their.hash == our.hash))
}

/// Adds the reasons that are not of addresses.
fn others(mut reasons: Reasons, ours: &Person, theirs: &Person, names: &Names, same_number: bool) -> Reasons {
    if strings::logins(&ours.logins, &theirs.logins[..theirs.own_logins]) == Logins::Same {
        reasons = reasons.with(Reason::SameLogin);
    }
    if same_number || has_identifier(ours, theirs) {
        reasons = reasons.with(Reason::SameIdentifier);
    }
    if let Names::Full(full) = names
        && full.alike > Alike::No
        && full.ours.from == From::Display
        && full.theirs.from == From::Display
        && full.left != Some(Left::Both)
    {
        reasons = reasons.with(Reason::SameName);
    }
    reasons
}

/// The reason of a pair that none holds for in the strict sense: a name that only an address or login shows, or a
/// string that is a login here and a local part there.
fn weaker(names: &Names, has_string: bool) -> Reason {
    match names {
        Names::Full(_) | Names::Part { .. } => Reason::SameName,
        _ if has_string => Reason::SameLogin,
        Names::Near { .. } => Reason::Typo,
        Names::Unknown | Names::PartDiffers | Names::Differ { .. } => Reason::Initials,
    }
}
