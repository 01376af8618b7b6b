//! How much the evidence of one pair weighs: a sum of logarithms of likelihood ratios, rarer things weighing more.

use super::beginnings::Cut;
use super::beside::Beside;
use super::counts::{Counts, pair_key};
use super::evidence::addresses::Relation;
use super::evidence::names::{Common, Initials, Letters, Names};
use super::evidence::strings::{Logins, Mailbox, Shared};
use super::evidence::{Form, Odd, Relations, Shape};
use super::habits::HostHabits;
use super::logins;
use super::moved::Moved;
use super::names::{Reading, are_joined};
use super::spells::Spells;
use super::standing::Standing;
use super::weights as w;
use super::words::{Alike, WordId, Words};

/// What one pair weighs before rivals and the domain's habits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weight {
    pub(super) value: f64,
    pub(super) moved: Moved,
    pub(super) beside: Option<Beside>,
    pub(super) alike: Alikes,
    /// How alike two full names are.
    pub(super) spelled: Option<Alike>,
}

/// What logins and local parts in common owe to what is assumed of how many others have the same, for those who cannot
/// be one person to correct.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Alikes {
    /// One that is no form of a name.
    pub(super) chosen: Assumed,
    /// One that is, where no name is in common.
    pub(super) formed: Option<(Spells, Assumed)>,
}

/// How many times as often as is assumed two people have one login or local part: one that they chose, and one that is so
/// much of a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Times {
    pub(super) chosen: f64,
    pub(super) formed: [f64; 3],
}

impl Alikes {
    /// How much more logins and local parts in common weigh where two people have one so many times as often.
    pub(super) fn weight(self, times: &Times) -> f64 {
        let formed = self.formed.map_or(1.0, |(form, assumed)| assumed.weight(times.formed[form as usize]));
        formed * self.chosen.weight(times.chosen)
    }
}

/// Which part of the others that may have something is assumed: all of them at most.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Assumed(f32);

impl Assumed {
    /// How much more it weighs where there are so many times as many as is assumed.
    fn weight(self, learned: f64) -> f64 {
        1.0 / (1.0 + f64::from(self.0) * (learned - 1.0))
    }
}

/// Whether and where the cloud account is matched already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Matched {
    /// Nowhere.
    Nowhere,
    /// On another server, by the login that the account has here or another; of a style, with a number at its end.
    Elsewhere { same: bool, style: usize, number: u32 },
    /// On this server.
    Here,
    /// On this server, by a login that has another number.
    Numbered,
}

impl Matched {
    /// What the cloud account is to the server, where it has an address or not.
    pub(super) fn standing(self, has_address: bool) -> Standing {
        match self {
            Self::Here | Self::Numbered => Standing::Here,
            Self::Elsewhere { .. } => Standing::Elsewhere,
            Self::Nowhere if has_address => Standing::Addressed,
            Self::Nowhere => Standing::Unaddressed,
        }
    }
}

