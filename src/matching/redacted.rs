//! A world whose estate tells other values in place of those of the files. What was decided holds, and what depends on
//! how a value is spelled is still asked of the files.

use super::candidates::{self, Also, Evidence, For};
use super::index::Index;
use super::{Asker, Options, World};
use crate::model::{Estate, Notes, RowId, Text};
use std::collections::HashMap;
use std::sync::Arc;

/// The world of the files behind one that is told otherwise.
pub(super) struct Truth {
    world: World,
    /// What stands for each value.
    told: HashMap<Text, Text>,
}

impl World {
    /// The same judgement with other values: an estate of the same accounts and rows, what stands in it for each value
    /// of this one, and notes and options told likewise. `None` where the rules do not find in it what they find in
    /// this one, because two values have one that stands for both.
    ///
    /// It is for writing: candidates, notes and what-ifs are given to the world of the files, and that is told anew.
    #[must_use]
    pub fn redacted(
        &self,
        estate: Arc<Estate>,
        told: HashMap<Text, Text>,
        notes: Arc<Notes>,
        options: Options,
    ) -> Option<Self> {
        let index = Index::of(&estate, &options.alias_domains);
        let same_login = |row| found_by_login(&estate, row) == found_by_login(&self.estate, row);
        if !index.finds_the_same(&self.index) || !estate.row_ids().all(same_login) {
            return None;
        }
        let mut world = Self {
            estate,
            options: Arc::new(options),
            index: Arc::new(index),
            short_code: None,
            truth: Some(Arc::new(Truth { world: self.clone(), told })),
            ..self.clone()
        };
        world.notes = notes;
        world.noted = Arc::new(self.noted.keys().map(|account| (*account, world.note_key(*account))).collect());
        world.advice = Arc::default();
        Some(world)
    }

    /// Whether it tells other values than those of the files.
    #[must_use]
    pub fn is_redacted(&self) -> bool {
        self.truth.is_some()
    }

    /// The world of the files: what looks for a value, or at its letters, asks it.
    #[must_use]
    pub fn spelled(&self) -> &Self {
        self.truth.as_ref().map_or(self, |truth| &truth.world)
    }

    /// What stands for a value of the files.
    #[must_use]
    pub fn told(&self, text: Text) -> Text {
        self.truth.as_ref().map_or(text, |truth| truth.told.get(&text).copied().unwrap_or(Text::UNKNOWN))
    }

    /// What speaks for and against somebody and a cloud account being one person's.
    #[must_use]
    pub fn evidence(&self, asker: &Asker, row: RowId) -> Evidence {
        let Evidence { reasons, also, against } = candidates::evidence(self.spelled(), asker, row);
        let told = |reason: For| For { own: self.told(reason.own), cloud: self.told(reason.cloud), ..reason };
        let also_told = |also: Also| match also {
            Also::LoginElsewhere(_) => also,
            Also::Mailbox(address) => Also::Mailbox(self.told(address)),
            Also::Written(text) => Also::Written(self.told(text)),
            Also::Number(own, cloud) => Also::Number(self.told(own), self.told(cloud)),
        };
        let also = also.into_iter().map(also_told).collect();
        Evidence { reasons: reasons.into_iter().map(told).collect(), also, against }
    }
}

/// The row that the login of a row leads to.
fn found_by_login(estate: &Estate, row: RowId) -> Option<RowId> {
    estate.find_login(estate.raw(estate.row(row).login))
}
