//! The texts of the places, by key: a catalogue of their own, read as the page's is.

use crate::app::texts::Catalogue;

static CATALOGUE: Catalogue = Catalogue::new(include_str!("texts/en.json"));

/// The text of a key; a key that is missing shows itself.
pub fn text(key: &'static str) -> &'static str {
    CATALOGUE.text(key)
}

/// The text for a number of things: `key.one` or `key.other`, with `{n}` filled in.
pub fn count(key: &str, n: usize) -> String {
    CATALOGUE.count(key, n)
}

/// The text of a member of a family of keys.
pub fn named(family: &str, name: &str) -> String {
    CATALOGUE.named(family, name)
}
