//! One world as files, in one of the many spellings that all mean the same.

use super::dice::Dice;
use super::join::{accounts, counted_rows, has_file, hosts, named_by_id};
use super::spell_identities::identities;
use super::spell_report::report;
use super::spell_servers::{cloud_view, exports, sync_status, users_csv};
use super::spell_text::encode;
use super::world::World;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Files on disk, and what they hold.
pub struct Written {
    /// The world as it is spelled: addresses in their final case.
    pub world: World,
    /// The seats consumed, where the report's form has them.
    pub seats: Option<u64>,
    pub arguments: Vec<OsString>,
    pub stdin: Option<Vec<u8>>,
    /// The files as text, for a person who looks for the difference.
    pub listing: String,
}

/// Writes the world into a directory; seed 0 is the plainest spelling.
pub fn write(world: &World, seed: u64, dir: &Path) -> Written {
    let mut dice = Dice::new(seed);
    let dice = &mut dice;
    let mut world = world.clone();
    respell(dice, &mut world);

    let alone = hosts(&world).len() == 1;
    let own_file = world.servers.iter().any(has_file);
    let named_by_json = world.servers.iter().any(|s| s.encrypted || s.export.is_some() || s.cloud_view.is_some());

    let (texts, gives_seats) = report(dice, &world, alone && own_file);
    let mut files: Vec<(&str, Vec<u8>, Option<String>)> =
        texts.into_iter().map(|text| ("report", text, None)).collect();
    for server in &world.servers {
        files.extend(exports(dice, server).into_iter().map(|file| ("export", file.text, file.host)));
        let users = users_csv(dice, server, !(alone && named_by_json));
        files.extend(users.map(|file| ("users", file.text, file.host)));
    }
    files.extend(cloud_view(dice, &world).into_iter().map(|text| ("servers", text, None)));
    files.extend(identities(dice, &world).into_iter().map(|text| ("identities", text, None)));
    files.extend(sync_status(dice, &world).map(|text| ("sync", text, None)));
    dice.shuffle(&mut files);

    let mut arguments = Vec::new();
    let mut stdin = None;
    let mut listing = String::new();
    for (number, (stem, text, host)) in files.iter().enumerate() {
        let bytes = encode(dice, text);
        let name = format!("{number}-{stem}");
        let mut argument = OsString::new();
        if host.is_none() && stdin.is_none() && dice.once_in(12) {
            argument.push("-");
            stdin = Some(bytes);
        } else {
            fs::write(dir.join(&name), bytes).unwrap();
            if let Some(host) = host {
                argument.push(format!("{host}="));
            }
            argument.push(dir.join(&name));
        }
        writeln!(listing, "--- {}\n{}", argument.display(), String::from_utf8_lossy(text).trim_end()).unwrap();
        arguments.push(argument);
    }
    let seats = world.seats.filter(|_| gives_seats).map(|(consumed, _)| consumed);
    Written { world, seats, arguments, stdin, listing }
}

/// Addresses and hosts in another case and with blanks around, where that decides nothing.
fn respell(dice: &mut Dice, world: &mut World) {
    let keep_case = case_decides(world);
    world.each_email(|email| {
        if email.is_empty() {
            return;
        }
        match dice.roll(8) {
            5 if !keep_case => *email = email.to_ascii_uppercase(),
            6 if !keep_case => *email = email.to_ascii_lowercase(),
            7 if !keep_case => *email = format!(" {email} "),
            _ => {}
        }
    });
    for id in world.rows.iter_mut().flat_map(|row| &mut row.server_ids) {
        if dice.once_in(5) {
            id.host = id.host.as_ref().map(|host| host.to_uppercase());
        }
    }
}

/// Whether an account stands in several rows and has its address from them alone: then the smaller one counts,
/// and the case says which that is.
fn case_decides(world: &World) -> bool {
    let hosts = hosts(world);
    let rows = counted_rows(world);
    accounts(world).keys().any(|key| rows.iter().filter(|row| named_by_id(row, &hosts).contains(key)).count() > 1)
}
