//! What is written down of an analysis, for people and for programs.

pub mod formats;
mod ladder;
mod record;

use crate::{diagnostic::RuleMeta, lint, stack};

pub use formats::{FileReport, Format, Palette, explain, render, summary};
pub use ladder::{LadderFormat, LadderReport, render_ladders};
pub use record::{EditRecord, FindingRecord, FixRecord, RuleRecord, records, rule_records};

/// What is known of every rule that is built in: those of Dockerfiles, then those of stack files.
pub fn all_rules() -> impl Iterator<Item = &'static RuleMeta> {
    lint::rules().map(|r| &r.meta).chain(stack::rules().map(|r| &r.meta))
}

/// The rule with that code, slug or alias.
pub fn find_rule(name: &str) -> Option<&'static RuleMeta> {
    all_rules().find(|r| r.code == name).or_else(|| all_rules().find(|r| r.is_called(name)))
}
