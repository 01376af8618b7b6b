//! A small company written out as files and read again, and whom the search finds in it.

use seatmatch::matching::{Options, World};
use seatmatch::read::{self, Input, LoadOptions, Progress};
use std::collections::BTreeMap;
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
}

/// The files of a company with one server.
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
        let emails = emails.iter().map(|email| (*email).to_owned()).collect();
        self.servers.push(Server { login: login.to_owned(), name: name.to_owned(), emails });
        self.servers.len() + 9
    }

    /// Writes the files, reads them and searches.
    pub fn search(&self) -> Found {
        let folder = tempfile::tempdir().unwrap();
        let (report, server) =
            (folder.path().join("consumed_licenses-acme-2026-11-20T080000Z.csv"), folder.path().join("s.json"));
        std::fs::write(&report, self.report()).unwrap();
        std::fs::write(&server, self.export()).unwrap();
        let mut inputs = vec![Input::of(report), Input::of(server)];
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
            (login(estate.login_of(account)), list.collect())
        };
        estate.account_ids().map(of).collect()
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
            let ids: Vec<String> = cloud.joined.iter().map(|id| format!("{id}:ghe.acme.example:Member")).collect();
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
                lines.push(format!(",,FALSE,,,,Enterprise,{id}:ghe.acme.example:Member,{email}"));
            }
        }
        let head = "GitHub com login,GitHub com name,GitHub com user,GitHub com member roles,GitHub com verified domain emails,\
                    GitHub com saml name,License type,Enterprise server user ids,Enterprise server primary emails";
        std::iter::once(head.to_owned()).chain(self.turned(lines)).collect::<Vec<_>>().join("\n") + "\n"
    }

    fn export(&self) -> String {
        let users = self.servers.iter().enumerate().map(|(at, server)| {
            serde_json::json!({
                "id": at + 10, "login": server.login, "name": server.name,
                "email": server.emails.first(), "emails": server.emails, "suspended": false,
            })
            .to_string()
        });
        let users = self.turned(users.collect());
        format!(
            "{{\"host_name\":\"ghe.acme.example\",\"server_id\":\"x\",\"features\":[],\"users\":[{}]}}",
            users.join(",")
        )
    }
}
