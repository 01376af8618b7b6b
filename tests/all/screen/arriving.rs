//! Answers that arrive late, or for a question that is no longer asked.

use super::harness::{Screen, session};
use ratatui::layout::Size;
use seatmatch::app::{Answer, App, Effect, Lane, Message, Moment, Revision, begin, update};
use std::time::Duration;

fn at(milliseconds: u64) -> Moment {
    Moment { running: Duration::from_millis(milliseconds), clock: "2026-11-22T09:00:00Z".parse().unwrap() }
}

#[test]
fn until_candidates_come_unmatched_accounts_are_being_checked() {
    let screen = Screen::holding("demo", Lane::Candidates)
        .shows("looking for likely")
        .press("Esc")
        .shows("? ghe1")
        .press("j j j");
    let before = screen.app().selected();
    let screen = screen.let_go();
    assert_eq!(screen.app().selected(), before, "the selection stays on its account");
    screen.hides("looking for likely accounts").hides("? ghe1");
}

#[test]
fn the_first_frame_needs_no_file() {
    Screen::holding("demo", Lane::Load)
        .shows("seatmatch")
        .shows("reading …")
        .press("j k / Esc")
        .shows("cancelled")
        .let_go()
        .hides("VERDICT");
}

#[test]
fn an_answer_to_an_old_question_is_dropped() {
    let screen = Screen::holding("demo", Lane::ServerList).press("!").press("!").let_go();
    screen.shows("32 of 85 · is:open");
}

#[test]
fn progress_is_told_once_a_load_is_slow() {
    let mut app = App::new(session("demo"), Size { width: 120, height: 35 });
    let effects = begin(&mut app, at(0));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::WakeAt(time) if *time == Duration::from_millis(200))));
    assert!(app.loading.as_ref().unwrap().told.is_none());
    let effects = update(&mut app, Message::Woke, at(200));
    assert!(app.loading.as_ref().unwrap().told.is_some());
    assert!(effects.iter().any(|effect| matches!(effect, Effect::WakeAt(_))), "and again, as long as it lasts");
}

#[test]
fn what_comes_by_a_pipe_is_never_all_of_it() {
    let mut screen = Screen::holding("demo", Lane::Load);
    for (told, shown) in [
        ((1_000_000, 4_000_000), "reading 25 % of 4 MB · Esc cancels"),
        ((4_000_000, 4_000_000), "reading … 4 MB so far · Esc cancels"),
        ((0, 0), "reading … · Esc cancels"),
    ] {
        screen.rehearsal.app.loading.as_mut().unwrap().told = Some(told);
        screen = screen.shows(shown).hides("100 %");
    }
}

#[test]
fn a_worker_that_breaks_down_is_told_and_keys_still_work() {
    let mut screen = Screen::of("demo");
    let broke = Answer::BrokeDown(Lane::Sums, "src/x.rs:1".into());
    screen.rehearsal.send(Message::Answer(Revision(0), broke));
    screen.shows("this is a bug in seatmatch: src/x.rs:1").press("j").selects("annlee-adm");
}
