//! # maintainer
//!
//! ## What it does
//! Flags MAINTAINER, which is deprecated since Docker 1.13.
//!
//! ## Why it is bad
//! MAINTAINER sets one field that no registry and no tool of today looks at. A label says the same, can be read with
//! `docker inspect` and searched for, and takes its place beside the image's source, version and licence.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM debian:12.8
//! MAINTAINER Jo Doe <jo@example.com>
//! ```
//! ```dockerfile fixed
//! FROM debian:12.8
//! LABEL org.opencontainers.image.authors="Jo Doe <jo@example.com>"
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM debian:12.8
//! LABEL org.opencontainers.image.authors="Jo Doe <jo@example.com>" \
//!       org.opencontainers.image.source="https://example.com/project"
//! ```
//!
//! ## Fix safety
//! Safe: the name moves to the label that the OCI image specification has for it, and nothing else changes. There is
//! no fix where a comment stands inside the instruction.

use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    dockerfile::{Arguments, Instruction, Keyword},
    lint::{
        Context, Rule,
        rules::{rule_file, support::removal::holds_comment},
    },
    text::Edit,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL4000",
        slug: "maintainer",
        aliases: &["MaintainerDeprecated"],
        group: Group::Documentation,
        severity: Severity::Warning,
        hadolint: Peer::On(Severity::Error),
        buildkit: Peer::On(Severity::Warning),
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "MAINTAINER is deprecated: a label says the same and can be searched for",
        why: "MAINTAINER is deprecated since Docker 1.13: no registry and no tool of today looks at the field it sets.",
        sources: &[
            Source {
                title: "Docker docs, build checks: MaintainerDeprecated",
                url: "https://docs.docker.com/reference/build-checks/maintainer-deprecated/",
            },
            Source {
                title: "OCI image specification, annotations",
                url: "https://github.com/opencontainers/image-spec/blob/main/annotations.md",
            },
            Source { title: "hadolint wiki, DL4000", url: "https://github.com/hadolint/hadolint/wiki/DL4000" },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (index, instruction) in context.file.instructions.iter().enumerate() {
        let (Keyword::Maintainer, Arguments::Text(Some(name))) = (instruction.keyword, &instruction.arguments) else {
            continue;
        };
        let finding = Finding::new(
            &RULE.meta,
            instruction.range,
            instruction.keyword_range,
            "MAINTAINER is deprecated: LABEL `org.opencontainers.image.authors` takes its place",
        )
        .help("Write `LABEL org.opencontainers.image.authors=\"...\"`.");
        // Before the first FROM a label is refused as well.
        let fits = context.stage_of(index).is_some() && !holds_comment(context, instruction);
        findings.push(if fits {
            let edits = as_label(instruction, &name.text, context.file.escape);
            finding.fix(Fix::safe("Write it as a LABEL", edits))
        } else {
            finding
        });
    }
}

/// The keyword and the blanks behind it become LABEL and the name, the text becomes its value.
fn as_label(instruction: &Instruction, name: &str, escape: char) -> Vec<Edit> {
    let label = if instruction.keyword_text.starts_with(char::is_lowercase) { "label" } else { "LABEL" };
    let text = name.strip_prefix('"').and_then(|n| n.strip_suffix('"')).unwrap_or(name);
    let mut value = String::with_capacity(text.len() + 2);
    for c in text.chars() {
        // MAINTAINER takes the text as it is; in a label's quotes these three mean something.
        if c == '"' || c == '$' || c == escape {
            value.push(escape);
        }
        value.push(c);
    }
    let value = format!("org.opencontainers.image.authors=\"{value}\"");
    vec![Edit::replace(instruction.keyword_range, label), Edit::replace(instruction.arguments_range(), value)]
}
