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
//! There is no fix: which variable your program reads only you can say.

use super::starting_script::HELP;
use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    dockerfile::{Command, Keyword},
    lint::{
        Context, Rule,
        knowledge::environments::{Environment, FileRole, file_role, named, words},
        rules::rule_file,
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
            let found = environment(before, word);
            before = word;
            let Some((environment, certain)) = found.filter(|(e, _)| *e != Environment::Local) else { continue };
            let is_own = own.is_some_and(|o| o == environment);
            let severity = if is_own || !certain { Severity::Info } else { Severity::Warning };
            let message = format!("{} fixes the environment: `{word}`", instruction.keyword);
            findings.push(Finding::new(&RULE.meta, outer.range, range, message).severity(severity).help(HELP));
            break;
        }
    }
}

/// The environment that a word of a command names, and whether nothing else can be meant.
fn environment(before: &str, word: &str) -> Option<(Environment, bool)> {
    if word.contains('$') || word.starts_with("/dev/") || word.starts_with("/proc/") {
        return None;
    }
    if let Some((option, value)) = word.split_once('=')
        && is_chooser(option)
    {
        return words(value).into_iter().find_map(named).map(|e| (e, true));
    }
    if is_chooser(before) && !word.starts_with('-') {
        return words(word).into_iter().find_map(named).map(|e| (e, true));
    }
    // `config/production.yml` of the command line
    if let (FileRole::Configuration | FileRole::DotEnv, Some(environment)) =
        file_role(word.rsplit('=').next().unwrap_or(word))
        && !word.starts_with("http")
    {
        return Some((environment, true));
    }
    // `start:staging`; `start:prod` and `start:dev` are modes of the program in most projects.
    if let Some((_, name)) = word.split_once(':')
        && !word.contains(['/', '.'])
        && let Some(environment) = named(name)
    {
        return Some((environment, environment == Environment::Staging));
    }
    None
}

/// Whether an option chooses the environment.
fn is_chooser(option: &str) -> bool {
    let name = option.trim_start_matches('-').to_ascii_lowercase();
    matches!(
        name.as_str(),
        "dspring.profiles.active"
            | "spring.profiles.active"
            | "env"
            | "environment"
            | "e"
            | "profile"
            | "profiles"
            | "stage"
            | "denv"
            | "dprofile"
            | "denvironment"
            | "dapp.env"
            | "node_env"
            | "app_env"
            | "rails_env"
            | "rack_env"
            | "settings"
            | "dquarkus.profile"
            | "dmicronaut.environments"
            | "dconfig.resource"
            | "dconfig.file"
            | "dplay.config"
            | "dgrails.env"
    )
}
