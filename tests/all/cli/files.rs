//! Small files written for one test, and what the program says of them.

use super::{Ran, Story};
use assert_cmd::Command;
use serde_json::Value;
use std::fs;

/// Files written for one test.
pub struct Files {
    pub story: Story,
    names: Vec<String>,
}

impl Files {
    pub fn new() -> Self {
        let story = Story::of("everybody-is-matched");
        fs::create_dir(story.path("in")).unwrap();
        Self { story, names: Vec::new() }
    }

    pub fn with(mut self, name: &str, text: &str) -> Self {
        fs::write(self.story.path("in").join(name), text).unwrap();
        self.names.push(name.to_owned());
        self
    }

    pub fn report(&self) -> Value {
        self.run("report --no-candidates --format json")
    }

    pub fn run(&self, arguments: &str) -> Value {
        serde_json::from_str(&self.text(arguments)).unwrap()
    }

    /// The program, told of the files.
    pub fn command(&self, arguments: &str) -> Command {
        let mut command = self.story.command(arguments);
        command.current_dir(self.story.path("in")).args(&self.names);
        command
    }

    /// What is written, its lines as one, however they were broken.
    pub fn text(&self, arguments: &str) -> String {
        Ran::of(&mut self.command(arguments)).good().split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

pub fn account<'v>(report: &'v Value, id: &str) -> &'v Value {
    let accounts = report["server_accounts"].as_array().unwrap();
    accounts.iter().find(|account| account["id"] == id).unwrap()
}
