//! An estate as it is judged: findings, candidates and notes over it. Cheap to clone; a what-if is a second world over
//! the same estate.

use super::advise;
use super::candidates::{self, Candidates};
use super::cloud;
use super::consume;
use super::doubts;
use super::explain;
use super::finding::{self, Finding};
use super::index::Index;
use super::partners;
use super::redacted::Truth;
use super::sums;
use super::visual_studio::Subscribers;
use super::{
    AccountsKind, AliasDomain, Bill, Candidate, Explanation, Fix, Options, Part, Reason, Reasons, Rule, Score, Sums,
    Trace, Verdict,
};
use crate::model::{
    AccountId, Counted, Decision, Estate, Note, NoteKey, Notes, Raw, Reported, RowId, Sentence, Text, Warnings,
};
use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// An estate as it is judged.
#[derive(Clone)]
pub struct World {
    /// What the files say.
    pub estate: Arc<Estate>,
    /// What the owner set.
    pub options: Arc<Options>,
    /// The owner's notes.
    pub notes: Arc<Notes>,
    pub(super) index: Arc<Index>,
    /// The short code that managed users' logins end in.
    pub(super) short_code: Option<Arc<[u8]>>,
    pub(super) kind: AccountsKind,
    pub(super) kind_because: &'static str,
    pub(super) findings: Arc<Vec<Finding>>,
    pub(super) found_of_row: Arc<Vec<(RowId, AccountId)>>,
    pub(super) subscribers: Arc<Subscribers>,
    pub(super) candidates: Option<Arc<Candidates>>,
    pub(super) noted: Arc<HashMap<AccountId, NoteKey>>,
    /// Rows, each with an unmatched account that a note says to be the same person's; sorted.
    pub(super) named_by_notes: Arc<Vec<(RowId, AccountId)>>,
    pub(super) advice: Arc<advise::Advice>,
    /// The world of the files, where the estate tells other values.
    pub(super) truth: Option<Arc<Truth>>,
}

impl World {
    /// Judges an estate without candidates: unmatched accounts are *checking* until they come, or server only where
    /// they are not wanted.
    #[must_use]
    pub fn judge(estate: Arc<Estate>, options: Options, notes: Arc<Notes>) -> Self {
        let of_accounts = || {
            let index = Index::of(&estate, &options.alias_domains);
            let findings = finding::judge_all(&estate, &index);
            let found_of_row = partners::found_of_row(&estate, &index, &findings);
            (index, findings, found_of_row)
        };
        let of_rows = || (cloud::short_code(&estate), Subscribers::of(&estate));
        let ((index, findings, found_of_row), (short_code, subscribers)) = rayon::join(of_accounts, of_rows);
        let short_code: Option<Arc<[u8]>> = short_code.map(Arc::from);
        let (kind, kind_because) = consume::accounts_kind(&estate, &options, short_code.as_deref());
        let candidates = (!options.candidates).then(|| Arc::new(Candidates::default()));
        let mut world = Self {
            estate,
            options: Arc::new(options),
            notes: Arc::default(),
            index: Arc::new(index),
            short_code,
            kind,
            kind_because,
            findings: Arc::new(findings),
            found_of_row: Arc::new(found_of_row),
            subscribers: Arc::new(subscribers),
            candidates,
            noted: Arc::default(),
            named_by_notes: Arc::default(),
            advice: Arc::default(),
            truth: None,
        };
        world.take_notes(notes);
        world
    }

    /// Looks for the candidates of all unmatched accounts; `None` where it was cancelled.
    #[must_use]
    pub fn find_candidates(&self, cancel: &AtomicBool) -> Option<Candidates> {
        if !self.options.candidates || !self.estate.has_report {
            return Some(Candidates::default());
        }
        candidates::search(self, cancel)
    }

    /// The same world with the candidates that were found in it.
    #[must_use]
    pub fn with_candidates(&self, candidates: Candidates) -> Self {
        Self { candidates: Some(Arc::new(candidates)), advice: Arc::default(), ..self.clone() }
    }

    /// The same world with other notes.
    #[must_use]
    pub fn with_notes(&self, notes: Arc<Notes>) -> Self {
        let mut world = self.clone();
        world.take_notes(notes);
        world
    }

    fn take_notes(&mut self, notes: Arc<Notes>) {
        let (mut noted, mut named) = (HashMap::new(), Vec::new());
        for (key, note) in &notes.by_account {
            if let NoteKey::Server { host, id } = key {
                let account = self.estate.find_host(host).zip(self.estate.find_id(id));
                if let Some(account) = account.and_then(|(host, id)| self.estate.find_account(host, id)) {
                    noted.insert(account, key.clone());
                    if let Some(Decision::SamePerson(login)) = &note.decision
                        && self.finding(account).verdict == Verdict::Checking
                    {
                        named.extend(self.estate.find_login(Raw::of(login)).map(|row| (row, account)));
                    }
                }
            }
        }
        self.notes = notes;
        self.noted = Arc::new(noted);
        named.sort_unstable();
        self.named_by_notes = Arc::new(named);
        self.advice = Arc::default();
    }

