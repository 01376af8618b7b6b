//! Bytes as they lie on the disk to decoded bytes: gzip, byte order marks, UTF-16; and files that are no text at all.

use super::fault::Fault;
use crate::model::Sentence;
use std::borrow::Cow;
use std::io::Read;

/// Decodes a whole file; what is UTF-8 already is not copied.
pub(crate) fn decode(bytes: Vec<u8>, max: u64) -> Result<Vec<u8>, Fault> {
    let mut bytes = if bytes.starts_with(&[0x1F, 0x8B]) { gunzip(&bytes, max)? } else { bytes };
    if let Some(what) = not_text(&bytes) {
        return Err(Fault::new(Sentence::new().word("this is ").word(what)).hint(match what {
            "an XLSX or other zip file" => "save it as CSV UTF-8, or unpack it, and pass that file",
            _ => "pass the licence report (CSV or JSON), a server's export (JSON) or its All users report (CSV)",
        }));
    }
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        bytes.drain(..3);
        return Ok(bytes);
    }
    if bytes.starts_with(&[0xFF, 0xFE, 0, 0]) || bytes.starts_with(&[0, 0, 0xFE, 0xFF]) {
        return Err(Fault::new("this is UTF-32 text").hint("save it as UTF-8"));
    }
    for (mark, encoding) in [(&[0xFF, 0xFE], encoding_rs::UTF_16LE), (&[0xFE, 0xFF], encoding_rs::UTF_16BE)] {
        if let Some(rest) = bytes.strip_prefix(mark) {
            return Ok(utf16(rest, encoding));
        }
    }
    if let Some(encoding) = utf16_without_mark(&bytes) {
        return Ok(utf16(&bytes, encoding));
    }
    Ok(bytes)
}

/// A cell as text: what is not UTF-8 is read as Windows-1252.
pub(crate) fn cell(bytes: &[u8]) -> Cow<'_, [u8]> {
    if std::str::from_utf8(bytes).is_ok() {
        return Cow::Borrowed(bytes);
    }
    let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes);
    Cow::Owned(text.into_owned().into_bytes())
}

fn utf16(bytes: &[u8], encoding: &'static encoding_rs::Encoding) -> Vec<u8> {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    text.into_owned().into_bytes()
}

/// Spreadsheets write "Unicode text" without a mark too: then every other byte of the header is NUL.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = bytes.get(..64.min(bytes.len() & !1)).filter(|head| head.len() >= 8)?;
    let nul_at = |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count() * 2 == head.len();
    let none_at = |odd: usize| head.iter().skip(odd).step_by(2).all(|byte| *byte != 0);
    if nul_at(1) && none_at(0) {
        Some(encoding_rs::UTF_16LE)
    } else if nul_at(0) && none_at(1) {
        Some(encoding_rs::UTF_16BE)
    } else {
        None
    }
}

fn gunzip(bytes: &[u8], max: u64) -> Result<Vec<u8>, Fault> {
    let mut decoded = Vec::new();
    let read = flate2::read::MultiGzDecoder::new(bytes).take(max.saturating_add(1)).read_to_end(&mut decoded);
    if decoded.len() as u64 > max {
        return Err(too_large(max));
    }
    match read {
        Ok(_) => Ok(decoded),
        Err(_) => Err(Fault::new(
            Sentence::new().word(format!("gzip ends early or is damaged, {} bytes before it", decoded.len())),
        )
        .hint("download or copy the file again")),
    }
}

/// The file has more bytes than allowed.
pub(crate) fn too_large(max: u64) -> Fault {
    Fault::new(Sentence::new().word(format!("the file is larger than {max} bytes, the limit for one input")))
        .hint("raise it with --max-input, up to 4 GiB less one byte")
}

fn not_text(bytes: &[u8]) -> Option<&'static str> {
    let magic: [(&[u8], &'static str); 12] = [
        (b"PK\x03\x04", "an XLSX or other zip file"),
        (b"PK\x05\x06", "an XLSX or other zip file"),
        (b"\x89PNG", "a PNG picture"),
        (b"\xFF\xD8\xFF", "a JPEG picture"),
        (b"GIF8", "a GIF picture"),
        (b"%PDF-", "a PDF file"),
        (b"SQLite format 3\0", "an SQLite database"),
        (b"\xD0\xCF\x11\xE0", "an old Excel or Word file"),
        (b"\x7FELF", "a program"),
        (b"BZh", "a bzip2 file"),
        (b"\xFD7zXZ", "an xz file"),
        (b"\x28\xB5\x2F\xFD", "a zstd file"),
    ];
    if let Some((_, what)) = magic.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Some(what);
    }
    let start: Vec<u8> = bytes.trim_ascii_start().iter().take(14).map(u8::to_ascii_lowercase).collect();
    (start.starts_with(b"<!doctype html") || start.starts_with(b"<html")).then_some("an HTML page")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn decoded(bytes: &[u8]) -> String {
        String::from_utf8(decode(bytes.to_vec(), 1000).unwrap()).unwrap()
    }

    #[test]
    fn every_encoding_that_spreadsheets_write_gives_the_same_text() {
        let text = "login,name\nann,Jos\u{e9}\n";
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let utf16_be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decoded(text.as_bytes()), text);
        assert_eq!(decoded(&[b"\xEF\xBB\xBF", text.as_bytes()].concat()), text);
        assert_eq!(decoded(&[&[0xFF, 0xFE], &utf16[..]].concat()), text);
        assert_eq!(decoded(&[&[0xFE, 0xFF], &utf16_be[..]].concat()), text);
        let ascii: Vec<u8> = "login,name\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decoded(&ascii), "login,name\n", "UTF-16 without a mark");
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gzip.write_all(text.as_bytes()).unwrap();
        assert_eq!(decoded(&gzip.finish().unwrap()), text);
    }

    #[test]
    fn a_cell_that_is_not_utf8_is_windows_1252() {
        assert_eq!(&*cell(b"Jos\xE9"), "Jos\u{e9}".as_bytes());
    }

    #[test]
    fn what_is_no_text_is_named() {
        for (bytes, what) in [(&b"PK\x03\x04abc"[..], "zip"), (b"\x89PNG\r\n", "PNG"), (b" <!DOCTYPE html>", "HTML")] {
            let fault = decode(bytes.to_vec(), 1000).unwrap_err();
            assert!(fault.fact.to_string().contains(what), "{}", fault.fact);
            assert!(!fault.hint.is_empty());
        }
        assert!(decode(vec![0x1F, 0x8B, 8, 0], 1000).unwrap_err().fact.to_string().contains("gzip ends early"));
    }
}
