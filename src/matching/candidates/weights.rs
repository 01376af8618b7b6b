//! The constants, in one table: probabilities that a relation holds between two accounts of one person, and bounds.
//! They are priors; where the files can teach one, what they teach wins. Calibrate with `examples/calibrate.rs`.

/// Full names are equal as words.
pub(super) const NAME_SAME: f64 = 0.6;
/// One of the names is spelled in another way, or a nickname.
pub(super) const NAME_SOUND: f64 = 0.05;
pub(super) const NAME_NICKNAME: f64 = 0.3;
/// Names differ in vowels alone.
pub(super) const NAME_VOWELS: f64 = 0.03;
/// How many people with two names it needs to tell how often they are spelled in two ways; how much more often than is
/// assumed at most.
pub(super) const SPELLED: f64 = 20.0;
pub(super) const RESPELLED_MOST: f64 = 6.0;
/// One letter of a name differs.
pub(super) const NAME_NEAR: f64 = 0.006;
/// Bounds of how unevenly names are shared, as the shape of a gamma distribution.
pub(super) const SHAPE_LEAST: f64 = 0.4;
pub(super) const SHAPE_MOST: f64 = 10.0;
/// What is left of one name where the other has fewer words; where both have words left over, and at most, however many
/// show two such names.
pub(super) const LEFT_ON_ONE: f64 = 1.0;
pub(super) const LEFT_ON_BOTH: f64 = 0.03;
pub(super) const LEFT_ON_BOTH_MOST: f64 = 0.2;
/// The one shows a part of a combined given name.
pub(super) const PART_OF_COMBINED: f64 = 0.3;
/// How many people with two names it needs to tell how often.
pub(super) const LENGTHS: f64 = 20.0;
/// They agree in a part only that is not first and last.
pub(super) const OTHER_FAMILY_NAME: f64 = 0.15;
/// The one goes by the second given name of the other.
pub(super) const SECOND_GIVEN_NAME: f64 = 0.03;
/// How much of the expected namesakes would be shown so that they agree.
pub(super) const NAMESAKES: f64 = 0.8;
/// How many of the namesakes have the same initial beside the name.
pub(super) const SHARE_OF_SAME_INITIAL: f64 = 0.1;
/// How many of those who have one name in one script have the same one in another.
pub(super) const SAME_IN_BOTH_SCRIPTS: f64 = 0.4;
/// Middle initials differ.
pub(super) const INITIALS_DIFFER: f64 = 0.05;
/// Both have full names, and none agree.
pub(super) const NAMES_DIFFER: f64 = 0.002;
/// So, but the given name is equal: how often somebody's family name changed.
pub(super) const FAMILY_CHANGED: f64 = 0.004;
/// So, but the family name is, behind a given name of syllables and an English one.
pub(super) const ENGLISH_NAME: f64 = 0.2;
/// So, but another word is: how often somebody goes by another given name; and the share of a company that bears a family
/// name at least, for relatives work together.
pub(super) const GIVEN_CHANGED: f64 = 0.0005;
pub(super) const FAMILY_SHARED: f64 = 0.02;
/// How many people with two names it needs to tell how often they differ.
pub(super) const DIFFERING: f64 = 50.0;
/// A display name of one word agrees; how many others have a letter beside it that fits; the word differs.
pub(super) const PART_SAME: f64 = 0.28;
/// How much of it is left where it is spelled in another way.
pub(super) const PART_RESPELLED: f64 = 0.2;
pub(super) const PART_INITIAL: f64 = 0.2;
pub(super) const PART_DIFFERS: f64 = 0.08;

/// How much more a form or handle says than it seems where no name can be compared: it has no rivals by name.
pub(super) const NAME_UNKNOWN: f64 = 2.0;

