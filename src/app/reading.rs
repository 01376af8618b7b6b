//! Sections to read on nearly the whole screen.

use super::Page;
use super::prose::lay_out;
use crate::matching::Section;
use crate::model::Sentence;

/// Sections, and how far they are read.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// What it is.
    pub title: Sentence,
    sections: Vec<Section>,
    /// The same laid out.
    pub page: Page,
}

impl Reading {
    /// Sections that are read from their beginning.
    #[must_use]
    pub fn of(title: impl Into<Sentence>, sections: Vec<Section>) -> Self {
        Self { title: title.into(), sections, page: Page::default() }
    }

    /// Lays the sections out.
    pub fn lay_out(&mut self, width: usize, height: usize) {
        self.page.rows = lay_out(&self.sections, width, true);
        self.page.clamp(height);
    }
}
