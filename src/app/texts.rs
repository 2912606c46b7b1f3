//! The message catalogue: every text of the interface, by key.
//!
//! Rules speak for themselves, in their own files; what the page says around them stands in `texts/en.json`.
//! `tests/texts.rs` keeps keys and uses in step: a key is used by [`text`], [`count`] or [`named`], each with a
//! literal.

use serde_json::Value;
use std::sync::OnceLock;

static PAGE: Catalogue = Catalogue::new(include_str!("texts/en.json"));

/// Texts by key, as JSON. It is read as plain JSON when first asked: a type of its own would cost more than it
/// gives, each one that is read adds to the first load.
pub struct Catalogue {
    json: &'static str,
    read: OnceLock<Value>,
}

impl Catalogue {
    /// A catalogue of this JSON, an object of texts.
    pub const fn new(json: &'static str) -> Self {
        Self { json, read: OnceLock::new() }
    }

    /// The text of a key, if it has one.
    fn find(&self, key: &str) -> Option<&str> {
        self.read.get_or_init(|| serde_json::from_str(self.json).unwrap_or_default()).get(key)?.as_str()
    }

    /// The text of a key; a key that is missing shows itself.
    pub fn text<'k>(&'k self, key: &'k str) -> &'k str {
        self.find(key).unwrap_or(key)
    }

    /// The text for a number of things: `key.one` or `key.other`, with `{n}` filled in.
    pub fn count(&self, key: &str, n: usize) -> String {
        let form = if n == 1 { "one" } else { "other" };
        fill(self.text(&format!("{key}.{form}")), &[("n", &n.to_string())])
    }

    /// The text of a member of a family of keys: `named("severity", "error")`.
    pub fn named(&self, family: &str, name: &str) -> String {
        self.find(&format!("{family}.{name}")).unwrap_or(name).to_owned()
    }
}

/// The text of a key; a key that is missing shows itself.
pub fn text(key: &'static str) -> &'static str {
    PAGE.text(key)
}

/// The text of a key with its places filled in: `{name}` becomes the value of `name`.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(template.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

/// The text for a number of things: `key.one` or `key.other`, with `{n}` filled in.
pub fn count(key: &str, n: usize) -> String {
    PAGE.count(key, n)
}

/// The text of a member of a family of keys: `named("severity", "error")`.
pub fn named(family: &str, name: &str) -> String {
    PAGE.named(family, name)
}
