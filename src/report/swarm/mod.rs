//! The size of a swarm in words: for a terminal, and as Markdown with the runbook.

mod markdown;
mod text;

pub use markdown::markdown;
pub use text::text;
