//! How much more often logins relate so for one person than for two: to the cloud's, to those on other servers, and to
//! what a directory gives.

use super::evidence::Relations;
use super::evidence::strings::{Logins, Mailbox};
use super::habits::HostHabits;
use super::weigh::Matched;
use super::weights as w;

/// What the logins weigh, where neither is a number: how that of the server relates to the cloud's, and to one on another
/// server, which says more.
pub(super) fn of(habits: &HostHabits, relations: &Relations, matched: Matched, is_full: bool, has_handle: bool) -> f64 {
    let login = match relations.logins {
        logins if is_full && !has_handle => habits.login(logins, relations.style, relations.number),
        Logins::NumbersDiffer => 0.5,
        _ => 1.0,
    };
    match matched {
        Matched::Elsewhere { same: true, style, number } if is_full && !has_handle => {
            habits.login_elsewhere(true, style, number).max(login)
        }
        Matched::Elsewhere { same: false, style, number } if !has_handle => {
            let login = if relations.logins == Logins::Same { login } else { 1.0 };
            habits.login_elsewhere(false, style, number) * login
        }
        _ => login,
    }
}

/// So where they weigh so much by themselves, and the login may be a mailbox of the cloud account.
pub(super) fn with_mailbox(
    habits: &HostHabits,
    relations: &Relations,
    logins: f64,
    is_full: bool,
    certain: bool,
) -> f64 {
    match relations.mailbox {
        Some((Mailbox::Same, number)) if is_full => logins.max(habits.mailbox(Mailbox::Same, number)),
        Some((other, _)) if other != Mailbox::Same && !certain => logins * habits.mailbox(other, 0),
        _ => logins,
    }
}

/// How sure it is that the login is one that a directory gives to nobody else, and that both have: who has two mailboxes
/// with other numbers in one domain may have that.
pub(super) fn of_one_directory(habits: &HostHabits, relations: &Relations, matched: Matched) -> f64 {
    let kept = same_short_name_kept(habits, relations).powi(4);
    let cloud = if relations.logins == Logins::Same { habits.one_directory().powi(4) } else { 0.0 };
    let elsewhere = match matched {
        Matched::Elsewhere { same: true, .. } => habits.one_directory_elsewhere(),
        _ => 0.0,
    };
    kept.max(cloud).max(elsewhere)
}

/// What it weighs that the login is the short name of the cloud account's directory or another, beside what the string
/// weighs itself.
pub(super) fn of_short_name(habits: &HostHabits, relations: &Relations, is_full: bool) -> f64 {
    let Some(name) = relations.short_name else { return 1.0 };
    let kept = habits.short_name_kept(name);
    match name.is_same {
        // Of two of one name the other would have it as seldom as the server gives other logins.
        true if is_full => (kept / (1.0 - kept).clamp(w::SHORT_NAME_CHANCE, 0.8)).max(1.0),
        // Who is not matched may have come from another directory: only a habit without exceptions speaks against.
        false => ((1.0 - kept) * 5.0).clamp(w::OTHER_SHORT_NAME, 1.0),
        true => 1.0,
    }
}

/// How likely the login is the short name that the cloud account's directory gives, where the two are equal.
pub(super) fn same_short_name_kept(habits: &HostHabits, relations: &Relations) -> f64 {
    let same = relations.short_name.filter(|name| name.is_same);
    same.map_or(0.0, |name| habits.short_name_kept(name))
}
