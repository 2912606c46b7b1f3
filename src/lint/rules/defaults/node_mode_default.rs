//! # node-mode-default
//!
//! ## What it does
//! Notes images that start a Node program without `NODE_ENV`, or with `development`.
//!
//! ## Why it is bad
//! Many libraries take a missing `NODE_ENV` for development: Express compiles its templates for each request and shows stack
//! traces to everybody, and React renders with its checks.
//!
//! ## Example
//! ```dockerfile flagged=4
//! FROM node:22.11.0-bookworm-slim
//! WORKDIR /app
//! COPY . .
//! CMD ["node", "server.js"]
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM node:22.11.0-bookworm-slim
//! ENV NODE_ENV=production
//! WORKDIR /app
//! COPY . .
//! CMD ["node", "server.js"]
//! ```
//!
//! A heap above Node's own choice goes into `NODE_OPTIONS=--max-old-space-size=...`, about three quarters of the container's
//! memory.
//!
//! ## Fix safety
//! There is only a pattern: with `production`, `npm install` behind the line leaves development packages out.

use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    lint::{
        Context, Rule,
        knowledge::environments::{Environment, among},
        rules::{rule_file, support::removal::insert_before},
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL305",
        slug: "node-mode-default",
        aliases: &[],
        group: Group::DefaultConfig,
        severity: Severity::Info,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "A Node program starts in development mode",
        why: "Many libraries take a missing NODE_ENV for development: slower, chattier, with stack traces for everybody.",
        sources: &[
            Source {
                title: "Express, production best practices: set NODE_ENV",
                url: "https://expressjs.com/en/advanced/best-practice-performance.html",
            },
            Source {
                title: "Node.js documentation, --max-old-space-size",
                url: "https://nodejs.org/api/cli.html#--max-old-space-sizesize-in-mib",
            },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for stage in context.assembly().images() {
        // A stage for development or tests has the mode that it should have.
        if among(&stage.name).is_some_and(|(e, _)| e <= Environment::Test) {
            continue;
        }
        let launches = context.assembly().launches(stage.index);
        let Some(launch) = launches.iter().find(|l| is_node(&l.name, &l.args)) else { continue };
        let mode = context.assembly().value(stage.index, "NODE_ENV").map(str::to_owned);
        let in_line = launch.line().contains("NODE_ENV") || launch.args.iter().any(|a| a.contains(":prod"));
        if in_line || mode.as_deref().is_some_and(|m| m != "development" && !m.is_empty()) {
            continue;
        }
        let outer = &context.file.instructions[launch.index];
        let message = match mode {
            Some(mode) if !mode.is_empty() => format!("the Node program starts with NODE_ENV={mode}"),
            _ => "the Node program starts without NODE_ENV: libraries take that for development".to_owned(),
        };
        let edit = insert_before(context, outer, "ENV NODE_ENV=production");
        findings.push(
            Finding::new(&RULE.meta, outer.range, launch.range, message)
                .help("Write `ENV NODE_ENV=production` behind the last step of the build; each environment can override it.")
                .fix(Fix::display("Set NODE_ENV", vec![edit])),
        );
    }
}

fn is_node(name: &str, args: &[String]) -> bool {
    let first = args.iter().find(|a| !a.starts_with('-')).map(String::as_str);
    match name {
        "node" | "nodejs" | "pm2-runtime" | "pm2" | "forever" => first.is_some(),
        "npm" | "yarn" | "pnpm" | "bun" => {
            matches!(first, Some("start" | "run" | "serve"))
                && !args.iter().any(|a| a.contains("dev") || a.contains("test") || a.contains("build"))
        }
        "next" | "nuxt" => first == Some("start"),
        _ => false,
    }
}