    pub(super) fn finding(&self, account: AccountId) -> Finding {
        self.findings[account.index()]
    }

    /// Whether the search for candidates is still to come.
    #[must_use]
    pub fn is_checking(&self) -> bool {
        self.candidates.is_none()
    }

    /// The verdict that counts: the computed one, or what a note makes of it. *Checking* also where there is no report.
    #[must_use]
    pub fn verdict(&self, account: AccountId) -> Verdict {
        if self.estate.has_report && self.finding(account).verdict == Verdict::Checking {
            match self.decision(account) {
                Some(Decision::SamePerson(_)) if self.same_person(account).is_some() => return Verdict::Double,
                Some(Decision::ServiceAccount | Decision::Accepted) => return Verdict::ServerOnly,
                // A note takes a candidate away here, or gives it to another account.
                _ if self.candidates.is_some() && !self.noted.is_empty() => {
                    return self.by_score(&self.candidates(account));
                }
                _ => {}
            }
        }
        self.computed_verdict(account)
    }

    /// The verdict without notes.
    #[must_use]
    pub fn computed_verdict(&self, account: AccountId) -> Verdict {
        let verdict = self.finding(account).verdict;
        match &self.candidates {
            Some(candidates) if verdict == Verdict::Checking && self.estate.has_report => {
                self.by_score(candidates.of(account))
            }
            _ => verdict,
        }
    }

    fn by_score(&self, candidates: &[Candidate]) -> Verdict {
        let is_likely = candidates.first().is_some_and(|best| best.score >= self.options.threshold);
        if is_likely { Verdict::Double } else { Verdict::ServerOnly }
    }

    /// Whether a note confirms that the account is counted twice.
    #[must_use]
    pub fn is_confirmed(&self, account: AccountId) -> bool {
        self.verdict(account) == Verdict::Double && self.same_person(account).is_some()
    }

    /// The cloud account that is the same person's by a note; `None` where the report has no such login.
    #[must_use]
    pub fn same_person(&self, account: AccountId) -> Option<RowId> {
        match self.decision(account)? {
            Decision::SamePerson(login) => self.estate.find_login(Raw::of(login)),
            _ => None,
        }
    }

    /// The cloud account that is another person's by a note; `None` where the report has no such login.
    #[must_use]
    pub fn different_person(&self, account: AccountId) -> Option<RowId> {
        match self.decision(account)? {
            Decision::DifferentPerson(login) => self.estate.find_login(Raw::of(login)),
            _ => None,
        }
    }

    /// Whether the verdict holds only under the what-if.
    #[must_use]
    pub fn is_what_if(&self, account: AccountId) -> bool {
        self.finding(account).what_if
    }

    /// The what-if that its verdict holds under.
    pub(super) fn alias_of(&self, account: AccountId) -> Option<&AliasDomain> {
        let primary = self.estate.raw(self.estate.account(account).primary);
        AliasDomain::of(primary, &self.options.alias_domains).filter(|_| self.is_what_if(account))
    }

    /// Whether it is matched and its e-mail has changed so that no rule finds the reported login any more.
    #[must_use]
    pub fn is_at_risk(&self, account: AccountId) -> bool {
        self.finding(account).at_risk
    }

    /// Whether the account is still to do: counted twice, waiting or in conflict, less accepted and service accounts.
    #[must_use]
    pub fn is_open(&self, account: AccountId) -> bool {
        matches!(self.verdict(account), Verdict::Double | Verdict::PendingSync | Verdict::Conflict)
            && !matches!(self.decision(account), Some(Decision::ServiceAccount | Decision::Accepted))
    }

    /// Whether the next sync frees the row that counts an account alone.
    #[must_use]
    pub fn is_freed(&self, account: AccountId) -> bool {
        self.estate.counted(account) == Counted::OwnRow && sums::is_freed(self, account)
    }

    /// The account by which the report counts the person of this one, which is in no row, already.
    #[must_use]
    pub fn counted_with(&self, account: AccountId) -> Option<AccountId> {
        advise::counted_with(self, account)
    }

    /// The other accounts of the row that counts this one alone which are counted twice, too.
    #[must_use]
    pub fn twice_beside(&self, account: AccountId) -> Vec<AccountId> {
        let estate = &*self.estate;
        let is_own = |row: &&RowId| !estate.row(**row).login.is_filled();
        let beside = estate.rows_of(account).iter().find(is_own).map(|row| estate.accounts_of(*row));
        let is_twice = |other: &AccountId| *other != account && self.verdict(*other) == Verdict::Double;
        beside.unwrap_or_default().into_iter().filter(is_twice).collect()
    }

