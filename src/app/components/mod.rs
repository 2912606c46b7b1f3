//! The page's components, each in a file of its own.

mod app;
mod diff;
mod divider;
mod document_bar;
mod drop_zone;
mod elsewhere;
mod examples;
mod findings;
mod header;
mod help;
pub mod load_line;
mod markdown;
mod menu;
mod notice;
mod rule_page;
mod severity_mark;

pub use app::{App, Props as AppProps};
