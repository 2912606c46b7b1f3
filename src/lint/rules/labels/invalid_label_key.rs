//! # invalid-label-key
//!
//! ## What it does
//! Flags keys of LABEL with capitals or other signs than letters, digits, dots, dashes, underscores and
//! slashes, with two dots or dashes in a row, with a sign at an end, and those under `com.docker.`,
//! `io.docker.` and `org.dockerproject.`.
//!
//! ## Why it is bad
//! Labels are found by exact comparison: `Version` and `version` are two labels. Docker recommends a plain form
//! for keys, and reserves three prefixes for its own use.
//!
//! ## Example
//! ```dockerfile flagged=2,3
//! FROM alpine:3.20
//! LABEL Version=1.0 \
//!       io.docker.team=web
//! ```
//! ```dockerfile fixed
//! FROM alpine:3.20
//! LABEL version=1.0 \
//!       io.docker.team=web
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM alpine:3.20
//! LABEL org.opencontainers.image.version=1.0 \
//!       com.example.team=web
//! ```
//!
//! ## Fix safety
//! Unsafe: it writes the key in lower case, and whoever looks for the old spelling no longer finds the label.
//! Nothing is offered for keys that need another name.

use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::{Arguments, Instruction, Keyword, Word},
    lint::{Context, Rule, rules::rule_file},
    text::{Edit, TextRange},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3048",
        slug: "invalid-label-key",
        aliases: &[],
        group: Group::Documentation,
        severity: Severity::Style,
        hadolint: Peer::On(Severity::Style),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "A label whose key breaks the rules for keys may be refused or overlooked",
        why: "Keys are lower case with dots, dashes and underscores between letters and digits; tools that read labels compare them exactly, and some prefixes are Docker's own.",
        sources: &[
            Source {
                title: "Docker docs, key format recommendations",
                url: "https://docs.docker.com/engine/manage-resources/labels/#key-format-recommendations",
            },
            Source { title: "hadolint wiki, DL3048", url: "https://github.com/hadolint/hadolint/wiki/DL3048" },
        ],
        file: rule_file!(),
    },
    check,
};

/// Prefixes that Docker keeps for itself.
const RESERVED: [&str; 3] = ["com.docker.", "io.docker.", "org.dockerproject."];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let is_peer = context.profile() == Profile::Hadolint;
    for instruction in &context.file.instructions {
        let Arguments::Pairs { pairs, .. } = &instruction.arguments else { continue };
        if instruction.keyword != Keyword::Label {
            continue;
        }
        let keys = pairs.iter().map(|p| &p.name);
        let invalid = keys.filter(|key| {
            let text = unquoted(key);
            !is_valid(text) && (is_peer || !text.contains('$'))
        });
        // hadolint reports an instruction once.
        let shown = if is_peer { 1 } else { usize::MAX };
        findings.extend(invalid.take(shown).map(|key| finding(instruction, key)));
    }
}

/// The key without the quotes around it.
fn unquoted(key: &Word) -> &str {
    let inside = |quote: char| key.text.strip_prefix(quote)?.strip_suffix(quote);
    inside('"').or_else(|| inside('\'')).unwrap_or(&key.text)
}

fn is_valid(key: &str) -> bool {
    let is_inner = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "._-/".contains(c);
    key.starts_with(|c: char| c.is_ascii_lowercase())
        && key.ends_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit())
        && key.chars().all(is_inner)
        && !key.contains("..")
        && !key.contains("--")
        && !is_reserved(key)
}

fn is_reserved(key: &str) -> bool {
    RESERVED.iter().any(|prefix| key.starts_with(prefix))
}

fn finding(instruction: &Instruction, key: &Word) -> Finding {
    let text = unquoted(key);
    let message = if is_reserved(text) {
        format!("the label `{text}` uses a prefix that Docker keeps for itself")
    } else {
        format!("`{text}` is no well-formed label key")
    };
    let finding = Finding::new(&RULE.meta, instruction.range, key.range, message).help(
        "Use lower case letters and digits with single dots or dashes between them, begun by a letter, under the name of a domain that you own.",
    );
    let lower = text.to_ascii_lowercase();
    if lower == text || !is_valid(&lower) {
        return finding;
    }
    let at = key.text.find(text).unwrap_or(0) + key.at.from();
    let edit = Edit::replace(instruction.source(TextRange::new(at, at + text.len())), lower.clone());
    finding.fix(Fix::risky(format!("Write `{lower}`"), vec![edit]))
}
