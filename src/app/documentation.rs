//! The rules' documentation: a file of its own, fetched when a reader first opens a rule.

use super::platform;
use serde_json::Value;
use std::{cell::RefCell, rc::Rc};

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

thread_local! {
    static KNOWN: RefCell<Option<Value>> = const { RefCell::new(None) };
}

/// The documentation of the rule with this code.
pub async fn of(code: &str) -> Documentation {
    if KNOWN.with_borrow(Option::is_none) {
        let Some(file) = platform::file("rules") else { return Documentation::Refused };
        let Ok(json) = platform::fetch(&file).await else { return Documentation::Refused };
        let Ok(rules @ Value::Array(_)) = serde_json::from_str(&json) else { return Documentation::Refused };
        KNOWN.set(Some(rules));
    }
    KNOWN.with_borrow(|known| {
        let rules = known.as_ref().and_then(Value::as_array);
        let rule = rules.into_iter().flatten().find(|rule| rule["code"] == *code);
        rule.and_then(|rule| rule["docs"].as_str())
            .map_or(Documentation::Missing, |docs| Documentation::Found(Rc::from(docs)))
    })
}
