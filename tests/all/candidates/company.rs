//! A small company written out as files and read again, and whom the search finds in it.

use seatmatch::matching::{Options, World};
use seatmatch::read::{self, Input, LoadOptions, Progress};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// A cloud account.
#[derive(Clone, Debug)]
pub struct Cloud {
    pub login: String,
    pub name: String,
    pub email: String,
    pub name_id: String,
    /// The ids of joined server accounts.
    pub joined: Vec<usize>,
}

/// A server account that has a row of its own, unless it is joined.
#[derive(Clone, Debug)]
pub struct Server {
    pub login: String,
    pub name: String,
    pub emails: Vec<String>,
    pub host: &'static str,
}

/// The server that most companies have alone.
const HOST: &str = "ghe.acme.example";

/// The files of a company.
#[derive(Clone, Debug, Default)]
pub struct Company {
    pub clouds: Vec<Cloud>,
    pub servers: Vec<Server>,
    /// The order in which rows and users are written.
    pub turn: usize,
}

/// What the search found: for each login of the server, cloud logins with hundredths and reasons.
pub type Found = BTreeMap<String, Vec<(String, u8, Vec<&'static str>)>>;

impl Company {
    /// A company of so many people who have nothing to do with the story.
    pub fn of_strangers(count: usize) -> Self {
        let given =
            ["Ida", "Olav", "Petra", "Quentin", "Rhea", "Sven", "Thea", "Ulf", "Vera", "Wanda", "Xenia", "Yara"];
        let family =
            ["Brandt", "Castell", "Dorn", "Eberle", "Falk", "Gruber", "Holm", "Irving", "Jonas", "Krall", "Lund"];
        let mut company = Self::default();
        for number in 0..count {
            let (given, family) = (given[number % given.len()], family[(number / 3) % family.len()]);
            let email = format!("{given}.{family}{number}@acme.example").to_lowercase();
            company.cloud(&format!("{given}{family}{number}").to_lowercase(), &format!("{given} {family}"), &email);
        }
        company
    }

    /// Adds a cloud account.
    pub fn cloud(&mut self, login: &str, name: &str, email: &str) -> &mut Cloud {
        let cloud = Cloud {
            login: login.to_owned(),
            name: name.to_owned(),
            email: email.to_owned(),
            name_id: String::new(),
            joined: Vec::new(),
        };
        self.clouds.push(cloud);
        self.clouds.last_mut().unwrap()
    }

    /// Adds a server account; gives its id.
    pub fn server(&mut self, login: &str, name: &str, emails: &[&str]) -> usize {
        self.server_on(HOST, login, name, emails)
    }

    /// Adds an account of one of several servers; gives its id.
    pub fn server_on(&mut self, host: &'static str, login: &str, name: &str, emails: &[&str]) -> usize {
        let emails = emails.iter().map(|email| (*email).to_owned()).collect();
        self.servers.push(Server { login: login.to_owned(), name: name.to_owned(), emails, host });
        self.servers.len() + 9
    }

    /// The score that a login of the server has for a cloud account, in hundredths; 0 where that is no candidate.
    pub fn score(&self, server: &str, cloud: &str) -> u8 {
        self.search()[server].iter().find(|(login, ..)| login == cloud).map_or(0, |(_, score, _)| *score)
    }

    /// Writes the files, reads them and searches.
    pub fn search(&self) -> Found {
        let folder = tempfile::tempdir().unwrap();
        let report = folder.path().join("consumed_licenses-acme-2026-11-20T080000Z.csv");
        std::fs::write(&report, self.report()).unwrap();
        let mut inputs = vec![Input::of(report)];
        let hosts: BTreeSet<&str> = self.servers.iter().map(|server| server.host).chain([HOST]).collect();
        for host in hosts {
            let export = folder.path().join(format!("{host}.json"));
            std::fs::write(&export, self.export(host)).unwrap();
            inputs.push(Input::of(export));
        }
        if self.turn % 2 == 1 {
            inputs.reverse();
        }
        let estate = read::load(&inputs, &LoadOptions::default(), &Progress::default()).unwrap();
        let world = World::judge(Arc::new(estate), Options::default(), Arc::default());
        let found = world.find_candidates(&AtomicBool::new(false)).unwrap();
        let world = world.with_candidates(found);
        let estate = &world.estate;
        let login = |text| estate.raw(text).text().into_owned();
        let of = |account| {
            let list = world.candidates(account).into_iter().map(|candidate| {
                let reasons = candidate.reasons.iter().map(seatmatch::matching::Reason::name).collect();
                (login(estate.row(candidate.row).login), candidate.score.as_percent(), reasons)
            });
            (login(estate.login_of(account)), list.collect::<Vec<_>>())
        };
        let mut found = Found::new();
        for (login, list) in estate.account_ids().map(of) {
            found.entry(login).or_default().extend(list);
        }
        found
    }

    fn turned(&self, mut lines: Vec<String>) -> Vec<String> {
        let by = self.turn % lines.len().max(1);
        lines.rotate_left(by);
        if self.turn % 3 == 1 {
            lines.reverse();
        }
        lines
    }

    fn report(&self) -> String {
        let mut lines = Vec::new();
        for cloud in &self.clouds {
            let seat = |id: &usize| format!("{id}:{}:Member", self.servers[id - 10].host);
            let ids: Vec<String> = cloud.joined.iter().map(seat).collect();
            let emails: Vec<String> =
                cloud.joined.iter().filter_map(|id| self.servers[id - 10].emails.first().cloned()).collect();
            lines.push(format!(
                "{},\"{}\",TRUE,acme:Member,{},{},Enterprise,\"{}\",\"{}\"",
                cloud.login,
                cloud.name,
                cloud.email,
                cloud.name_id,
                ids.join(", "),
                emails.join(", ")
            ));
        }
        for (at, server) in self.servers.iter().enumerate() {
            let id = at + 10;
            if !self.clouds.iter().any(|cloud| cloud.joined.contains(&id)) {
                let email = server.emails.first().map_or("", String::as_str);
                lines.push(format!(",,FALSE,,,,Enterprise,{id}:{}:Member,{email}", server.host));
            }
        }
        let head = "GitHub com login,GitHub com name,GitHub com user,GitHub com member roles,GitHub com verified domain emails,\
                    GitHub com saml name,License type,Enterprise server user ids,Enterprise server primary emails";
        std::iter::once(head.to_owned()).chain(self.turned(lines)).collect::<Vec<_>>().join("\n") + "\n"
    }

    fn export(&self, host: &str) -> String {
        let of_host = self.servers.iter().enumerate().filter(|(_, server)| server.host == host);
        let users = of_host.map(|(at, server)| {
            serde_json::json!({
                "id": at + 10, "login": server.login, "name": server.name,
                "email": server.emails.first(), "emails": server.emails, "suspended": false,
            })
            .to_string()
        });
        let users = self.turned(users.collect());
        format!("{{\"host_name\":\"{host}\",\"server_id\":\"{host}\",\"features\":[],\"users\":[{}]}}", users.join(","))
    }
}
