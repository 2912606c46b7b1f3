//! # secret-in-variable
//!
//! ## What it does
//! Flags ARG and ENV whose name says that they carry a password, a token, a key or another secret.
//!
//! ## Why it is bad
//! What ENV sets is part of the image, and each value that ARG was given stands in the history of the image
//! (`docker history`). Whoever can pull the image can read it, later layers that unset it change nothing, and
//! rotating the secret means building every image again.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM alpine:3.20
//! ENV DB_PASSWORD=hunter2
//! ```
//!
//! A build argument is no better:
//! ```dockerfile flagged=2
//! FROM node:22
//! ARG NPM_TOKEN
//! RUN npm ci
//! ```
//!
//! ## Use instead
//! A secret of the build is mounted for the one command that needs it and leaves no trace; the running
//! container gets its secrets when it starts:
//! ```dockerfile clean
//! FROM node:22
//! ENV DB_PASSWORD_FILE=/run/secrets/db_password
//! RUN --mount=type=secret,id=npm_token,env=NPM_TOKEN npm ci
//! ```
//!
//! ## Fix safety
//! There is no fix: who hands over the secret, and how, is not in the file.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::{Arguments, Instruction, Keyword, Word},
    lint::{
        Context, Rule,
        rules::{rule_file, support::environment::Environments},
    },
    text::{is_no_secret, names_a_secret},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3064",
        slug: "secret-in-variable",
        aliases: &["SecretsUsedInArgOrEnv"],
        group: Group::Security,
        severity: Severity::Warning,
        hadolint: Peer::On(Severity::Warning),
        buildkit: Peer::On(Severity::Warning),
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "A variable of the image or the build holds a secret that everybody can read",
        why: "ENV is part of the image, and what ARG was given stands in its history: whoever can pull the image can read both.",
        sources: &[
            Source { title: "Docker docs, build secrets", url: "https://docs.docker.com/build/building/secrets/" },
            Source {
                title: "Docker docs, build checks: SecretsUsedInArgOrEnv",
                url: "https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/",
            },
            Source { title: "hadolint wiki, DL3064", url: "https://github.com/hadolint/hadolint/wiki/DL3064" },
        ],
        file: rule_file!(),
    },
    check,
};

/// hadolint looks for these anywhere in a name, in any case.
const PARTS_FOR_HADOLINT: [&str; 7] = ["password", "secret", "token", "api_key", "private", "username", "client_key"];

/// Whole names that hadolint knows.
const NAMES_FOR_HADOLINT: [&str; 6] =
    ["application_key", "aws_access_key_id", "ci_deploy_user", "docker_email", "facebook_app_id", "heroku_api_user"];

/// `BuildKit` looks for these between underscores, in any case.
const WORDS_FOR_BUILDKIT: [&str; 10] =
    ["apikey", "auth", "credential", "credentials", "key", "password", "pword", "passwd", "secret", "token"];

/// Words that calm `BuildKit`.
const HARMLESS_FOR_BUILDKIT: [&str; 3] = ["public", "file", "version"];

struct Variable<'t> {
    name: &'t Word,
    value: Option<&'t Word>,
}

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.profile() == Profile::Buildkit {
        check_as_buildkit(context, findings);
        return;
    }
    for (outer, instruction) in context.instructions() {
        let mut variables = variables(instruction).into_iter();
        if context.profile() == Profile::Hadolint {
            // Of an ARG hadolint reads the first name only, and it reports an instruction once.
            let read = if instruction.keyword == Keyword::Arg { 1 } else { usize::MAX };
            let found = variables.by_ref().take(read).find(|v| is_secret_for_hadolint(&v.name.text));
            findings.extend(found.map(|v| finding(outer, instruction, &v)));
        } else {
            let found = variables.filter(|v| names_a_secret(&v.name.value) && !is_harmless(v.value));
            findings.extend(found.map(|v| finding(outer, instruction, &v)));
        }
    }
}

/// `BuildKit` looks at the steps of stages: not at ARGs before the first FROM, and at triggers where they go off.
fn check_as_buildkit(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut environments = Environments::new(context);
    for stage in &context.stages {
        environments.walk(context, stage, |step, _| {
            let found = variables(step.instruction).into_iter().filter(|v| is_secret_for_buildkit(&v.name.value));
            findings.extend(found.map(|v| finding(step.outer, step.instruction, &v)));
        });
    }
}

fn variables(instruction: &Instruction) -> Vec<Variable<'_>> {
    match &instruction.arguments {
        Arguments::Pairs { pairs, .. } if instruction.keyword == Keyword::Env => {
            pairs.iter().map(|p| Variable { name: &p.name, value: Some(&p.value) }).collect()
        }
        Arguments::Arg(declared) => {
            declared.iter().map(|a| Variable { name: &a.name, value: a.default.as_ref() }).collect()
        }
        _ => Vec::new(),
    }
}

fn is_secret_for_hadolint(name: &str) -> bool {
    let name = name.to_lowercase();
    NAMES_FOR_HADOLINT.contains(&name.as_str()) || PARTS_FOR_HADOLINT.iter().any(|part| name.contains(part))
}

fn is_secret_for_buildkit(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let has = |words: &[&str]| name.split('_').any(|word| words.contains(&word));
    has(&WORDS_FOR_BUILDKIT) && !has(&HARMLESS_FOR_BUILDKIT)
}

/// Whether a value is no secret, whatever the variable is called.
fn is_harmless(value: Option<&Word>) -> bool {
    value.is_some_and(|value| is_no_secret(&value.value))
}

fn finding(outer: &Instruction, instruction: &Instruction, variable: &Variable<'_>) -> Finding {
    let name = &variable.name.value;
    let (message, help) = if instruction.keyword == Keyword::Arg {
        (
            format!("what the build is given as `{name}` stays in the image's history"),
            "Hand it to the one RUN that needs it: `RUN --mount=type=secret,id=...`, and `docker build --secret`.",
        )
    } else {
        (
            format!("`{name}` and its value become part of the image"),
            "Give it to the container when it starts, as a secret or a variable: it belongs to an environment, not to the image (the talk's anti-pattern: environment specific). A build step takes it with `RUN --mount=type=secret,id=...`.",
        )
    };
    Finding::new(&RULE.meta, outer.range, variable.name.range, message).help(help)
}
