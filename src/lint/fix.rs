//! Applying fixes.

use super::lint;
use crate::diagnostic::{self, Config};

pub use crate::diagnostic::{FixOutcome, apply_fix, count_safe};

/// Applies every safe fix, and the unsafe ones too where `with_unsafe` says so, until none is left.
pub fn fix_all(text: &str, config: &Config, with_unsafe: bool) -> FixOutcome {
    diagnostic::fix_all(text, with_unsafe, |text| lint(text, config).findings)
}
