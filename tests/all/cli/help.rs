//! Help, manual and completions: what packagers and the curious ask for.

use super::Story;

fn story() -> Story {
    Story::of("half-of-acme-is-counted-twice")
}

#[test]
fn help_names_every_command_and_option() {
    let help = story().run("--help").good();
    for word in ["report", "explain", "export", "check", "notes", "completions", "man", "--alias-domain", "--price"] {
        assert!(help.contains(word), "{word}");
    }
    insta::assert_snapshot!(help);
}

#[test]
fn every_command_has_help_and_a_manual_page() {
    for verb in ["report", "explain", "export", "check", "notes", "completions", "man"] {
        assert!(story().run(&format!("{verb} --help")).good().contains("Usage: seatmatch "), "{verb}");
        assert!(story().run(&format!("man {verb}")).good().starts_with(".ie"), "{verb}");
    }
    assert!(story().run("man").good().contains(".TH seatmatch"));
    story().run("man dance").error(2);
}

#[test]
fn shells_get_their_completions() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(story().run(&format!("completions {shell}")).good().contains("seatmatch"), "{shell}");
    }
}

#[test]
fn the_version_is_told() {
    assert_eq!(story().run("--version").good(), format!("seatmatch {}\n", env!("CARGO_PKG_VERSION")));
}
