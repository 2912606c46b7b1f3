//! What is written down of an analysis: for programs (JSON) and for people (the terminal).

mod record;
mod tty;

pub use record::{EditRecord, FindingRecord, FixRecord, RuleRecord, records, rule_records};
pub use tty::{Palette, explain, summary, tty};
