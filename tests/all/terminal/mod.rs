//! The binary in a real pseudo-terminal: what it leaves behind, signals, sizes, notes on the disk.

mod accidents;
mod editor;
mod keys;
mod pty;
mod reloading;
mod signals;
mod using;
