//! The owner's notes for commands that only read them.

use super::output::Streams;
use super::{Failure, Session};
use crate::model::Notes;
use std::path::PathBuf;
use std::sync::Arc;

/// The notes, and where their file is.
pub(super) fn read(_session: &Session, _streams: Streams) -> Result<(Arc<Notes>, Option<PathBuf>), Failure> {
    Ok((Arc::new(Notes::default()), None))
}
