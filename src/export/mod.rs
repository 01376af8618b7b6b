//! A result to `impl Write`, one file for each format: data as it is in files that machines read, made fit for eyes in
//! text. What is decided and how it is worded is left to `matching`, which accounts are meant to `query`.

mod check_text;
mod csv;
mod diff_json;
mod diff_text;
mod explain_json;
mod explain_text;
mod formula;
mod json;
mod json_account;
mod json_files;
mod json_layout;
mod json_row;
mod lines;
mod markdown;
mod notes_list;
mod paint;
mod price;
mod report;
mod rows;
mod saving;
mod table;
mod target;
mod text;
mod wording;
mod wrap;
mod xlsx;

pub use check_text::{CheckedNotes, write_check_text};
pub use csv::{Cells, write_account_line, write_csv, write_csv_columns, write_row_line};
pub use diff_json::write_diff_json;
pub use diff_text::write_diff_text;
pub use explain_json::write_explain_json;
pub use explain_text::{write_explanation, write_person_line};
pub use formula::{escape, unescape};
pub use json::write_json;
pub use json_account::write_account_json;
pub use json_files::write_check;
pub use json_row::write_row_json;
pub use markdown::write_markdown;
pub use notes_list::{write_notes, write_notes_json};
pub use paint::Paint;
pub use price::{NoPrice, Price};
pub use report::Report;
pub use target::{Target, TargetError};
pub use text::write_text;
pub use wording::{file_line, warning_line, what_if as what_if_line};
pub use xlsx::write_xlsx;

use crate::model::{Code, Warnings};

/// The number of the JSON documents' shape; new keys leave it as it is.
pub const SCHEMA: u32 = 1;

/// How many warnings of each code were counted without being kept.
fn not_kept(warnings: &Warnings) -> Vec<(Code, u64)> {
    let kept = |code| warnings.kept().iter().filter(|warning| warning.code == code).map(|warning| warning.count).sum();
    warnings
        .counts()
        .map(|(code, count)| (code, count.saturating_sub(kept(code))))
        .filter(|(_, count)| *count > 0)
        .collect()
}
