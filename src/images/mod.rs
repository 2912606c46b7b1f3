//! What is known of base images: which product and which of its lines a tag means, how long that line is looked
//! after, and what the image declares by itself.
//!
//! [`find`] takes a reference out of a Dockerfile and gives what is known of it. The facts lie in
//! `static/data/images.json`, derived from public repositories by `scripts/images/derive.py`; every record carries
//! its sources. All is judged as of the data's own day ([`as_of`]), never by a clock, so that equal texts give
//! equal findings.
//!
//! The data come with the feature `all-rules`. Without it nothing is known of any image: the page's first load
//! leaves them out.
//!
//! Read [`data`] for the records, [`tag`] for how a tag is read, [`known`] for what comes of both, and [`successor`]
//! for what to move to.

mod advice;
mod data;
mod date;
mod known;
mod name;
mod registries;
mod shape;
mod successor;
mod tag;

pub use advice::{Advice, advice};
pub use data::{Data, Declared, Deprecated, Image, Kind, Line, Product, Provenance, data};
pub use date::Date;
pub use known::{Known, System, find, find_named};
pub use registries::is_public_registry;
pub use shape::{Property, shape};
pub use successor::{Successors, moved_tag, on_newer_system, successors};
pub use tag::Tag;

/// The day that the data tell of: what ends, has ended or is about to end is judged as of it.
pub fn as_of() -> Date {
    data().as_of
}
