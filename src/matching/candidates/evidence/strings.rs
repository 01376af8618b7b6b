//! What logins, local parts and identifiers say of each other.

use super::super::counts::handles;
use super::super::decorated::without_decoration;
use super::super::names::{From, Reading};
use super::super::person::{Address, Handle, Person};
use super::super::spelling::{heard_names, may_be_heard, sound};
use super::super::spells::{self, Spells, is_turned, spells, word_and_letters};
use super::super::words::{Alike, WordId, Words};
use smallvec::SmallVec;

/// How two logins relate, as far as a server's habits can be learned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) enum Logins {
    /// They are equal but for separators.
    Same = 0,
    /// One of them has a number more.
    Numbered = 1,
    /// Their numbers differ.
    NumbersDiffer = 2,
    /// They are different.
    Differ = 3,
}

/// A string in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct Shared {
    pub(in super::super) hash: u64,
    pub(in super::super) base: u64,
    /// Equal as a whole, not but for digits.
    pub(in super::super) whole: bool,
    /// How many digits it ends in.
    pub(in super::super) digits: usize,
    pub(in super::super) letters: usize,
    /// It is the login of both.
    pub(in super::super) is_login: bool,
    /// It is the login here, and the one that the cloud account is matched with on another server.
    pub(in super::super) is_server_login: bool,
    /// How it spells a name of the server account's, and of the cloud account's.
    pub(in super::super) ours: Option<Spells>,
    pub(in super::super) theirs: Option<Spells>,
}

impl Shared {
    /// Whether it is a form of neither's name, so that they have chosen it.
    pub(in super::super) fn is_handle(&self) -> bool {
        self.ours.is_none() && self.theirs.is_none()
    }
}

/// Whether it is a number as employees have: with few letters before it, or so long that nobody chose it.
pub(in super::super) fn is_number(handle: &Handle) -> bool {
    let digits = handle.digits().len();
    (digits > 3 && handle.stem().chars().count() < 4) || digits >= LONG
}

/// From how many digits on nobody chose a number, whatever name it stands behind.
const LONG: usize = 5;

impl Logins {
    /// How one login relates to another.
    pub(in super::super) fn of(our: &Handle, their: &Handle) -> Self {
        if our.hash == their.hash {
            Self::Same
        } else if our.base != their.base || our.stem().is_empty() || is_number(our) {
            Self::Differ
        } else if our.digits().is_empty() || their.digits().is_empty() {
            Self::Numbered
        } else {
            Self::NumbersDiffer
        }
    }
}

/// How the logins of two people relate, the nearest.
pub(in super::super) fn logins(ours: &[Handle], theirs: &[Handle]) -> Logins {
    let relations = ours.iter().flat_map(|our| theirs.iter().map(|their| Logins::of(our, their)));
    relations.min().unwrap_or(Logins::Differ)
}

/// The strings that two people have in common, each with its letters.
pub(in super::super) fn shared<'p>(words: &Words, ours: &'p Person, theirs: &Person) -> Vec<(Shared, &'p str)> {
    let mut found: Vec<(Shared, &str)> = Vec::new();
    for (at, our) in handles(ours).enumerate() {
        for (other, their) in handles(theirs).enumerate() {
            if our.base != their.base {
                if is_turned(our.stem(), their.stem()) {
                    found.extend(turned(words, [ours, theirs], our, their));
                }
                continue;
            }
            let letters = our.stem().chars().count();
            let whole = our.hash == their.hash;
            if (whole && our.text.len() > 2) || (our.base == their.base && letters > 3) {
                let is_login = at < ours.logins.len() && other < theirs.own_logins;
                let servers = theirs.own_logins..theirs.logins.len();
                let is_server_login = at < ours.logins.len() && servers.contains(&other);
                let digits = our.digits().len();
                let stem = our.stem();
                let people = [ours, theirs];
                let mut forms = people.map(|person| formed_by(words, person, our));
                // Who have all words of a name in common have what is made of all of them, too.
                if forms == [None; 2] && people.iter().all(|person| is_word_and_initials(words, person, stem)) {
                    forms = [Some(Spells::Beginnings); 2];
                }
                // Who is called otherwise has chosen what the other shows alone for a name.
                if matches!(forms, [Some(Spells::Part), None] | [None, Some(Spells::Part)])
                    && people.iter().zip(forms).all(|(person, form)| person.readings.is_empty() == form.is_some())
                {
                    forms = [None; 2];
                }
                let [ours, theirs] = forms;
                let (hash, base) = (our.hash, our.base);
                found.push((
                    Shared { hash, base, whole, digits, letters, is_login, is_server_login, ours, theirs },
                    stem,
                ));
            }
        }
    }
    found
}

/// A string of the one that is one of the other, turned; where the name of neither is known.
fn turned<'p>(words: &Words, people: [&Person; 2], our: &'p Handle, their: &Handle) -> Option<(Shared, &'p str)> {
    let forms = [formed_by(words, people[0], our), formed_by(words, people[1], their)];
    let shared = Shared {
        hash: their.hash,
        base: their.base,
        whole: false,
        digits: our.digits().len(),
        letters: our.stem().len(),
        is_login: false,
        is_server_login: false,
        ours: forms[0],
        theirs: forms[1],
    };
    shared.is_handle().then_some((shared, our.stem()))
}

