//! The settings in words: a configuration file to begin with, in which all is commented out, and the README's table.

use super::setting::{SETTINGS, Setting};
use crate::app::keys::BINDINGS;

/// The text of the file.
#[must_use]
pub fn template() -> String {
    let mut text = String::from(
        "# The configuration of seatmatch. A flag counts more than an environment variable (SEATMATCH_THEME, …), which\n\
         # counts more than this file. Take the # away before what you want to set.\n",
    );
    for setting in SETTINGS {
        let Setting { name, about, wanted, example, .. } = setting;
        text.extend(["\n# ", about, "; takes ", wanted, "\n# ", name, " = ", example, "\n"]);
    }
    text += "\n# Saved views: filters with a name.\n# [views]\n# \"dormant doubles\" = \"is:double is:dormant\"\n";
    text += "\n# Other keys for actions; [] leaves an action to the command palette.\n# [keys]\n";
    let mut named = Vec::new();
    for row in BINDINGS {
        let name = row.wish.name();
        if !named.contains(&name) {
            named.push(name);
            let keys: Vec<String> = row.chords.iter().map(|key| format!("\"{key}\"")).collect();
            text.extend(["# ", name, " = [", &keys.join(", "), "]\n"]);
        }
    }
    text
}

/// The settings as the README has them.
#[must_use]
pub fn as_markdown() -> String {
    let mut table = String::from("| setting | what it is | takes |\n|---|---|---|\n");
    for Setting { name, about, wanted, .. } in SETTINGS {
        table.extend(["| `", name, "` | ", about, " | ", wanted, " |\n"]);
    }
    table
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
