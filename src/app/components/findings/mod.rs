//! The findings: how many, which, and what to do about each.

mod filters;
mod item;
mod list;

pub use list::Findings;
