//! `ShellCheck`'s faults in shell text.
//!
//! Most are found by the crate `shuck-linter`; what it lacks are rules of our own (`rules/`, one file each) on what
//! the light reader of [`crate::shell`] has read. All speak of faults by `ShellCheck`'s numbers.
//!
//! | file | what |
//! |---|---|
//! | `bridge.rs` | the way to `shuck-linter` and back |
//! | `numbers.rs` | which of its numbers are left out or changed, and which of its fixes can be trusted |
//! | `dialects.rs` | what one shell knows and another does not |
//! | `refusal.rs` | texts that are no shell: what `ShellCheck` says instead of anything else |
//! | `rules/` | what `shuck-linter` lacks |

mod bridge;
mod dialects;
mod numbers;
mod refusal;
mod rules;

use super::Script;
use crate::text::{Edit, TextRange};

/// A shell of the Bourne family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dialect {
    /// POSIX `sh`: what goes beyond is a fault.
    Posix,
    /// `dash`.
    Dash,
    /// `busybox`'s `ash`, which knows more of bash than dash does.
    Busybox,
    /// `bash`.
    Bash,
    /// `ksh`.
    Korn,
}

/// Shell text with what is known of its surroundings.
#[derive(Clone, Copy, Debug)]
pub struct Question<'t> {
    /// The text, continuations joined.
    pub text: &'t str,
    /// The same text as the light reader has it.
    pub script: &'t Script,
    /// The shell that runs it.
    pub dialect: Dialect,
    /// Names of variables that come from outside. They are taken for exported, with values that are not split.
    pub known: &'t [String],
    /// Whether the shell is called with `-e`: it ends at the first command that fails.
    pub ends_on_error: bool,
}

/// A fault in shell text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// `ShellCheck`'s number for it.
    pub code: u16,
    /// The characters at fault, in the text.
    pub at: TextRange,
    /// A way to mend it.
    pub mending: Option<Mending>,
}

/// A way to mend a fault; what its edits do is judged in `numbers.rs`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mending {
    /// Whether what runs stays the same.
    pub is_safe: bool,
    /// Replacements in the text.
    pub edits: Vec<Edit>,
}

impl Remark {
    /// A fault without a way to mend it.
    fn new(code: u16, at: TextRange) -> Self {
        Self { code, at, mending: None }
    }
}

/// Finds faults, in order of place. Never fails; work and memory are bounded, whatever the text is.
///
/// Where the text is no shell at all, that is all that is said of it.
pub fn analyse(question: &Question<'_>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    if let Some(refusal) = refusal::refusal(question) {
        remarks.push(refusal);
    } else {
        bridge::ask(question, &mut remarks);
        for rule in rules::ALL {
            rule(question, &mut remarks);
        }
        dialects::settle(question, &mut remarks);
        // An arm behind `*)` is said to be one that never matches, and that is enough.
        if remarks.iter().any(|r| r.code == 2222) {
            remarks.retain(|r| r.code != 2317);
        }
    }
    remarks.sort_by_key(|r| (r.at.start, r.code, r.at.end));
    remarks.dedup_by_key(|r| (r.at.start, r.code));
    remarks
}
