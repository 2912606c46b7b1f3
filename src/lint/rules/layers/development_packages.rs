//! # development-packages
//!
//! ## What it does
//! Notes installs that bring packages for development into the image: `npm ci` without `--omit=dev`, `composer install` without
//! `--no-dev`, `pip install -r requirements-dev.txt`.
//!
//! ## Why it is bad
//! Test frameworks, compilers and linters are often more than half of what is installed: the image is larger, and the security
//! findings of packages that never run have to be looked at too.
//!
//! ## Example
//! ```dockerfile flagged=4
//! FROM node:22.11.0-bookworm-slim
//! WORKDIR /app
//! COPY package.json package-lock.json ./
//! RUN npm ci
//! CMD ["node", "server.js"]
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM node:22.11.0-bookworm-slim
//! WORKDIR /app
//! COPY package.json package-lock.json ./
//! RUN npm ci --omit=dev
//! CMD ["node", "server.js"]
//! ```
//!
//! ## Fix safety
//! There is no fix: a build in the same stage may need them.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    lint::{Context, Rule, knowledge::environments::among, rules::rule_file},
    shell::Call,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL508",
        slug: "development-packages",
        aliases: &[],
        group: Group::Lean,
        severity: Severity::Info,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "Packages for development are installed into the image that runs",
        why: "Test frameworks, compilers and linters make the image larger, and their security findings have to be looked at too.",
        sources: &[
            Source { title: "npm documentation, npm ci", url: "https://docs.npmjs.com/cli/commands/npm-ci" },
            Source { title: "Composer documentation, install", url: "https://getcomposer.org/doc/03-cli.md#install-i" },
        ],
        file: rule_file!(),
    },
    check,
};

/// What installs packages for development unless it is told otherwise.
const INSTALLERS: &[&str] = &["npm", "composer", "pip", "pip3", "poetry"];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for stage in context.assembly().images() {
        if among(&stage.name).is_some() || context.assembly().launches(stage.index).is_empty() {
            continue;
        }
        let mode = context.assembly().value(stage.index, "NODE_ENV").is_some_and(|m| m == "production");
        let runs = &context.scripts()[stage.runs.clone()];
        if !runs.iter().any(|run| run.script.may_call(INSTALLERS)) {
            continue;
        }
        let calls: Vec<_> = runs.iter().flat_map(|run| run.script.effective().map(move |c| (run, c))).collect();
        // What is pruned behind, or needed for a build in the same stage, is no fault of this line.
        let builds = calls.iter().any(|(_, c)| {
            c.has_any_arg(&["build", "prune", "compile"]) || c.has_any_flag(&["production"]) && c.has_arg("prune")
        });
        if builds {
            continue;
        }
        for (run, call) in &calls {
            if let Some(instead) = without(call, mode) {
                let at = call.args().last().map_or(call.name_word().range, |w| call.name_word().range.join(w.range));
                findings.push(
                    Finding::new(
                        &RULE.meta,
                        run.outer.range,
                        run.source(at),
                        format!("`{}` installs packages for development too", call.name()),
                    )
                    .help(format!("Write `{instead}`.")),
                );
            }
        }
    }
}

/// How the command leaves packages for development out, if it does not.
fn without(call: &Call<'_>, mode: bool) -> Option<&'static str> {
    let mut words = call.operands();
    let first = words.next().map(crate::shell::Word::text);
    let alone = words.next().is_none();
    let text = |part: &str| call.args().iter().any(|w| w.text().contains(part));
    match (call.name(), first) {
        ("npm", Some("ci" | "install" | "i"))
            if alone
                && !mode
                && !text("production")
                && !text("omit")
                && !text("only=")
                && !call.has_any_flag(&["g", "global"]) =>
        {
            Some("npm ci --omit=dev")
        }
        ("composer", Some("install")) if !text("--no-dev") => Some("composer install --no-dev"),
        ("pip" | "pip3", Some("install"))
            if call
                .values_of(&["r", "requirement"])
                .iter()
                .any(|f| among(f).is_some_and(|(e, _)| e.is_mode() && !f.contains("prod"))) =>
        {
            Some("pip install -r requirements.txt")
        }
        ("poetry", Some("install")) if !text("--only") && !text("--no-dev") && !text("--without") => {
            Some("poetry install --only main")
        }
        _ => None,
    }
}
