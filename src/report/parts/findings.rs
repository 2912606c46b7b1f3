//! What findings in documents come to: shared by the parts that lint.

use super::{
    super::{
        model::{Block, Standing},
        record::FindingRecord,
    },
    Outcome, rank,
};
use crate::diagnostic::{Group, Severity};
use std::fmt::Write;

/// Groups in which a warning makes the verdict conditional, the gravest first.
const CONDITIONS: [Group; 6] = [
    Group::TrappingData,
    Group::UsingLatest,
    Group::DefaultConfig,
    Group::EnvironmentSpecific,
    Group::Security,
    Group::Deploy,
];

/// Adds what findings say of the verdict, and the steps that they ask for. `is_refused` tells whether a build or a
/// deploy refuses the document for a finding.
pub(super) fn weigh(
    outcome: &mut Outcome,
    findings: &[FindingRecord<'_>],
    is_refused: impl Fn(&FindingRecord<'_>) -> bool,
) {
    for f in findings {
        let text = format!("{}:{}: {}", f.file, f.line, f.message);
        let condition = CONDITIONS.iter().position(|g| *g == f.group);
        let urgency = if is_refused(f) {
            outcome.because(Standing::NotYet, 0, Some(f.code), text);
            rank::ERROR
        } else {
            match (f.level, condition) {
                (Severity::Error, _) => {
                    outcome.because(Standing::NotYet, 2, Some(f.code), text);
                    rank::ERROR
                }
                (Severity::Warning, Some(n)) => {
                    outcome.because(Standing::Conditions, n as u8, Some(f.code), text);
                    rank::CONDITION
                }
                (Severity::Warning, None) => rank::WARNING,
                _ => continue,
            }
        };
        let todo = if f.help.is_empty() { f.message } else { f.help };
        outcome.then(urgency, Some(f.code), todo.to_owned(), vec![format!("{}:{}", f.file, f.line)]);
    }
}

/// The findings as a table.
pub(super) fn table(findings: &[FindingRecord<'_>]) -> Option<Block> {
    let row = |f: &FindingRecord<'_>| {
        [
            format!("{}:{}", f.file, f.line),
            f.level.to_string(),
            format!("{} {}", f.code, f.slug),
            f.message.to_owned(),
            f.why.to_owned(),
            f.help.to_owned(),
        ]
    };
    let columns = ["place", "level", "rule", "what is wrong", "why", "what to do"];
    Block::table(columns, findings.iter().map(row).collect())
}

/// `2 errors, 1 warning`; empty where there are none.
pub(super) fn count(levels: impl Iterator<Item = Severity>) -> String {
    let levels: Vec<Severity> = levels.collect();
    let words = Severity::ALL.into_iter().filter_map(|severity| {
        let n = levels.iter().filter(|l| **l == severity).count();
        let word = match (severity, n) {
            (Severity::Error, 1) => "error",
            (Severity::Error, _) => "errors",
            (Severity::Warning, 1) => "warning",
            (Severity::Warning, _) => "warnings",
            (Severity::Info, 1) => "remark",
            (Severity::Info, _) => "remarks",
            (Severity::Style, 1) => "matter of style",
            (Severity::Style, _) => "matters of style",
        };
        (n > 0).then(|| format!("{n} {word}"))
    });
    words.collect::<Vec<_>>().join(", ")
}

/// What of the findings a digest is made of. What is said of shell text is left out: not every build has that analysis,
/// and a reader should hear of other rules, not of another build.
pub(super) fn digest(findings: &[FindingRecord<'_>]) -> String {
    let mut told = String::new();
    for f in findings.iter().filter(|f| !f.code.starts_with("SC")) {
        let _ = writeln!(told, "{} {} {} {}", f.file, f.line, f.code, f.level);
    }
    told
}
