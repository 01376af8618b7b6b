//! Wrong usage: exit status 2, one line that says what is wrong, one hint.

use super::Story;

fn story() -> Story {
    Story::of("half-of-acme-is-counted-twice")
}

#[test]
fn wrong_usage_is_one_line_and_a_hint() {
    for (arguments, expected) in [
        ("", "no file is given, and without a terminal there is no screen to open"),
        ("report", "no file is given"),
        ("explain", "the following required arguments were not provided: <WHO>"),
        ("export ghes.json", "the following required arguments were not provided: --output <PATH>"),
        ("export ghes.json --output out.xyz", "out.xyz: the ending does not say which format is wanted"),
        ("notes", "a command is missing"),
        ("ghes.json report", "ghes.json: stands before the command"),
        ("report --demo ghes.json", "--demo brings its own files"),
        ("report ghes.json --frobnicate", "unexpected argument '--frobnicate' found"),
        ("report ghes.json --threshold 80", "invalid value '80' for '--threshold <SCORE>'"),
        ("report ghes.json --price €21", "invalid value '€21' for '--price <AMOUNT>'"),
        ("report ghes.json --fail-on doubel", "invalid value 'doubel' for '--fail-on <VERDICT>'"),
        ("report ghes.json --filter is:dubble", "--filter, column 4: dubble is not a value of is:"),
        ("report ghes.json --filter '\"ann'", "--filter, column 1: the quote opened here is never closed"),
        ("report ghes.json --alias-domain a.example", "invalid value 'a.example' for '--alias-domain <OLD=NEW>'"),
        (
            "report ghes.json --alias-domain a.example=b.example --alias-domain a.example=c.example",
            "--alias-domain: a.example cannot be both b.example and c.example",
        ),
        ("report ghes.json --max-input huge", "invalid value 'huge' for '--max-input <SIZE>'"),
        ("report 'a\u{9B}' --x\u{1B}[2J\u{202E}", "unexpected argument '--x⟨U+202E⟩' found"),
    ] {
        let error = story().run(arguments).error(2);
        assert!(error.starts_with(expected), "{arguments}: {error}");
    }
}

#[test]
fn the_nearest_word_is_the_hint() {
    let ran = story().run("report ghes.json --filter is:dubble");
    assert!(ran.err.ends_with("hint: the nearest word is double\n"), "{}", ran.err);
    let ran = story().run("report ghes.json --filtr x");
    assert!(ran.err.ends_with("hint: a similar argument exists: '--filter'\n"), "{}", ran.err);
}
