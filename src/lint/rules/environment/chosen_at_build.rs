//! # chosen-at-build
//!
//! ## What it does
//! Flags builds that make an image for each environment: a variable chooses which configuration is copied, or a RUN
//! copies, links or builds that of one environment.
//!
//! ## Why it is bad
//! Each environment gets an image of its own. What was tested is not what goes to production: production's image was
//! built later, from base images and packages that may be newer. And nobody can see from an image which environment it is for.
//!
//! ## Example
//! ```dockerfile flagged=3,4,5
//! FROM node:22.11.0-alpine3.20
//! ARG ENVIRONMENT=dev
//! COPY config/config.${ENVIRONMENT}.json config/config.json
//! RUN cp config/settings.staging.json config/settings.json
//! RUN npm run build:staging
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM node:22.11.0-alpine3.20
//! ENV API_URL=http://api:8000
//! COPY docker-entrypoint.sh /usr/local/bin/
//! RUN npm run build
//! ENTRYPOINT ["docker-entrypoint.sh"]
//! ```
//!
//! ## Fix safety
//! There is only a pattern to copy: defaults by ENV and a script. The values are yours.

use super::HELP;
use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    dockerfile::references,
    lint::{
        Context, Rule, RunScript,
        assembly::ShellVariables,
        knowledge::environments::{
            Environment, FileRole, file_role, is_environment_variable, is_mode_variable, named, words,
        },
        rules::rule_file,
        starting_script::offer,
    },
    shell::Call,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL403",
        slug: "chosen-at-build",
        aliases: &[],
        group: Group::EnvironmentSpecific,
        severity: Severity::Warning,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "The build makes an image for each environment",
        why: "What was tested is not what goes to production: production's image is built later, and nobody can see from an image which environment it is for.",
        sources: &[
            Source {
                title: "The twelve-factor app: build, release, run",
                url: "https://12factor.net/build-release-run",
            },
            Source { title: "The twelve-factor app: config", url: "https://12factor.net/config" },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for stage in &context.assembly().stages {
        for transfer in stage.transfers.iter().filter(|t| t.from.is_none()) {
            let outer = &context.file.instructions[transfer.index];
            for source in transfer.sources.iter().filter(|s| s.written.contains('$')) {
                let chooser =
                    references(&source.written, context.file.escape).into_iter().map(|r| r.name).find(|n| chooses(n));
                let by_value = || {
                    matches!(file_role(&source.path).0, FileRole::Configuration | FileRole::DotEnv)
                        && source.path != source.written
                };
                if chooser.is_none() && !by_value() {
                    continue;
                }
                let message = format!(
                    "`{}` chooses at build time which environment's files go in: one image for each environment",
                    source.written
                );
                // `config/${MIX_ENV}.exs` of a build in production mode is what every build of a release takes.
                let is_mode = chooser.as_deref().filter(|n| is_mode_variable(n)).is_some_and(|n| {
                    context.assembly().value(stage.index, n).and_then(named) == Some(Environment::Production)
                });
                let severity = if is_mode { Severity::Info } else { Severity::Warning };
                let finding =
                    Finding::new(&RULE.meta, outer.range, source.range, message).severity(severity).help(HELP);
                findings.push(match offer(context, Some(stage.index)) {
                    Some(fix) => finding.fix(fix),
                    None => finding,
                });
            }
        }
    }
    for (run, known) in context.runs() {
        if !run.exec && !run.is_posix() {
            continue;
        }
        for call in run.script.effective() {
            in_run(context, run, known, &call, findings);
        }
    }
}

/// Whether a variable holds the name of an environment: `ENVIRONMENT`, `APP_ENV`, `PROFILE`.
fn chooses(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    is_environment_variable(name)
        || matches!(
            lower.as_str(),
            "env" | "environment" | "stage" | "profile" | "target_environment" | "build_env" | "deploy_target"
        )
}

