//! The notes on disk: format, merge, faults, crashes, and several programs at once.

mod crashes;
#[cfg(unix)]
mod crowd;
mod damage;
mod desk;
mod format;
mod frail_disk;
mod model;
#[cfg(unix)]
mod saving;
