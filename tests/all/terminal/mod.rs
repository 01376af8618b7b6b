//! The binary in a real pseudo-terminal: what it leaves behind, signals, sizes, notes on the disk.

mod pty;
mod signals;
mod using;
