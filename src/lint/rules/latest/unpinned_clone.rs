//! # unpinned-clone
//!
//! ## What it does
//! Flags `git clone`, and ADD of a repository, that take whatever stands on a branch.
//!
//! ## Why it is bad
//! The next build gets other code than the one you tested. With the layer cache it is worse: one machine keeps the
//! state of last month, another one clones today's, from the same Dockerfile.
//!
//! A clone that goes on with `git checkout`, `git reset --hard` or `git switch --detach` of a version is left alone.
//!
//! ## Example
//! ```dockerfile flagged=2,3
//! FROM debian:12.8
//! RUN git clone https://github.com/acme/exporter.git /opt/exporter
//! ADD https://github.com/acme/rules.git /opt/rules
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM debian:12.8
//! RUN git clone --depth 1 --branch v2.8.3 https://github.com/acme/exporter.git /opt/exporter
//! RUN git clone https://github.com/acme/tool.git /opt/tool && git -C /opt/tool checkout 4f2a91c
//! ADD https://github.com/acme/rules.git#v1.4.0 /opt/rules
//! ```
//!
//! ## Fix safety
//! There is only a pattern to fill in: the text does not tell which version you tested.

use super::addresses::is_branch;
use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    lint::{
        Context, Rule, RunScript,
        rules::{rule_file, support::commands::insert_behind},
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL204",
        slug: "unpinned-clone",
        aliases: &[],
        group: Group::UsingLatest,
        severity: Severity::Warning,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "A repository is cloned in whatever state its branch is in",
        why: "The next build gets other code than the one you tested, and the layer cache keeps different states on different machines.",
        sources: &[
            Source { title: "Git documentation, git clone --branch", url: "https://git-scm.com/docs/git-clone" },
            Source {
                title: "Docker docs, Dockerfile reference: ADD of Git repositories",
                url: "https://docs.docker.com/reference/dockerfile/#adding-files-from-a-git-repository",
            },
        ],
        file: rule_file!(),
    },
    check,
};

/// Options of `git clone` that take their value from the next word.
const VALUED: &[&str] = &[
    "b",
    "branch",
    "depth",
    "o",
    "origin",
    "c",
    "config",
    "C",
    "j",
    "jobs",
    "reference",
    "separate-git-dir",
    "filter",
    "template",
    "u",
    "upload-pack",
    "revision",
];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (run, known) in context.runs() {
        other_systems(run, findings);
        if !run.text.text.contains("git") {
            continue;
        }
        let calls: Vec<_> = run.script.calling(&["git"]).collect();
        for (n, call) in calls.iter().enumerate() {
            let Some(verb) = call.operands_without(VALUED).next().filter(|w| w.text() == "clone") else { continue };
            let branch = call.value_of(&["b", "branch", "revision"]);
            let is_variable = branch.as_ref().is_some_and(|b| b.contains('$'));
            let resolved =
                call.args().windows(2).find(|w| matches!(w[0].text(), "-b" | "--branch")).map(|w| known.resolve(&w[1]));
            let name = resolved.as_deref().or(branch.as_deref());
            let moves =
                name.is_none_or(is_branch) && !(is_variable && resolved.as_deref().is_some_and(|r| r.contains('$')));
            // Later commands, of this RUN or, where the clone stands alone, of the next ones, may choose a version.
            let chosen = calls[n + 1..]
                .iter()
                .any(|c| c.has_any_arg(&["checkout", "reset", "switch", "fetch", "submodule"]) && c.args().len() > 1)
                || chosen_later(context, run.index);
            if !moves || chosen {
                continue;
            }
            let repository = call.operands_without(VALUED).nth(1);
            let shown = repository.map_or("a repository".into(), |w| known.resolve(w));
            let message = match name {
                Some(branch) => format!("`{shown}` is cloned at the branch `{branch}`, which moves"),
                None => format!("`{shown}` is cloned in whatever state its default branch is in"),
            };
            let at = repository.map_or(verb.range, |w| verb.range.join(w.range));
            let finding = Finding::new(&RULE.meta, run.outer.range, run.source(at), message)
                .help("Name a tag with `--branch v1.2.3`, or check out a commit behind the clone.");
            let edit = insert_behind(context, run, verb.range, "--branch TAG").filter(|_| name.is_none());
            findings.push(match edit {
                Some(edit) => finding.fix(Fix::display("Name the tag", vec![edit])),
                None => finding,
            });
        }
    }
    for stage in &context.assembly().stages {
        for transfer in stage.transfers.iter().filter(|t| t.is_add) {
            for source in &transfer.sources {
                let (address, reference) =
                    source.path.split_once('#').map_or((source.path.as_str(), None), |(a, r)| (a, Some(r)));
                let is_repository = address.strip_suffix(".git").is_some() || address.starts_with("git@");
                let reference = reference.map(|r| r.split(':').next().unwrap_or(r)).filter(|r| !r.is_empty());
                if is_repository && reference.is_none_or(is_branch) {
                    let message = format!("`{}` is added in whatever state its branch is in", source.path);
                    let outer = &context.file.instructions[transfer.index];
                    findings.push(
                        Finding::new(&RULE.meta, outer.range, source.range, message)
                            .help("Name a tag or a commit behind `#`: `https://github.com/acme/rules.git#v1.4.0`."),
                    );
                }
            }
        }
    }
}

/// Whether the next RUN of the stage checks something out.
fn chosen_later(context: &Context<'_>, index: usize) -> bool {
    let mut next = context.scripts().iter().skip_while(|r| r.index <= index).take(2);
    next.any(|run| {
        run.text.text.contains("git ")
            && run.script.calling(&["git"]).any(|c| c.has_any_arg(&["checkout", "reset", "switch"]))
    })
}

/// The same of Subversion and Mercurial.
fn other_systems(run: &RunScript<'_>, findings: &mut Vec<Finding>) {
    for call in run.script.calling(&["svn", "hg"]) {
        let verb = call.operands().next().map_or("", |w| w.text());
        let moves = match call.name() {
            "svn" => {
                matches!(verb, "checkout" | "co" | "export")
                    && !call.has_any_flag(&["r", "revision"])
                    && !call.args().iter().any(|w| w.text().contains("/tags/") || w.text().contains('@'))
            }
            "hg" => verb == "clone" && !call.has_any_flag(&["r", "rev", "u", "updaterev", "b", "branch"]),
            _ => false,
        };
        let repository = call.operands().find(|w| w.text().contains("://"));
        if let Some(word) = repository.filter(|_| moves) {
            let message = format!("`{}` is taken in whatever state it is in today", word.text());
            findings.push(
                Finding::new(&RULE.meta, run.outer.range, run.source(word.range), message)
                    .help("Name a revision or a tag."),
            );
        }
    }
}
