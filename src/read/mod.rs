//! Bytes to model: recognising a file, encodings, one file for each input kind, and the join. GitHub's column names
//! live here and nowhere else.

mod cell_list;
mod cells;
mod cloud_report;
mod cloud_report_json;
mod columns;
mod decode;
mod draft;
mod error;
mod fault;
mod graphql;
pub mod guides;
mod header;
mod identities;
mod join;
mod json;
mod json_record;
mod load;
mod open;
mod parse;
mod parsed;
mod parts;
mod report_name;
mod server_accounts;
mod server_export;
mod server_record;
mod server_users;
mod sync_status;
mod table;

pub use error::LoadError;
pub use load::{Input, LoadOptions, MOST_BYTES, Progress, Spent, load};
