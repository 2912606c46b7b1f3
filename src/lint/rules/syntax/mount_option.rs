//! # mount-option
//!
//! ## What it does
//! Flags options of `RUN --mount` that the build refuses: a type or an option that does not exist, one that the type
//! does not have, a value that can't be.
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
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    dockerfile::{Fault, FaultKind, MountFault, nearest_mount_word},
    lint::{Context, Rule, rules::rule_file},
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
        Some(match problem {
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
        })
    });
}

fn nearest_fix(fault: &Fault, skip: usize, word: &str, is_type: bool) -> Option<Fix> {
    let meant = nearest_mount_word(word, is_type)?;
    let start = fault.range.from() + skip;
    // A continuation inside the option would shift the place.
    (fault.range.len() >= skip + word.len()).then(|| {
        Fix::risky(format!("Write `{meant}`"), vec![Edit::replace(TextRange::new(start, start + word.len()), meant)])
    })
}
