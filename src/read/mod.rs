//! Bytes to model: recognising a file, encodings, one file for each input kind, and the join. GitHub's column names
//! live here and nowhere else.

mod error;
mod load;

pub use error::LoadError;
pub use load::{Input, LoadOptions, Progress, load};
