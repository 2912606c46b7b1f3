//! What ignore comments silence.

use super::{Checks, Context, context::IdleIgnore};
use crate::{
    diagnostic::{Dialect, Finding, Pragma, PragmaKind, Profile, Severity},
    dockerfile::Keyword,
    text::{LineIndex, TextRange},
};
use std::collections::HashMap;

/// Drops the findings that comments silence: for the whole file, or for one instruction. Comes back with the codes
/// that silenced nothing.
pub(super) fn apply(context: &Context<'_>, index: &LineIndex, findings: &mut Vec<Finding>) -> Vec<IdleIgnore> {
    if context.pragmas.is_empty() {
        return Vec::new();
    }
    apply_checks(context, findings);
    let mut entries = entries(context, index);
    let mut scopes: HashMap<(Scope, &str), (Vec<usize>, bool)> = HashMap::new();
    for (n, entry) in entries.iter().enumerate().filter(|(_, e)| e.scope != Scope::Nothing) {
        scopes.entry((entry.scope, entry.name)).or_default().0.push(n);
    }
    findings.retain(|finding| {
        let line = index.line(finding.anchor.start);
        let meta = finding.rule;
        let mut silenced = false;
        for name in [meta.code, meta.slug].into_iter().chain(meta.aliases.iter().copied()) {
            for scope in [Scope::File, Scope::Line(line)] {
                if let Some((_, silences)) = scopes.get_mut(&(scope, name)) {
                    *silences = true;
                    silenced = true;
                }
            }
        }
        !silenced
    });
    for (of_name, silences) in scopes.into_values() {
        for n in of_name {
            entries[n].silences |= silences;
        }
    }
    let idle = entries.iter().filter(|e| !e.silences);
    idle.map(|e| IdleIgnore { pragma: e.pragma, code: e.code, speaks_to_none: e.scope == Scope::Nothing }).collect()
}

/// A code in an ignore comment.
struct Entry<'p> {
    pragma: usize,
    code: usize,
    name: &'p str,
    scope: Scope,
    silences: bool,
}

/// What a comment speaks to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Scope {
    File,
    /// The instruction that starts on this line.
    Line(u32),
    Nothing,
}

/// The codes of comments that count in this profile: `BuildKit` heeds no linter's comments but its own, and ours
/// count everywhere.
fn entries<'p>(context: &'p Context<'_>, index: &LineIndex) -> Vec<Entry<'p>> {
    let mut entries = Vec::new();
    for (n, pragma) in context.pragmas.iter().enumerate() {
        if pragma.dialect == Dialect::Hadolint && context.profile() == Profile::Buildkit {
            continue;
        }
        let (codes, scope) = match &pragma.kind {
            PragmaKind::GlobalIgnore(codes) if pragma.dialect == Dialect::Hadolint && context.is_inside(pragma) => {
                (codes, Scope::Nothing)
            }
            PragmaKind::GlobalIgnore(codes) => (codes, Scope::File),
            PragmaKind::Ignore(codes) => {
                (codes, target_line(context, index, pragma).map_or(Scope::Nothing, Scope::Line))
            }
            _ => continue,
        };
        let entry = |(code, (name, _)): (usize, &'p (String, TextRange))| Entry {
            pragma: n,
            code,
            name: name.as_str(),
            scope,
            silences: false,
        };
        entries.extend(codes.iter().enumerate().map(entry));
    }
    entries
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

/// `BuildKit`'s checks of FROM itself.
const OF_FROM: [&str; 6] = [
    "StageNameCasing",
    "FromAsCasing",
    "UndefinedArgInFrom",
    "RedundantTargetPlatform",
    "FromPlatformFlagConstDisallowed",
    "InvalidDefinitionDescription",
];

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
        // What is said of a trigger stands at the FROM that sets it off, and no comment speaks to it.
        Some(name) if keyword == Keyword::From && !OF_FROM.contains(&name) => None,
        _ => Some(index),
    }
}

/// Line of the instruction that a comment speaks to: the next one, which for hadolint's comments must start on
/// the very next line.
fn target_line(context: &Context<'_>, index: &LineIndex, pragma: &Pragma) -> Option<u32> {
    let next = context.file.instructions.partition_point(|i| i.range.start < pragma.range.start);
    let line = index.line(context.file.instructions.get(next)?.range.start);
    (pragma.dialect == Dialect::Plimsoll || line == index.line(pragma.range.start) + 1).then_some(line)
}
