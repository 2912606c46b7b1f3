//! # moving-toolchain
//!
//! ## What it does
//! Flags language toolchains that their own managers install in whatever version is newest: `rustup` with stable or nightly,
//! `nvm install node`, `n lts`, `pyenv install 3`, `sdk install java`, `asdf install ... latest`, `volta install node`.
//!
//! ## Why it is bad
//! Your application runs on it, or is built by it: another version can change how the code behaves, and the next build
//! takes whatever is newest that day.
//!
//! ## Example
//! ```dockerfile flagged=2,3
//! FROM debian:12.8
//! RUN rustup default nightly
//! RUN . "$NVM_DIR/nvm.sh" && nvm install --lts
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM debian:12.8
//! RUN rustup default 1.79.0
//! RUN . "$NVM_DIR/nvm.sh" && nvm install 20.15.0
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
        code: "PL207",
        slug: "moving-toolchain",
        aliases: &[],
        group: Group::UsingLatest,
        severity: Severity::Warning,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "A language's toolchain is installed in whatever version is newest",
        why: "Your application runs on it or is built by it: another version can change how the code behaves.",
        sources: &[Source {
            title: "The rustup book, toolchains",
            url: "https://rust-lang.github.io/rustup/concepts/toolchains.html",
        }],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (run, known) in context.runs() {
        let text = &run.text.text;
        if ![
            "rustup",
            "nvm",
            "pyenv",
            "sdk ",
            "asdf",
            "volta",
            "fnm",
            "rbenv",
            "n ",
            "mise",
            "juliaup",
            "ghcup",
            "goenv",
            "sdkmanager",
        ]
        .iter()
        .any(|t| text.contains(t))
        {
            continue;
        }
        for call in run.script.effective() {
            let args: Vec<String> = call.args().iter().map(|w| known.resolve(w).into_owned()).collect();
            let words: Vec<&str> = args.iter().map(String::as_str).filter(|a| !a.starts_with('-')).collect();
            let moving =
                |word: Option<&&str>| word.is_some_and(|w| is_moving_word(w) || *w == "node" || w.starts_with("lts"));
            let Some(name) = (match (call.name(), words.as_slice()) {
                ("rustup", ["default" | "install" | "override" | "update", version, ..])
                    if is_moving_word(version.split('-').next().unwrap_or(version)) =>
                {
                    Some("Rust")
                }
                ("rustup", ["toolchain", "install" | "add", version, ..])
                    if is_moving_word(version.split('-').next().unwrap_or(version)) =>
                {
                    Some("Rust")
                }
                ("rustup-init" | "rustup-init.sh", _) if !args.iter().any(|a| a.contains("default-toolchain")) => {
                    Some("Rust")
                }
                ("nvm" | "fnm", ["install", rest @ ..])
                    if args.iter().any(|a| a == "--lts" || a == "--latest") || moving(rest.first()) =>
                {
                    Some("Node.js")
                }
                ("n" | "n-install", [version, ..]) if moving(Some(version)) => Some("Node.js"),
                ("volta", ["install", tool, ..]) if !tool.contains('@') => Some("Node.js"),
                ("pyenv" | "rbenv" | "goenv", ["install", version, ..])
                    if version.chars().all(|c| c.is_ascii_digit()) || version.contains("latest") =>
                {
                    Some("the language")
                }
                ("sdk", ["install", _]) => Some("the JDK or tool"),
                ("asdf" | "mise", [_, _, "latest", ..]) => Some("the language"),
                _ => None,
            }) else {
                continue;
            };
            let message = format!("`{} {}` takes whatever release of {name} is newest", call.name(), args.join(" "));
            let at = call.args().last().map_or(call.name_word().range, |w| call.name_word().range.join(w.range));
            findings.push(
                Finding::new(&RULE.meta, run.outer.range, run.source(at), message)
                    .help("Name the full version that you tested; an ARG with a default keeps it in one place."),
            );
        }
    }
}
