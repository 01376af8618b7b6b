//! What the owner set in a file, and what the program remembers: where both are, how they are read and written. What a
//! setting does is left to whoever asks for it.

mod error;
mod memory_file;
mod place;
mod read;
mod setting;
mod settings;
mod template;

pub use error::SettingError;
pub use memory_file::MemoryFile;
pub use place::{Environment, config_file, memory_file};
pub use read::read;
pub use setting::{SETTINGS, Setting};
pub use settings::{Settings, Source};
pub use template::{as_markdown, template};