/// A string in common that is no form of a name, but for digits at the end.
pub(super) const STRING_BASE: f64 = 0.03;
/// A string in common that is a form of a name, or a string that is a form of the other's name.
pub(super) const FORM_SAME: f64 = 0.3;
pub(super) const FORM_OF_NAME: f64 = 0.55;
/// Beside a name in common: a string in common that is a form of it; so but for digits.
pub(super) const FORM_WITH_NAME: f64 = 1.15;
pub(super) const FORM_NUMBERED: f64 = 0.6;
/// Beside a name in two spellings: a string in common that is a form of one of them alone.
pub(super) const FORM_OF_SPELLING: f64 = 8.0;
/// How many others may be expected to fit a form that is none of the usual ones.
pub(super) const UNUSUAL_FORM: f64 = 1.0;
/// How many people that no display name shows have a form, at most; the share of people with an initial.
pub(super) const UNSEEN_FORMS: f64 = 0.5;
pub(super) const SHARE_OF_INITIAL: f64 = 0.07;
/// The share of those of one name whose middle name has an initial.
pub(super) const SHARE_OF_MIDDLE_INITIAL: f64 = 0.15;
/// How many people it needs to tell how often names begin with a letter or two.
pub(super) const BEGINNINGS: f64 = 50.0;
/// So with two letters, and with more.
pub(super) const SHARE_OF_TWO_LETTERS: f64 = 0.04;
pub(super) const SHARE_OF_MORE_LETTERS: f64 = 0.02;
/// How many of those who bear one word of a name have it as their login, with the enterprise's name perhaps.
pub(super) const NAME_ALONE: f64 = 0.1;
/// The login is of a name that the other had before.
pub(super) const FORMER_NAME: f64 = 0.5;

/// An address of the one is the other's.
pub(super) const ADDRESS_SAME: f64 = 1e3;
/// So but for `+tag`.
pub(super) const ADDRESS_TAGGED: f64 = 1e3;
/// So but for look-alike letters, a misspelt domain.
pub(super) const ADDRESS_LOOSE: f64 = 100.0;
/// What either weighs beside a name that says as much at least.
pub(super) const ADDRESS_BESIDE: f64 = 20.0;
/// The same where the names differ.
pub(super) const ADDRESS_LOOSE_OF_OTHERS: f64 = 1.0;
/// Only digits differ in one domain: two mailboxes.
pub(super) const TWO_MAILBOXES: f64 = 0.002;
/// So of one with one login in the directory of both.
pub(super) const TWO_MAILBOXES_OF_ONE: f64 = 0.2;
/// From which on it is not known that they are two.
pub(super) const APART: f64 = 0.05;
/// The most that a name says of two such: who is numbered beside somebody has a name like theirs.
pub(super) const NAME_OF_APART: f64 = 20.0;
/// Only digits differ, and the name is one: how often one person has two such in one domain, and so where the login is one
/// in the directory of both; how many times as often, at most, those who are found may tell.
pub(super) const NUMBERED_TWICE: f64 = 0.0005;
pub(super) const NUMBERED_TWICE_OF_ONE: f64 = 0.01;
pub(super) const NUMBERED_TWICE_MOST: f64 = 400.0;
/// How many others who ask have the name of somebody with such an address, for each who could have met the whole cloud; and
/// how many of these it needs to tell.
pub(super) const NUMBERED_NAMESAKES: f64 = 0.03;
pub(super) const NUMBERED_NAMESAKES_SEEN: f64 = 1.0;
/// Separator or order differs: how often for one person, and how often a directory keeps namesakes apart so.
pub(super) const SEPARATOR: f64 = 0.08;
pub(super) const NAME_ORDER: f64 = 0.06;
pub(super) const KEPT_APART: f64 = 0.08;
pub(super) const KEPT_APART_BY_ORDER: f64 = 0.04;
pub(super) const KEPT_APART_LONGER: f64 = 3.0;
pub(super) const KEPT_APART_LEAST: f64 = 0.001;
pub(super) const ORDER_FLOOR: f64 = 0.001;
/// How many namesakes of one domain it needs to tell how it keeps them apart.
pub(super) const NEIGHBOURS_SEEN: f64 = 10.0;
/// One letter of the address is wrong.
pub(super) const TYPO: f64 = 0.06;
pub(super) const TYPO_WITH_NAME: f64 = 200.0;
/// Accidental neighbours of an address; of one whose odd word is known, or not.
pub(super) const NEIGHBOURS: f64 = 0.2;
pub(super) const NEIGHBOURS_KNOWN: f64 = 1.0;
pub(super) const NEIGHBOURS_UNKNOWN: f64 = 0.006;
pub(super) const NEIGHBOURS_MISSPELT: f64 = 0.002;
/// It is so because a name is spelled in another way.
pub(super) const TYPO_RESPELLED: f64 = 4.0;
/// Both work for one partner, or for two.
pub(super) const SAME_EMPLOYER: f64 = 20.0;
pub(super) const OTHER_EMPLOYER: f64 = 0.05;
/// Another local part in the same domain and style.
pub(super) const OTHER_LOCAL: f64 = 0.2;
/// So, and one of them has a number to tell namesakes apart.
pub(super) const OTHER_LOCAL_NUMBERED: f64 = 0.08;

