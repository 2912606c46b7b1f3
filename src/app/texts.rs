//! The message catalogue: every text of the interface, by key.
//!
//! Rules speak for themselves, in their own files; what the page says around them stands in `texts/en.json`.
//! `tests/texts.rs` keeps keys and uses in step: a key is used by [`text`], [`count`] or [`named`], each with a
//! literal.

use serde_json::Value;
use std::sync::OnceLock;

const ENGLISH: &str = include_str!("texts/en.json");

/// The text of a key, if it has one. The catalogue is read as plain JSON: a type of its own would cost more
/// than it gives, each one that is read adds to the first load.
fn find(key: &str) -> Option<&'static str> {
    static CATALOGUE: OnceLock<Value> = OnceLock::new();
    CATALOGUE.get_or_init(|| serde_json::from_str(ENGLISH).unwrap_or_default()).get(key)?.as_str()
}

/// The text of a key; a key that is missing shows itself.
pub fn text(key: &'static str) -> &'static str {
    find(key).unwrap_or(key)
}

/// The text of a key with its places filled in: `{name}` becomes the value of `name`.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(template.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

/// The text for a number of things: `key.one` or `key.other`, with `{n}` filled in.
pub fn count(key: &str, n: usize) -> String {
    let form = if n == 1 { "one" } else { "other" };
    let full = format!("{key}.{form}");
    let template = find(&full).unwrap_or(&full);
    fill(template, &[("n", &n.to_string())])
}

/// The text of a member of a family of keys: `named("severity", "error")`.
pub fn named(family: &str, name: &str) -> String {
    find(&format!("{family}.{name}")).unwrap_or(name).to_owned()
}
