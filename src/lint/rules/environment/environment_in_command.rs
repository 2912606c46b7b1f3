//! # environment-in-command
//!
//! ## What it does
//! Flags ENTRYPOINT, CMD and HEALTHCHECK that name an environment: a profile, a mode, a configuration file of one.
//!
//! ## Why it is bad
//! A variable can be overridden where the container is started; a word in the command can only be replaced with the whole
//! command. So each environment gets a Dockerfile or an image of its own, and they drift apart.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM eclipse-temurin:21.0.3_9-jre-jammy
//! ENTRYPOINT ["java", "-Dspring.profiles.active=qa", "-jar", "/opt/search.jar"]
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM eclipse-temurin:21.0.3_9-jre-jammy
//! ENV SPRING_PROFILES_ACTIVE=default
//! ENTRYPOINT ["java", "-jar", "/opt/search.jar"]
//! ```
//!
//! ## Fix safety
//! There is only a pattern to copy, made of what this file fixes: defaults by ENV and a script. Which variable your
//! program reads only you can say.

use super::HELP;
use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    dockerfile::{Command, Keyword},
    lint::{
        Context, Rule,
        knowledge::environments::{Environment, in_command, named, words},
        rules::rule_file,
        starting_script::offer,
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL404",
        slug: "environment-in-command",
        aliases: &[],
        group: Group::EnvironmentSpecific,
        severity: Severity::Warning,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "The command names an environment, which no variable can override",
        why: "A word in the command can only be replaced with the whole command: each environment gets an image of its own, and they drift apart.",
        sources: &[Source { title: "The twelve-factor app: config", url: "https://12factor.net/config" }],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (index, (outer, instruction)) in context.instructions().enumerate() {
        if !matches!(instruction.keyword, Keyword::Cmd | Keyword::Entrypoint) {
            continue;
        }
        let stage = context.stage_of(index).and_then(|n| context.assembly().stages.get(n));
        // A stage that is called for development or tests starts what development or tests need.
        let own = stage.and_then(|s| words(&s.name).into_iter().find_map(named));
        let (list, places): (Vec<String>, Vec<_>) = match instruction.command() {
            Some(Command::Exec(list)) => list.iter().map(|w| (w.value.clone(), w.range)).unzip(),
            Some(Command::Shell(text)) => {
                text.text.split_whitespace().map(|w| (w.trim_matches(['"', '\'']).to_owned(), text.range())).unzip()
            }
            None => continue,
        };
        let mut before = "";
        for (word, range) in list.iter().zip(places) {
            let found = in_command(before, word);
            before = word;
            let Some((environment, certain)) = found.filter(|(e, _)| *e != Environment::Local) else { continue };
            let is_own = own.is_some_and(|o| o == environment);
            let severity = if is_own || !certain { Severity::Info } else { Severity::Warning };
            let message = format!("{} fixes the environment: `{word}`", instruction.keyword);
            let finding = Finding::new(&RULE.meta, outer.range, range, message).severity(severity).help(HELP);
            findings.push(match offer(context, context.stage_of(index)) {
                Some(fix) => finding.fix(fix),
                None => finding,
            });
            break;
        }
    }
}
