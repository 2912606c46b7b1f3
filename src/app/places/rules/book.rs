//! The rule book: all that is written about all rules. A file of its own, fetched when a reader first asks
//! about a rule, because the first findings can do without it.

use crate::app::platform;
use serde_json::Value;
use std::{cell::RefCell, rc::Rc};

/// What is written about a rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its code.
    pub code: String,
    /// The pattern it flags, in kebab case.
    pub slug: String,
    /// Other linters' names for it.
    pub aliases: Vec<String>,
    /// Name of the group it belongs to.
    pub group: String,
    /// Name of its severity.
    pub level: String,
    /// Whether it offers fixes: `none`, `sometimes` or `always`.
    pub fix: String,
    /// The version that brought it.
    pub since: String,
    /// The pattern and its cost, in a sentence.
    pub summary: String,
    /// Its documentation, in Markdown.
    pub docs: Rc<str>,
    /// What the advice rests on: titles and addresses.
    pub sources: Vec<(String, String)>,
}

impl Entry {
    /// Whether `name` is the rule's code, slug or one of its aliases.
    pub fn is_called(&self, name: &str) -> bool {
        self.code == name || self.slug == name || self.aliases.iter().any(|alias| alias == name)
    }
}

/// The book on its way to the reader.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Book {
    /// On its way.
    #[default]
    Fetching,
    /// Here.
    Open(Rc<Vec<Entry>>),
    /// It could not be had.
    Refused,
}

thread_local! {
    static BOOK: RefCell<Option<Rc<Vec<Entry>>>> = const { RefCell::new(None) };
}

/// The book, fetched where that has not been done.
pub async fn book() -> Book {
    if let Some(known) = BOOK.with_borrow(Clone::clone) {
        return Book::Open(known);
    }
    let Some(file) = platform::file("rules") else { return Book::Refused };
    let Ok(json) = platform::fetch(&file).await else { return Book::Refused };
    let Ok(Value::Array(rules)) = serde_json::from_str(&json) else { return Book::Refused };
    let entries = Rc::new(rules.iter().map(read).collect());
    BOOK.set(Some(Rc::clone(&entries)));
    Book::Open(entries)
}

fn read(rule: &Value) -> Entry {
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    Entry {
        code: word(&rule["code"]),
        slug: word(&rule["slug"]),
        aliases: list(&rule["aliases"]).iter().map(word).collect(),
        group: word(&rule["group"]),
        level: word(&rule["level"]),
        fix: word(&rule["fix"]),
        since: word(&rule["since"]),
        summary: word(&rule["summary"]),
        docs: Rc::from(word(&rule["docs"])),
        sources: list(&rule["sources"]).iter().map(|s| (word(&s["title"]), word(&s["url"]))).collect(),
    }
}
