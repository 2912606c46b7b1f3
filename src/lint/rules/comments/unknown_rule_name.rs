//! # unknown-rule-name
//!
//! ## What it does
//! Flags ignore comments that name a rule which does not exist, and comments that look like one of hadolint's but
//! are not read as one.
//!
//! ## Why it is bad
//! The comment silences nothing. Who wrote it thinks that the matter is settled; who reads it thinks so too.
//!
//! ## Example
//! ```dockerfile flagged=1
//! # hadolint ignore=DL3906
//! FROM debian
//! ```
//! ```dockerfile fixed
//! FROM debian
//! ```
//!
//! hadolint takes codes only, parted by commas, and nothing behind them:
//! ```dockerfile flagged=1,3
//! # hadolint ignore=DL3006 we always want the newest
//! FROM debian
//! # hadolint ignore=consecutive-run
//! RUN true
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! # hadolint ignore=DL3006
//! FROM debian
//! # plimsoll ignore=consecutive-run each layer is cached by itself
//! RUN true
//! ```
//!
//! ## Fix safety
//! Safe: a code that silences nothing is taken out, with the whole comment where it is the only one.

use super::codes::without;
use crate::{
    diagnostic::{Dialect, Finding, Fix, FixAvailability, Group, Peer, Pragma, PragmaKind, RuleMeta, Severity, Source},
    lint::{Context, Rule, names, rules::rule_file},
    text::TextRange,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL0024",
        slug: "unknown-rule-name",
        aliases: &[],
        group: Group::Correctness,
        severity: Severity::Warning,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "An ignore comment names a rule that does not exist",
        why: "The comment silences nothing, though its readers think that the matter is settled.",
        sources: &[Source {
            title: "hadolint, inline ignores",
            url: "https://github.com/hadolint/hadolint#inline-ignores",
        }],
        file: rule_file!(),
    },
    check,
};

/// From how many unknown names on nobody asks any more what was meant.
const MANY: usize = 100;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.config.disable_ignore_pragmas {
        return;
    }
    let mut said = 0;
    for pragma in &context.pragmas {
        let (PragmaKind::Ignore(codes) | PragmaKind::GlobalIgnore(codes)) = &pragma.kind else { continue };
        for (n, (name, range)) in codes.iter().enumerate() {
            if names::is_known_name(name) {
                continue;
            }
            // Looking for what was meant takes its time: not among very many.
            said += 1;
            let message = if said > MANY { format!("no rule is called `{name}`") } else { names::unknown(name) };
            let finding = Finding::new(&RULE.meta, pragma.range, *range, message)
                .help("Take it out, or write the code that is meant: `plimsoll rules` lists them.");
            findings.push(match without(context, pragma, codes, &[n]) {
                Some(edit) => finding.fix(Fix::safe(format!("Take out `{name}`"), vec![edit])),
                None => finding,
            });
        }
    }
    for comment in &context.file.comments {
        let text = comment.range.of(context.source);
        if looks_like_ignore(text) && Pragma::parse(text, comment.range).is_none() {
            findings.push(unread(comment.range, text));
        }
    }
}

/// Whether a comment starts as hadolint's ignore comments do.
fn looks_like_ignore(comment: &str) -> bool {
    let mut words = comment.trim_start_matches('#').split_whitespace();
    let is_ignore =
        |word: &str| word.strip_prefix("ignore").is_some_and(|rest| rest.is_empty() || rest.starts_with('='));
    let is_hadolint = words.next() == Some("hadolint");
    let next = words.next();
    let word = if next == Some("global") { words.next() } else { next };
    is_hadolint && word.is_some_and(is_ignore) && comment.contains('=')
}

fn unread(range: TextRange, text: &str) -> Finding {
    // As ours it may have names and a reason.
    let own = text.replacen("hadolint", "plimsoll", 1);
    let is_ours = Pragma::parse(&own, range).is_some_and(|p| p.dialect == Dialect::Plimsoll);
    let help = if is_ours {
        format!("Write codes alone, parted by commas, or make it Plimsoll's own comment: `{own}`.")
    } else {
        "Write codes such as DL3008 behind the `=`, parted by commas, and nothing else.".to_owned()
    };
    let message = "hadolint takes this for an ordinary comment: it silences nothing";
    Finding::new(&RULE.meta, range, range, message).help(help)
}
