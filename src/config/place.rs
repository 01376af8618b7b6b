//! Where the configuration and the memory of the last session are: the environment first, then what this system has.

use std::ffi::OsString;
use std::path::PathBuf;

const PROGRAM: &str = "seatmatch";

/// What of the environment decides it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Environment {
    /// `$SEATMATCH_CONFIG`: the configuration file itself.
    pub named: Option<OsString>,
    /// `$XDG_CONFIG_HOME`; a relative one does not count, as its specification says.
    pub xdg_config_home: Option<OsString>,
    /// `$XDG_STATE_HOME`.
    pub xdg_state_home: Option<OsString>,
    /// The folder that this system has for a program's configuration.
    pub system_config: Option<PathBuf>,
    /// The folder that this system has for what a program remembers.
    pub system_state: Option<PathBuf>,
}

impl Environment {
    /// Reads the environment of this process.
    #[must_use]
    pub fn of_this_process() -> Self {
        let folders = directories::ProjectDirs::from("", "", PROGRAM);
        let state = |folders: &directories::ProjectDirs| {
            folders.state_dir().unwrap_or_else(|| folders.data_local_dir()).to_owned()
        };
        Self {
            named: std::env::var_os("SEATMATCH_CONFIG"),
            xdg_config_home: std::env::var_os("XDG_CONFIG_HOME"),
            xdg_state_home: std::env::var_os("XDG_STATE_HOME"),
            system_config: folders.as_ref().map(|folders| folders.config_dir().to_owned()),
            system_state: folders.as_ref().map(state),
        }
    }

    /// Whether the configuration file was named, so that it has to be there.
    #[must_use]
    pub fn names_config(&self) -> bool {
        self.named.as_ref().is_some_and(|named| !named.is_empty())
    }
}

/// The configuration file; none on a system without any home.
#[must_use]
pub fn config_file(environment: &Environment) -> Option<PathBuf> {
    let named = environment.named.as_ref().filter(|named| !named.is_empty()).map(PathBuf::from);
    let folder = || xdg(environment.xdg_config_home.as_ref()).or_else(|| environment.system_config.clone());
    named.or_else(|| folder().map(|folder| folder.join("config.toml")))
}

/// The file of what is remembered from one session to the next.
#[must_use]
pub fn memory_file(environment: &Environment) -> Option<PathBuf> {
    let folder = xdg(environment.xdg_state_home.as_ref()).or_else(|| environment.system_state.clone());
    folder.map(|folder| folder.join("session.json"))
}

fn xdg(variable: Option<&OsString>) -> Option<PathBuf> {
    variable.map(PathBuf::from).filter(|path| path.is_absolute()).map(|path| path.join(PROGRAM))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_that_is_set_says_where_it_is() {
        let system = Some(PathBuf::from("/home/ann/.config/seatmatch"));
        for (named, xdg, file) in [
            ("/etc/sm.toml", "/xdg", "/etc/sm.toml"),
            ("", "/xdg", "/xdg/seatmatch/config.toml"),
            ("", "relative", "/home/ann/.config/seatmatch/config.toml"),
        ] {
            let environment = Environment {
                named: Some(named.into()),
                xdg_config_home: Some(xdg.into()),
                xdg_state_home: Some(xdg.into()),
                system_config: system.clone(),
                system_state: None,
            };
            assert_eq!(config_file(&environment), Some(PathBuf::from(file)));
            assert_eq!(memory_file(&environment).is_some(), xdg == "/xdg");
        }
        assert_eq!(config_file(&Environment::default()), None);
    }
}
