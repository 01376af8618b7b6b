//! The owner's editor: a file that the owner alone can read, in a folder of its own, and the editor on it. Lending the
//! terminal is left to the loop.

use super::Incoming;
use crate::app::Message;
use crate::model::{Raw, Sentence};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus};
use std::sync::mpsc::Sender;
use tempfile::TempDir;

/// An editor that has the terminal.
pub struct Outside {
    /// Goes with all that the editor left beside the file.
    _folder: TempDir,
    file: PathBuf,
    process: u32,
}

impl Outside {
    /// Starts the editor on a text; its end comes as a message.
    ///
    /// # Errors
    /// Why it could not be started, to be told.
    pub fn start(command: &str, text: &str, sender: Sender<Incoming>) -> Result<Self, Sentence> {
        let (folder, file) =
            private_file(text).map_err(|error| fault("no file could be made for the editor: ", &error))?;
        let named = || Sentence::from("the editor ").data(Raw::of(command));
        let words = shell_words::split(command).map_err(|_| named().word(": a quote is never closed"))?;
        let Some((program, arguments)) = words.split_first() else {
            return Err("no editor is named: set VISUAL or EDITOR".into());
        };
        let child = Command::new(program).args(arguments).arg(&file).spawn().map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => named().word(" is not installed: set VISUAL or EDITOR"),
            _ => named().word(" could not be started: ").data(Raw::of(&error.to_string())),
        })?;
        let (process, named, left) = (child.id(), named(), file.clone());
        std::thread::spawn(move || {
            let result = wait(child, named).and_then(|()| read(&left));
            // Nobody listens any more once the program ends.
            let _ = sender.send(Incoming::Message(Message::EditedOutside(result)));
        });
        Ok(Self { _folder: folder, file, process })
    }

    /// Asks the editor to end, since the program must.
    #[cfg(unix)]
    pub fn ask_to_end(&self) {
        use rustix::process::{Pid, Signal, kill_process};
        if let Some(process) = i32::try_from(self.process).ok().and_then(Pid::from_raw) {
            // It may have ended by itself.
            let _ = kill_process(process, Signal::TERM);
        }
    }

    /// Asks the editor to end, since the program must.
    #[cfg(not(unix))]
    pub fn ask_to_end(&self) {}

    /// The text as it was last saved in the editor.
    pub fn text(&self) -> Option<String> {
        read(&self.file).ok()
    }
}

/// A file with a text in a folder of its own, both for the owner alone: editors leave copies beside what they edit.
fn private_file(text: &str) -> io::Result<(TempDir, PathBuf)> {
    let mut folder = tempfile::Builder::new();
    folder.prefix("seatmatch-");
    #[cfg(unix)]
    folder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    let folder = folder.tempdir()?;
    let mut file = tempfile::Builder::new().prefix("note").suffix(".txt").rand_bytes(0).tempfile_in(&folder)?;
    writeln!(file, "{text}")?;
    let (_, path) = file.keep()?;
    Ok((folder, path))
}

fn wait(mut child: Child, named: Sentence) -> Result<(), Sentence> {
    let status = child.wait().map_err(|error| fault("the editor was lost: ", &error))?;
    if status.success() { Ok(()) } else { Err(named.word(ended(status))) }
}

fn ended(status: ExitStatus) -> String {
    status.code().map_or_else(|| " was ended by a signal".to_owned(), |code| format!(" ended with status {code}"))
}

fn read(file: &Path) -> Result<String, Sentence> {
    let bytes = std::fs::read(file).map_err(|error| fault("what the editor left could not be read: ", &error))?;
    String::from_utf8(bytes).map_err(|_| "what the editor left is not UTF-8".into())
}

fn fault(what: &'static str, error: &io::Error) -> Sentence {
    Sentence::from(what).data(Raw::of(&error.to_string()))
}