/// Weighs a pair; `style` is how many of the server accounts in its domain have its style of address, `form` how many
/// of the cloud's have that of the address that it resembles.
pub(super) fn weigh(
    words: &Words,
    counts: &Counts,
    habits: &HostHabits,
    relations: &Relations,
    matched: Matched,
    style: f64,
    form: f64,
) -> Weight {
    let people = counts.people();
    let (name, namesakes) = of_names(words, counts, relations);
    let is_full = matches!(relations.names, Names::Full(_));
    let Strings { handle: strings, chosen, form: of_form, foreign } =
        of_strings(words, counts, habits, relations, is_full);
    let of_one = logins::of_one_directory(habits, relations, matched);
    let two_mailboxes = w::TWO_MAILBOXES.max(w::TWO_MAILBOXES_OF_ONE * of_one).ln();
    let name = match relations.addresses.relation {
        // How many such there are by chance is counted, whatever they are called.
        Relation::Numbered if is_full => name.min(people.ln()),
        // Of two whom a directory keeps apart it is known already that their names are short for the same.
        Relation::Apart if is_full && two_mailboxes < w::APART.ln() => name.min(w::NAME_OF_APART.ln()),
        _ => name,
    };
    let has_handle = strings > 1.0;
    let has_other_family = has_handle && matches!(relations.names, Names::Differ { common: Some(Common::Given(_)) });
    // Who is spelled in another way has another address for that, and no second mailbox.
    let is_respelled = matches!(relations.names, Names::Full(full) if full.alike < Alike::Same);
    let (mut value, formed) = match relations.names {
        // One name's form that the other has, too, is no form of its own.
        Names::Differ { common } => {
            let differs = of_differing(words, counts, common) + foreign.value;
            // A form of the name that is not shown says who it is whatever else is.
            let of_other = match common {
                Some(Common::English(_)) => name.max(of_form.value + counts.differing().of_english().ln()),
                _ => name,
            };
            let (better, formed) = if of_other > differs { (of_other, None) } else { (differs, foreign.assumed) };
            (better + strings, formed)
        }
        Names::Full(_) | Names::Near { .. } => (name + strings, None),
        Names::Unknown | Names::Part { .. } => {
            // The better one of a name and a form of it.
            let (better, formed) = if name > of_form.value { (name, None) } else { (of_form.value, of_form.assumed) };
            (better + strings + w::NAME_UNKNOWN.ln(), formed)
        }
        Names::PartDiffers => (name + of_form.value + strings, of_form.assumed),
    };
    if let Some(second) = relations.second_given {
        value = value.max(of_second_given(words, counts, second) + strings);
    }
    if is_full && !has_handle {
        value += of_form_in_common(relations, is_respelled).ln();
    }
    if let Some(number) = relations.number_in_common
        && !is_counted(relations, is_full)
    {
        value += counts.numbers().weight(number).ln();
    }
    let relation = relations.addresses.relation;
    let certain = matches!(relation, Relation::Same | Relation::Subscription);
    let one_mailbox = match relations.mailbox {
        Some((Mailbox::Same, _)) => habits.one_mailbox(),
        _ => 0.0,
    };
    value += match relation {
        Relation::Same | Relation::Subscription => (people * w::ADDRESS_SAME).ln() - value.min(0.0),
        Relation::Tagged => ((people * w::ADDRESS_TAGGED).ln() - value).max(w::ADDRESS_BESIDE.ln()),
        Relation::Loose => {
            let differ = matches!(relations.names, Names::Differ { .. });
            let (chance, least) =
                if differ { (w::ADDRESS_LOOSE_OF_OTHERS, 1.0) } else { (w::ADDRESS_LOOSE, w::ADDRESS_BESIDE) };
            ((people * chance).ln() - value).max(least.ln())
        }
        Relation::Typo => of_typo(relations),
        Relation::Numbered if is_full => 0.0,
        Relation::Numbered | Relation::Apart => two_mailboxes,
        Relation::OtherLocal => {
            let two = if relations.addresses.is_initial {
                0.02
            } else if is_respelled || relations.former_name || has_other_family {
                1.0
            } else if relations.addresses.is_numbered {
                w::OTHER_LOCAL_NUMBERED
            } else {
                w::OTHER_LOCAL
            };
            // Whose login is the other's mailbox has one more.
            (one_mailbox + (1.0 - one_mailbox) * two).ln()
        }
        Relation::Short if is_full => (2.0 * form).clamp(0.4, 2.0).ln(),
        Relation::Separator | Relation::Order | Relation::OtherDomain | Relation::Short | Relation::None => 0.0,
    };
    value += match relations.addresses.same_employer {
        Some(true) => w::SAME_EMPLOYER.ln(),
        Some(false) if !certain => w::OTHER_EMPLOYER.ln(),
        _ => 0.0,
    };
    let beside = Beside::of(words, counts, relations, name, namesakes.min(1.0), form, of_one);
    if relations.addresses.digits_differ && !certain && !relation.keeps_apart() {
        value += two_mailboxes;
    }
    if relations.same_number == Some(true) {
        if matches!(relations.names, Names::Differ { common: None }) {
            value += w::NUMBER_OF_ANOTHER.ln();
        }
        value += (habits.number_kept() * people / habits.number_chance()).ln();
    } else if relations.same_number == Some(false) {
        value += (1.0 - habits.number_kept()).max(0.01).ln();
    } else {
        let equal = logins::of(habits, relations, matched, is_full, has_handle);
        value += logins::with_mailbox(habits, relations, equal, is_full, certain).ln();
    }
    if !certain {
        value += logins::of_short_name(habits, relations, is_full).ln();
        value += match matched {
            Matched::Here | Matched::Numbered => {
                let floor = if is_full { (namesakes / namesakes.max(w::NAMESAKES_HERE)).ln() } else { 0.0 };
                let number = if matched == Matched::Numbered { w::NUMBERED_BESIDE.ln() } else { 0.0 };
                habits.twice().ln() + floor + number
            }
            Matched::Elsewhere { .. } | Matched::Nowhere => 0.0,
        };
    }
    let says_more = certain || matches!(relation, Relation::Tagged | Relation::Loose);
    let alike = if says_more { Alikes::default() } else { Alikes { chosen, formed } };
    let moved = Moved::of(words, counts, relations, style, alike.formed.map(|(form, _)| form));
    let spelled = if let Names::Full(full) = relations.names { Some(full.alike) } else { None };
    Weight { value, moved, beside, alike, spelled }
}

