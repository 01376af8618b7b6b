//! Sentences whose values were put in before anybody asked for pseudonyms: warnings. Which of the estate's values each
//! piece is, is found out from the estate; what is none of them is a text.

use super::{Pseudonyms, What};
use crate::model::{Estate, Piece, Raw, Sentence};

/// The sentence with what stands for its values; our own words stay.
#[must_use]
pub fn redacted_sentence(sentence: &Sentence, truth: &Estate, pseudonyms: &Pseudonyms) -> Sentence {
    let told = |piece: &Piece| match piece {
        Piece::Word(_) | Piece::Code(_) => Sentence(vec![piece.clone()]),
        Piece::Data(shown) | Piece::Odd(shown) => {
            Sentence::new().data(Raw::of(&value(shown.as_str(), truth, pseudonyms)))
        }
    };
    sentence.0.iter().map(told).fold(Sentence::new(), Sentence::then)
}

fn value(text: &str, truth: &Estate, pseudonyms: &Pseudonyms) -> String {
    let raw = Raw::of(text);
    if let Some(source) = truth.sources.iter().find(|source| source.path_raw().shown().as_str() == text) {
        return pseudonyms.path(&source.path).to_string_lossy().into_owned();
    }
    if let Some((host, id)) = text.rsplit_once(':').filter(|(host, _)| truth.find_host(host).is_some()) {
        return account(pseudonyms, host, id);
    }
    let what = if truth.find_host(text).is_some() {
        What::Host
    } else if truth.find_login(raw).is_some() {
        What::User
    } else if text.bytes().all(|byte| byte.is_ascii_digit()) {
        What::Id
    } else {
        return pseudonyms.plain(raw);
    };
    pseudonyms.of(what, raw)
}

/// What stands for `HOST:ID`.
fn account(pseudonyms: &Pseudonyms, host: &str, id: &str) -> String {
    format!("{}:{}", pseudonyms.of(What::Host, Raw::of(host)), pseudonyms.of(What::Id, Raw::of(id)))
}
