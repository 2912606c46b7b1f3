//! # reserved-stage-name
//!
//! ## What it does
//! Flags stages called `scratch` or `context`.
//!
//! ## Why it is bad
//! `FROM scratch` is the empty base, and `context` names the files that the build was given. A stage of such a
//! name can not be told from them, and a reference to it finds the other.
//!
//! ## Example
//! ```dockerfile flagged=1
//! FROM alpine:3.20 AS context
//! COPY . /src
//! ```
//! ```dockerfile fixed
//! FROM alpine:3.20 AS context-stage
//! COPY . /src
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM alpine:3.20 AS source
//! COPY . /src
//! ```
//!
//! ## Fix safety
//! Unsafe: the stage gets another name, and so does each `COPY --from` that names it; what names it outside the file
//! (`--target`) has to follow. Nothing is offered where a mount or another stage may mean it.

use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::{Arguments, Keyword, Stage, Word},
    lint::{Context, Rule, rules::rule_file},
    text::Edit,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3063",
        slug: "reserved-stage-name",
        aliases: &["ReservedStageName"],
        group: Group::Correctness,
        severity: Severity::Warning,
        hadolint: Peer::On(Severity::Warning),
        buildkit: Peer::On(Severity::Warning),
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "A stage with a name that the build uses for itself can not be found",
        why: "`scratch` and `context` mean something else to the build: a reference to the stage finds that instead.",
        sources: &[
            Source {
                title: "Docker docs, build checks: ReservedStageName",
                url: "https://docs.docker.com/reference/build-checks/reserved-stage-name/",
            },
            Source { title: "hadolint wiki, DL3063", url: "https://github.com/hadolint/hadolint/wiki/DL3063" },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for stage in &context.stages {
        let from = &context.file.instructions[stage.instructions.start];
        let Arguments::From { alias: Some(alias), .. } = &from.arguments else { continue };
        let name = &alias.name;
        // hadolint compares letter by letter, the build without regard to case.
        let is_reserved = |word: &str| match context.profile() {
            Profile::Hadolint => name.text == word,
            _ => name.value.eq_ignore_ascii_case(word),
        };
        let meaning = if is_reserved("scratch") {
            "the empty base"
        } else if is_reserved("context") {
            "the files that the build was given"
        } else {
            continue;
        };
        let message = format!("`{}` is taken: to the build it means {meaning}", name.value);
        let finding = Finding::new(&RULE.meta, from.range, name.range, message)
            .help("Give the stage another name, and use it where the stage is meant.");
        let new = format!("{}-stage", name.value.to_lowercase());
        findings.push(match rename(context, stage, name, &new) {
            Some(edits) => finding.fix(Fix::risky(format!("Call it `{new}`"), edits)),
            None => finding,
        });
    }
}

/// Renames a stage, and each COPY that takes from it. `None` where a mount or a FROM might mean it too, or the new name
/// is taken.
fn rename(context: &Context<'_>, stage: &Stage, name: &Word, new: &str) -> Option<Vec<Edit>> {
    let old = name.value.as_str();
    let is_taken = context.stages.iter().filter(|s| s.index != stage.index).any(|s| {
        s.name.as_deref().is_some_and(|other| other.eq_ignore_ascii_case(old) || other.eq_ignore_ascii_case(new))
    });
    if is_taken || name.text != name.value {
        return None;
    }
    let mut edits = vec![Edit::replace(name.range, new)];
    for instruction in &context.file.instructions[stage.instructions.start + 1..] {
        let inner = instruction.triggered();
        let is_mount = inner.flags.iter().any(|f| f.name == "mount");
        let is_base = matches!(&inner.arguments, Arguments::From { image: Some(image), .. }
            if image.value.eq_ignore_ascii_case(old) && !old.eq_ignore_ascii_case("scratch"));
        if is_mount || is_base {
            return None;
        }
        if let Some(from) = inner.flag("from").and_then(|f| f.value.as_ref())
            && inner.keyword == Keyword::Copy
            && from.text.eq_ignore_ascii_case(old)
        {
            edits.push(Edit::replace(from.range, new));
        }
    }
    Some(edits)
}
