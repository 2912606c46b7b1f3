//! # root-user
//!
//! ## What it does
//! Flags an image whose last USER is root.
//!
//! ## Why it is bad
//! Whoever breaks into the process is root in the container: free to change the program, to install tools, to write
//! into mounted volumes, and one kernel fault away from the host. Root is for installing; the service itself seldom
//! needs it.
//!
//! Stages that only build are left alone.
//!
//! ## Example
//! ```dockerfile flagged=5
//! FROM node:22.11 AS build
//! USER root
//! FROM node:22.11
//! USER node
//! USER root
//! RUN install -d -o node /data
//! CMD ["node", "server.js"]
//! ```
//! ```dockerfile fixed
//! FROM node:22.11 AS build
//! USER root
//! FROM node:22.11
//! USER node
//! USER root
//! RUN install -d -o node /data
//! CMD ["node", "server.js"]
//! USER node
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM node:22.11
//! USER root
//! RUN install -d -o node /data
//! USER node
//! CMD ["node", "server.js"]
//! ```
//!
//! ## Fix safety
//! Where the stage, or its base image, used another account before, the fix goes back to it at the end: unsafe, since the service may
//! rely on being root. Elsewhere the fix shows the pattern, with the account to fill in.

use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::{Arguments, Base, Instruction, Keyword, Stage, Word},
    lint::{
        Context, Rule,
        rules::{
            rule_file,
            support::{casing::cased, destination::behind_keyword, parent::parent, removal::line_break},
        },
    },
    text::Edit,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3002",
        slug: "root-user",
        aliases: &[],
        group: Group::Security,
        severity: Severity::Warning,
        hadolint: Peer::On(Severity::Warning),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::Always,
        summary: "The last USER is root: whoever breaks in owns the container",
        why: "Whoever breaks into the process is root in the container: free to change programs and mounted data, and one kernel fault away from the host.",
        sources: &[
            Source {
                title: "Docker docs, building best practices: USER",
                url: "https://docs.docker.com/build/building/best-practices/#user",
            },
            Source { title: "hadolint wiki, DL3002", url: "https://github.com/hadolint/hadolint/wiki/DL3002" },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.profile() == Profile::Hadolint {
        for stage in &context.stages {
            let last = users(context, stage).last();
            if let Some((instruction, user)) = last.filter(|(i, _)| is_root_for_peer(i)) {
                findings.push(finding(context, stage, instruction, user));
            }
        }
        return;
    }
    // The user of the image is the last one of its stage, or of the stage that it starts from.
    let mut stage = context.stages.last();
    while let Some(current) = stage {
        if let Some((instruction, user)) = users(context, current).last() {
            if is_root(&user.value) {
                findings.push(finding(context, current, instruction, user));
            }
            return;
        }
        stage = match current.base {
            Base::Stage(n) => context.stages.get(n),
            _ => None,
        };
    }
}

/// The USER instructions of a stage, in order.
fn users<'c>(context: &Context<'c>, stage: &Stage) -> impl Iterator<Item = (&'c Instruction, &'c Word)> {
    stage.of(context.file).iter().filter_map(|i| match (&i.arguments, i.keyword) {
        (Arguments::Text(Some(user)), Keyword::User) => Some((i, user)),
        _ => None,
    })
}

fn is_root(user: &str) -> bool {
    let name = user.split(':').next().unwrap_or(user);
    name == "root" || (!name.is_empty() && name.chars().all(|c| c == '0'))
}

/// hadolint compares the rest of the line as it stands, blanks at its end included.
fn is_root_for_peer(instruction: &Instruction) -> bool {
    let rest = behind_keyword(instruction);
    matches!(rest, "root" | "0") || rest.starts_with("root:") || rest.starts_with("0:")
}

fn finding(context: &Context<'_>, stage: &Stage, instruction: &Instruction, user: &Word) -> Finding {
    let name = &user.value;
    let finding = Finding::new(
        &RULE.meta,
        instruction.range,
        user.range,
        format!("the last USER is `{name}`: the container runs as root"),
    )
    .help("Go back to an account without rights behind the last line that needs root.");
    let before = users(context, stage).filter(|(_, u)| !is_root(&u.value)).last().map(|(_, u)| u.text.clone());
    // The account that the base image is known to run as.
    let inherited = || parent(context, stage).and_then(|p| p.declared.user.clone()).filter(|u| !is_root(u));
    let fix = if let Some(other) = before.or_else(inherited) {
        let edit = append(context, stage, &format!("USER {other}"));
        Fix::risky(format!("Go back to `{other}` at the end of the stage"), vec![edit])
    } else {
        let edit = append(context, stage, "USER <account>");
        Fix::display("Go to an account of its own at the end of the stage", vec![edit])
    };
    finding.fix(fix)
}

/// Puts a line behind the last instruction of a stage.
fn append(context: &Context<'_>, stage: &Stage, text: &str) -> Edit {
    let end = stage.of(context.file).last().map_or(context.source.len(), |last| last.range.to());
    // An instruction may end in a continuation without a next line; a line break ends it.
    Edit::insert(end, format!("{}{}", line_break(context.source), cased(context, text)))
}