/// What it weighs that two names do not agree but for one word.
fn of_differing(words: &Words, counts: &Counts, common: Option<Common>) -> f64 {
    let share = |word| (counts.bearers_of_word(words, word, 1) / counts.people()).max(0.002);
    let [given, other, english, none] = counts.differing().shares();
    let differs = match common {
        Some(Common::Given(word)) => given / share(word),
        Some(Common::English(word)) => english / share(word).max(w::FAMILY_SHARED),
        Some(Common::Other(word)) => (other / share(word).max(w::FAMILY_SHARED)).max(none),
        None => none,
    };
    differs.ln()
}

/// What it weighs that the one goes by the second given name of the other.
fn of_second_given(words: &Words, counts: &Counts, name: Reading) -> f64 {
    let lam = (counts.namesakes(words, name.given, name.family, 1) * w::NAMESAKES).max(0.0008);
    (w::NAME_SAME * counts.length().without_first() * counts.people() / lam).ln()
}

fn of_names(words: &Words, counts: &Counts, relations: &Relations) -> (f64, f64) {
    let people = counts.people();
    match &relations.names {
        Names::Full(full) => {
            let (ours, theirs) = (full.ours, full.theirs);
            let mut lam = counts.namesakes(words, theirs.given, theirs.family, 1);
            if pair_key(words, ours.given, ours.family) == pair_key(words, theirs.given, theirs.family) {
                // Of all whose name sounds so, those who spell it as the server does.
                lam *= words.spelled_so(ours.given) * words.spelled_so(ours.family);
                lam = lam.max(0.001);
            } else {
                lam = 0.2 * lam + counts.namesakes(words, ours.given, ours.family, 0);
            }
            lam *= w::NAMESAKES;
            if !(ours.whole && theirs.whole) {
                let others = counts.bearers_anywhere(words, theirs.given, theirs.family).saturating_sub(1);
                lam = lam.max(f64::from(others)) * (2.0 - counts.length().without_last());
            }
            match full.also.map(|also| (also, other_word(words, theirs, also))) {
                // Two names with one word in common, such as before and after a marriage, are more than either.
                Some((_, Some(other))) if full.more.is_none() => lam *= counts.share_of_word(words, other).max(0.02),
                // Few who have one name in one script have the same one in another.
                Some((also, _)) if words.text(also.given).is_ascii() != words.text(theirs.given).is_ascii() => {
                    lam = lam.min(counts.namesakes(words, also.given, also.family, 1)) * w::SAME_IN_BOTH_SCRIPTS;
                }
                Some((also, _)) => lam = lam.max(counts.namesakes(words, also.given, also.family, 1)),
                None => {}
            }
            // A number at the end of an address was given because of somebody else of that name.
            if relations.addresses.is_numbered {
                lam = lam.max(w::NUMBERED);
            }
            if let Some(more) = full.more {
                lam *= counts.share_of_word(words, more).max(0.02);
                lam = lam.max(w::NAMESAKES * written_together(words, counts, theirs, more));
            }
            if full.initials == Initials::Same {
                lam *= w::SHARE_OF_SAME_INITIAL;
            }
            let lam = lam.max(0.0008);
            let chance = match full.alike {
                Alike::Same => w::NAME_SAME,
                Alike::Sound => w::NAME_SOUND,
                Alike::Nickname => w::NAME_NICKNAME,
                Alike::Vowels | Alike::No => w::NAME_VOWELS,
            };
            let mut value = (chance * people / lam).ln();
            value += full.left.map_or(0.0, |left| counts.length().weight(left, full.more.is_some()).ln());
            if !(ours.whole && theirs.whole) {
                value += counts.length().without_last().ln();
            }
            if full.is_part {
                value += w::PART_OF_COMBINED.ln();
            }
            if full.initials == Initials::Differ {
                value += w::INITIALS_DIFFER.ln();
            }
            (value, lam)
        }
        Names::Near { theirs, odd } => {
            let lam = counts.namesakes(words, theirs.given, theirs.family, 1).max(0.003);
            if words.is_known(*odd) {
                (w::NAMES_DIFFER.ln(), 1.0)
            } else {
                ((w::NAME_NEAR * people / lam).ln().max(w::NAMES_DIFFER.ln()), lam)
            }
        }
        Names::Part { word, alike, letters } => {
            let spelled = match alike {
                Alike::Same | Alike::No => 1.0,
                Alike::Nickname => w::NAME_NICKNAME / w::NAME_SAME,
                Alike::Sound | Alike::Vowels => w::PART_RESPELLED,
            };
            let lam = counts.bearers_of_word(words, *word, 1);
            let (chance, share) = match letters {
                Letters::Unknown => (w::PART_SAME, 1.0),
                Letters::Fit => (w::PART_SAME, w::PART_INITIAL),
                Letters::Same => (w::NAME_SAME, w::SHARE_OF_SAME_INITIAL),
            };
            let lam = lam * share;
            ((spelled * chance * people / lam).ln().max(0.0), lam.max(0.05))
        }
        Names::PartDiffers => (w::PART_DIFFERS.ln(), 1.0),
        Names::Differ { common } => {
            let differs = of_differing(words, counts, *common);
            if relations.former_name {
                let others = |form: &Form| match form.shape {
                    Shape::Full => counts.namesakes(words, form.name.0, form.name.1, 0),
                    _ => unseen_forms(words, counts, form),
                };
                let lam = relations.forms.iter().map(others).reduce(f64::min).unwrap_or(0.02).max(0.02);
                return ((w::FORMER_NAME * people / (lam * w::NAMESAKES + 0.02)).ln().max(differs), 1.0);
            }
            (differs, 1.0)
        }
        Names::Unknown => {
            let lam = relations.forms.iter().map(|form| f64::from(counts.string(form.base).formed)).reduce(f64::min);
            (0.0, lam.unwrap_or(0.05).max(0.05))
        }
    }
}

