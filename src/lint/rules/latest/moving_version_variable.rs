//! # moving-version-variable
//!
//! ## What it does
//! Flags ARG and ENV whose name promises a version and whose value is none: `TOOL_VERSION=latest`, `BRANCH=master`.
//!
//! ## Why it is bad
//! The variable looks like a pin, and whoever builds without setting it gets whatever is newest. The talk keeps the
//! versions that an image is made of in variables for one reason: so that one can read them.
//!
//! Variables that FROM uses are left to the rules about tags.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM debian:12.8
//! ARG TERRAFORM_VERSION=latest
//! RUN install-terraform "$TERRAFORM_VERSION"
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM debian:12.8
//! ARG TERRAFORM_VERSION=1.9.1
//! RUN install-terraform "$TERRAFORM_VERSION"
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say which version you tested.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    lint::{Context, Rule, knowledge::tags::is_moving_word, rules::rule_file},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL209",
        slug: "moving-version-variable",
        aliases: &[],
        group: Group::UsingLatest,
        severity: Severity::Warning,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "A variable that should hold a version holds `latest` or a branch",
        why: "It looks like a pin, and whoever builds without setting it gets whatever is newest that day.",
        sources: &[Source {
            title: "Docker docs, building best practices: version pinning",
            url: "https://docs.docker.com/build/building/best-practices/#apt-get",
        }],
        file: rule_file!(),
    },
    check,
};

/// Last words of the names of variables that hold versions.
const VERSIONS: &[&str] = &["VERSION", "VER", "TAG", "RELEASE", "BRANCH", "REF", "REVISION", "COMMIT"];

/// How far behind an ARG its ENV is looked for.
const REPEATED: usize = 8;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for stage in &context.assembly().stages {
        for (n, setting) in stage.settings.iter().enumerate() {
            let last = setting.name.rsplit('_').next().unwrap_or_default().to_ascii_uppercase();
            if !VERSIONS.contains(&last.as_str()) || !is_moving_word(&setting.value) {
                continue;
            }
            // `dev` is what a project's own version is called until it is released; ENV often repeats an ARG.
            let is_own = matches!(setting.value.as_str(), "dev" | "devel" | "development");
            if is_own || stage.settings[n.saturating_sub(REPEATED)..n].iter().any(|s| s.name == setting.name) {
                continue;
            }
            let used = context.scripts()[stage.runs.clone()].iter().any(|run| run.text.text.contains(&setting.name));
            if !used {
                continue;
            }
            let message = format!("`{}` is `{}`, which is no version", setting.name, setting.value);
            let outer = &context.file.instructions[setting.index];
            // A branch of one's own project is often what a development image is for.
            let severity = if matches!(last.as_str(), "BRANCH" | "REF") { Severity::Info } else { Severity::Warning };
            findings.push(
                Finding::new(&RULE.meta, outer.range, setting.range, message)
                    .severity(severity)
                    .help("Give it the version that you tested; who wants another one can set it with `--build-arg`."),
            );
        }
    }
}
