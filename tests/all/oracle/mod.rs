//! A slow and obvious second opinion on reading, joining, verdicts and licences, to hold the engine against.

mod dice;
mod engine;
mod expect;
mod join;
mod licenses;
mod random;
mod spell_identities;
mod spell_report;
mod spell_servers;
mod spell_text;
mod spelling;
mod synced;
mod table;
mod world;
mod worlds;
