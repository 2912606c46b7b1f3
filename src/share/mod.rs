//! What a reader has entered, as one object: the page keeps it, a link carries it, a report is made of it.

mod state;

pub use state::{Document, DocumentKind, Made, STATE_VERSION, State, View, digest};