/// The one word of another name that a name has not.
fn other_word(words: &Words, name: Reading, also: Reading) -> Option<WordId> {
    let has = |word: WordId| [name.given, name.family].iter().any(|of| words.alike(*of, word) > Alike::No);
    match (has(also.given), has(also.family)) {
        (true, false) => Some(also.family),
        (false, true) => Some(also.given),
        _ => None,
    }
}

/// How many others bear a name of three words that write two of them as one; where all are short, the bearer's is read so,
/// too.
fn written_together(words: &Words, counts: &Counts, name: Reading, more: WordId) -> f64 {
    let is_read_so = are_joined([name.given, name.family, more].map(|word| words.text(word)));
    let pairs = [(name.given, name.family), (name.family, name.given)];
    let written = pairs.into_iter().flat_map(|(with, alone)| {
        [(with, more, alone), (more, with, alone)].map(|(one, other, alone)| {
            let together = words.find(&format!("{}{}", words.text(one), words.text(other)))?;
            Some(counts.namesakes(words, together, alone, u32::from(is_read_so)))
        })
    });
    written.flatten().fold(0.0, f64::max)
}

/// What strings in common weigh.
#[derive(Default)]
struct Strings {
    /// One that is no name, and what of it is assumed.
    handle: f64,
    chosen: Assumed,
    form: Formed,
    /// A form of the name of one of them alone.
    foreign: Formed,
}

/// What a form of a name in common weighs, and what of it is assumed, where that can be learned.
#[derive(Clone, Copy, Default)]
struct Formed {
    value: f64,
    assumed: Option<(Spells, Assumed)>,
}

impl Formed {
    /// Takes another one, where it weighs more.
    fn take(&mut self, value: f64, assumed: Option<(Spells, Assumed)>) {
        if value > self.value {
            *self = Self { value, assumed };
        }
    }
}

