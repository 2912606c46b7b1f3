//! The message catalogue: every text of the interface, by key.
//!
//! Rules speak for themselves, in their own files; what the page says around them stands in `texts/en.json`.
//! `tests/texts.rs` keeps keys and uses in step: a key is used by [`text`], [`count`] or [`named`], each with a
//! literal.

use std::{collections::HashMap, sync::OnceLock};

const ENGLISH: &str = include_str!("texts/en.json");

fn catalogue() -> &'static HashMap<String, String> {
    static CATALOGUE: OnceLock<HashMap<String, String>> = OnceLock::new();
    CATALOGUE.get_or_init(|| serde_json::from_str(ENGLISH).unwrap_or_default())
}

/// The text of a key; a key that is missing shows itself.
pub fn text(key: &'static str) -> &'static str {
    catalogue().get(key).map_or(key, String::as_str)
}

/// The text of a key with its places filled in: `{name}` becomes the value of `name`.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(template.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

/// The text for a number of things: `key.one` or `key.other`, with `{n}` filled in.
pub fn count(key: &str, n: usize) -> String {
    let form = if n == 1 { "one" } else { "other" };
    let full = format!("{key}.{form}");
    let template = catalogue().get(&full).map_or(full.as_str(), String::as_str);
    fill(template, &[("n", &n.to_string())])
}

/// The text of a member of a family of keys: `named("severity", "error")`.
pub fn named(family: &str, name: &str) -> String {
    catalogue().get(&format!("{family}.{name}")).map_or_else(|| name.to_owned(), Clone::clone)
}
