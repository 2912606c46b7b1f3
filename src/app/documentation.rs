//! The rules' documentation: a file of its own, fetched when a reader first opens a rule.

use super::platform;
use serde::Deserialize;
use std::{cell::RefCell, collections::HashMap, rc::Rc};

/// What is known of a rule's documentation.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Documentation {
    /// On its way.
    #[default]
    Loading,
    /// In Markdown.
    Found(Rc<str>),
    /// The file has nothing on this rule.
    Missing,
    /// The file could not be had.
    Refused,
}

/// An entry of `rules.json`, as far as the page needs it.
#[derive(Deserialize)]
struct Entry {
    code: String,
    docs: String,
}

thread_local! {
    static KNOWN: RefCell<Option<HashMap<String, Rc<str>>>> = const { RefCell::new(None) };
}

/// The documentation of the rule with this code.
pub async fn of(code: &str) -> Documentation {
    if KNOWN.with_borrow(Option::is_none) {
        let Ok(json) = platform::fetch("./rules.json").await else { return Documentation::Refused };
        let Ok(entries) = serde_json::from_str::<Vec<Entry>>(&json) else { return Documentation::Refused };
        let known = entries.into_iter().map(|e| (e.code, Rc::from(e.docs))).collect();
        KNOWN.set(Some(known));
    }
    KNOWN.with_borrow(|known| {
        known.as_ref().and_then(|k| k.get(code).cloned()).map_or(Documentation::Missing, Documentation::Found)
    })
}
