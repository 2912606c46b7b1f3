//! # mount-option
//!
//! ## What it does
//! Flags options of `RUN --mount` that the build refuses: a type or an option that does not exist, one that the type
//! does not have, a value that can't be, a secret without a name; and a mount over the root of the file system.
//!
//! ## Why it is bad
//! The build stops, often late: the instruction is looked at when its turn comes.
//!
//! ## Example
//! ```dockerfile flagged=2,3
//! FROM debian:12.8
//! RUN --mount=type=chache,target=/var/cache/apt apt-get update
//! RUN --mount=type=bind,target=/src,sharing=locked make
//! ```
//! ```dockerfile fixed
//! FROM debian:12.8
//! RUN --mount=type=cache,target=/var/cache/apt apt-get update
//! RUN --mount=type=bind,target=/src,sharing=locked make
//! ```
//!
//! Without a target a mount covers the working directory:
//! ```dockerfile flagged=2
//! FROM scratch
//! RUN --mount=type=cache make
//! ```
//!
//! Nor with one that comes out as nothing:
//! ```dockerfile flagged=3
//! FROM scratch
//! ARG CACHE=
//! RUN --mount=type=cache,target=$CACHE make
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM debian:12.8
//! RUN --mount=type=cache,target=/var/cache/apt,sharing=locked apt-get update
//! RUN --mount=type=secret,id=token,required,mode=0400 make
//! RUN --mount=type=bind,source=.,target=/src,rw make
//! ```
//!
//! ## Fix safety
//! Unsafe: the fix takes the nearest word for the one that was meant.

use super::refusal::{self, Described};
use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::{
        Fault, FaultKind, Flag, FlagOption, Instruction, Keyword, MountFault, mount_faults, nearest_mount_word,
    },
    lint::{
        Context, Rule,
        rules::{
            rule_file,
            support::{
                destination::{absolute, join},
                environment::Environments,
                workdir::workdirs,
            },
        },
    },
    text::{Edit, TextRange},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL0020",
        slug: "mount-option",
        aliases: &["DL1000"],
        group: Group::Syntax,
        severity: Severity::Error,
        hadolint: Peer::On(Severity::Error),
        buildkit: Peer::On(Severity::Error),
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "An option of RUN --mount that the build refuses",
        why: "The build stops when it comes to this mount.",
        sources: &[Source {
            title: "Docker docs, Dockerfile reference: RUN --mount",
            url: "https://docs.docker.com/reference/dockerfile/#run---mount",
        }],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    refusal::report(&RULE.meta, context, findings, |fault| {
        let FaultKind::Mount(option, problem) = &fault.kind else { return None };
        let (name, value) = option.split_once('=').unwrap_or((option, ""));
        Some(described(fault, name, value, *problem))
    });
    if context.profile() != Profile::Hadolint {
        check_targets(context, findings);
        check_expanded(context, findings);
    }
}

/// Mounts with variables in their options, as they come out where the text tells.
fn check_expanded(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let has_variable = |i: &Instruction| {
        i.keyword == Keyword::Run
            && i.flags.iter().any(|f| f.name == "mount" && f.range.of(context.source).contains('$'))
    };
    if !context.file.instructions.iter().any(has_variable) {
        return;
    }
    let (folders, escape) = (workdirs(context), context.file.escape);
    let mut environments = Environments::new(context);
    for stage in &context.stages {
        environments.visit(context, stage, |index, run, known| {
            if !has_variable(run) {
                return;
            }
            for mount in run.flags.iter().filter(|f| f.name == "mount") {
                let mut options = mount.options();
                let is_told = |o: &FlagOption| {
                    let value = o.value.as_deref().unwrap_or_default();
                    context.profile() == Profile::Buildkit || known.tells(value, escape)
                };
                let has_variable = |o: &FlagOption| o.value.as_deref().is_some_and(|v| v.contains('$'));
                let varying: Vec<usize> = (0..options.len()).filter(|&n| has_variable(&options[n])).collect();
                // Of several the build takes the last; a `from` with a variable is refused as it is.
                if varying.is_empty()
                    || !options.iter().all(is_told)
                    || varying.iter().any(|&n| options[n].name == "from")
                {
                    continue;
                }
                for option in &mut options {
                    option.value = option.value.as_ref().map(|v| known.expand(v, escape).unwrap_or_default());
                }
                let problem = mount_faults(&options).into_iter().next();
                let described = match problem {
                    Some((n, problem)) => {
                        let value = options[n].value.as_deref().unwrap_or_default();
                        Some(without_fix(options[n].name.as_str(), value, problem))
                    }
                    None => covers_root(&options, folders[index].path.as_deref().unwrap_or("/")).then(|| {
                        Described::new(
                            "the mount's target comes out as the root of the file system",
                            "Give the variable a value in front of this line: `ARG NAME=/folder`.",
                        )
                    }),
                };
                if let Some(described) = described {
                    findings
                        .push(Finding::new(&RULE.meta, run.range, mount.range, described.message).help(described.help));
                }
            }
        });
    }
}

