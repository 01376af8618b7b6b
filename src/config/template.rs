//! A configuration file to begin with: every setting with a line about it, all commented out.

use super::setting::SETTINGS;
use crate::app::keys::{BINDINGS, Binding};

/// The text of the file.
#[must_use]
pub fn template() -> String {
    let mut text = String::from(
        "# The configuration of seatmatch. A flag counts more than an environment variable (SEATMATCH_THEME, …), which\n\
         # counts more than this file. Take the # away before what you want to set.\n",
    );
    for setting in SETTINGS {
        text += &format!("\n# {}: {}\n# {} = {}\n", setting.about, setting.wanted, setting.name, setting.example);
    }
    text += "\n# Saved views: filters with a name.\n# [views]\n# \"dormant doubles\" = \"is:double is:dormant\"\n";
    text += "\n# Other keys for actions; [] leaves an action to the command palette.\n# [keys]\n";
    let mut named = Vec::new();
    for binding in BINDINGS {
        let name = binding.wish.name();
        if !named.contains(&name) {
            named.push(name);
            text += &format!("# {name} = [{}]\n", keys_of(name).join(", "));
        }
    }
    text
}

/// All keys that an action has anywhere, in quotes.
fn keys_of(name: &str) -> Vec<String> {
    let rows = BINDINGS.iter().filter(|binding: &&Binding| binding.wish.name() == name);
    let mut keys: Vec<String> = Vec::new();
    for key in rows.flat_map(|binding| binding.chords).map(|key| format!("\"{key}\"")) {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::read;

    #[test]
    fn the_template_sets_nothing_and_all_of_it_can_be_set() {
        assert_eq!(read(&template()), read(""));
        let is_setting = |line: &str| line.starts_with("# [") || line.contains(" = ");
        let lines = template().lines().map(str::to_owned).collect::<Vec<_>>();
        let set: Vec<_> =
            lines.iter().filter(|line| is_setting(line)).map(|line| line.trim_start_matches("# ")).collect();
        let settings = read(&set.join("\n")).unwrap();
        assert_eq!(settings.warnings, []);
        assert_eq!(settings.said.len(), SETTINGS.len());
        assert_eq!(settings.views.len(), 1);
        assert!(settings.keys.len() > 30);
    }
}
