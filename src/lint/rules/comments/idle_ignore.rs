//! # idle-ignore
//!
//! ## What it does
//! Flags ignore comments that silence nothing: the rule has nothing to say there, neither here nor in hadolint's
//! profile.
//!
//! ## Why it is bad
//! The fault is mended, or the comment never stood where it speaks to something. Left behind it hides the next
//! fault of that kind.
//!
//! ## Example
//! ```dockerfile flagged=1
//! # hadolint ignore=DL3007
//! FROM debian:12.8-slim
//! ```
//! ```dockerfile fixed
//! FROM debian:12.8-slim
//! ```
//!
//! hadolint's comments speak to an instruction on the very next line:
//! ```dockerfile flagged=1
//! # hadolint ignore=DL3007
//!
//! FROM debian:latest
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! # hadolint ignore=DL3007
//! FROM debian:latest
//! ```
//!
//! Rules that are switched off, or not built in, are left alone.
//!
//! ## Fix safety
//! Safe: what silences nothing is taken out, with the whole comment where nothing is left of it.

use super::codes::without;
use crate::{
    diagnostic::{
        Config, Dialect, Finding, Fix, FixAvailability, Group, Peer, Pragma, PragmaKind, Profile, RuleMeta, Severity,
        Source,
    },
    lint::{self, Context, Rule, rules::rule_file},
    text::LineIndex,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL0025",
        slug: "idle-ignore",
        aliases: &[],
        group: Group::Style,
        severity: Severity::Info,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "An ignore comment that silences nothing hides the next fault",
        why: "What it was written for is gone, or it never spoke to anything; the next fault of that kind would go unseen.",
        sources: &[Source {
            title: "hadolint, inline ignores",
            url: "https://github.com/hadolint/hadolint#inline-ignores",
        }],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let idle = context.idle_ignores();
    if idle.is_empty() {
        return;
    }
    let mut peer = Peers::default();
    for same in idle.chunk_by(|a, b| a.pragma == b.pragma) {
        let pragma = &context.pragmas[same[0].pragma];
        let (PragmaKind::Ignore(codes) | PragmaKind::GlobalIgnore(codes)) = &pragma.kind else { continue };
        let judged: Vec<usize> = same
            .iter()
            .filter(|i| is_judged(context, &codes[i.code].0) && !peer.would_hear(context, pragma, &codes[i.code].0))
            .map(|i| i.code)
            .collect();
        let (Some(first), Some(last)) = (judged.first(), judged.last()) else { continue };
        let names: Vec<String> = judged.iter().map(|&n| format!("`{}`", codes[n].0)).collect();
        let what = names.join(", ");
        let finding = if same[0].speaks_to_none && pragma.dialect == Dialect::Hadolint {
            let (message, help) = if matches!(pragma.kind, PragmaKind::GlobalIgnore(_)) {
                (
                    format!("this silences nothing: inside an instruction {what} is not heard"),
                    "Move the comment out of the instruction, or take it out.",
                )
            } else {
                (
                    format!("this silences nothing: no instruction starts on the next line, so {what} is not heard"),
                    "Move the comment to the line in front of the instruction, or take it out.",
                )
            };
            Finding::new(&RULE.meta, pragma.range, codes[*first].1.join(codes[*last].1), message).help(help)
        } else {
            let place = if matches!(pragma.kind, PragmaKind::GlobalIgnore(_)) { "in this file" } else { "here" };
            let verb = if names.len() == 1 { "has" } else { "have" };
            let message = format!("{what} {verb} nothing to silence {place}");
            Finding::new(&RULE.meta, pragma.range, codes[*first].1.join(codes[*last].1), message).help("Take it out.")
        };
        findings.push(match without(context, pragma, codes, &judged) {
            Some(edit) => finding.fix(Fix::safe("Take out what silences nothing", vec![edit])),
            None => finding,
        });
    }
}

/// Whether it can be said that a rule was silent: it is one of those that were asked.
fn is_judged(context: &Context<'_>, name: &str) -> bool {
    name != "DL1000" && lint::rules().any(|r| r.meta.is_called(name) && context.config.wants(&r.meta))
}

/// What hadolint would find, asked once where a comment of its own silences nothing here.
#[derive(Default)]
struct Peers {
    lines: Option<Vec<(u32, &'static RuleMeta)>>,
    index: Option<LineIndex>,
}

impl Peers {
    /// Whether hadolint finds what the comment silences, though nothing is found here.
    fn would_hear(&mut self, context: &Context<'_>, pragma: &Pragma, name: &str) -> bool {
        if pragma.dialect != Dialect::Hadolint || context.profile() != Profile::Plimsoll {
            return false;
        }
        let index = self.index.get_or_insert_with(|| LineIndex::new(context.source));
        let line = index.line(pragma.range.start) + 1;
        let is_global = matches!(pragma.kind, PragmaKind::GlobalIgnore(_));
        let lines = self.lines.get_or_insert_with(|| {
            let config = Config { profile: Profile::Hadolint, disable_ignore_pragmas: true, ..context.config.clone() };
            let analysis = lint::lint(context.source, &config);
            analysis.findings.iter().map(|f| (index.line(f.anchor.start), f.rule)).collect()
        });
        lines.iter().any(|&(at, rule)| (is_global || at == line) && rule.is_called(name))
    }
}
