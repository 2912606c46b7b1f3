//! What a text is, and what of the reader's other documents bears on it.

use crate::share::DocumentKind;

/// How a text is to be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subject {
    /// What it is.
    pub kind: DocumentKind,
    /// The name of its file.
    pub name: String,
    /// What bears on its analysis, as [`super::desk::Desk::new`] takes it; empty for nothing.
    pub beside: String,
}

impl Subject {
    /// Whether it is a Dockerfile that stands alone: all that the first load can judge.
    pub fn is_plain(&self) -> bool {
        self.kind == DocumentKind::Dockerfile && self.beside.is_empty()
    }
}
