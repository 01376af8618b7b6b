//! How text is made comparable: folded letters, letters alone, one spelling for one sound. Which words are names is
//! left to `names`.

use super::lists::{ARABIC_SPELLINGS, KOREAN_SPELLINGS, LOOKALIKES, Letters, Place, SPELLINGS, Spelling};
use crate::model::{Raw, fold, local_part};
use compact_str::{CompactString, format_compact};
use smallvec::SmallVec;
use std::borrow::Cow;

/// What stands between the words of a local part or login.
pub(super) const SEPARATORS: [char; 3] = ['.', '_', '-'];

/// The text of an address or login: folded, with look-alike letters as Latin ones.
pub(super) fn plain(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    fold(text).chars().map(|letter| LOOKALIKES.get(&letter).copied().unwrap_or(letter)).collect()
}

/// The same from the bytes of a file.
pub(super) fn plain_text(bytes: &[u8]) -> CompactString {
    match std::str::from_utf8(bytes) {
        Ok(text) if text.is_ascii() => {
            let mut text = CompactString::from(text);
            text.make_ascii_lowercase();
            text
        }
        Ok(text) => plain(text).into(),
        Err(_) => plain(&String::from_utf8_lossy(bytes)).into(),
    }
}

/// The letters and digits of text that is folded already.
pub(super) fn squash(text: &str) -> CompactString {
    const MOST: usize = 64;
    if text.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return text.into();
    }
    let (mut kept, mut len) = ([0; MOST], 0);
    if text.len() <= MOST && text.is_ascii() {
        // Written in any case, so that no guess about a byte has to be right.
        for byte in text.bytes() {
            kept[len] = byte;
            len += usize::from(byte.is_ascii_alphanumeric());
        }
        return std::str::from_utf8(&kept[..len]).unwrap_or_default().into();
    }
    text.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// Text without digits at its end, and those digits.
pub(super) fn split_digits(text: &str) -> (&str, &str) {
    let letters = text.bytes().rposition(|byte| !byte.is_ascii_digit()).map_or(0, |last| last + 1);
    text.split_at(letters)
}

/// The local part and the domain that a guest of somebody's directory has at home, of the local part of the name that the
/// directory gives them, which is plain: `ann.lee_corp.example#ext#`.
///
/// Source: Microsoft's documentation, "Properties of a Microsoft Entra B2B collaboration user".
pub(super) fn home_of_guest(local: &str) -> Option<(&str, &str)> {
    let (local, domain) = local.strip_suffix("#ext#")?.rsplit_once('_')?;
    (!local.is_empty() && domain.contains('.')).then_some((local, domain))
}

/// Whether an address is the name that a directory gives a guest, where no mail is received.
pub(in crate::matching) fn is_of_guest(raw: Raw<'_>) -> bool {
    local_part(raw).ends_with(b"#") && home_of_guest(&plain_text(local_part(raw))).is_some()
}

/// A domain in Unicode form, folded.
pub(super) fn domain(text: &str) -> String {
    let text = plain(text);
    let text = text.trim_end_matches('.');
    if !text.contains("xn--") {
        return text.to_owned();
    }
    let labels = text.split('.').map(|label| match label.strip_prefix("xn--").and_then(punycode) {
        Some(label) => Cow::Owned(plain(&label)),
        None => Cow::Borrowed(label),
    });
    labels.collect::<Vec<_>>().join(".")
}

