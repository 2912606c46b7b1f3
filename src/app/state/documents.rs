use serde_json::{Value, json};
use std::rc::Rc;

use crate::share::DocumentKind;

/// A document the reader works on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Tells it from the others while the page is open.
    pub id: u32,
    /// How it is to be read.
    pub kind: DocumentKind,
    /// Its file name.
    pub name: String,
    /// Its text when it was last analysed or brought in.
    pub text: Rc<str>,
}

impl Document {
    /// The document as a state object has it.
    pub fn to_json(&self) -> Value {
        json!({ "kind": self.kind.as_str(), "name": self.name, "text": &*self.text })
    }
}

/// How the lines of a text end. The editor counts and keeps them all as `\n`; a file gets back what it had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineEnd {
    /// `\n`.
    Unix,
    /// `\r\n`.
    Windows,
}

impl LineEnd {
    /// What the lines of a text end with; of both kinds, the more frequent.
    pub fn of(text: &str) -> Self {
        let windows = text.matches("\r\n").count();
        let all = text.bytes().filter(|b| *b == b'\n').count();
        if windows * 2 > all { Self::Windows } else { Self::Unix }
    }

    /// The editor's text with these line ends.
    pub fn apply(self, text: String) -> String {
        match self {
            Self::Unix => text,
            Self::Windows => text.replace('\n', "\r\n"),
        }
    }
}

/// `wanted`, or with a number behind it where a document of that name is open.
pub fn free_name(wanted: &str, taken: &[&str]) -> String {
    let mut name = wanted.to_owned();
    let mut n = 2;
    while taken.contains(&name.as_str()) {
        name = format!("{wanted} {n}");
        n += 1;
    }
    name
}
