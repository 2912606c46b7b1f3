//! # volume-changed-later
//!
//! ## What it does
//! Notes a RUN that changes a folder behind its VOLUME.
//!
//! ## Why it is bad
//! It depends on the builder: BuildKit keeps the change, the legacy builder (and podman's and kaniko's in some versions) throws
//! it away, since there each RUN sees a fresh volume. Who reads the file can't tell which. In front of the VOLUME the same
//! RUN works everywhere.
//!
//! ## Example
//! ```dockerfile flagged=3
//! FROM debian:12.5-slim
//! VOLUME /var/lib/wiki
//! RUN mkdir -p /var/lib/wiki/pages && chown -R nobody /var/lib/wiki
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM debian:12.5-slim
//! RUN mkdir -p /var/lib/wiki/pages && chown -R nobody /var/lib/wiki
//! VOLUME /var/lib/wiki
//! ```
//!
//! ## Fix safety
//! There is no fix: moving instructions changes what later ones see.

use super::places::{is_below, of_base};
use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    lint::{
        Context, Rule,
        rules::{
            rule_file,
            support::{destination::absolute, workdir::workdirs},
        },
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL106",
        slug: "volume-changed-later",
        aliases: &[],
        group: Group::TrappingData,
        severity: Severity::Info,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "A RUN changes a folder after it was declared a VOLUME",
        why: "BuildKit keeps the change, the legacy builder throws it away: the same file gives two images.",
        sources: &[Source {
            title: "Docker docs, Dockerfile reference: notes about specifying volumes",
            url: "https://docs.docker.com/reference/dockerfile/#notes-about-specifying-volumes",
        }],
        file: rule_file!(),
    },
    check,
};

/// Commands that change the folders and files among their arguments.
const CHANGERS: &[&str] = &[
    "mkdir",
    "chown",
    "chmod",
    "touch",
    "cp",
    "mv",
    "install",
    "rm",
    "ln",
    "tar",
    "unzip",
    "wget",
    "curl",
    "git",
    "rsync",
    "tee",
    "initdb",
    "mysql_install_db",
    "mysqld",
    "dd",
    "sed",
    "slapadd",
];

/// How many volumes are followed.
const VOLUMES: usize = 32;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let workdirs = workdirs(context);
    for stage in context.assembly().stages.iter().filter(|s| s.is_shipped) {
        let mut volumes: Vec<(usize, String)> = Vec::new();
        for facts in context.assembly().lineage(stage.index) {
            volumes.extend(facts.volumes.iter().map(|v| (v.index, v.path.clone())));
            let declared = facts.image.as_ref().map(of_base).unwrap_or_default();
            volumes.extend(declared.into_iter().map(|v| (facts.instructions.start, v)));
        }
        volumes.retain(|(_, path)| path.len() > 1 && !path.contains('$'));
        volumes.truncate(VOLUMES);
        if volumes.is_empty() {
            continue;
        }
        for n in stage.runs.clone() {
            let workdir = workdirs[context.scripts()[n].index].path.as_deref().unwrap_or(&stage.workdir).to_owned();
            // Where the script goes elsewhere, a relative path may mean anything.
            let stays = context.scripts()[n].script.calling(&["cd", "pushd"]).next().is_none();
            let (run, known) = (&context.scripts()[n], &context.assembly().variables[n]);
            let before = |index: usize| index < run.index;
            let changed = run.script.effective().find_map(|call| {
                let redirects = call.command.redirects.iter().map(|r| &r.target);
                let words = call.args().iter().filter(|_| CHANGERS.contains(&call.name())).chain(redirects);
                words.into_iter().find_map(|word| {
                    let text = known.resolve(word);
                    let text = text.strip_prefix("of=").unwrap_or(&text);
                    let is_path =
                        text.starts_with('/') || stays && !text.starts_with(['-', '$']) && !text.contains("://");
                    if !is_path {
                        return None;
                    }
                    let path = absolute(&workdir, text);
                    volumes
                        .iter()
                        .find(|(index, v)| before(*index) && is_below(&path, v))
                        .map(|(_, v)| (word.range, v.clone()))
                })
            });
            if let Some((range, volume)) = changed {
                let message = format!("this RUN changes `{volume}`, which is a volume already");
                findings.push(
                    Finding::new(&RULE.meta, run.outer.range, run.source(range), message)
                        .help("Prepare the folder first and declare it a VOLUME behind: BuildKit keeps a later change, the legacy builder drops it."),
                );
            }
        }
    }
}
