//! All analyses by kind of document, as the core worker and the module with all rules offer them.

use super::{
    analysis::{self, Item},
    linter::write_outcome,
};
use crate::{
    diagnostic::Config,
    lint::fix::{self, FixOutcome},
    share::{Document, DocumentKind},
};

/// A text with what bears on it.
pub struct Desk {
    kind: DocumentKind,
    config: Config,
    /// The documents beside it.
    pub beside: Vec<Document>,
}

impl Desk {
    /// Lays out a text's surroundings: the name of its kind, and the documents beside it as a state object's list.
    pub fn new(kind: &str, beside: &str) -> Self {
        Self {
            kind: DocumentKind::parse(kind).unwrap_or_default(),
            config: Config::default(),
            beside: serde_json::from_str(beside).unwrap_or_default(),
        }
    }

    /// The findings of a text, by place.
    pub fn items(&self, text: &str) -> Vec<Item> {
        match self.kind {
            DocumentKind::Dockerfile => analysis::items(text, &self.config),
            DocumentKind::Stack | DocumentKind::Dockerignore | DocumentKind::Config => Vec::new(),
        }
    }

    /// The findings as JSON, for the page.
    pub fn analyse(&self, text: &str) -> String {
        analysis::to_json(self.items(text).iter())
    }

    /// A text after all safe fixes.
    pub fn fix_all(&self, text: &str) -> FixOutcome {
        match self.kind {
            DocumentKind::Dockerfile => fix::fix_all(text, &self.config, false),
            DocumentKind::Stack | DocumentKind::Dockerignore | DocumentKind::Config => {
                FixOutcome { fixed: 0, text: text.to_owned() }
            }
        }
    }

    /// A text after all safe fixes and their number, as JSON, for the page.
    pub fn fixed(&self, text: &str) -> String {
        write_outcome(&self.fix_all(text))
    }

    /// Colour runs of a text, as [`analysis::colour_runs`] makes them.
    pub fn colours(&self, text: &str) -> Vec<u32> {
        match self.kind {
            DocumentKind::Dockerfile => analysis::colour_runs(text),
            DocumentKind::Stack | DocumentKind::Dockerignore | DocumentKind::Config => Vec::new(),
        }
    }
}
