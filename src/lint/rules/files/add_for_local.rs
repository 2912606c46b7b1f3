//! # add-for-local
//!
//! ## What it does
//! Flags ADD where COPY does the same: for files and folders of the build context.
//!
//! ## Why it is bad
//! ADD does more than it seems to: it downloads what looks like an address, clones repositories, and unpacks what
//! turns out to be a tar archive, whatever the file is called. A reader of the file can't tell which of these is
//! meant, and a file that someone replaces by an archive of the same name arrives unpacked. COPY copies.
//!
//! ADD is right for archives that are to be unpacked, for addresses and for repositories; those are left alone.
//!
//! ## Example
//! ```dockerfile flagged=2,3
//! FROM python:3.13
//! ADD requirements.txt /app/
//! ADD --chown=app:app . /app
//! ```
//! ```dockerfile fixed
//! FROM python:3.13
//! COPY requirements.txt /app/
//! COPY --chown=app:app . /app
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM python:3.13
//! COPY requirements.txt /app/
//! ADD rootfs.tar.xz /
//! ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.com/a.txt /
//! ADD git@github.com:example/project.git /src
//! ```
//!
//! ## Fix safety
//! Safe where all sources are plain paths. Unsafe where one holds a variable, which might hold an address or an
//! archive. None where a flag is used that COPY does not have, or where COPY would be flagged for its
//! destination.

use crate::{
    diagnostic::{Applicability, Finding, Fix, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::{Arguments, Instruction, Keyword, Word},
    lint::{
        Context, Rule,
        rules::{
            rule_file,
            support::{
                destination::{is_rooted_for_peer, peer_text},
                workdir::workdirs,
            },
        },
    },
    text::Edit,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3020",
        slug: "add-for-local",
        aliases: &[],
        group: Group::Correctness,
        severity: Severity::Warning,
        hadolint: Peer::On(Severity::Error),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "ADD where COPY does the same hides what happens to the files",
        why: "ADD also downloads, clones and unpacks: the reader can't tell which is meant, and an archive under the same name would arrive unpacked.",
        sources: &[
            Source {
                title: "Docker docs, building best practices: ADD or COPY",
                url: "https://docs.docker.com/build/building/best-practices/#add-or-copy",
            },
            Source {
                title: "Docker docs, Dockerfile reference: ADD",
                url: "https://docs.docker.com/reference/dockerfile/#add",
            },
            Source { title: "hadolint wiki, DL3020", url: "https://github.com/hadolint/hadolint/wiki/DL3020" },
        ],
        file: rule_file!(),
    },
    check,
};

/// Endings of the archives for which hadolint lets ADD pass.
const PEER_ARCHIVES: [&str; 15] = [
    ".tar", ".gz", ".bz2", ".xz", ".Z", ".lz", ".lzma", ".tgz", ".tbz", ".tbz2", ".tb2", ".txz", ".tlz", ".tpz", ".tZ",
];

/// Flags that ADD and COPY share.
const SHARED_FLAGS: [&str; 4] = ["chown", "chmod", "link", "exclude"];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let as_peer = context.profile() == Profile::Hadolint;
    let places = workdirs(context);
    for (index, outer) in context.file.instructions.iter().enumerate() {
        // hadolint does not look into ONBUILD.
        let add = if as_peer { outer } else { outer.triggered() };
        let (Keyword::Add, Arguments::Transfer { paths, exec }) = (add.keyword, &add.arguments) else { continue };
        let Some((destination, sources)) = paths.split_last().filter(|(_, sources)| !sources.is_empty()) else {
            continue;
        };
        let local: Vec<&Word> = sources
            .iter()
            .filter(|w| if as_peer { is_local_for_peer(peer_text(w, *exec)) } else { is_local(&w.value) })
            .collect();
        // One source that needs ADD keeps the whole instruction.
        if local.is_empty() || (!as_peer && local.len() < sources.len()) {
            continue;
        }
        let finding = finding(outer, add, &local);
        let stands = is_rooted_for_peer(peer_text(destination, *exec)) || places[index].is_set;
        findings.push(match fix(add, sources, destination, stands) {
            Some(fix) => finding.fix(fix),
            None => finding,
        });
    }
}

fn finding(outer: &Instruction, add: &Instruction, local: &[&Word]) -> Finding {
    let names: Vec<String> = local.iter().map(|w| format!("`{}`", w.value)).collect();
    let message = match names.as_slice() {
        [name] if local[0].text.starts_with('$') => format!("ADD of {name}: COPY does the same for a local path"),
        [name] => format!("ADD of {name}, a local path: COPY does the same"),
        names => format!("ADD of {}, local paths: COPY does the same", names.join(", ")),
    };
    let depends = local.iter().all(|w| w.text.contains('$'));
    Finding::new(&RULE.meta, outer.range, add.keyword_range, message)
        .help("Write COPY. Keep ADD for archives to unpack, addresses and repositories.")
        .severity(if depends { Severity::Info } else { Severity::Warning })
}

fn is_local_for_peer(source: &str) -> bool {
    let is_address = source.starts_with("http://") || source.starts_with("https://");
    !is_address && !PEER_ARCHIVES.iter().any(|ending| source.ends_with(ending))
}

/// Whether a source is a file or folder of the context that ADD does not unpack, as far as its name tells.
fn is_local(source: &str) -> bool {
    let lower = source.to_ascii_lowercase();
    let is_address = ["http://", "https://", "git://", "ssh://", "git@"].iter().any(|start| lower.starts_with(start));
    !is_address && !is_archive(&lower)
}

/// The endings of tar archives, patterns such as `app-*.tar.*` included.
fn is_archive(lower: &str) -> bool {
    let name = lower.rsplit('/').next().unwrap_or(lower);
    let endings = [".gz", ".bz2", ".xz", ".zst", ".z", ".lz", ".lzma", ".tgz", ".txz", ".tzst", ".tpz", ".tlz"];
    name.contains(".tar") || name.contains(".tb") || endings.iter().any(|ending| name.ends_with(ending))
}

fn fix(add: &Instruction, sources: &[Word], destination: &Word, stands: bool) -> Option<Fix> {
    let flags_fit = add.flags.iter().all(|f| SHARED_FLAGS.contains(&f.name.as_str()));
    // Several sources need a folder to go to; a COPY without one is a fault of its own.
    let places_fit = stands && (sources.len() == 1 || destination.value.ends_with('/'));
    if !flags_fit || !places_fit || !sources.iter().all(|w| is_local(&w.value)) {
        return None;
    }
    let copy = if add.keyword_text.starts_with(char::is_lowercase) { "copy" } else { "COPY" };
    let applicability =
        if sources.iter().any(|w| w.text.contains('$')) { Applicability::Unsafe } else { Applicability::Safe };
    let edits = vec![Edit::replace(add.keyword_range, copy)];
    Some(Fix { title: "Write COPY".to_owned(), applicability, edits })
}
