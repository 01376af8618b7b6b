//! The screen as text: keys in, picture out. Everything but the terminal is the real thing; effects are performed in
//! line.

mod arranging;
mod arriving;
mod billing;
mod commanding;
mod comparing;
mod exporting;
mod finding;
mod harness;
mod looks;
mod marking;
mod moving;
mod noting;
mod outside;
mod pictures;
mod pointing;
mod random;
mod reading;
mod sizes;
mod undoing;
