//! What ignore comments silence.

use super::Context;
use crate::{
    diagnostic::{Dialect, Finding, Pragma, PragmaKind},
    text::LineIndex,
};

/// Drops the findings that comments silence: for the whole file, or for one instruction.
pub(super) fn apply(context: &Context<'_>, index: &LineIndex, findings: &mut Vec<Finding>) {
    if context.pragmas.is_empty() {
        return;
    }
    let global: Vec<&str> = names(&context.pragmas, |kind| match kind {
        PragmaKind::GlobalIgnore(codes) => Some(codes),
        _ => None,
    })
    .map(|(_, name)| name)
    .collect();
    let local: Vec<(u32, &str)> = names(&context.pragmas, |kind| match kind {
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

type Codes = Vec<(String, crate::text::TextRange)>;

fn names<'p>(
    pragmas: &'p [Pragma],
    pick: impl Fn(&'p PragmaKind) -> Option<&'p Codes>,
) -> impl Iterator<Item = (&'p Pragma, &'p str)> {
    pragmas
        .iter()
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
