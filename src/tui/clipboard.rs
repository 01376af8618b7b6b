//! Text as the terminal takes it for its clipboard: OSC 52 in base64, wrapped for what runs between us and the terminal.

use crate::app::Clipboard;
use ratatui::crossterm::Command as _;
use ratatui::crossterm::clipboard::CopyToClipboard;
use std::io::{self, Write};
use std::process::{Command, Stdio};

/// How much GNU screen takes in one piece, its wrapping apart.
const SCREEN_PIECE: usize = 700;

/// What to write to the terminal so that it copies a text.
pub fn copying(text: &str, way: Clipboard) -> String {
    let mut plain = String::new();
    // Writing to a string cannot fail.
    let _ = CopyToClipboard::to_clipboard_from(text).write_ansi(&mut plain);
    match way {
        Clipboard::Terminal => plain,
        // tmux takes the plain form where its set-clipboard is on, and hands the wrapped one on where it lets it through.
        Clipboard::Tmux => format!("{plain}\x1bPtmux;{}\x1b\\", plain.replace('\x1b', "\x1b\x1b")),
        Clipboard::Screen => {
            // The end of the inner command must not look like the end of the wrapping.
            let inner = plain.replace("\x1b\\", "\x07");
            let pieces = inner.as_bytes().chunks(SCREEN_PIECE).map(String::from_utf8_lossy);
            pieces.fold(String::new(), |all, piece| all + "\x1bP" + &piece + "\x1b\\")
        }
    }
}

/// Hands a text to tmux, for its own clipboard and for the terminal's.
pub fn hand_to_tmux(text: &str) -> io::Result<()> {
    let mut tmux = Command::new("tmux");
    tmux.args(["load-buffer", "-w", "-"]).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut tmux = tmux.spawn()?;
    let written = tmux.stdin.take().map_or(Ok(()), |mut input| input.write_all(text.as_bytes()));
    let status = tmux.wait()?;
    written?;
    if status.success() { Ok(()) } else { Err(io::ErrorKind::Other.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_has_its_wrapping() {
        let plain = "\x1b]52;c;YW5u\x1b\\";
        assert_eq!(copying("ann", Clipboard::Terminal), plain);
        let wrapped = "\x1bPtmux;\x1b\x1b]52;c;YW5u\x1b\x1b\\\x1b\\";
        assert_eq!(copying("ann", Clipboard::Tmux), format!("{plain}{wrapped}"));
        assert_eq!(copying("ann", Clipboard::Screen), "\x1bP\x1b]52;c;YW5u\x07\x1b\\");
    }

    #[test]
    fn screen_gets_pieces_that_are_not_too_long_for_it() {
        let text = "x".repeat(3000);
        let all = copying(&text, Clipboard::Screen);
        let pieces: Vec<&str> = all.split("\x1b\\").filter(|piece| !piece.is_empty()).collect();
        assert!(pieces.len() > 4 && pieces.iter().all(|piece| piece.len() < 768));
        let inner: String = pieces.iter().map(|piece| piece.strip_prefix("\x1bP").unwrap()).collect();
        assert_eq!(inner, copying(&text, Clipboard::Terminal).replace("\x1b\\", "\x07"));
    }

    #[test]
    fn no_control_character_goes_raw() {
        let bytes = copying("\x1b]0;x\x07\u{9c}", Clipboard::Terminal);
        assert_eq!(bytes.matches('\x1b').count(), 2, "the frame's own");
        assert!(!bytes.contains('\x07') && bytes.is_ascii());
    }
}