/// Decodes what stands behind `xn--`, by RFC 3492.
fn punycode(text: &str) -> Option<String> {
    let (basic, rest) = text.rsplit_once('-').unwrap_or(("", text));
    let mut letters: Vec<char> = basic.chars().collect();
    let (mut code, mut at, mut bias) = (128_u32, 0_u32, 72_u32);
    let mut digits = rest.chars();
    while let Some(mut next) = digits.next() {
        let (start, mut weight, mut step) = (at, 1_u32, 36_u32);
        loop {
            let digit = next.to_digit(36)?;
            let digit = if digit >= 10 { digit - 10 } else { digit + 26 };
            at = at.checked_add(digit.checked_mul(weight)?)?;
            let threshold = step.saturating_sub(bias).clamp(1, 26);
            if digit < threshold {
                break;
            }
            weight = weight.checked_mul(36 - threshold)?;
            step = step.checked_add(36)?;
            next = digits.next()?;
        }
        let len = letters.len() as u32 + 1;
        let mut delta = (at - start) / if start == 0 { 700 } else { 2 };
        delta += delta / len;
        let mut round = 0;
        while delta > 455 {
            delta /= 35;
            round += 36;
        }
        bias = round + 36 * delta / (delta + 38);
        code = code.checked_add(at / len)?;
        at %= len;
        letters.insert(at as usize, char::from_u32(code)?);
        at += 1;
    }
    Some(letters.into_iter().collect())
}

/// One spelling for all spellings of one sound.
pub(super) fn sound(word: &str) -> CompactString {
    const SHORTEST: usize = 3;
    const LONGEST_KOREAN: usize = 5;
    if !word.is_ascii() {
        return word.into();
    }
    let korean = if word.len() <= LONGEST_KOREAN { KOREAN_SPELLINGS.get(word) } else { None };
    let word = korean.copied().unwrap_or(word);
    let mut text = replaced(word, &SPELLINGS);
    let mut last = None;
    text.retain(|letter| last.replace(letter) != Some(letter));
    // So short, names that have nothing to do with each other come out equal: `ko` and `choe`.
    if text.len() < SHORTEST { word.into() } else { text }
}

/// One spelling for all that an Arabic name has in English, French and Egyptian letters, but for its vowels.
pub(super) fn arabic(word: &str) -> CompactString {
    sound(&replaced(word, &ARABIC_SPELLINGS))
}

/// The consonants of a word, as an Arabic name would have them; nothing where it has none, or is not in Latin letters. Who
/// is spelled in two ways has them in common: they lead to each other by them, and are compared by more.
pub(super) fn consonants(word: &str) -> CompactString {
    let is_vowel = |letter: char| "aeiouy".contains(letter);
    let text = if word.is_ascii() { replaced(word, &ARABIC_SPELLINGS) } else { CompactString::default() };
    let mut found = CompactString::default();
    let mut before = None;
    for letter in text.chars() {
        // Behind a consonant it is no sound of its own, at the end none at all.
        let is_silent = letter == 'h' && before.is_some_and(|before| !is_vowel(before));
        before = Some(letter);
        if is_vowel(letter) || is_silent {
            if found.is_empty() {
                found.push('a');
            }
            continue;
        }
        let letter = if letter == 'w' { 'v' } else { letter };
        if !found.ends_with(letter) {
            found.push(letter);
        }
    }
    if text.ends_with('h') && found.ends_with('h') {
        found.pop();
    }
    if found == "a" { CompactString::default() } else { found }
}

/// A word with all of these spellings replaced.
pub(super) fn replaced(word: &str, spellings: &[Spelling]) -> CompactString {
    let mut text = CompactString::from(word);
    let mut letters = Letters::of(word);
    for Spelling { from, to, place, letters: needed } in spellings {
        // Most words lack a letter of most of those that are to be replaced.
        if !letters.have(*needed) {
            continue;
        }
        let replaced = match place {
            Place::Start => text.strip_prefix(from).map(|rest| CompactString::from(*to) + rest),
            Place::End => text.strip_suffix(from).map(|stem| CompactString::from(stem) + to),
            Place::Anywhere => text.contains(from).then(|| text.replace(from, to).into()),
        };
        if let Some(replaced) = replaced {
            text = replaced;
            letters = Letters::of(&text);
        }
    }
    text
}