/// The strings in common that are no names, and the forms of a name in common; each the best one only.
fn of_strings(words: &Words, counts: &Counts, habits: &HostHabits, relations: &Relations, is_full: bool) -> Strings {
    let people = counts.people();
    let Strings { mut handle, mut chosen, mut form, mut foreign } = Strings::default();
    for shared in &relations.shared {
        if shared.letters < 4 && shared.digits > 3 {
            // A number in the address, too: how far another directory counts alike is learned with its moves.
            if shared.whole && relations.addresses.moved && shared.base == relations.addresses.base {
                handle = handle.max((w::FORM_SAME * people / w::NUMBER_MOVED).ln());
            }
            // So in a login on another server.
            if shared.whole && shared.is_server_login {
                let others = w::NUMBER_MOVED * (1.0 - habits.one_directory_elsewhere()).max(w::SHORT_NAME_CHANCE);
                handle = handle.max((w::FORM_SAME * people / others).ln());
            }
            continue;
        }
        let base = counts.string(shared.base);
        if shared.is_handle() {
            let (lam, assumed) = of_handle(counts, *shared);
            let assumed = Assumed((assumed / lam) as f32);
            let kept = if shared.whole { habits.kept(0).clamp(0.1, 0.6) } else { habits.kept_but_for_digits() };
            // Where logins are mailboxes nobody else has the one that is somebody's.
            let is_own = shared.whole && !shared.is_login;
            let short = if is_own { logins::same_short_name_kept(habits, relations) } else { 0.0 };
            let lam = lam * (1.0 - short).max(w::SHORT_NAME_CHANCE);
            let kept = kept.max(short);
            let weight = (kept * people / lam).ln();
            if weight > handle {
                (handle, chosen) = (weight, assumed);
            }
        } else if !is_full && shared.whole {
            let others = f64::from(base.formed.saturating_sub(u16::from(shared.theirs.is_some())));
            let exact = f64::from(counts.string(shared.hash).exact.saturating_sub(1));
            let of = relations.forms.iter().find(|form| form.theirs && form.base == shared.base);
            let bearers = relations.shared_word.map_or(0.0, |word| counts.bearers_of_word(words, word, 1));
            let alone = w::UNSEEN_FORMS.max(w::NAME_ALONE * bearers);
            let unseen = of.map_or(alone, |form| unseen_forms(words, counts, form).min(w::UNSEEN_FORMS));
            let (lam, assumed) = if others + unseen > exact + 0.6 * unseen {
                (others + unseen, unseen)
            } else {
                (exact + 0.6 * unseen, 0.6 * unseen)
            };
            let assumed = Assumed((assumed / lam) as f32);
            let lam = lam * rarer_by_digits(shared.digits);
            let kept = logins::same_short_name_kept(habits, relations);
            let is_mailbox = matches!(relations.mailbox, Some((Mailbox::Same, _)));
            let kept = if is_mailbox { kept.max(habits.one_mailbox()) } else { kept };
            let kept = if shared.is_login { kept.max(habits.one_directory()) } else { kept };
            let kept = if shared.is_server_login { kept.max(habits.one_directory_elsewhere()) } else { kept };
            let lam = lam * (1.0 - kept).max(w::SHORT_NAME_CHANCE);
            let weight = (kept.max(w::FORM_SAME) * people / lam).ln();
            let assumed = shared.ours.max(shared.theirs).map(|how| (how, assumed));
            form.take(weight, assumed);
            if shared.ours.is_some() != shared.theirs.is_some() {
                foreign.take(weight, assumed);
            }
        }
    }
    if !is_full {
        for of in &relations.forms {
            let own = u32::from(of.theirs);
            let others = f64::from(counts.string(of.base).formed.saturating_sub(own as u16));
            let (given, family) = of.name;
            let (whole, cut) = if of.has_family { (family, given) } else { (given, family) };
            // The part that a form has cut may be the one that both show.
            let is_shown = |word: WordId| words.alike(word, cut) > Alike::No;
            let is_known = match relations.names {
                Names::Part { word, .. } => matches!(of.shape, Shape::Usual | Shape::Middle) && is_shown(word),
                _ => false,
            };
            // So may another string show it.
            let is_told = of.shape == Shape::Usual && relations.forms.iter().any(|other| of.shows_other_part(other));
            let lam = if of.shape == Shape::Full || is_known || is_told {
                counts.namesakes(words, given, family, own) * w::NAMESAKES + 0.02
            } else {
                // Who has a family name that very many bear has its initial with them.
                let share = if of.shape == Shape::Initials {
                    let bearers = counts.bearers_of_word(words, cut, own) / people;
                    w::SHARE_OF_MIDDLE_INITIAL * bearers.max(w::SHARE_OF_INITIAL)
                } else {
                    share_of_letters(counts, of)
                };
                0.7 * others + share * counts.bearers_of_word(words, whole, own) + 0.01
            };
            // Names can be cut in many ways: what nobody uses fits many by chance.
            let lam = if of.shape == Shape::Unusual { lam.max(w::UNUSUAL_FORM) } else { lam };
            form.take((w::FORM_OF_NAME * people / lam).ln(), None);
        }
    }
    Strings { handle, chosen, form, foreign }
}

