//! Applying many fixes.

use super::{Applicability, Finding, Fix};
use crate::text::{Edit, EditError, apply};

/// How often "fix all" looks again after applying what it found.
const ROUNDS: usize = 24;

/// What "fix all" came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FixOutcome {
    /// The text with all fixes applied.
    pub text: String,
    /// Number of findings that were fixed.
    pub fixed: usize,
}

/// Applies one fix to the text that it was made for.
///
/// # Errors
/// When the fix does not fit the text, which means that it was made for another one.
pub fn apply_fix(text: &str, fix: &Fix) -> Result<String, EditError> {
    apply(text, &fix.edits)
}

/// Applies every safe fix, and the unsafe ones too where `with_unsafe` says so, until `analyse` finds none any more.
/// Fixes that touch the same characters wait for the next round.
pub fn fix_all(text: &str, with_unsafe: bool, analyse: impl Fn(&str) -> Vec<Finding>) -> FixOutcome {
    let mut outcome = FixOutcome { text: text.to_owned(), fixed: 0 };
    for _ in 0..ROUNDS {
        let (edits, fixed) = choose(&analyse(&outcome.text), with_unsafe);
        if edits.is_empty() {
            break;
        }
        let Ok(text) = apply(&outcome.text, &edits) else { break };
        if text == outcome.text {
            break;
        }
        outcome.text = text;
        outcome.fixed += fixed;
    }
    outcome
}

/// Number of findings that [`fix_all`] without unsafe fixes would start with.
pub fn count_safe(findings: &[Finding]) -> usize {
    findings.iter().filter(|f| best(f, false).is_some()).count()
}

fn best(finding: &Finding, with_unsafe: bool) -> Option<&Fix> {
    let wanted = |a: Applicability| finding.fixes.iter().find(|f| f.applicability == a && !f.edits.is_empty());
    wanted(Applicability::Safe).or_else(|| if with_unsafe { wanted(Applicability::Unsafe) } else { None })
}

/// The edits of all fixes that keep out of each other's way.
fn choose(findings: &[Finding], with_unsafe: bool) -> (Vec<Edit>, usize) {
    let mut taken: Vec<Edit> = Vec::new();
    let mut fixed = 0;
    for fix in findings.iter().filter_map(|f| best(f, with_unsafe)) {
        if fix.edits.iter().any(|e| taken.iter().any(|t| touches(e, t))) {
            continue;
        }
        taken.extend(fix.edits.iter().cloned());
        fixed += 1;
    }
    (taken, fixed)
}

/// Whether two edits share bytes or meet at one place.
fn touches(a: &Edit, b: &Edit) -> bool {
    a.range.start <= b.range.end && b.range.start <= a.range.end
}
