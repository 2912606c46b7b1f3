//! # circular-stage
//!
//! ## What it does
//! Flags stages that need each other: one copies from, mounts or starts from the other, directly or by way of further
//! stages.
//!
//! ## Why it is bad
//! Neither can be built before the other: the build stops, before any step is run. Often it is a slip of names: a stage was
//! meant to copy from the base of the other, or from an earlier stage of a similar name. Where both really need something of
//! each other, what they share belongs into a third stage in front of both.
//!
//! A stage may copy only from those above it, so that the order of the file is the order of the build.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM alpine:3.20 AS a
//! COPY --from=b /x /x
//! FROM alpine:3.20 AS b
//! COPY --from=a /y /y
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM alpine:3.20 AS a
//! FROM alpine:3.20 AS b
//! COPY --from=a /y /y
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say which of the two comes first.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::{Base, Flag, Instruction, Keyword, Stage},
    lint::{
        Context, Rule,
        rules::{rule_file, support::shipped::sources},
    },
};
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL0029",
        slug: "circular-stage",
        aliases: &[],
        group: Group::Syntax,
        severity: Severity::Error,
        hadolint: Peer::Absent,
        buildkit: Peer::On(Severity::Error),
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "Stages that need each other can't be built",
        why: "Neither stage can be built before the other: the build stops.",
        sources: &[Source {
            title: "Docker docs, multi-stage builds",
            url: "https://docs.docker.com/build/building/multi-stage/",
        }],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.profile() == Profile::Hadolint {
        return;
    }
    let needs = needs(context);
    // Depth first, without recursion: a file may have very many stages.
    let mut state = vec![Visit::New; context.stages.len()];
    for start in 0..context.stages.len() {
        let mut path = vec![(start, 0)];
        if state[start] != Visit::New {
            continue;
        }
        state[start] = Visit::Open;
        while let Some((stage, next)) = path.last_mut() {
            let Some(&(other, instruction)) = needs[*stage].get(*next) else {
                state[*stage] = Visit::Done;
                path.pop();
                continue;
            };
            *next += 1;
            match state[other] {
                Visit::Done => {}
                // What names its own stage is another rule's matter.
                Visit::Open if other == *stage && context.profile() != Profile::Buildkit => {}
                Visit::Open => {
                    // Where the circle begins, at the stage that stands first in the file.
                    let first = path.iter().position(|&(s, _)| s == other).unwrap_or_default();
                    let (s, n) = path[first];
                    let at = if first + 1 == path.len() { instruction } else { needs[s][n - 1].1 };
                    let name = context.stages[other].name.clone().unwrap_or_else(|| format!("number {other}"));
                    let message = format!("the stage {name} needs, by way of this, itself: no build can do that");
                    findings.push(
                        Finding::new(&RULE.meta, at.range, at.keyword_range, message)
                            .help("Move what both need into a stage of its own in front of them."),
                    );
                    return;
                }
                Visit::New => {
                    state[other] = Visit::Open;
                    path.push((other, 0));
                }
            }
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Visit {
    New,
    Open,
    Done,
}

/// For each stage the stages that it copies from or mounts, by name anywhere in the file or by number.
fn needs<'c>(context: &Context<'c>) -> Vec<Vec<(usize, &'c Instruction)>> {
    let mut by_name: HashMap<String, usize> = HashMap::new();
    for stage in &context.stages {
        if let Some(name) = &stage.name {
            by_name.insert(name.to_ascii_lowercase(), stage.index);
        }
    }
    let find = |name: &str| {
        let count = context.stages.len();
        by_name.get(&name.to_ascii_lowercase()).copied().or_else(|| name.parse().ok().filter(|&n| n < count))
    };
    let of = |stage: &Stage| {
        let own = stage.of(context.file).iter();
        let mut needs: Vec<_> = own
            .flat_map(|i| {
                // A mount knows stages by their names only.
                let can_be = |name: &String| i.keyword != Keyword::Run || name.parse::<usize>().is_err();
                let named = sources(i).into_iter().filter(can_be).filter_map(|name| find(&name));
                // A mount that names no source has the empty image, which a stage of that name hides.
                let is_bare = |f: &Flag| f.name == "mount" && f.option("from").is_none_or(|from| from.is_empty());
                let empty = by_name.get("scratch").copied();
                let empty = empty.filter(|_| i.keyword == Keyword::Run && i.flags.iter().any(is_bare));
                named.chain(empty).map(|n| (n, i)).collect::<Vec<_>>()
            })
            .collect();
        if let (Base::Stage(base), Some(from)) = (&stage.base, stage.of(context.file).first()) {
            needs.push((*base, from));
        }
        needs
    };
    context.stages.iter().map(of).collect()
}