    /// *The* rule.
    #[must_use]
    pub fn rule(&self, account: AccountId) -> Option<Rule> {
        self.finding(account).rule
    }

    /// The cloud account that it is matched with, or that the deciding group finds alone.
    #[must_use]
    pub fn cloud(&self, account: AccountId) -> Option<RowId> {
        self.finding(account).cloud
    }

    /// The cloud account that the report gives it; `None` also where the report gives it two.
    #[must_use]
    pub fn reported(&self, account: AccountId) -> Option<RowId> {
        match self.estate.reported(account) {
            Reported::One(row) => Some(row),
            Reported::Nobody | Reported::Several(_) => None,
        }
    }

    /// The value of the cloud account that the rule found, as the cloud spells it.
    #[must_use]
    pub fn matched_value(&self, account: AccountId) -> Option<Text> {
        let finding = self.finding(account);
        let rule = finding.rule?;
        let key = if finding.what_if { self.index.alias_key(account) } else { self.index.key(account) }?;
        let hits = match finding.cloud {
            Some(row) => self.index.hits_with(key, row),
            None => self.index.hits(key),
        };
        let of_rule = hits.iter().filter(|posting| posting.rule == rule);
        of_rule.min_by_key(|posting| self.login_order(posting.row)).map(|posting| posting.value)
    }

    /// Rows sort by login in lower case, then its bytes.
    pub(super) fn login_order(&self, row: RowId) -> (Vec<u8>, Vec<u8>) {
        let login = self.estate.raw(self.estate.row(row).login).bytes();
        (login.to_ascii_lowercase(), login.to_vec())
    }

    /// Its candidates, best first, at most five; empty unless it is unmatched.
    #[must_use]
    pub fn candidates(&self, account: AccountId) -> Vec<Candidate> {
        if self.finding(account).verdict != Verdict::Checking {
            return Vec::new();
        }
        let computed = self.candidates.as_ref().map(|candidates| candidates.of(account)).unwrap_or_default();
        let mut list = computed.to_vec();
        if let Some(row) = self.same_person(account) {
            let earlier = list.iter().position(|candidate| candidate.row == row).map(|at| list.remove(at));
            let reasons = earlier.map_or(Reasons::default(), |candidate| candidate.reasons).with(Reason::Note);
            list.insert(0, Candidate { row, score: Score::CERTAIN, reasons });
            list.truncate(Candidates::MOST);
        }
        if let Some(row) = self.different_person(account) {
            list.retain(|candidate| candidate.row != row);
        }
        self.yield_to_notes(account, &mut list);
        list
    }

    /// A cloud account that a note gives to another account of the server is not the best of this one.
    fn yield_to_notes(&self, account: AccountId, list: &mut [Candidate]) {
        if self.named_by_notes.is_empty() {
            return;
        }
        let below = self.options.threshold.below();
        for candidate in list.iter_mut() {
            let is_exempt = candidate.reasons.has(Reason::Note) || candidate.reasons.has(Reason::SecondAccount);
            if !is_exempt && self.named_beside(account, candidate.row).next().is_some() {
                candidate.score = candidate.score.min(below);
            }
        }
        // Of equal ones their order stays.
        list.sort_by_key(|candidate| Reverse(candidate.score));
    }

    /// What would make GitHub match it, what mends most first.
    #[must_use]
    pub fn fixes(&self, account: AccountId) -> Vec<Fix> {
        advise::fixes(self, account)
    }

    /// Whether all that fixes need to know of everybody is known, so that asking for one is quick.
    #[must_use]
    pub fn is_advised(&self) -> bool {
        advise::is_ready(self)
    }

    /// Finds all that fixes need to know of everybody; grows with the number of people.
    pub fn advise(&self) {
        advise::prepare(self);
    }

    /// The message to the person who is counted twice, with line ends: what is wrong, and each way to mend it; `None`
    /// where there is nothing that the person could do.
    #[must_use]
    pub fn message_to(&self, account: AccountId) -> Option<Sentence> {
        explain::message(self, account)
    }

    /// What would mend a report row: a Visual Studio subscriber counted twice.
    #[must_use]
    pub fn row_fixes(&self, row: RowId) -> Vec<Fix> {
        advise::row_fixes(self, row)
    }

    /// The note on a server account.
    #[must_use]
    pub fn note(&self, account: AccountId) -> Option<&Note> {
        self.notes.by_account.get(self.noted.get(&account)?)
    }

    /// The key under which notes on a server account stand.
    #[must_use]
    pub fn note_key(&self, account: AccountId) -> NoteKey {
        let of = self.estate.account(account);
        let host = self.estate.host(of.host).text().into_owned();
        NoteKey::Server { host, id: self.estate.id_text(of.id) }
    }

