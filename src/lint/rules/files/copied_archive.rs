//! # copied-archive
//!
//! ## What it does
//! Flags COPY of an archive that a RUN of the same stage unpacks.
//!
//! ## Why it is bad
//! The layer of the COPY keeps the archive for ever, also where a later RUN removes it. `ADD archive.tar.gz
//! /folder/` unpacks a local archive while it adds it, and `RUN --mount=type=bind` shows it to one command
//! only.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM alpine:3.20
//! COPY app.tar.gz /tmp/
//! RUN tar -xzf /tmp/app.tar.gz -C /srv
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM alpine:3.20
//! ADD app.tar.gz /srv/
//! ```
//!
//! Or, where the options of tar are needed:
//! ```dockerfile clean
//! FROM alpine:3.20
//! RUN --mount=type=bind,source=app.tar.gz,target=/tmp/app.tar.gz tar -xzf /tmp/app.tar.gz --strip-components=1 -C /srv
//! ```
//!
//! ## Fix safety
//! There is no fix: which files go where depends on the options of the command that unpacks.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::{Arguments, Instruction, Keyword, Word},
    lint::{
        Context, Rule, RunScript,
        rules::{rule_file, support::destination::peer_text},
    },
    shell,
};
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3010",
        slug: "copied-archive",
        aliases: &[],
        group: Group::Lean,
        severity: Severity::Info,
        hadolint: Peer::On(Severity::Info),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "An archive that is copied and then unpacked stays in the image",
        why: "The archive stays in the layer that brought it, beside what was unpacked; ADD unpacks a local archive and leaves no archive behind.",
        sources: &[
            Source {
                title: "Docker docs, Dockerfile reference: ADD",
                url: "https://docs.docker.com/reference/dockerfile/#adding-local-tar-archives",
            },
            Source { title: "hadolint wiki, DL3010", url: "https://github.com/hadolint/hadolint/wiki/DL3010" },
        ],
        file: rule_file!(),
    },
    check,
};

/// Endings by which hadolint knows an archive.
const ARCHIVES_FOR_HADOLINT: [&str; 15] = [
    ".tar", ".gz", ".bz2", ".xz", ".Z", ".lz", ".lzma", ".tb2", ".tbz", ".tbz2", ".tgz", ".tlz", ".tpz", ".txz", ".tZ",
];

/// Commands that hadolint takes to unpack whatever they are given.
const UNPACKERS_FOR_HADOLINT: [&str; 9] =
    ["bunzip2", "gunzip", "gzcat", "uncompress", "unlzma", "unxz", "unzip", "zcat", "zgz"];

/// Archives that ADD unpacks.
const ARCHIVES: [&str; 12] = [
    ".tar",
    ".tar.gz",
    ".tgz",
    ".tar.bz2",
    ".tbz",
    ".tbz2",
    ".tar.xz",
    ".txz",
    ".tar.zst",
    ".tzst",
    ".tar.lzma",
    ".tlz",
];

/// A COPY that brings an archive, and the names by which a later command may mean it.
struct Copied<'c> {
    instruction: &'c Instruction,
    archive: &'c Word,
    names: Vec<String>,
}

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut last = None;
    for stage in &context.stages {
        for copied in stage.of(context.file).iter().filter_map(|i| copied(context, i)) {
            let last = last.get_or_insert_with(|| last_unpacked(context));
            let start = copied.instruction.range.start;
            let is_unpacked = |name: &String| last.get(&(stage.index, name.clone())).is_some_and(|&at| at > start);
            if copied.names.iter().any(is_unpacked) {
                findings.push(finding(&copied));
            }
        }
    }
}

/// For each stage, and the name of each file that a RUN of it unpacks, where the last one that does starts.
fn last_unpacked(context: &Context<'_>) -> HashMap<(usize, String), u32> {
    let mut last = HashMap::new();
    for script in context.scripts().iter().filter(|s| s.outer.keyword == Keyword::Run) {
        let Some(stage) = script.stage else { continue };
        last.extend(unpacked(context, script).into_iter().map(|name| ((stage, name), script.outer.range.start)));
    }
    last
}

fn copied<'c>(context: &Context<'_>, instruction: &'c Instruction) -> Option<Copied<'c>> {
    let (Arguments::Transfer { paths, exec }, Keyword::Copy) = (&instruction.arguments, instruction.keyword) else {
        return None;
    };
    let (target, sources) = paths.split_last().filter(|_| instruction.flag("from").is_none())?;
    let name = |word: &Word| base_name(peer_text(word, *exec)).to_owned();
    let is_archive = |name: &str| match context.profile() {
        Profile::Hadolint => ARCHIVES_FOR_HADOLINT.iter().any(|end| name.ends_with(end)),
        _ => ARCHIVES.iter().any(|end| name.ends_with(end)),
    };
    // What the file is called in the image: the destination's name, or its own in the folder.
    let renamed = Some(name(target)).filter(|n| is_archive(n));
    let names = match &renamed {
        Some(name) => vec![name.clone()],
        None => sources.iter().map(name).filter(|n| is_archive(n)).collect(),
    };
    let archive = sources.iter().find(|s| is_archive(&name(s))).unwrap_or(target);
    // Elsewhere ADD would not unpack what is no archive by its own name.
    let is_addable = context.profile() == Profile::Hadolint || sources.iter().any(|s| is_archive(&name(s)));
    (!names.is_empty() && is_addable).then_some(Copied { instruction, archive, names })
}

fn base_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// The names, without folders, of what the commands of a RUN unpack.
fn unpacked(context: &Context<'_>, script: &RunScript<'_>) -> Vec<String> {
    let names = |call: &shell::Call<'_>| {
        let texts = call.args().iter().map(|word| braced(&word.strict_text()));
        texts.filter(|text| !text.starts_with('-')).map(|text| base_name(&text).to_owned()).collect::<Vec<_>>()
    };
    if context.profile() == Profile::Hadolint {
        let unpack = script.script.strict().filter(|call| {
            let is_x = |text: &str| text.starts_with('-') && (text.contains('x') || text == "--get");
            let is_tar = call.name() == "tar" && call.texts().any(|text| is_x(&text));
            is_tar || UNPACKERS_FOR_HADOLINT.contains(&call.name())
        });
        return unpack.flat_map(|call| names(&call)).collect();
    }
    let unpack = script.script.calling(&["tar", "bsdtar"]).filter(|call| {
        let bundled = call.args().first().is_some_and(|word| {
            let text = word.text();
            !text.starts_with('-') && text.contains('x') && text.chars().all(|c| c.is_ascii_alphabetic())
        });
        bundled || call.has_any_flag(&["x", "extract", "get"])
    });
    unpack.flat_map(|call| names(&call)).collect()
}

/// Variables in the one spelling in which hadolint's shell reader gives them: `$A` as `${A}`.
fn braced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('$') {
        let (before, from) = rest.split_at(at);
        let name = &from[1..];
        let len = name.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(name.len());
        out.push_str(before);
        if len == 0 {
            out.push('$');
        } else {
            out.push_str("${");
            out.push_str(&name[..len]);
            out.push('}');
        }
        rest = &name[len..];
    }
    out.push_str(rest);
    out
}

fn finding(copied: &Copied<'_>) -> Finding {
    Finding::new(
        &RULE.meta,
        copied.instruction.range,
        copied.archive.range,
        format!("`{}` is copied here and unpacked further down, so that it is in the image twice", copied.archive.value),
    )
    .help("Use `ADD` with the folder to unpack into: it unpacks a local archive by itself. Or mount the archive for the RUN that unpacks it.")
}
