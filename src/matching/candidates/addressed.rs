//! What addresses a cloud account has beside that of one who asks: none, one of the same domain made alike, another. Where a
//! directory gives everybody one address, somebody who has theirs is nobody who has another; and who works for a partner has
//! one that the enterprise marks. How much more often somebody who is sought has what is learned of each group of those who
//! ask, with the priors.

use super::beside::How;
use super::evidence::addresses::Relation;
use super::groups::{Group, form, is_outside};
use super::joined::ServerLogin;
use super::person::{Address, Person};
use super::posterior::Pair;
use super::standing::{Sought, Standing, Standings};
use super::weights as w;
use super::words::Words;
use std::collections::{BTreeMap, HashMap};

/// What addresses of its own a cloud account has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Addressed {
    /// One in the domain of the other, made alike.
    Alike = 0,
    /// One in the domain of the other, made in another way.
    Otherwise = 1,
    /// Some in other domains.
    Elsewhere = 2,
    /// One that is marked as that of somebody who works for another company, and the other's is not.
    Outside = 3,
    /// None.
    Nowhere = 4,
}

const KINDS: usize = 5;

impl Addressed {
    /// How the addresses of a pair relate so, where nothing says more of them.
    pub(super) fn of(words: &Words, ours: &Person, theirs: &Person, relation: Relation) -> Option<Self> {
        let our = ours.addresses.first()?;
        if !matches!(relation, Relation::OtherDomain | Relation::OtherLocal | Relation::None) {
            return None;
        }
        let own = &theirs.addresses[..theirs.own_addresses];
        let domain = our.domain;
        let our_form = std::cell::LazyCell::new(|| form(words, ours, our));
        let of = |their: &Address| {
            if is_outside(their) && !is_outside(our) {
                Self::Outside
            } else if their.domain != domain {
                Self::Elsewhere
            } else if is_outside(their) == is_outside(our) && form(words, theirs, their) == *our_form {
                Self::Alike
            } else {
                Self::Otherwise
            }
        };
        Some(own.iter().map(of).min().unwrap_or(Self::Nowhere))
    }
}

/// How many cloud accounts are matched on no server, and on any.
type Count = [u32; 2];

/// Which addresses the cloud's accounts have.
#[derive(Clone, Debug, Default)]
pub(super) struct Addresses {
    all: Count,
    without: Count,
    outside: Count,
    /// In each domain, those that are marked or not.
    domains: HashMap<u32, [Count; 2]>,
    /// So of those that are made in one way.
    forms: HashMap<(u32, u8, bool), Count>,
}

impl Addresses {
    /// Counts a cloud account.
    pub(super) fn add(&mut self, words: &Words, person: &Person, logins: &[ServerLogin]) {
        let at = usize::from(!logins.is_empty());
        self.all[at] += 1;
        let own = &person.addresses[..person.own_addresses];
        self.without[at] += u32::from(own.is_empty());
        self.outside[at] += u32::from(!own.is_empty() && own.iter().all(is_outside));
        for (number, address) in own.iter().enumerate() {
            let (domain, marked) = (address.domain.0, is_outside(address));
            let before = &own[..number];
            let is_new = before.iter().all(|of| of.domain.0 != domain || is_outside(of) != marked);
            self.domains.entry(domain).or_default()[usize::from(marked)][at] += u32::from(is_new);
            let key = (domain, form(words, person, address), marked);
            let has = |of: &Address| (of.domain.0, form(words, person, of), is_outside(of)) == key;
            self.forms.entry(key).or_default()[at] += u32::from(!before.iter().any(has));
        }
    }

    /// Takes over what another thread has counted.
    pub(super) fn take(&mut self, other: &Self) {
        let add = |own: &mut Count, more: Count| own.iter_mut().zip(more).for_each(|(own, more)| *own += more);
        add(&mut self.all, other.all);
        add(&mut self.without, other.without);
        add(&mut self.outside, other.outside);
        for (domain, [unmarked, marked]) in &other.domains {
            let own = self.domains.entry(*domain).or_default();
            add(&mut own[0], *unmarked);
            add(&mut own[1], *marked);
        }
        for (key, more) in &other.forms {
            add(self.forms.entry(*key).or_default(), *more);
        }
    }

