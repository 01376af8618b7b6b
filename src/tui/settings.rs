//! The terminal's own settings, kept while an editor has it: one that is killed leaves them as it needed them.

#[cfg(unix)]
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};

/// The settings as they were.
#[cfg(unix)]
pub struct Settings(Option<Termios>);

/// The settings as they were; here there are none to keep.
#[cfg(not(unix))]
pub struct Settings;

#[cfg(unix)]
impl Settings {
    /// Keeps the settings as they are.
    pub fn keep() -> Self {
        Self(tcgetattr(std::io::stdout()).ok())
    }

    /// Brings back what was kept.
    pub fn bring_back(&self) {
        if let Some(settings) = &self.0 {
            // A terminal that does not take them is gone, and that is told elsewhere.
            let _ = tcsetattr(std::io::stdout(), OptionalActions::Now, settings);
        }
    }
}

#[cfg(not(unix))]
impl Settings {
    /// Keeps the settings as they are.
    pub fn keep() -> Self {
        Self
    }

    /// Brings back what was kept.
    #[expect(clippy::unused_self, reason = "elsewhere there is something to bring back")]
    pub fn bring_back(&self) {}
}