/// Whether letters are a form of a name that a person is known to have.
pub(in super::super) fn spelled_by(words: &Words, person: &Person, stem: &str) -> Option<Spells> {
    let stem = words.without_company(stem);
    let of_readings = person
        .readings
        .iter()
        .filter_map(|reading| spells(stem, words.text(reading.given), words.text(reading.family)));
    // A login that is shown once more is no name, also without what stands around it, nor is what stands beside another
    // name in the address; unless others bear it too.
    let is_beside = |word: WordId| {
        let mut written = person.readings.iter().filter(|name| name.whole && name.from == From::Address).peekable();
        written.peek().is_some() && !written.any(|name| name.given == word || name.family == word)
    };
    let is_own = |word: WordId| {
        let is_decorated = |login: &Handle| without_decoration(&login.text).is_some_and(|alone| alone == stem);
        person.has_login(stem) || person.logins.iter().any(is_decorated) || is_beside(word)
    };
    let is_word = |word: &&WordId| words.text(**word) == stem && (words.displayed(**word) > 1 || !is_own(**word));
    let of_words = person.displays.iter().flat_map(|display| &display.words).filter(is_word);
    let of_three = || with_initials(words, person, stem).map(|_| Spells::Beginnings);
    of_readings.max().or_else(|| of_words.map(|_| Spells::Part).next()).or_else(of_three)
}

/// Whether letters are one word of a name of three and more that a person shows, and initials of the others before or
/// behind it: `hieunt` of Nguyen Thanh Hieu.
fn is_word_and_initials(words: &Words, person: &Person, stem: &str) -> bool {
    let is_made = |name: &[WordId], at: usize| {
        let word = words.text(name[at]);
        let others = name.iter().enumerate().filter(|(other, _)| *other != at);
        let initials: SmallVec<[u8; 4]> = others.filter_map(|(_, word)| words.text(*word).bytes().next()).collect();
        let are_initials = |rest: &str| {
            let mut left = initials.clone();
            let mut take = |letter| left.iter().position(|of| *of == letter).map(|at| left.swap_remove(at)).is_some();
            !rest.is_empty() && rest.bytes().all(&mut take)
        };
        [stem.strip_prefix(word), stem.strip_suffix(word)].into_iter().flatten().any(are_initials)
    };
    let mut names = person.displays.iter().map(|display| &display.words[..]).filter(|name| name.len() > 2);
    names.any(|name| (0..name.len()).any(|at| is_made(name, at)))
}

/// Whether a login or local part is a form of a name that a person is known to have; or of a given name with a letter or
/// two of another one, where no more than the given name is known.
pub(in super::super) fn formed_by(words: &Words, person: &Person, handle: &Handle) -> Option<Spells> {
    let is_begun = || person.readings.is_empty() && is_begun(words, person, handle);
    spelled_by(words, person, handle.stem()).or_else(|| is_begun().then_some(Spells::Beginnings))
}

/// Whether a login or local part is a word and a letter or two: a word that the person shows, or in an address one that
/// others show.
fn is_begun(words: &Words, person: &Person, handle: &Handle) -> bool {
    const SHORTEST: usize = 3;
    let stem = handle.stem();
    let shown = || person.displays.iter().flat_map(|display| display.words.iter().copied());
    let is_own = |word: WordId| shown().any(|own| words.alike(own, word) > Alike::No);
    let begins = |letters: usize| {
        let begun = stem.len().checked_sub(letters).and_then(|at| stem.get(..at));
        begun.filter(|begun| begun.len() >= SHORTEST).and_then(|begun| words.find(begun)).is_some_and(is_own)
    };
    let is_cut = |address: &Address| {
        address.handle.hash == handle.hash
            && word_and_letters(&address.local).is_some_and(|(word, _)| word.len() >= SHORTEST && words.is_shared(word))
    };
    (1..=2).any(begins) || person.addresses.iter().any(is_cut)
}

/// The one word of a person's name that letters are.
pub(in super::super) fn word_of(words: &Words, person: &Person, stem: &str) -> Option<WordId> {
    let stem = words.without_company(stem);
    let read = person.readings.iter().flat_map(|reading| [reading.given, reading.family]);
    let shown = person.displays.iter().flat_map(|display| display.words.iter().copied());
    read.chain(shown).find(|word| words.text(*word) == stem)
}

