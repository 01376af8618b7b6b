//! The configuration file: what it sets, what a flag and the environment have to say, and what is wrong with it.

use super::{Ran, Story};
use std::fs;

/// A story with a configuration file.
fn configured(text: &str) -> Story {
    let story = Story::of("everybody-is-matched");
    let folder = story.path("config/seatmatch");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("config.toml"), text).unwrap();
    story
}

#[test]
fn a_flag_comes_before_the_environment_before_the_file() {
    let story = configured("notes = 'team.json'\n");
    let path = |arguments: &str, environment: &[(&str, &str)]| {
        let mut command = story.command(arguments);
        Ran::of(command.envs(environment.iter().copied())).good()
    };
    assert!(path("notes path", &[]).ends_with("config/seatmatch/team.json\n"));
    let named = [("SEATMATCH_NOTES", "/srv/notes.json")];
    assert_eq!(path("notes path", &named), "/srv/notes.json\n");
    assert_eq!(path("notes path --notes mine.json", &named), "mine.json\n");
}

#[test]
fn a_wrong_value_ends_every_command_but_those_about_the_file() {
    let story = configured("# mine\nthreshold = 8\n");
    let error = story.run("report report.csv").error(2);
    assert!(error.ends_with("config.toml, line 2: threshold = 8 cannot be taken"), "{error}");
    assert!(story.run("config path").good().ends_with("config/seatmatch/config.toml\n"));
    story.run("config show").error(2);
    story.run("completions bash").good();
}

#[test]
fn a_name_that_is_not_known_is_a_warning() {
    let ran = configured("pric = 21\n").run("report report.csv");
    let told = "warning: configuration: pric is no setting (line 1); the nearest is price\n";
    assert!(ran.err.starts_with(told), "{}", ran.err);
    ran.good();
}

#[test]
fn the_price_of_the_file_is_used() {
    let run = |text: &str, arguments: &str| configured(text).run(arguments).good();
    let with_flag = run("", "report --demo --format json --price 19.95");
    assert_eq!(run("price = 19.95\n", "report --demo --format json"), with_flag);
    assert_ne!(run("", "report --demo --format json"), with_flag);
}

#[test]
fn a_file_to_begin_with_is_written_once() {
    let story = Story::of("everybody-is-matched");
    let shown = story.run("config show").good();
    assert!(shown.contains("not there; seatmatch config init writes one"), "{shown}");
    let path = story.run("config init").good();
    let text = fs::read_to_string(path.trim()).unwrap();
    assert!(text.contains("# theme = \"auto\"") && text.contains("# write-note = [\"e\"]"), "{text}");
    assert!(story.run("config init").error(1).ends_with("config.toml: is there already"));
    story.run("report report.csv").good();
}

#[test]
fn what_is_set_is_shown_with_where_it_was_said() {
    let story = configured("theme = 'dark'\n[keys]\nwrite-note = 'x'\n[views]\nold = 'host:old'\n");
    let mut command = story.command("config show");
    let ran = Ran::of(command.env("SEATMATCH_MOUSE", "false"));
    assert_eq!(ran.err, "warning: configuration: x is bound to write-note and export; write-note counts\n");
    let shown = ran.good();
    for line in
        ["theme = \"dark\"\n", "mouse = false  # SEATMATCH_MOUSE\n", "write-note = [\"x\"]\n", "old = \"host:old\"\n"]
    {
        assert!(shown.contains(line), "{shown}");
    }
}

#[test]
fn a_file_that_is_named_has_to_be_there() {
    let story = Story::of("everybody-is-matched");
    let mut command = story.command("report report.csv");
    let error = Ran::of(command.env("SEATMATCH_CONFIG", "nowhere.toml")).error(2);
    assert!(error.starts_with("nowhere.toml: "), "{error}");
}
