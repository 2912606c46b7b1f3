//! What a reader has entered, as one object: the page keeps it, a link carries it, a report is made of it.
//!
//! Read in this order: [`State`], [`encode`] and [`decode`] (the part of a link behind `s=`), [`Link`] (the whole
//! fragment), [`Band`] (where a link of some length can be pasted), [`secrets`] (what should not travel), [`Qr`].

mod band;
mod codec;
mod link;
mod link_error;
mod migrate;
mod qr;
pub mod secrets;
mod state;

pub use band::Band;
pub use codec::{MOST_CHARACTERS, MOST_DOCUMENTS, MOST_JSON, decode, encode, read_state};
pub use link::Link;
pub use link_error::LinkError;
pub use qr::Qr;
pub use state::{Document, DocumentKind, Made, STATE_VERSION, State, View, digest};