fn in_run(
    context: &Context<'_>,
    run: &RunScript<'_>,
    known: &ShellVariables,
    call: &Call<'_>,
    findings: &mut Vec<Finding>,
) {
    let name = call.name();
    let args: Vec<_> = call.args().iter().map(|w| (w, known.resolve(w))).collect();
    let found = match name {
        "cp" | "mv" | "ln" | "install" | "envsubst" | "cat" => {
            args.iter().rev().skip(usize::from(name != "cat")).rev().find_map(|(word, text)| {
                let is_source =
                    !text.starts_with('-') && matches!(file_role(text).0, FileRole::Configuration | FileRole::DotEnv);
                let by_variable = word.variables().any(|v| chooses(&v.name)) && !text.starts_with('-');
                ((is_source && file_role(text).1.is_some()) || by_variable).then(|| {
                    (
                        *word,
                        format!("`{text}` is made the configuration: the image is one environment's"),
                        Severity::Warning,
                    )
                })
            })
        }
        "npm" | "yarn" | "pnpm" | "bun" | "ng" | "vite" | "webpack" | "mvn" | "gradle" | "gradlew" | "mvnw" | "npx"
        | "dotnet" | "make" | "grunt" | "gulp" | "ionic" | "flutter" | "quasar" | "vue-cli-service"
        | "react-scripts" | "nx" | "ember" | "hugo" | "php" | "rake" | "bin/console" => build_mode(&args),
        _ => None,
    };
    if let Some((word, message, severity)) = found {
        let finding =
            Finding::new(&RULE.meta, run.outer.range, run.source(word.range), message).severity(severity).help(HELP);
        findings.push(match offer(context, run.stage) {
            Some(fix) => finding.fix(fix),
            None => finding,
        });
    }
    // `API_URL=https://api.qa.example.com npm run build`
    for assignment in &call.command.assignments {
        let value = known.resolve(&assignment.value);
        let environment = named(&value).filter(|_| is_environment_variable(&assignment.name));
        if environment.is_some_and(|e| !e.is_mode()) {
            let message = format!("`{}={value}` builds for one environment", assignment.name);
            findings.push(Finding::new(&RULE.meta, run.outer.range, run.source(assignment.range), message).help(HELP));
        }
    }
}

type Found<'w> = (&'w crate::shell::Word, String, Severity);

/// A script, option or profile of a build tool that names an environment.
fn build_mode<'w>(args: &[(&'w crate::shell::Word, std::borrow::Cow<'_, str>)]) -> Option<Found<'w>> {
    let mut before = "";
    for (word, text) in args {
        let option = before;
        before = text;
        let value = match text.split_once('=') {
            Some((name, value)) if names_mode(name) => value,
            None if names_mode(option) => text,
            // `build:staging`, `-Pqa`
            None if text.contains(':') && !text.contains("//") && !text.contains('/') => {
                text.split_once(':').map_or("", |(_, v)| v)
            }
            None => text
                .strip_prefix("-P")
                .filter(|p| p.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == ','))
                .unwrap_or(""),
            _ => "",
        };
        if value.is_empty() {
            continue;
        }
        if word.variables().any(|v| chooses(&v.name)) {
            return Some((word, format!("`{text}` chooses the environment at build time"), Severity::Warning));
        }
        let environment = words(value).into_iter().find_map(named);
        match environment {
            Some(Environment::Staging) => {
                return Some((word, format!("`{text}` builds for one environment"), Severity::Warning));
            }
            // Production, test and development are modes of build tools as well.
            Some(e) if e.is_mode() && text.starts_with("-P") => {
                return Some((
                    word,
                    format!("the profile `{value}` may build for one environment only"),
                    Severity::Info,
                ));
            }
            _ => {}
        }
    }
    None
}

fn names_mode(option: &str) -> bool {
    let option = option.trim_start_matches('-');
    matches!(
        option,
        "configuration"
            | "c"
            | "mode"
            | "env"
            | "environment"
            | "e"
            | "profile"
            | "target"
            | "prod"
            | "flavor"
            | "Dspring.profiles.active"
            | "Denv"
            | "Dprofile"
            | "Penv"
            | "Dspring-boot.run.profiles"
    )
}