/// What is said of an option whose value came out of variables.
fn without_fix(name: &str, value: &str, problem: MountFault) -> Described {
    let nowhere =
        Fault { kind: FaultKind::Mount(String::new(), problem), range: TextRange::at(0), anchor: TextRange::at(0) };
    described(&nowhere, name, value, problem).fix(None)
}

/// Whether a mount with files covers the root of the file system.
fn covers_root(options: &[FlagOption], folder: &str) -> bool {
    let value =
        |names: &[&str]| options.iter().rev().find(|o| names.contains(&o.name.as_str())).and_then(|o| o.value.clone());
    let has_files =
        value(&["type"]).is_none_or(|t| matches!(t.to_ascii_lowercase().as_str(), "bind" | "cache" | "tmpfs"));
    let target = value(&["target", "dst", "destination"]).unwrap_or_default();
    has_files && absolute(folder, &target).trim_end_matches('/').is_empty()
}

fn described(fault: &Fault, name: &str, value: &str, problem: MountFault) -> Described {
    match problem {
        MountFault::UnknownType => Described::new(
            format!("there is no mount of type `{value}`"),
            "The types are bind, cache, tmpfs, secret and ssh.",
        )
        .fix(nearest_fix(fault, name.len() + 1, value, true)),
        MountFault::UnknownOption => Described::new(
            format!("`--mount` has no option `{name}`"),
            "See the options of each type in the Dockerfile reference.",
        )
        .fix(nearest_fix(fault, 0, name, false)),
        MountFault::NoValue => {
            Described::new(format!("the mount's `{name}` has no value"), format!("Write `{name}=` and its value."))
        }
        MountFault::Value(wanted) => {
            Described::new(format!("the mount's `{name}` can't be `{value}`"), format!("It takes {wanted}."))
        }
        MountFault::WrongType(kind) => Described::new(
            format!("a mount of type {kind} has no `{name}`"),
            "Remove the option, or use the type that has it.",
        ),
        MountFault::Variable => Described::new(
            format!("the mount's `{name}` takes no variable, and `{value}` holds one"),
            "Give the image a stage of its own, `FROM ... AS name`, where variables are replaced, and write that name here.",
        ),
        MountFault::NoSecret => Described::new(
            "the mount does not say which secret it wants",
            "Write `id=` and the secret's name: `--mount=type=secret,id=token`.",
        ),
        MountFault::TwoNames => Described::new(
            format!("the secret's name stands here twice: `{name}` and `id` mean the same"),
            "Keep one of the two.",
        ),
    }
}

/// A mount over the root of the file system, which the build refuses: without a target it covers the working
/// directory, and that is the root until something sets it.
fn check_targets(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut folders = None;
    for (index, (outer, run)) in context.instructions().enumerate() {
        if run.keyword != Keyword::Run || (outer.keyword == Keyword::Onbuild) {
            continue;
        }
        for mount in run.flags.iter().filter(|f| f.name == "mount") {
            let Some(target) = relative_target(mount) else { continue };
            let folder = &folders.get_or_insert_with(|| workdirs(context))[index];
            let is_root = |folder: &str| join(folder, &target) == "/";
            // For BuildKit's own verdict every base image stands at the root.
            let unset = !folder.is_set && (folder.path.is_none() || context.profile() == Profile::Buildkit);
            let told = folder.path.as_deref().is_some_and(is_root);
            if !(told || unset && is_root("/")) {
                continue;
            }
            let message = if target.is_empty() {
                "without a target the mount covers the working directory, which is the root of the file system here"
            } else {
                "the mount covers the root of the file system"
            };
            let finding = Finding::new(&RULE.meta, outer.range, mount.range, message)
                .help("Write `target=` and the folder in which the command looks for it.");
            // A base image may have a working directory that nothing here tells of.
            let is_sure = told || context.profile() == Profile::Buildkit;
            findings.push(if is_sure { finding } else { finding.severity(Severity::Warning) });
        }
    }
}

/// The target of a mount that has files, if it is no path from the root but the root itself, and holds no variable.
fn relative_target(mount: &Flag) -> Option<String> {
    let options = mount.options();
    let value =
        |names: &[&str]| options.iter().rev().find(|o| names.contains(&o.name.as_str())).and_then(|o| o.value.clone());
    let has_files =
        value(&["type"]).is_none_or(|t| matches!(t.to_ascii_lowercase().as_str(), "bind" | "cache" | "tmpfs"));
    let target = value(&["target", "dst", "destination"]).unwrap_or_default();
    let may_be_root = !target.starts_with('/') || join("/", &target) == "/";
    (has_files && may_be_root && !target.contains('$')).then_some(target)
}

fn nearest_fix(fault: &Fault, skip: usize, word: &str, is_type: bool) -> Option<Fix> {
    let meant = nearest_mount_word(word, is_type)?;
    let start = fault.range.from() + skip;
    // A continuation inside the option would shift the place.
    (fault.range.len() >= skip + word.len()).then(|| {
        Fix::risky(format!("Write `{meant}`"), vec![Edit::replace(TextRange::new(start, start + word.len()), meant)])
    })
}
