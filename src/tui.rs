//! The only file with a terminal: the loop, and performing effects.

use crate::cli::Session;

/// Runs the screen until the owner leaves it; gives the exit status.
pub fn run(_session: Session) -> anyhow::Result<u8> {
    anyhow::bail!("the screen is not built in yet")
}
