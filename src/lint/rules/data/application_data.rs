//! # application-data
//!
//! ## What it does
//! Notes folders that the Dockerfile makes for an application to write into — uploads, media, storage, attachments — and
//! that are no VOLUME.
//!
//! ## Why it is bad
//! What users upload is written into the container's own layer and is gone at the next update; and two replicas each see
//! half of it. A place outside the container, an object store for one, serves several replicas.
//!
//! ## Example
//! ```dockerfile flagged=3
//! FROM node:22.11.0-bookworm-slim
//! WORKDIR /app
//! RUN mkdir -p /app/uploads && chown node:node /app/uploads
//! CMD ["node", "server.js"]
//! ```
//! ```dockerfile fixed
//! FROM node:22.11.0-bookworm-slim
//! WORKDIR /app
//! RUN mkdir -p /app/uploads && chown node:node /app/uploads
//! VOLUME /app/uploads
//! CMD ["node", "server.js"]
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM node:22.11.0-bookworm-slim
//! WORKDIR /app
//! COPY data/cities.json data/
//! RUN mkdir -p /app/uploads && chown node:node /app/uploads
//! VOLUME /app/uploads
//! CMD ["node", "server.js"]
//! ```
//!
//! ## Fix safety
//! Unsafe: each container then gets a volume of its own, which stays on the host when the container is gone.

use super::places::{declare, is_below, is_documented, is_kept, volumes};
use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    lint::{
        Context, Rule,
        assembly::StageFacts,
        rules::{
            rule_file,
            support::{destination::absolute, present::services, workdir::workdirs},
        },
    },
    shell::{Call, Word},
    text::TextRange,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL104",
        slug: "application-data",
        aliases: &[],
        group: Group::TrappingData,
        severity: Severity::Info,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "A folder for what users leave behind is no VOLUME",
        why: "What users upload is written into the container's own layer: it is gone at the next update, and two replicas each see half of it.",
        sources: &[
            Source { title: "The twelve-factor app: processes", url: "https://12factor.net/processes" },
            Source {
                title: "Docker docs, building best practices: VOLUME",
                url: "https://docs.docker.com/build/building/best-practices/#volume",
            },
        ],
        file: rule_file!(),
    },
    check,
};

/// Last parts of the paths of folders that users' files go into.
const FOLDERS: &[&str] = &[
    "uploads",
    "upload",
    "media",
    "attachments",
    "user-data",
    "userdata",
    "user_data",
    "files",
    "fileadmin",
    "wp-content",
    "storage",
    "avatars",
    "user-files",
    "userfiles",
    "blobs",
    "documents",
    "pictures",
    "photos",
    "repositories",
    "repos",
    "backups",
    "backup",
    "maildir",
    "vmail",
    "persist",
    "persistent",
    "state",
    "database",
    "databases",
    "db",
];

/// Folders that are data where the Dockerfile gives them to the account that runs the program.
const MAYBE: &[&str] = &[
    "data",
    "var-data",
    "store",
    "dumps",
    "export",
    "exports",
    "archive",
    "archives",
    "sqlite",
    "images",
    "recordings",
    "mnt",
];

/// Folders that are data where a program's account gets them, whatever made them.
const OWNED: &[&str] = &[
    "uploads",
    "upload",
    "media",
    "attachments",
    "storage",
    "user-data",
    "userdata",
    "fileadmin",
    "wp-content",
    "avatars",
];

/// Last words of the names of variables that say where such files go.
const VARIABLES: &[&str] = &[
    "UPLOAD_DIR",
    "UPLOADS_DIR",
    "UPLOAD_PATH",
    "UPLOADS_PATH",
    "UPLOAD_FOLDER",
    "UPLOADS_FOLDER",
    "MEDIA_ROOT",
    "MEDIA_DIR",
    "STORAGE_DIR",
    "STORAGE_PATH",
    "ATTACHMENTS_DIR",
    "FILES_DIR",
    "DATA_DIR",
    "DATA_PATH",
    "DATADIR",
    "DATA_FOLDER",
    "DATA_HOME",
    "STATE_DIR",
    "REPO_DIR",
    "UPLOADS",
    "UPLOAD_ROOT",
    "FILE_STORAGE",
    "PERSISTENT_DIR",
    "BACKUP_DIR",
    "STORE_PATH",
    "DB_DIR",
];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let workdirs = workdirs(context);
    for stage in context.assembly().images() {
        let kept = volumes(context, stage);
        // What a known service keeps is the question of another rule.
        if services(context, stage).iter().any(|p| p.service.kind != crate::lint::knowledge::services::Kind::Stateless)
        {
            continue;
        }
        let mut places: Vec<(String, usize, TextRange)> = Vec::new();
        for facts in context.assembly().lineage(stage.index) {
            for setting in facts.settings.iter().filter(|s| !s.is_arg) {
                let is_named = VARIABLES.iter().any(|v| setting.name == *v || setting.name.ends_with(&format!("_{v}")));
                if is_named
                    && setting.value.starts_with('/')
                    && !setting.value.contains('$')
                    && !is_temporary(&setting.value)
                    && !setting.name.starts_with("XDG")
                {
                    places.push((setting.value.clone(), setting.index, setting.range));
                }
            }
            for n in facts.runs.clone() {
                let run = &context.scripts()[n];
                let workdir = workdirs[run.index].path.as_deref().unwrap_or(&facts.workdir).to_owned();
                made(context, n, &workdir, &mut places);
            }
        }
        report(context, stage, &kept, places, findings);
    }
}

