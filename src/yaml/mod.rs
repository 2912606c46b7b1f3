//! YAML with the place of every value, on top of `saphyr-parser`.
//!
//! The first document of a text is read into a tree of [`Node`]s. Depth and size are bounded, aliases included,
//! so that a hostile text costs no more than a long one. What a scalar means (a number, a truth value, nothing) is
//! for those to say who know what they expect: the tree keeps the text and whether it was quoted.
//!
//! [`read`] takes a text as a whole or not at all; [`read_tolerantly`] gives what can be read of a broken one.

mod comments;
mod node;
mod reader;
mod tolerant;

pub use comments::comments;
pub use node::{Node, Value};
pub use reader::{Fault, read, read_single};
pub use tolerant::{Document, read_tolerantly};
