//! What of the world around the program is within reach: the clipboard behind the terminal, a browser, an editor.

/// How text gets to the clipboard: always by the terminal's OSC 52, which a program in between must let through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Clipboard {
    /// The terminal takes it.
    #[default]
    Terminal,
    /// tmux is in between.
    Tmux,
    /// GNU screen is in between.
    Screen,
}

/// Whether a page can be opened where the owner sees it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Browser {
    /// It cannot: its address is shown.
    #[default]
    OutOfReach,
    /// The desktop opens it.
    Desktop,
}

/// What of the world around the program is within reach.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// How text gets to the clipboard.
    pub clipboard: Clipboard,
    /// Whether there is a browser.
    pub browser: Browser,
    /// The command of the owner's editor; blank where none is known.
    pub editor: String,
}

/// Browsers that would want the terminal, which is ours.
const TEXT_BROWSERS: [&str; 6] = ["www-browser", "lynx", "links", "links2", "elinks", "w3m"];

impl Surroundings {
    /// What the environment tells; `variable` gives the value of an environment variable.
    #[must_use]
    pub fn choose(variable: impl Fn(&str) -> Option<String>) -> Self {
        let filled = |name: &str| variable(name).filter(|value| !value.trim().is_empty());
        let named = |name: &str| filled(name).is_some();
        let is_far = named("SSH_CONNECTION") || named("SSH_TTY");
        let has_desktop = cfg!(any(windows, target_os = "macos")) || named("DISPLAY") || named("WAYLAND_DISPLAY");
        let wants_terminal = filled("BROWSER").is_some_and(|command| {
            let program = command.split([' ', ':']).next().unwrap_or_default();
            TEXT_BROWSERS.contains(&program.rsplit('/').next().unwrap_or_default())
        });
        let terminal = filled("TERM").unwrap_or_default();
        Self {
            // Over SSH the variables of tmux and screen stay behind, and only tmux has a name that is its own.
            clipboard: if named("TMUX") || terminal.starts_with("tmux") {
                Clipboard::Tmux
            } else if named("STY") {
                Clipboard::Screen
            } else {
                Clipboard::Terminal
            },
            browser: if is_far || !has_desktop || wants_terminal { Browser::OutOfReach } else { Browser::Desktop },
            editor: filled("VISUAL")
                .or_else(|| filled("EDITOR"))
                .unwrap_or_else(|| if cfg!(windows) { "notepad".to_owned() } else { "vi".to_owned() }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choose(environment: &[(&str, &str)]) -> Surroundings {
        Surroundings::choose(|name| {
            environment.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn the_clipboard_is_behind_what_runs_in_the_terminal() {
        assert_eq!(choose(&[("TERM", "xterm-256color")]).clipboard, Clipboard::Terminal);
        assert_eq!(choose(&[("TMUX", "/tmp/tmux-1/default,1,0"), ("TERM", "screen")]).clipboard, Clipboard::Tmux);
        assert_eq!(choose(&[("TERM", "tmux-256color"), ("SSH_TTY", "/dev/pts/1")]).clipboard, Clipboard::Tmux);
        assert_eq!(choose(&[("STY", "1.pts-0.host"), ("TERM", "screen")]).clipboard, Clipboard::Screen);
    }

    #[test]
    fn a_browser_is_one_that_the_owner_sees_and_that_leaves_us_the_terminal() {
        let desktop = if cfg!(any(windows, target_os = "macos")) { Browser::Desktop } else { Browser::OutOfReach };
        assert_eq!(choose(&[]).browser, desktop);
        assert_eq!(choose(&[("DISPLAY", ":0")]).browser, Browser::Desktop);
        assert_eq!(choose(&[("WAYLAND_DISPLAY", "wayland-0"), ("BROWSER", "firefox")]).browser, Browser::Desktop);
        let far = ("SSH_CONNECTION", "192.0.2.1 1 192.0.2.2 22");
        assert_eq!(choose(&[("DISPLAY", ":0"), far]).browser, Browser::OutOfReach);
        assert_eq!(choose(&[("DISPLAY", ":0"), ("BROWSER", "/usr/bin/w3m")]).browser, Browser::OutOfReach);
    }

    #[cfg(not(windows))]
    #[test]
    fn the_editor_is_the_visual_one_else_the_plain_one_else_vi() {
        assert_eq!(choose(&[("VISUAL", "code --wait"), ("EDITOR", "ed")]).editor, "code --wait");
        assert_eq!(choose(&[("VISUAL", ""), ("EDITOR", "ed")]).editor, "ed");
        assert_eq!(choose(&[]).editor, "vi");
    }
}