    /// The key under which notes on a cloud account stand; `None` where the row has no login.
    #[must_use]
    pub fn row_note_key(&self, row: RowId) -> Option<NoteKey> {
        let login = self.estate.filled(self.estate.row(row).login)?;
        Some(NoteKey::Cloud { login: login.text().to_lowercase() })
    }

    /// The decision on a server account.
    #[must_use]
    pub fn decision(&self, account: AccountId) -> Option<&Decision> {
        self.note(account)?.decision.as_ref()
    }

    /// What a source made us doubt, with the matches at risk that it tells of; grows with the number of accounts.
    #[must_use]
    pub fn warnings(&self, number: u16) -> Cow<'_, Warnings> {
        doubts::warnings(self, number)
    }

    /// Why the decision on a server account changes nothing; `None` where it has its effect.
    #[must_use]
    pub fn no_effect(&self, account: AccountId) -> Option<Sentence> {
        explain::no_effect(self, account)
    }

    /// The note on a cloud account.
    #[must_use]
    pub fn row_note(&self, row: RowId) -> Option<&Note> {
        if self.notes.by_account.is_empty() {
            return None;
        }
        self.notes.by_account.get(&self.row_note_key(row)?)
    }

    /// How many accounts and rows of these files have a note.
    #[must_use]
    pub fn noted(&self) -> u64 {
        let on_rows = self.notes.by_account.keys().filter(|key| match key {
            NoteKey::Cloud { login } => self.estate.find_login(Raw::of(login)).is_some(),
            NoteKey::Server { .. } => false,
        });
        self.noted.len() as u64 + on_rows.count() as u64
    }

    /// Why a row consumes a licence, as stable words such as `member:acme`; empty where it consumes none.
    #[must_use]
    pub fn consumes_because(&self, row: RowId) -> Vec<String> {
        consume::because(&self.estate, row, self.options.billing)
    }

    /// Whose the cloud accounts are: as the owner said, else as the files look.
    #[must_use]
    pub fn accounts_kind(&self) -> AccountsKind {
        self.kind
    }

    /// By which sign the cloud accounts are taken for managed or personal ones.
    #[must_use]
    pub fn accounts_kind_because(&self) -> &'static str {
        self.kind_because
    }

    /// Every attempt of every rule.
    #[must_use]
    pub fn trace(&self, account: AccountId) -> Trace {
        Trace::of(self, account)
    }

    /// What contradicts what, one sentence each.
    #[must_use]
    pub fn contradictions(&self, account: AccountId) -> Vec<Sentence> {
        explain::contradictions(self, account)
    }

    /// The whole explanation of a server account.
    #[must_use]
    pub fn explain_account(&self, account: AccountId) -> Explanation {
        explain::account(self, account)
    }

    /// The whole explanation of a report row.
    #[must_use]
    pub fn explain_row(&self, row: RowId) -> Explanation {
        explain::row(self, row)
    }

    /// Why a row is consumed, the first reason that fits; `None` where it is no licence.
    #[must_use]
    pub fn part(&self, row: RowId) -> Option<Part> {
        Part::of(self, row)
    }

    /// Why a person is counted twice: the first reason of the best candidate, with what exactly; `None` for others.
    #[must_use]
    pub fn cause(&self, account: AccountId) -> Option<(Reason, Option<String>)> {
        sums::cause(self, account)
    }

    /// What the licences are for; grows with the number of rows and accounts.
    #[must_use]
    pub fn bill(&self) -> Bill {
        Bill::of(self)
    }

    /// The same estate, candidates and notes judged under another what-if.
    #[must_use]
    pub fn with_alias_domains(&self, alias_domains: Vec<AliasDomain>) -> Self {
        let options = Options { alias_domains, ..(*self.options).clone() };
        // Candidates are of what the files say; the what-if takes them over.
        Self::judge(Arc::clone(&self.estate), options, Arc::clone(&self.notes)).over(self)
    }

    /// The same judgement with the candidates and notes of another world over the same estate.
    #[must_use]
    pub fn over(&self, other: &Self) -> Self {
        let mut world = self.with_notes(Arc::clone(&other.notes));
        world.candidates.clone_from(&other.candidates);
        world
    }

    /// What is decided about everybody; grows with the number of people.
    #[must_use]
    pub fn sums(&self) -> Sums {
        Sums::of(self)
    }

    /// The address that a server account should have to match a cloud account.
    #[must_use]
    pub fn cloud_address(&self, row: RowId) -> Text {
        cloud::address(&self.estate, row)
    }

    /// All e-mails of a cloud account, each once.
    #[must_use]
    pub fn cloud_emails(&self, row: RowId) -> Vec<Text> {
        cloud::emails(&self.estate, row).into_vec()
    }
}
