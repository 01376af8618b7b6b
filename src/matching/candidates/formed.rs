//! Whom a form of a name leads to: everybody who has it as login or the like, but for those who have it for a name of
//! their own that is another one.

use super::counts::{Forms, forms_of_name};
use super::evidence::names::may_be_one;
use super::names::{From, Reading};
use super::reader::{Reader, Two};
use super::sides::Sides;
use crate::model::RowId;

/// The names of both sides.
pub(super) struct Formed<'a> {
    pub(super) reader: &'a Reader<'a>,
    pub(super) sides: &'a Sides,
}

impl Formed<'_> {
    /// The name that a cloud account shows, where it is two words and has the form.
    pub(super) fn name(&self, row: RowId, is_form: impl Fn(u64) -> bool) -> Option<Reading> {
        let (given, family): Two = self.reader.shown(row)?;
        let name = Reading { given, family, from: From::Display, whole: true };
        let mut forms = Forms::new();
        forms_of_name(&self.reader.words, &name, &mut forms);
        forms.into_iter().any(is_form).then_some(name)
    }

    /// Whether a form of an account's name leads to somebody who has it for this name, or for none.
    pub(super) fn leads(&self, name: Option<Reading>, account: u32) -> bool {
        let may_be = |theirs: Reading| {
            let ours = &self.sides.person(account).readings;
            ours.iter().any(|ours| may_be_one(&self.reader.words, ours, &theirs))
        };
        name.is_none_or(may_be)
    }
}

#[cfg(test)]
mod tests {
    use super::super::crowd;
    use super::super::hash::hash;
    use super::*;
    use crate::matching::{Options, World};
    use crate::read::{Input, LoadOptions, Progress, load};
    use std::sync::Arc;
    use std::sync::atomic::AtomicBool;

    const REPORT: &[u8] = b"GitHub com login,GitHub com name,GitHub com verified domain emails,License type\n\
        jsmith,Jane Smith,jane@corp.example,Enterprise\n\
        jsmith2,John Smith,john@corp.example,Enterprise\n\
        jsmith3,,js@corp.example,Enterprise\n\
        jsmith4,Ann Lee,ann@corp.example,Enterprise\n";
    const EXPORT: &[u8] = br#"{"host_name":"ghe.corp.example","features":[],
        "users":[{"id":3,"login":"walrus","name":"John Smith","email":"walrus@old.example"}]}"#;

    #[test]
    fn a_form_leads_to_all_who_have_it_but_for_another_name_of_theirs() {
        let input = |path: &str, bytes| Input { bytes: Some(bytes), ..Input::of(path) };
        let files = [input("report.csv", REPORT), input("export.json", EXPORT)];
        let estate = load(&files, &LoadOptions::default(), &Progress::default()).unwrap();
        let world = World::judge(Arc::new(estate), Options::default(), Arc::default());
        let rows: Vec<RowId> = world.estate.row_ids().collect();
        let mut reader = Reader::of_all(&world);
        crowd::learn(&mut reader, &rows, &AtomicBool::new(false)).unwrap();
        let sides = Sides::read(&world, &mut reader, rows.len());
        let formed = Formed { reader: &reader, sides: &sides };
        let led = rows.iter().map(|row| formed.leads(formed.name(*row, |form| form == hash(b"jsmith")), 0));
        assert_eq!(led.collect::<Vec<_>>(), [false, true, true, true], "Jane Smith has it for her own name");
    }
}
