//! What ignore comments silence.

use super::{Checks, Context};
use crate::{
    diagnostic::{Dialect, Finding, Pragma, PragmaKind, Profile, Severity},
    dockerfile::Keyword,
    text::LineIndex,
};

/// Drops the findings that comments silence: for the whole file, or for one instruction.
pub(super) fn apply(context: &Context<'_>, index: &LineIndex, findings: &mut Vec<Finding>) {
    if context.pragmas.is_empty() {
        return;
    }
    apply_checks(context, findings);
    let global: Vec<&str> = names(context, |kind| match kind {
        PragmaKind::GlobalIgnore(codes) => Some(codes),
        _ => None,
    })
    .map(|(_, name)| name)
    .collect();
    let local: Vec<(u32, &str)> = names(context, |kind| match kind {
        PragmaKind::Ignore(codes) => Some(codes),
        _ => None,
    })
    .filter_map(|(pragma, name)| Some((target_line(context, index, pragma)?, name)))
    .collect();
    findings.retain(|finding| {
        let line = index.line(finding.anchor.start);
        let silenced = global.iter().any(|name| finding.rule.is_called(name))
            || local.iter().any(|&(at, name)| at == line && finding.rule.is_called(name));
        !silenced
    });
}

/// `BuildKit`'s own comments: hadolint knows nothing of them.
fn apply_checks(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let checks = Checks::of(context);
    if checks.is_empty() || context.profile() == Profile::Hadolint {
        return;
    }
    findings.retain_mut(|finding| {
        if checks.stop_the_build() && finding.rule.buildkit_name().is_some() {
            finding.severity = Severity::Error;
        }
        !checks.skip(finding.rule, checked_at(context, finding))
    });
}

/// Index of the instruction whose comments count for a finding. `BuildKit` makes some checks before it looks at
/// any, and where an instruction makes an earlier one useless, the later one's comment counts.
fn checked_at(context: &Context<'_>, finding: &Finding) -> Option<usize> {
    let instructions = &context.file.instructions;
    let index = instructions.partition_point(|i| i.range.start < finding.anchor.start);
    let keyword = instructions.get(index).filter(|i| i.range.start == finding.anchor.start)?.keyword;
    match finding.rule.buildkit_name() {
        _ if context.profile() != Profile::Buildkit => Some(index),
        Some(
            "NoEmptyContinuation"
            | "ReservedStageName"
            | "DuplicateStageName"
            | "ConsistentInstructionCasing"
            | "InvalidDefaultArgInFrom",
        ) => None,
        Some("MultipleInstructionsDisallowed") => {
            let rest = instructions[index + 1..].iter().take_while(|i| i.keyword != Keyword::From);
            rest.zip(index + 1..).find(|(i, _)| i.keyword == keyword).map(|(_, n)| n)
        }
        _ => Some(index),
    }
}

type Codes = Vec<(String, crate::text::TextRange)>;

/// The codes of comments that count in this profile: `BuildKit` heeds no linter's comments but its own, and ours
/// count everywhere.
fn names<'p>(
    context: &'p Context<'_>,
    pick: impl Fn(&'p PragmaKind) -> Option<&'p Codes>,
) -> impl Iterator<Item = (&'p Pragma, &'p str)> {
    let is_heeded = |p: &&Pragma| p.dialect != Dialect::Hadolint || context.profile() != Profile::Buildkit;
    context
        .pragmas
        .iter()
        .filter(is_heeded)
        .filter_map(move |p| Some((p, pick(&p.kind)?)))
        .flat_map(|(p, codes)| codes.iter().map(move |(name, _)| (p, name.as_str())))
}

/// Line of the instruction that a comment speaks to: the next one, which for hadolint's comments must start on
/// the very next line.
fn target_line(context: &Context<'_>, index: &LineIndex, pragma: &Pragma) -> Option<u32> {
    let next = context.file.instructions.partition_point(|i| i.range.start < pragma.range.start);
    let line = index.line(context.file.instructions.get(next)?.range.start);
    (pragma.dialect == Dialect::Plimsoll || line == index.line(pragma.range.start) + 1).then_some(line)
}
