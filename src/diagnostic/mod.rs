//! What all analyses share: findings, fixes, rule metadata, profiles, configuration and ignore comments.

mod check_options;
mod config;
mod config_file;
pub mod docs;
mod finding;
mod fix;
mod fix_all;
mod group;
mod pragma;
mod profile;
mod rule;
mod severity;

pub use check_options::{CheckNames, CheckOptions};
pub use config::{Config, LabelType};
pub use config_file::{ConfigDialect, ConfigNote, ConfigReading, Ignored, Settings, Threshold, read as read_config};
pub use finding::{Finding, Refuser};
pub use fix::{Applicability, Fix};
pub use fix_all::{FixOutcome, apply_fix, count_safe, fix_all};
pub use group::Group;
pub use pragma::{Dialect, Pragma, PragmaKind, check_value};
pub use profile::Profile;
pub(crate) use rule::rule_file;
pub use rule::{FixAvailability, Peer, RuleMeta, Source};
pub use severity::Severity;
