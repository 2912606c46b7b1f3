//! What is wrong with a plan: codes `SW###`.

mod capacity;
mod managers;
mod network;
mod placement;
mod size;

use super::{addresses::Budget, input::Input, managers::ZoneLayout, tier::Decision};
use crate::diagnostic::Severity;
use serde::Serialize;

/// Something that a reader should know or mend.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// `SW###`; never used for anything else.
    pub code: &'static str,
    /// How grave it is.
    pub level: Severity,
    /// What is wrong here.
    pub message: String,
    /// Why it matters.
    pub why: &'static str,
    /// What to do.
    pub help: String,
}

/// What all checks look at.
pub(super) struct Plan<'p> {
    pub input: &'p Input,
    pub decision: &'p Decision,
    pub layout: &'p ZoneLayout,
    pub budgets: &'p [Budget],
}

/// All findings, gravest first, then by code.
pub(super) fn find(plan: &Plan<'_>) -> Vec<Finding> {
    let mut found = Found(Vec::new());
    managers::check(plan, &mut found);
    capacity::check(plan, &mut found);
    size::check(plan, &mut found);
    placement::check(plan, &mut found);
    network::check(plan, &mut found);
    found.0.sort_by(|a, b| (a.level, a.code).cmp(&(b.level, b.code)));
    found.0
}

struct Found(Vec<Finding>);

impl Found {
    fn add(
        &mut self,
        code: &'static str,
        level: Severity,
        message: impl Into<String>,
        why: &'static str,
        help: impl Into<String>,
    ) {
        self.0.push(Finding { code, level, message: message.into(), why, help: help.into() });
    }
}

/// `a`, `a and b`, `a, b and 3 more`: names for a sentence, bounded.
pub(super) fn names<S: AsRef<str>>(names: &[S]) -> String {
    let quoted: Vec<String> = names.iter().take(4).map(|n| format!("`{}`", n.as_ref())).collect();
    match (quoted.as_slice(), names.len()) {
        ([], _) => "none".to_owned(),
        ([one], 1) => one.clone(),
        ([head @ .., last], n) if n <= 4 => format!("{} and {last}", head.join(", ")),
        (all, n) => format!("{} and {} more", all[..3].join(", "), n - 3),
    }
}
