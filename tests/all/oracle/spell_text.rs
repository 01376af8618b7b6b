//! From cells and values to the bytes of a file: delimiters, line ends, encodings, compression.

use super::dice::Dice;
use encoding_rs::WINDOWS_1252;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Map, Value};
use std::io::Write as _;

/// A table as CSV. The cells of the columns in `windows` may come out as Windows-1252 where the rest is UTF-8.
pub fn csv(dice: &mut Dice, header: &[String], rows: &[Vec<String>], windows: &[&str]) -> Vec<u8> {
    let mut order: Vec<usize> = (0..header.len()).collect();
    dice.shuffle(&mut order);
    let mut writer = csv::WriterBuilder::new()
        .delimiter(dice.pick(b",;\t"))
        .terminator(dice.pick(&[csv::Terminator::Any(b'\n'), csv::Terminator::CRLF, csv::Terminator::Any(b'\r')]))
        .quote_style(dice.pick(&[csv::QuoteStyle::Necessary, csv::QuoteStyle::Always]))
        .from_writer(Vec::new());
    writer.write_record(order.iter().map(|&at| header[at].as_bytes())).unwrap();
    let narrow = dice.once_in(4);
    for row in rows {
        writer
            .write_record(order.iter().map(|&at| {
                if narrow && windows.contains(&header[at].as_str()) {
                    WINDOWS_1252.encode(&row[at]).0.into_owned()
                } else {
                    row[at].clone().into_bytes()
                }
            }))
            .unwrap();
    }
    let mut text = writer.into_inner().unwrap();
    if dice.once_in(4) {
        let end = text.iter().rposition(|byte| !b"\r\n".contains(byte)).map_or(0, |last| last + 1);
        text.truncate(end);
    }
    text
}

/// One JSON value, its keys in any order.
pub fn json(dice: &mut Dice, value: &Value) -> String {
    let value = shuffled(dice, value);
    match dice.roll(3) {
        0 => serde_json::to_string_pretty(&value).unwrap(),
        1 => serde_json::to_string(&value).unwrap(),
        _ => serde_json::to_string_pretty(&value).unwrap().replace('\n', "\r\n"),
    }
}

/// Values one after another, as paginating commands print them.
pub fn concatenated(dice: &mut Dice, values: &[Value]) -> String {
    let gap = dice.pick(&["\n", "", " ", "\r\n"]);
    let texts: Vec<String> = values.iter().map(|value| json(dice, value)).collect();
    texts.join(gap)
}

fn shuffled(dice: &mut Dice, value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(|item| shuffled(dice, item)).collect(),
        Value::Object(map) => {
            let mut entries: Vec<(&String, &Value)> = map.iter().collect();
            dice.shuffle(&mut entries);
            let entries = entries.into_iter().map(|(key, value)| (key.clone(), shuffled(dice, value)));
            Value::Object(entries.collect::<Map<_, _>>())
        }
        other => other.clone(),
    }
}

/// A legal encoding of a text that is UTF-8 but for single cells, and perhaps gzip around it.
pub fn encode(dice: &mut Dice, text: &[u8]) -> Vec<u8> {
    let encoding = dice.roll(5);
    let bytes = match (encoding, std::str::from_utf8(text)) {
        (2, Ok(text)) => wide(text, u16::to_le_bytes),
        (3, Ok(text)) => wide(text, u16::to_be_bytes),
        (4, _) => [b"\xef\xbb\xbf", text].concat(),
        _ => text.to_vec(),
    };
    if dice.once_in(5) {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
        gzip.write_all(&bytes).unwrap();
        gzip.finish().unwrap()
    } else {
        bytes
    }
}

fn wide(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    let marked = format!("\u{feff}{text}");
    marked.encode_utf16().flat_map(bytes).collect()
}
