//! What speaks for and against one pair, computed when it is asked for: reasons with both spellings, and what differs.

use super::evidence::{
    self, addresses,
    names::{Left, Names},
};
use super::person::{Person, Reader};
use crate::matching::{Reason, Reasons, World, cloud};
use crate::model::{AccountId, Estate, RowId, Text, local_part, same_email};
use smallvec::smallvec;

/// A reason with the values that it is about, as both sides spell them; unknown where it is about none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct For {
    /// The reason.
    pub reason: Reason,
    /// The value of the server account.
    pub server: Text,
    /// The value of the cloud account.
    pub cloud: Text,
}

/// What speaks against one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Against {
    /// The cloud account is matched with another account of this server.
    MatchedOnHost(AccountId),
    /// Both have full names, and they differ; `given` says whether the given name is equal.
    NamesDiffer {
        /// Whether only the family name differs.
        given: bool,
    },
    /// Words are left over on both sides of names that have others in common.
    NamesDifferInPart,
    /// Middle initials differ.
    InitialsDiffer,
    /// The addresses are of one domain and differ in digits: two mailboxes.
    DigitsDiffer,
    /// The addresses are of one domain and differ: two mailboxes.
    OtherMailbox,
    /// The employee numbers differ.
    NumbersDiffer,
}

/// What speaks for and against a server account and a cloud account being one person's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// The reasons that hold, with both spellings.
    pub reasons: Vec<For>,
    /// What speaks against.
    pub against: Vec<Against>,
}

/// Computes what speaks for and against a pair.
pub(in crate::matching) fn evidence(world: &World, account: AccountId, row: RowId) -> Evidence {
    let estate = &*world.estate;
    let mut reader = Reader::new(world);
    reader.learn(row);
    let (ours, theirs) = (reader.accounts(&[account]), reader.row(row));
    let relations = evidence::compare(estate, &reader.words, &ours, &theirs, &|_, _| false, true);
    let known = world.candidates(account).into_iter().find(|candidate| candidate.row == row);
    let reasons = known.map_or(relations.reasons, |candidate| candidate.reasons);
    let host = estate.account(account).host;
    let mut against = Vec::new();
    let joined = cloud::joined_on(estate, row, host).filter(|other| *other != account);
    against.extend(joined.map(Against::MatchedOnHost));
    match relations.names {
        Names::Differ { same_given } => against.push(Against::NamesDiffer { given: same_given.is_some() }),
        Names::PartDiffers => against.push(Against::NamesDiffer { given: false }),
        Names::Full(full) if full.left == Some(Left::Both) => against.push(Against::NamesDifferInPart),
        Names::Full(full) if full.initials_differ => against.push(Against::InitialsDiffer),
        _ => {}
    }
    let certain = [Reason::SecondaryEmail, Reason::VisualStudioEmail].into_iter().any(|reason| reasons.has(reason));
    if relations.addresses.relation == addresses::Relation::DigitsDiffer || relations.addresses.digits_differ {
        against.push(Against::DigitsDiffer);
    } else if relations.addresses.relation == addresses::Relation::OtherLocal && !certain {
        against.push(Against::OtherMailbox);
    }
    if relations.other_number {
        against.push(Against::NumbersDiffer);
    }
    Evidence { reasons: spelled(world, &ours, &theirs, reasons, account, row), against }
}

fn spelled(
    world: &World,
    ours: &Person,
    theirs: &Person,
    reasons: Reasons,
    account: AccountId,
    row: RowId,
) -> Vec<For> {
    let estate = &*world.estate;
    let of_addresses = |reason: Reason| {
        ours.addresses.iter().find_map(|our| {
            let one = Person { addresses: smallvec![our.clone()], ..Person::default() };
            theirs.addresses.iter().find_map(|their| {
                let other = Person { addresses: smallvec![their.clone()], own_addresses: 1, ..Person::default() };
                let found = addresses::compare(estate, &one, &other, &|_, _| false, true);
                found.reasons.has(reason).then_some((our.text, their.text))
            })
        })
    };
    let of = |reason: Reason| match reason {
        Reason::Note | Reason::VisualStudioEmail => None,
        Reason::SameIdentifier => identifiers(estate, account, row),
        Reason::SameLogin | Reason::SecondAccount => Some((estate.login_of(account), estate.row(row).login)),
        Reason::SameName => Some((estate.name_of(account), estate.row(row).name)),
        Reason::PendingInvitation => {
            let own = estate.account(account).primary;
            let theirs = estate.verified_emails(row).iter().copied();
            theirs.into_iter().find(|text| same_email(estate.raw(*text), estate.raw(own))).map(|text| (own, text))
        }
        _ => of_addresses(reason),
    };
    let unknown = (Text::UNKNOWN, Text::UNKNOWN);
    reasons
        .iter()
        .map(|reason| {
            let (server, cloud) = of(reason).unwrap_or(unknown);
            For { reason, server, cloud }
        })
        .collect()
}

/// The login or address of the account, and the identifier of the cloud account that is the same short name or number.
fn identifiers(estate: &Estate, account: AccountId, row: RowId) -> Option<(Text, Text)> {
    let bare = |text: Text| local_part(estate.raw(text)).to_ascii_lowercase();
    let digits = |text: Text| bare(text).into_iter().filter(u8::is_ascii_digit).collect::<Vec<_>>();
    let ours: Vec<Text> = std::iter::once(estate.login_of(account)).chain(estate.emails_of(account)).collect();
    let of_row = estate.row(row);
    let identity = estate.identity_values(row).iter().map(|value| value.text);
    let theirs: Vec<Text> = std::iter::once(of_row.name_id).chain(identity).chain([of_row.login]).collect();
    let pairs = || ours.iter().flat_map(|our| theirs.iter().map(move |their| (*our, *their)));
    let filled = |text: Text| text.is_filled();
    let same_name = pairs().find(|(our, their)| filled(*our) && filled(*their) && bare(*our) == bare(*their));
    same_name.or_else(|| pairs().find(|(our, their)| digits(*our).len() > 2 && digits(*our) == digits(*their)))
}