/// Whether a number in common is counted with what stands before it.
fn is_counted(relations: &Relations, is_full: bool) -> bool {
    let has_number = |shared: &Shared| shared.whole && shared.digits > 1 && (shared.is_handle() || !is_full);
    relations.addresses.moved
        || (is_full && relations.logins == Logins::Same)
        || relations.shared.iter().any(has_number)
}

/// What it weighs beside a name in common that a login or local part made of it is one, too: as a whole, or but for digits,
/// which tell people of one name apart. Where the names are spelled in two ways one that is a form of the one spelling
/// alone says more.
fn of_form_in_common(relations: &Relations, is_respelled: bool) -> f64 {
    let is_foreign = |shared: &Shared| shared.whole && shared.ours.is_some() != shared.theirs.is_some();
    if is_respelled && relations.shared.iter().any(is_foreign) {
        return w::FORM_OF_SPELLING;
    }
    match relations.shared.iter().map(|shared| shared.whole).max() {
        Some(true) => w::FORM_WITH_NAME,
        Some(false) => w::FORM_NUMBERED,
        None => 1.0,
    }
}

/// How many people that no display name shows may have a form of a name: the whole word of it tells.
fn unseen_forms(words: &Words, counts: &Counts, form: &Form) -> f64 {
    let (given, family) = form.name;
    if form.shape == Shape::Full {
        return counts.namesakes(words, given, family, 1) + 0.02;
    }
    let whole = if form.has_family { family } else { given };
    share_of_letters(counts, form) * counts.bearers_of_word(words, whole, 1) + 0.02
}

/// How many of those who have a word in common have so many letters of the other in common, too.
fn share_of_letters(counts: &Counts, form: &Form) -> f64 {
    match form.cut {
        Cut::Begun(letters) => counts.beginnings().share(!form.has_family, letters),
        Cut::Around(0..2) => w::SHARE_OF_INITIAL,
        Cut::Around(2) => w::SHARE_OF_TWO_LETTERS,
        Cut::Around(_) => w::SHARE_OF_MORE_LETTERS,
    }
}

/// How many others may be expected to have a string that is no form of a known name, and how many of them because
/// people choose alike.
fn of_handle(counts: &Counts, shared: Shared) -> (f64, f64) {
    let exact = f64::from(counts.string(shared.hash).exact.saturating_sub(1));
    let base = counts.string(shared.base);
    let others = f64::from(base.base.saturating_sub(1));
    let formed = 0.5 * f64::from(base.formed);
    if shared.whole {
        let rarer = rarer_by_digits(shared.digits);
        let chosen = chosen_alike(shared.letters, shared.digits);
        let lam = exact + (0.1 * others + formed) * rarer + chosen;
        let lam = if shared.letters + shared.digits < 5 { lam + 0.1 } else { lam };
        (lam.max(0.01), chosen.min(lam.max(0.01)))
    } else {
        (others + formed + 2.0 * chosen_alike(shared.letters, 0), 0.0)
    }
}

/// How many others may be expected to choose a string of so many letters and digits, before it is learned.
pub(super) fn chosen_alike(letters: usize, digits: usize) -> f64 {
    let unseen = match letters {
        0..7 => 0.08,
        7..10 => 0.025,
        _ => 0.012,
    };
    unseen * rarer_by_digits(digits)
}

/// How many others that no display name shows may be expected to have a form of a name that ends in so many digits,
/// before it is learned.
pub(super) fn formed_alike(digits: usize) -> f64 {
    w::UNSEEN_FORMS * rarer_by_digits(digits)
}

fn rarer_by_digits(digits: usize) -> f64 {
    [1.0, 0.3, 0.05, 0.02, 0.01].get(digits).copied().unwrap_or(0.01)
}

/// What a typing error weighs where the name decides how likely another person has the address.
fn of_typo(relations: &Relations) -> f64 {
    match relations.names {
        Names::Full(full) if full.alike == Alike::Same && relations.odd != Odd::Name => w::TYPO_WITH_NAME.ln(),
        Names::Full(_) => w::TYPO_RESPELLED.ln(),
        _ => 0.0,
    }
}
