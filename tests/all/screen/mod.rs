//! The screen as text: keys in, picture out. Everything but the terminal is the real thing; effects are performed in
//! line.

mod arriving;
mod billing;
mod commanding;
mod comparing;
mod finding;
mod harness;
mod looks;
mod moving;
mod noting;
mod outside;
mod pictures;
mod random;
mod reading;
mod sizes;