/// How letters spell a name of a person, by beginnings at least, and which one.
/// One in pieces counts where the letters are not those that it was found in, and where `other`, whose letters they are,
/// is not called by one of its words alone.
pub(in super::super) fn best_spelled(
    words: &Words,
    person: &Person,
    other: &Person,
    stem: &str,
) -> Option<(Spells, (WordId, WordId))> {
    let is_own = || handles(person).any(|own| own.stem() == stem);
    let pieces = if person.pieces.is_empty() || is_own() { &[][..] } else { &person.pieces };
    let theirs = || {
        let read = other.readings.iter().flat_map(|reading| [reading.given, reading.family]);
        read.chain(other.displays.iter().flat_map(|display| display.words.iter().copied()))
    };
    let has = |word: WordId| theirs().any(|of| words.alike(of, word) > Alike::No || words.are_respelled(of, word));
    let is_another = |piece: &Reading| !other.readings.is_empty() && has(piece.given) != has(piece.family);
    let pieces = pieces.iter().filter(|piece| !is_another(piece));
    let spelled = person.readings.iter().chain(pieces).filter_map(|reading| {
        let how = spells(stem, words.text(reading.given), words.text(reading.family))?;
        (how > Spells::Part).then_some((how, (reading.given, reading.family)))
    });
    // The first of the best, so that it does not depend on numbers of words.
    let best = spelled.reduce(|best, other| if other.0 > best.0 { other } else { best });
    if best.is_some() || !other.readings.is_empty() {
        return best;
    }
    Some((Spells::Full, heard(words, person, stem)?))
}

/// The name of a person that letters are in another spelling.
fn heard(words: &Words, person: &Person, stem: &str) -> Option<(WordId, WordId)> {
    if !may_be_heard(stem) {
        return None;
    }
    let heard = sound(stem);
    let is_one = |name: &&Reading| heard_names(words.text(name.given), words.text(name.family)).contains(&heard);
    person.readings.iter().filter(|name| name.whole).find(is_one).map(|name| (name.given, name.family))
}

/// The name of a person who has three words, of which letters are one with the initials of the others.
pub(in super::super) fn with_initials(words: &Words, person: &Person, stem: &str) -> Option<(WordId, WordId)> {
    let [given, family] = spells::with_initials(words, person).find(|(form, _)| form == stem)?.1;
    words.find(given).zip(words.find(family))
}

/// An employee number without the zeros before it.
pub(in super::super) fn plain_number(handle: &Handle) -> &str {
    handle.digits().trim_start_matches('0')
}

/// Whether an employee number of two people is equal, or one of the same shape is not.
pub(in super::super) fn numbers(ours: &Person, theirs: &Person) -> Option<bool> {
    if !theirs.identifiers.iter().chain(&theirs.logins).chain(own_locals(theirs)).any(is_number) {
        return None;
    }
    let of_login = |handle| number(handle, theirs, true);
    let locals = ours.addresses.iter().map(|address| number(&address.handle, theirs, false));
    ours.logins.iter().map(of_login).chain(locals).max().flatten()
}

/// Whether a login is a short name that a cloud account's directory has for it: an identifier, or the local part of an
/// address that is no whole name.
pub(in super::super) fn short_name(our: &Handle, theirs: &Person) -> Option<bool> {
    let own = theirs.addresses[..theirs.own_addresses].iter().filter(|address| !address.is_whole);
    let known =
        theirs.identifiers.iter().filter(|known| known.text.len() < 20).chain(own.map(|address| &address.handle));
    // A directory that has numbers for some has names for others.
    let known = known.filter(|known| is_number(known) == is_number(our));
    known.map(|known| known.hash == our.hash).max()
}

/// How a login relates to the local parts of somebody's addresses that are whole names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) enum Mailbox {
    /// It is one of them.
    Same = 0,
    /// It is one but for the number at its end.
    Renumbered = 1,
    /// It is none.
    Other = 2,
}

/// How a login relates to the mailboxes of a cloud account; none where no whole name is one, and none of several parts is
/// the login but for a number.
pub(in super::super) fn mailbox(our: &Handle, theirs: &Person) -> Option<Mailbox> {
    let relate = |address: &Address| match &address.handle {
        their if their.hash == our.hash => Some(Mailbox::Same),
        their if their.base == our.base => Some(Mailbox::Renumbered),
        _ => address.is_whole.then_some(Mailbox::Other),
    };
    let in_parts = theirs.addresses[..theirs.own_addresses].iter().filter(|address| !address.is_in_one_piece());
    in_parts.filter_map(relate).min()
}

fn own_locals(person: &Person) -> impl Iterator<Item = &Handle> {
    person.addresses[..person.own_addresses].iter().map(|address| &address.handle)
}

/// Whether an employee number is one that a cloud account has, or it has another of the same shape; a login may be the local
/// part of an address as well.
pub(in super::super) fn number(our: &Handle, theirs: &Person, login: bool) -> Option<bool> {
    if !is_number(our) {
        return None;
    }
    let locals = own_locals(theirs).filter(|_| login);
    let known = theirs.identifiers.iter().chain(&theirs.logins[..theirs.own_logins]).chain(locals);
    let relate = |their: &Handle| {
        // The one system writes letters or a name before the number that the other leaves out.
        let bare = our.stem().is_empty() || their.stem().is_empty();
        let long = plain_number(our).len() >= LONG;
        let is_same = our.hash == their.hash || (long && plain_number(our) == plain_number(their));
        let is_alike = (our.stem() == their.stem() || (bare && long)) && our.digits().len() == their.digits().len();
        (is_same || is_alike).then_some(is_same)
    };
    known.filter(|handle| is_number(handle)).filter_map(relate).max()
}
