//! The page's components, each in a file of its own.

mod app;
mod dialog;
mod diff;
mod divider;
mod document_bar;
mod drop_zone;
mod elsewhere;
mod examples;
mod findings;
mod header;
pub mod load_line;
mod menu;
mod notice;
mod sentence;
mod severity_mark;

pub use app::{App, Props as AppProps};
pub use sentence::sentence;
