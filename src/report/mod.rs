//! What is written down of an analysis, for people and for programs.

pub mod formats;
mod ladder;
mod record;

pub use formats::{FileReport, Format, Palette, explain, render, summary};
pub use ladder::{LadderFormat, LadderReport, render_ladders};
pub use record::{EditRecord, FindingRecord, FixRecord, RuleRecord, records, rule_records};