/// How many others may have an employee number, before it is learned that the server keeps them; and after.
pub(super) const NUMBER_CHANCE: f64 = 0.02;
pub(super) const NUMBER_CHANCE_KEPT: f64 = 0.0003;

/// How many of those who have a number behind two handles have the same one, before it is learned; how many it needs to
/// tell; and how many have one of three digits.
pub(super) const NUMBER_KEPT: f64 = 0.3;
pub(super) const NUMBERS: f64 = 20.0;
pub(super) const NUMBER_OF_THREE: f64 = 0.004;

/// How much less likely a number is one person's where no part of the name agrees.
pub(super) const NUMBER_OF_ANOTHER: f64 = 0.05;

/// How much of the chance that somebody else fits a short name is left at least, where a server keeps short names.
pub(super) const SHORT_NAME_CHANCE: f64 = 0.03;
/// What is left at least where it keeps them and the short name is another.
pub(super) const OTHER_SHORT_NAME: f64 = 0.2;

/// From which share of addresses with a number on people of a domain chose theirs.
pub(super) const CHOSEN_NUMBERED: f64 = 0.25;
/// What is left at least where logins are mailboxes and the number of the two is another.
pub(super) const OTHER_MAILBOX: f64 = 0.05;
/// How many namesakes there are at least where somebody's address has a number.
pub(super) const NUMBERED: f64 = 0.5;
/// The number at the end of an address is another in another domain.
pub(super) const RENUMBERED: f64 = 0.4;
/// It has other separators there, for so many of three.
pub(super) const RESPACED: f64 = 1.0;
/// The least chance that somebody else's local part is another.
pub(super) const MOVED_OTHERWISE: f64 = 0.7;
/// How many times the share of a style of address is how likely somebody who had it keeps it.
pub(super) const WRITTEN: f64 = 20.0;
/// How many namesakes who cannot be one person a domain needs to tell how many share a local part by chance.
pub(super) const STRANGERS: f64 = 3.0;
/// How many times as often as is assumed they have one login or local part, at least and at most: one that they chose,
/// and one made of a name.
pub(super) const CHOSEN_ALIKE_LEAST: f64 = 0.3;
pub(super) const FORMED_ALIKE_LEAST: f64 = 0.15;
pub(super) const ALIKE_MOST: f64 = 10.0;
/// How many of those who have one that is made of a name have it as local part in two domains.
pub(super) const FORM_MOVED: f64 = 0.25;
/// The most bearers of a name among whom they are sought: no more are compared by it.
pub(super) const MOST_NAMESAKES: u32 = 4;
/// The least chance that a short form of a name is another's local part.
pub(super) const SHORT_STYLE: f64 = 0.2;

/// How many logins that are somebody else's it needs to tell how often they are; how many times as often as is assumed,
/// at least and at most.
pub(super) const COINCIDENCES: f64 = 3.0;
pub(super) const COINCIDE_LEAST: f64 = 0.1;
pub(super) const COINCIDE_MOST: f64 = 3.0;

