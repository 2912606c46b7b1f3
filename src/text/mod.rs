//! Ranges, positions, source maps and edits: what every analysis needs to speak of places in a text; and the words
//! that tell a secret by its name.
//!
//! All offsets are UTF-8 bytes, as `u32`. Lines, columns and UTF-16 offsets are computed in one place,
//! [`LineIndex`], at the edge where a reader or an editor needs them.

mod derived;
mod distance;
mod edit;
mod line_index;
mod order;
mod range;
mod secret_name;
mod source_map;

pub use derived::Derived;
pub use distance::{distance, nearest};
pub use edit::{Edit, EditError, apply};
pub use line_index::{LineIndex, Position};
pub use order::sort_by;
pub use range::TextRange;
pub use secret_name::{is_no_secret, names_a_secret};
pub use source_map::SourceMap;
