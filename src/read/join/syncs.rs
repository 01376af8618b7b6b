//! Syncs to their servers: the sync status may name a server by its id alone.

use crate::model::{Estate, HostId};

/// Gives each sync its host, by the server's id where it names none.
pub(super) fn settle(estate: &mut Estate) {
    for index in 0..estate.syncs.len() {
        let sync = &estate.syncs[index];
        if sync.host != HostId::UNKNOWN || sync.server_id.is_empty() {
            continue;
        }
        let id = estate.raw(sync.server_id);
        let instance = estate.instances.iter().find(|instance| estate.raw(instance.server_id) == id);
        if let Some(host) = instance.map(|instance| instance.host) {
            estate.syncs[index].host = host;
        }
    }
    let mut syncs = std::mem::take(&mut estate.syncs);
    syncs.sort_by(|a, b| {
        a.host
            .cmp(&b.host)
            .then_with(|| super::by_bytes(estate, b.date, a.date))
            .then_with(|| super::by_bytes(estate, a.status, b.status))
    });
    estate.syncs = syncs;
}