/// How many others may be expected to have the number of an address in another directory.
pub(super) const NUMBER_MOVED: f64 = 0.3;

/// How many namesakes there are at least of somebody who is matched on this server already, and how much less likely
/// it is one person's account where only the number of the login differs.
pub(super) const NAMESAKES_HERE: f64 = 0.05;
pub(super) const NUMBERED_BESIDE: f64 = 0.05;
/// How much more often than another a cloud account is assumed to be the one that is sought: one that is not matched,
/// with an address and without; one that is matched on another server. How many that are found it needs to tell, and
/// bounds.
pub(super) const SOUGHT: [f64; 3] = [1.0, 1.5, 0.6];
pub(super) const SOUGHT_SEEN: f64 = 2.0;
pub(super) const SOUGHT_LEAST: f64 = 0.2;
pub(super) const SOUGHT_MOST: f64 = 8.0;
/// How many who have addresses of a kind by chance a group of those who ask needs to tell how many more are sought; how many
/// times as many, at least and at most.
pub(super) const HAVING_SEEN: f64 = 0.5;
pub(super) const HAVING_LEAST: f64 = 0.1;
pub(super) const HAVING_MOST: f64 = 20.0;
/// How many who are found it needs to tell how often one mailbox is written in two ways; how many times as often as is
/// assumed, at most: a directory may keep people of one name apart so.
pub(super) const WRITTEN_SEEN: f64 = 2.0;
pub(super) const WRITTEN_MOST: f64 = 3.0;
/// A second account beside the matched one; so by a number or one letter alone, with the name and without; where the
/// names differ.
pub(super) const SECOND_ACCOUNT: f64 = 1e5;
pub(super) const SECOND_OF_NAME: f64 = 40.0;
pub(super) const SECOND_BY_MARK: f64 = 5.3;
pub(super) const SECOND_OF_OTHER_NAME: f64 = 0.01;
/// What a letter alone says for each time that it is more often a second account's than somebody's own; at most, also
/// where it is none of the name's.
pub(super) const SECOND_LETTERED: f64 = 0.4;
pub(super) const SECOND_LETTERED_MOST: f64 = 60.0;
pub(super) const SECOND_LETTERED_SURE: f64 = 600.0;
/// How many of those who have a second account have their first one on the same server, matched.
pub(super) const SECOND_HERE: f64 = 0.8;
/// Up to so many namesakes of somebody a number behind the login is no namesake's, whose login was taken.
pub(super) const SECOND_NAMESAKES: f64 = 0.05;
/// What is left where both have a mailbox of their own in one domain.
pub(super) const SECOND_MAILBOX: f64 = 0.045;
/// How many numbered accounts are second ones for each that is somebody's whose login was taken, as it is assumed.
pub(super) const SECONDS_NUMBERED: f64 = 10.0;
/// How much more often somebody who is not joined came when the login was taken.
pub(super) const NUMBERED_LATER: f64 = 3.0;
/// The invitation's address is equal.
pub(super) const INVITATION: f64 = 0.97;

/// What is assumed of the people of a domain before anything is learned.
pub(super) const PRIOR: f64 = 0.4;
/// How many times as likely as the files say it is that the person has no cloud account: what is learned from them has
/// errors of its own, and a wrong `double` costs more than a missed one. How much less so where the cloud account has no
/// address; and how many times as likely it is another of those who look alike.
pub(super) const CAUTION: f64 = 2.3;
pub(super) const CAUTION_UNADDRESSED: f64 = 1.45;
pub(super) const CAUTION_RIVALS: f64 = 2.5;
/// How many people a domain needs to speak for itself.
pub(super) const PRIOR_WEIGHT: f64 = 5.0;

/// The largest blocks that are compared: of people with a string, a form of a name, a name, a word of a name,
/// an address, a misspelt address, a second account.
pub(super) const BLOCKS: [u8; 8] = [0, 10, 4, 8, 4, 10, 8, 10];
/// The candidates that are kept of an account.
pub(super) const KEPT: usize = 24;