fn is_temporary(path: &str) -> bool {
    is_below(path, "/tmp")
        || is_below(path, "/var/tmp")
        || is_below(path, "/run")
        || is_below(path, "/dev")
        || is_below(path, "/usr/share")
        || is_below(path, "/usr/lib")
        || is_below(path, "/etc")
}

/// Folders that a RUN makes for users' files: by `mkdir` or `install -d`, and given to an account where the name alone
/// says too little.
fn made(context: &Context<'_>, script: usize, workdir: &str, places: &mut Vec<(String, usize, TextRange)>) {
    let (run, known) = (&context.scripts()[script], &context.assembly().variables[script]);
    if !run.script.may_call(&["chown", "chmod", "mkdir", "install", "svnadmin", "git"]) {
        return;
    }
    let calls: Vec<_> = run.script.effective().collect();
    let given: Vec<String> = calls
        .iter()
        .filter(|c| matches!(c.name(), "chown" | "chmod"))
        .flat_map(|c| c.operands().skip(1).map(|w| absolute(workdir, &known.resolve(w))))
        .collect();
    // Folders of the project that are given to the account that runs the program: it writes there.
    let owned = calls.iter().filter(|c| matches!(c.name(), "chown" | "chmod")).flat_map(|c| c.operands().skip(1));
    for word in owned {
        let path = absolute(workdir, &known.resolve(word));
        let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
        if OWNED.contains(&last.as_str()) && !path.contains(['$', '*']) && !is_temporary(&path) {
            places.push((path, run.index, run.source(word.range)));
        }
    }
    for call in &calls {
        if let Some(word) = repository(call) {
            let path = absolute(workdir, &known.resolve(word));
            if !path.contains('$') && !is_temporary(&path) {
                places.push((path, run.index, run.source(word.range)));
            }
        }
        let makes = call.name() == "mkdir" || (call.name() == "install" && call.has_flag("d"));
        if !makes {
            continue;
        }
        for word in call.operands_without(&["m", "mode", "o", "g", "owner", "group"]) {
            let path = absolute(workdir, &known.resolve(word));
            let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
            let is_given = given.iter().any(|g| is_below(&path, g))
                || call.name() == "install" && call.has_any_flag(&["o", "owner"]);
            let is_data = FOLDERS.contains(&last.as_str())
                && (is_given || matches!(last.as_str(), "uploads" | "upload" | "attachments" | "media"))
                || (MAYBE.contains(&last.as_str()) && is_given);
            if is_data && !path.contains('$') && !is_temporary(&path) {
                places.push((path, run.index, run.source(word.range)));
            }
        }
    }
}

/// The place where a repository is made that others will push to.
fn repository<'c>(call: &Call<'c>) -> Option<&'c Word> {
    let mut words = call.operands();
    match (call.name(), words.next().map(Word::text)) {
        ("svnadmin", Some("create")) => words.next(),
        ("git", Some("init")) if call.has_flag("bare") => words.next(),
        _ => None,
    }
}

fn report(
    context: &Context<'_>,
    stage: &StageFacts,
    kept: &[String],
    places: Vec<(String, usize, TextRange)>,
    findings: &mut Vec<Finding>,
) {
    let mut seen: Vec<String> = Vec::new();
    // What a RUN makes is the better place to point at than the variable.
    let (made, named): (Vec<_>, Vec<_>) = places
        .into_iter()
        .partition(|(_, index, _)| context.file.instructions[*index].keyword == crate::dockerfile::Keyword::Run);
    for (path, index, range) in made.into_iter().chain(named) {
        if seen.iter().any(|s| is_below(&path, s) || is_below(s, &path))
            || is_kept(&path, kept)
            || is_documented(context, &path)
        {
            continue;
        }
        let message = format!("`{path}` is made for files that must last, and it is no VOLUME");
        let outer = &context.file.instructions[index];
        let finding = Finding::new(&RULE.meta, outer.range, range, message).help(format!(
            "Write `VOLUME {path}` and mount a named volume there, or keep such files outside: in an object store, which serves several replicas."
        ));
        findings.push(match declare(context, stage, &path) {
            Some(fix) => finding.fix(fix),
            None => finding,
        });
        seen.push(path);
    }
}
