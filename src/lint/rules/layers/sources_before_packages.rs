//! # sources-before-packages
//!
//! ## What it does
//! Notes that all sources are copied before the packages are installed that a list names.
//!
//! ## Why it is bad
//! A layer is built anew when what it stands on has changed. With the sources in front, every change of any file installs all
//! packages again; with the list alone in front, only a change of the list does.
//!
//! ## Example
//! ```dockerfile flagged=3
//! FROM node:22.11.0
//! WORKDIR /app
//! COPY . .
//! RUN npm ci
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM node:22.11.0
//! WORKDIR /app
//! COPY package.json package-lock.json ./
//! RUN npm ci
//! COPY . .
//! ```
//!
//! ## Fix safety
//! There is only a pattern: a project of several packages needs several lists, and some installs need sources.

use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    lint::{
        Context, Rule, RunScript,
        assembly::Transfer,
        rules::{rule_file, support::removal::insert_before},
    },
    shell::Call,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL506",
        slug: "sources-before-packages",
        aliases: &[],
        group: Group::Lean,
        severity: Severity::Info,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "Every change of a source installs all packages again",
        why: "A layer is built anew when what it stands on has changed: with the sources in front, every change of any file installs all packages again.",
        sources: &[Source {
            title: "Docker docs, optimize cache usage in builds: order your layers",
            url: "https://docs.docker.com/build/cache/optimize/#order-your-layers",
        }],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for stage in &context.assembly().stages {
        let Some(all) = stage.transfers.iter().find(|t| copies_everything(t)) else { continue };
        let later = |run: &&RunScript<'_>| run.index > all.index;
        let found = context.scripts()[stage.runs.clone()]
            .iter()
            .filter(later)
            .find_map(|run| run.script.effective().find_map(|c| list_of(&c)));
        let Some((tool, list)) = found else { continue };
        // The list stood there before: the packages are installed already.
        let earlier = context.scripts()[stage.runs.clone()]
            .iter()
            .take_while(|r| r.index < all.index)
            .any(|r| r.script.effective().any(|c| list_of(&c).is_some_and(|(t, _)| t == tool)));
        if earlier {
            continue;
        }
        let outer = &context.file.instructions[all.index];
        let edit = insert_before(context, outer, &format!("COPY {list} ./\nRUN {tool}"));
        findings.push(
            Finding::new(
                &RULE.meta,
                outer.range,
                outer.keyword_range,
                format!("all sources are copied before `{tool}`: every change of a file installs all packages again"),
            )
            .help(format!("Copy the list alone (`COPY {list} ./`), install, and copy the sources behind."))
            .fix(Fix::display("Copy the list and install first", vec![edit])),
        );
    }
}

fn copies_everything(transfer: &Transfer) -> bool {
    transfer.from.is_none()
        && transfer.sources.iter().any(|s| matches!(s.path.trim_end_matches('/'), "." | "" | "./" | "*"))
}

/// What installs from a list, and the list.
fn list_of(call: &Call<'_>) -> Option<(&'static str, &'static str)> {
    let mut words = call.operands();
    let first = words.next().map(crate::shell::Word::text);
    let alone = words.next().is_none();
    match (call.name(), first) {
        ("npm", Some("ci")) => Some(("npm ci", "package.json package-lock.json")),
        ("npm", Some("install" | "i")) if alone && !call.has_any_flag(&["g", "global"]) => {
            Some(("npm install", "package.json package-lock.json"))
        }
        ("yarn", None | Some("install")) => Some(("yarn install", "package.json yarn.lock")),
        ("pnpm", Some("install" | "i")) if alone => Some(("pnpm install", "package.json pnpm-lock.yaml")),
        ("bundle", Some("install")) => Some(("bundle install", "Gemfile Gemfile.lock")),
        ("composer", Some("install")) => Some(("composer install", "composer.json composer.lock")),
        ("go", Some("mod")) if call.has_arg("download") => Some(("go mod download", "go.mod go.sum")),
        ("pip" | "pip3", Some("install")) if call.has_any_flag(&["r", "requirement"]) => {
            Some(("pip install -r requirements.txt", "requirements.txt"))
        }
        ("poetry", Some("install")) => Some(("poetry install", "pyproject.toml poetry.lock")),
        ("mvn" | "mvnw", _) if call.args().iter().any(|w| w.text().starts_with("dependency:")) => {
            Some(("mvn dependency:go-offline", "pom.xml"))
        }
        ("dotnet", Some("restore")) => Some(("dotnet restore", "*.csproj")),
        ("mix", Some("deps.get")) => Some(("mix deps.get", "mix.exs mix.lock")),
        _ => None,
    }
}