    /// The shares of those who may be sought by a group, of whose matched ones this share is not matched on its server.
    fn shares(&self, group: Group, elsewhere: f64, sought: &Sought) -> [f64; KINDS] {
        let weigh = |count: Count| {
            f64::from(count[0]) * sought.more(Standing::Addressed)
                + f64::from(count[1]) * elsewhere * sought.more(Standing::Elsewhere)
        };
        let domain = self.domains.get(&group.domain).copied().unwrap_or_default();
        let of = |marked: bool| weigh(domain[usize::from(marked)]);
        let alike = weigh(self.forms.get(&(group.domain, group.form, group.is_marked)).copied().unwrap_or_default());
        let without = f64::from(self.without[0]) * sought.more(Standing::Unaddressed)
            + f64::from(self.without[1]) * elsewhere * sought.more(Standing::Elsewhere);
        let outside = if group.is_marked { 0.0 } else { weigh(self.outside) };
        let otherwise = if group.is_marked { of(true) + of(false) } else { of(false) } - alike;
        let all = weigh(self.all) - weigh(self.without) + without;
        let rest = all - alike - otherwise - without - outside;
        [alike, otherwise.max(0.0), rest.max(0.0), outside, without].map(|of| of / all.max(1.0))
    }
}

/// How much more often somebody who is sought by each group has which addresses.
#[derive(Clone, Debug, Default)]
pub(super) struct Having(BTreeMap<Group, Times>);

/// So by what addresses they have, and by how two of one domain differ a little.
#[derive(Clone, Copy, Debug)]
struct Times {
    addressed: [f64; KINDS],
    /// In a separator, and in their order.
    written: [f64; 2],
}

/// How often they differ so as it is assumed.
const WRITTEN: [(How, f64); 2] = [(How::Separator, w::SEPARATOR), (How::Order, w::NAME_ORDER)];

#[derive(Clone, Copy, Default)]
struct Sum {
    found: [f64; KINDS],
    chance: [f64; KINDS],
    written: [f64; 2],
    all: f64,
}

impl Having {
    /// What was learned from pairs that are likely.
    pub(super) fn learn(
        pairs: &[Pair],
        keys: &[Group],
        hosts: &[u16],
        (cloud, standings): (&Addresses, &Standings),
        sought: &Sought,
    ) -> Self {
        let mut groups: BTreeMap<Group, Sum> = BTreeMap::new();
        let mut shares: BTreeMap<(Group, u16), [f64; KINDS]> = BTreeMap::new();
        for of_side in pairs.chunk_by(|a, b| a.side == b.side) {
            let side = of_side[0].side as usize;
            let (key, host) = (keys[side], hosts[side]);
            let sum = groups.entry(key).or_default();
            let mut of_one = 0.0;
            for pair in of_side {
                if let Some(addressed) = pair.addressed.filter(|_| pair.standing != Standing::Here && !pair.second) {
                    sum.found[addressed as usize] += pair.probability;
                    of_one += pair.probability;
                }
            }
            for pair in of_side.iter().filter(|pair| !pair.second) {
                sum.all += pair.probability;
                let how = pair.beside.map(|beside| beside.how);
                if let Some(at) = WRITTEN.iter().position(|(of, _)| how == Some(*of)) {
                    sum.written[at] += pair.probability;
                }
            }
            let shares =
                shares.entry((key, host)).or_insert_with(|| cloud.shares(key, standings.elsewhere(host), sought));
            sum.chance.iter_mut().zip(*shares).for_each(|(chance, share)| *chance += of_one * share);
        }
        let mut domains: BTreeMap<(u32, bool), Sum> = BTreeMap::new();
        for (group, sum) in &groups {
            let of = domains.entry((group.domain, group.is_marked)).or_default();
            of.found.iter_mut().zip(sum.found).for_each(|(own, more)| *own += more);
            of.chance.iter_mut().zip(sum.chance).for_each(|(own, more)| *own += more);
        }
        let more = |sum: &Sum, at: usize, assumed: f64| {
            let chance = w::HAVING_SEEN * sum.chance[at] / sum.chance.iter().sum::<f64>().max(1e-9);
            let more = (sum.found[at] + chance * assumed + 0.02) / (sum.chance[at] + chance + 0.02);
            more.clamp(w::HAVING_LEAST, w::HAVING_MOST)
        };
        let learned = groups.iter().map(|(key, sum)| {
            let domain = &domains[&(key.domain, key.is_marked)];
            let addressed = std::array::from_fn(|at| more(sum, at, more(domain, at, 1.0)));
            let written = std::array::from_fn(|at| {
                let (_, assumed) = WRITTEN[at];
                ((sum.written[at] + w::HAVING_SEEN * assumed) / (sum.all + w::HAVING_SEEN) / assumed)
                    .min(w::WRITTEN_MOST)
            });
            (*key, Times { addressed, written })
        });
        Self(learned.collect())
    }

    /// How much more often it is one with such addresses, or whose address differs so.
    pub(super) fn more(&self, key: &Group, addressed: Option<Addressed>, how: Option<How>) -> f64 {
        let Some(times) = self.0.get(key) else { return 1.0 };
        let written = WRITTEN.iter().position(|(of, _)| how == Some(*of)).map_or(1.0, |at| times.written[at]);
        addressed.map_or(1.0, |of| times.addressed[of as usize]) * written
    }
}
