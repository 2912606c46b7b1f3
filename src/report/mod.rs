//! What is written down of an analysis, for people and for programs.
//!
//! [`formats`] write findings. A whole report is [made](make) of a state: read [`model`] (what it says), `parts` (one
//! file a part), then how it is [written](write).

mod beside;
mod export;
mod fixed;
pub mod formats;
mod inputs;
mod ladder;
mod make;
pub mod model;
mod parts;
mod record;
#[cfg(feature = "schema")]
mod schema;
pub mod shell_text;
pub mod swarm;

use crate::{cross, diagnostic::RuleMeta, lint, stack};

pub use beside::Beside;
pub use export::{ReportFormat, make_and_write, write};
pub use fixed::fixed;
pub use formats::{FileReport, Format, Palette, explain, render, summary};
pub use inputs::config;
pub use ladder::{LadderFormat, LadderReport, render_ladders};
pub use make::{data_date, make, sign};
pub use model::Report;
pub use record::{EditRecord, FindingRecord, FixRecord, RuleRecord, records, rule_records};
#[cfg(feature = "schema")]
pub use schema::{report_schema, state_schema};
pub use shell_text::ShellText;

/// What is known of every rule that is built in: those of Dockerfiles, those of stack files, those between documents.
pub fn all_rules() -> impl Iterator<Item = &'static RuleMeta> {
    let stack = stack::rules().map(|r| &r.meta).chain(cross::on_swarm::rules().map(|r| &r.meta));
    lint::rules().map(|r| &r.meta).chain(stack).chain(cross::between::rules().map(|r| &r.meta))
}

/// The rule with that code, slug or alias.
pub fn find_rule(name: &str) -> Option<&'static RuleMeta> {
    all_rules().find(|r| r.code == name).or_else(|| all_rules().find(|r| r.is_called(name)))
}
