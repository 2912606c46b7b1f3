//! # superfluous-label
//!
//! ## What it does
//! Flags labels that the configuration does not name, where it asks for strict labels (`--strict-labels`,
//! `strict-labels`).
//!
//! ## Why it is bad
//! The team agreed on a set of labels, and this one is not in it. Either its key has a slip, so that the label
//! meant is missing, or nobody reads it.
//!
//! ## Example
//! ```dockerfile flagged=2 labels=maintainer:text strict
//! FROM alpine:3.20
//! LABEL maintainr="web@example.com"
//! ```
//! ```dockerfile fixed labels=maintainer:text strict
//! FROM alpine:3.20
//! LABEL maintainer="web@example.com"
//! ```
//!
//! ## Use instead
//! ```dockerfile clean labels=maintainer:text strict
//! FROM alpine:3.20
//! LABEL maintainer="web@example.com"
//! ```
//!
//! ## Fix safety
//! Unsafe: a key that is nearly one of the schema becomes that one. Nothing is offered for other keys: only you can
//! say whether label or schema is wrong.

use super::schema;
use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::Pair,
    lint::{Context, Rule, rules::rule_file},
    text::{Edit, nearest},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3050",
        slug: "superfluous-label",
        aliases: &[],
        group: Group::Documentation,
        severity: Severity::Info,
        hadolint: Peer::On(Severity::Info),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "A label that the agreed schema does not know",
        why: "The team agreed on a set of labels, and this one is not in it: a slip in the key, or a label that nobody reads.",
        sources: &[
            Source {
                title: "OCI image specification, annotations",
                url: "https://github.com/opencontainers/image-spec/blob/main/annotations.md",
            },
            Source { title: "hadolint wiki, DL3050", url: "https://github.com/hadolint/hadolint/wiki/DL3050" },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if !context.config.strict_labels {
        return;
    }
    // hadolint reports an instruction once.
    let shown = if context.profile() == Profile::Hadolint { 1 } else { usize::MAX };
    for (instruction, pairs, _) in schema::labels(&context.file.instructions) {
        let is_agreed = |pair: &&Pair| schema::schema(context).any(|(label, _)| schema::sets(pair, label));
        for pair in pairs.iter().filter(|pair| !is_agreed(pair)).take(shown) {
            let message = format!("the label `{}` is not in the agreed schema", pair.name.value);
            let finding = Finding::new(&RULE.meta, instruction.range, pair.name.range, message)
                .help("Correct its key, remove it, or add it to the schema in the configuration.");
            let free = schema::schema(context).map(|(label, _)| label).filter(|label| !is_set(context, label));
            let near = nearest(&pair.name.value, free).filter(|_| pair.name.text == pair.name.value);
            findings.push(match near {
                Some(label) => {
                    let edit = Edit::replace(pair.name.range, label);
                    finding.fix(Fix::risky(format!("Write `{label}`"), vec![edit]))
                }
                None => finding,
            });
        }
    }
}

fn is_set(context: &Context<'_>, label: &str) -> bool {
    schema::labels(&context.file.instructions).any(|(_, pairs, _)| pairs.iter().any(|p| schema::sets(p, label)))
}
