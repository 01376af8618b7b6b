//! What was typed and not yet saved, kept in the data directory until it is. When that is done, the screen decides.

use super::error::NotesError;
use super::format::Document;
use super::replace::replace;
use super::store::Store;
use crate::model::Notes;

impl Store {
    /// Keeps what was typed and not yet saved: notes as they would be, blank ones too.
    pub fn save_draft(&self, draft: &Notes) -> Result<(), NotesError> {
        let places = self.places()?;
        self.make_data_directory(&places.data)?;
        let bytes = Document { notes: draft.clone(), ..Document::default() }.write();
        let path = places.draft();
        replace(self.fs(), &places, &path, &bytes).map_err(|error| NotesError::io(&path, "keeping the draft", &error))
    }

    /// What was typed and not saved when the program last ended; as much of it as can be read.
    pub fn load_draft(&self) -> Result<Option<Notes>, NotesError> {
        let path = self.places()?.draft();
        let fault = |error| NotesError::io(&path, "reading the draft", &error);
        if self.fs().look(&path).map_err(fault)?.is_none() {
            return Ok(None);
        }
        let bytes = self.fs().read(&path).map_err(fault)?;
        let document = Document::read(&bytes).unwrap_or_else(|_| Document::salvage(&bytes));
        Ok(Some(document.notes).filter(|notes| !notes.is_empty()))
    }

    /// Removes the draft, once it is saved or given up.
    pub fn remove_draft(&self) -> Result<(), NotesError> {
        let path = self.places()?.draft();
        match self.fs().remove(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(NotesError::io(&path, "removing the draft", &error))
            }
            _ => Ok(()),
        }
    }
}
