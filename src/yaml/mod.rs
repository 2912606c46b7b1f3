//! YAML with the place of every value, on top of `saphyr-parser`.
//!
//! The first document of a text is read into a tree of [`Node`]s. Depth and size are bounded, aliases included,
//! so that a hostile text costs no more than a long one. What a scalar means (a number, a truth value, nothing) is
//! for those to say who know what they expect: the tree keeps the text and whether it was quoted.

mod node;
mod reader;

pub use node::{Node, Value};
pub use reader::{Fault, read, read_single};
