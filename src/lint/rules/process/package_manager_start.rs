//! # package-manager-start
//!
//! ## What it does
//! Notes images whose main process is npm, yarn or pnpm.
//!
//! ## Why it is bad
//! The package manager stands between Docker and the program: it needs 50 to 100 MB of memory of its own, signals reach the program
//! late or not at all depending on the manager's version, and the exit code is the manager's.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM node:22.11.0-bookworm-slim
//! CMD ["npm", "start"]
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM node:22.11.0-bookworm-slim
//! CMD ["node", "server.js"]
//! ```
//!
//! ## Fix safety
//! There is no fix: what `npm start` runs stands in package.json.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    lint::{Context, Rule, rules::rule_file},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL505",
        slug: "package-manager-start",
        aliases: &[],
        group: Group::Scale,
        severity: Severity::Info,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "A package manager is the main process, and stands between Docker and the program",
        why: "It needs memory of its own, signals reach the program late or not at all, and the exit code is the manager's.",
        sources: &[Source {
            title: "Node.js Docker working group, best practices: CMD",
            url: "https://github.com/nodejs/docker-node/blob/main/docs/BestPractices.md#cmd",
        }],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for stage in context.assembly().images() {
        let launches = context.assembly().launches(stage.index);
        let found = launches.iter().find(|l| {
            matches!(l.name.as_str(), "npm" | "yarn" | "pnpm")
                && l.args.iter().any(|a| a == "start" || a == "run" || a.starts_with("start:") || a == "serve")
        });
        if let Some(launch) = found {
            let outer = &context.file.instructions[launch.index];
            findings.push(
                Finding::new(
                    &RULE.meta,
                    outer.range,
                    launch.range,
                    format!("`{}` is the main process, and stands between Docker and your program", launch.name),
                )
                .help("Start what the script in package.json starts: `CMD [\"node\", \"server.js\"]`."),
            );
        }
    }
}