/// Whether letters are long enough to tell a name in one piece by its sound.
pub(super) fn may_be_heard(stem: &str) -> bool {
    const SHORTEST: usize = 6;
    stem.len() >= SHORTEST && stem.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// Whether two words that sound otherwise may be romanisations of one: equal but for short vowels that stand for each
/// other, or that one of them leaves out between consonants. The first and the last letter say more.
pub(super) fn respelled(one: &str, other: &str) -> bool {
    const SHORTEST: usize = 4;
    const MOST: u8 = 2;
    let is_long = |word: &str| word.len() >= SHORTEST && word.is_ascii();
    // Swapped letters are an error of typing.
    is_long(one)
        && is_long(other)
        && begin_alike(one.as_bytes()[0], other.as_bytes()[0])
        && differ_in_vowels(one.as_bytes(), other.as_bytes(), MOST)
        && !have_same_letters(one, other)
}

/// Whether two words of Arabic names may be one that is written in two ways.
pub(super) fn respelled_in_arabic(one: &str, other: &str) -> bool {
    let (one, other) = (arabic(one), arabic(other));
    one == other || respelled(&one, &other)
}

/// Whether two words are made of the same letters, in another order perhaps.
pub(super) fn have_same_letters(one: &str, other: &str) -> bool {
    let sorted = |word: &str| {
        let mut letters: SmallVec<[u8; 16]> = word.bytes().collect();
        letters.sort_unstable();
        letters
    };
    one.len() == other.len() && sorted(one) == sorted(other)
}

/// What a name in one piece sounds like, with either word first.
pub(super) fn heard_names(given: &str, family: &str) -> [CompactString; 2] {
    [(given, family), (family, given)].map(|(one, other)| sound(&format_compact!("{one}{other}")))
}

/// Whether two words that begin so may be one: with one letter, or with vowels that stand for each other.
fn begin_alike(one: u8, other: u8) -> bool {
    one == other || [OPEN, CLOSE, ROUND].iter().any(|vowels| vowels.contains(&one) && vowels.contains(&other))
}

/// Vowels that stand for each other.
const OPEN: &[u8] = b"ae";
const CLOSE: &[u8] = b"ei";
const ROUND: &[u8] = b"ou";

/// Whether the same follows but for so many vowels at most.
fn differ_in_vowels(one: &[u8], other: &[u8], most: u8) -> bool {
    let is_last = one.len() == 1 && other.len() == 1;
    let are = |(a, b): (u8, u8)| {
        let both = |vowels: &[u8]| vowels.contains(&a) && vowels.contains(&b);
        both(CLOSE) || both(ROUND) || (both(OPEN) && !is_last)
    };
    let is_short = |letters: &[u8]| letters.len() > 1 && b"eiu".contains(&letters[0]);
    match (one.split_first(), other.split_first()) {
        (None, None) => true,
        (Some((a, one)), Some((b, other))) if a == b => differ_in_vowels(one, other, most),
        (Some((a, rest)), Some((b, other_rest))) if most > 0 => {
            (are((*a, *b)) && differ_in_vowels(rest, other_rest, most - 1))
                || (is_short(one) && differ_in_vowels(rest, other, most - 1))
                || (is_short(other) && differ_in_vowels(one, other_rest, most - 1))
        }
        _ => false,
    }
}

/// Whether one letter is inserted, missing, wrong or swapped with its neighbour.
pub(super) fn one_edit(a: &str, b: &str) -> bool {
    if a.is_ascii() && b.is_ascii() {
        return one_edit_of(a.as_bytes(), b.as_bytes());
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    one_edit_of(&a, &b)
}

/// Whether one letter of the one stands twice in the other, and they are the same but for that.
pub(super) fn is_doubled(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let (short, long) = (short.as_bytes(), long.as_bytes());
    let start = short.iter().zip(long).take_while(|(one, other)| one == other).count();
    long.len() == short.len() + 1 && start > 0 && long[start] == long[start - 1] && short[start..] == long[start + 1..]
}

fn one_edit_of<L: PartialEq>(a: &[L], b: &[L]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if long.len() - short.len() > 1 || a == b {
        return false;
    }
    let start = short.iter().zip(long.iter()).take_while(|(one, other)| one == other).count();
    if short.len() == long.len() {
        let wrong = short[start + 1..] == long[start + 1..];
        let swapped = start + 1 < long.len()
            && short[start] == long[start + 1]
            && short[start + 1] == long[start]
            && short[start + 2..] == long[start + 2..];
        return wrong || swapped;
    }
    short[start..] == long[start + 1..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_sound_are_one() {
        for (a, b) in [
            ("sato", "satoh"),
            ("sato", "satou"),
            ("shimizu", "simizu"),
            ("tsuda", "tuda"),
            ("kenji", "kenzi"),
            ("fujita", "huzita"),
            ("mueller", "muller"),
            ("andrey", "andrei"),
            ("yulia", "julia"),
            ("walery", "valeri"),
            ("bjoern", "bjorn"),
            ("deepthi", "dipti"),
            ("aakash", "akash"),
            ("pooja", "puja"),
            ("omar", "umar"),
            ("hsu", "xu"),
            ("kyungmin", "gyeongmin"),
            ("seonghyeon", "sunghyun"),
            ("youngho", "yeongho"),
            ("gunmin", "geonmin"),
            ("dongsuk", "dongseok"),
            ("chulsoo", "cheolsu"),
            ("sanghyuk", "sanghyeok"),
            ("sanghyun", "sanghyeon"),
            ("yeonju", "yeonjoo"),
            ("jongho", "jungho"),
            ("jeongjun", "jungjoon"),
        ] {
            assert_eq!(sound(a), sound(b), "{a} {b}");
        }
        assert_ne!(sound("silva"), sound("santos"));
        for (a, b) in [
            ("yeseo", "yesoo"),
            ("kyunghyun", "kyungjun"),
            ("jun", "yun"),
            ("jeongho", "yeongho"),
            ("jongho", "jungu"),
            ("ueno", "ono"),
        ] {
            assert_ne!(sound(a), sound(b), "two names: {a} {b}");
        }
    }

    #[test]
    fn one_letter_is_inserted_missing_wrong_or_swapped() {
        for (a, b, is) in [
            ("ferreira", "ferriera", true),
            ("ann", "anna", true),
            ("anna", "hanna", true),
            ("meier", "maier", true),
            ("meier", "mayer", false),
            ("ann", "ann", false),
            ("ab", "ba", true),
            ("", "a", true),
        ] {
            assert_eq!(one_edit(a, b), is, "{a} {b}");
            assert_eq!(one_edit(b, a), is, "{b} {a}");
        }
    }

    #[test]
    fn romanisations_differ_in_short_vowels() {
        for (a, b, may) in [
            ("hamid", "hamed", true),
            ("ibrahim", "ebrahim", true),
            ("humaid", "hmaid", true),
            ("mustafa", "mostafa", true),
            ("naser", "nasir", true),
            ("jamal", "jamil", false),
            ("hasan", "husain", false),
            ("marta", "marte", false),
            ("jan", "jen", false),
            ("imad", "emad", true),
            ("iaber", "aber", false),
            ("elizabeth", "eilzabeth", false),
            ("hamid", "hamid", false),
        ] {
            assert_eq!((respelled(a, b), respelled(b, a)), (may, may), "{a} {b}");
        }
    }

    #[test]
    fn a_guest_has_an_address_at_home() {
        assert_eq!(home_of_guest("ann_lee_corp.example#ext#"), Some(("ann_lee", "corp.example")));
        for none in ["ann.lee", "ann_lee#ext#", "_corp.example#ext#", "annlee#ext#"] {
            assert_eq!(home_of_guest(none), None, "{none}");
        }
    }

    #[test]
    fn domains_are_compared_in_unicode() {
        assert_eq!(domain("XN--BCHER-KVA.example."), "bucher.example");
        assert_eq!(domain("corp.example"), "corp.example");
        assert_eq!(domain("xn--\u{e9}.example"), "xn--e.example");
    }
}
