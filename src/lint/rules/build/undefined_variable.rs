//! # undefined-variable
//!
//! ## What it does
//! Flags a variable that the build replaces, in ENV, COPY, WORKDIR and so on, and that nothing defines: no ENV and
//! no ARG above it in this stage, nor in the stages that it starts from.
//!
//! A base image may define variables that this file does not show. What may well come from there is left alone or
//! reported as a hint; a warning is given where nothing can define the name (the stage starts from `scratch`),
//! where it is a slip of a name that is defined, where it is defined too late, or where an ARG is missing.
//!
//! ## Why it is bad
//! The build replaces an unknown variable by nothing and says no word: `COPY $SRC/ /app` copies everything, and
//! `ENV PATH=$HOME/bin:$PATH` adds `/bin`.
//!
//! ## Example
//! ```dockerfile flagged=3
//! FROM alpine:3.20
//! ARG SOURCE_DIR=src
//! COPY $SOURCE_DRI /app
//! ```
//! ```dockerfile fixed
//! FROM alpine:3.20
//! ARG SOURCE_DIR=src
//! COPY $SOURCE_DIR /app
//! ```
//!
//! ARGs from above the first FROM, and those that the build itself defines, are known to a stage only if it asks:
//! ```dockerfile flagged=3,4
//! ARG VERSION=1.0
//! FROM alpine:3.20
//! LABEL version=$VERSION
//! COPY bin/app-$TARGETARCH /app
//! ```
//! ```dockerfile fixed
//! ARG VERSION=1.0
//! FROM alpine:3.20
//! ARG VERSION
//! LABEL version=$VERSION
//! ARG TARGETARCH
//! COPY bin/app-$TARGETARCH /app
//! ```
//!
//! Nothing stands behind `scratch`:
//! ```dockerfile flagged=2
//! FROM scratch
//! WORKDIR $APP_HOME
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM golang:1.23
//! ARG SOURCE=src
//! ENV BIN=${GOPATH:-/go}/bin PYTHONPATH=/app:$PYTHONPATH
//! COPY ${SOURCE} $GOPATH/src
//! ```
//!
//! ## Fix safety
//! Unsafe: another value is put in.

use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::{Arguments, Instruction, Keyword, Stage, VariableForm, VariableReference, expanded_words},
    lint::{
        Context, Rule,
        rules::{
            rule_file,
            support::{
                environment::{Environment, Environments, Step, first_of_each},
                removal::insert_before,
                variables::rename,
            },
        },
    },
    text::TextRange,
};
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "UndefinedVar",
        slug: "undefined-variable",
        aliases: &[],
        group: Group::Correctness,
        severity: Severity::Warning,
        hadolint: Peer::Absent,
        buildkit: Peer::On(Severity::Warning),
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "A variable that nothing defines is replaced by nothing",
        why: "The build replaces an unknown variable by nothing and says no word: paths and settings lose a part.",
        sources: &[
            Source {
                title: "Docker docs, build checks: UndefinedVar",
                url: "https://docs.docker.com/reference/build-checks/undefined-var/",
            },
            Source {
                title: "Docker docs, Dockerfile reference: environment replacement",
                url: "https://docs.docker.com/reference/dockerfile/#environment-replacement",
            },
        ],
        file: rule_file!(),
    },
    check,
};

/// Variables that BuildKit takes for settings of its own.
const SETTINGS: [&str; 2] = ["BUILDKIT_SBOM_SCAN_CONTEXT", "BUILDKIT_SBOM_SCAN_STAGE"];

/// Build arguments that `docker build` knows without an ARG, but no instruction does.
const PROXIES: [&str; 10] = [
    "HTTP_PROXY",
    "http_proxy",
    "HTTPS_PROXY",
    "https_proxy",
    "FTP_PROXY",
    "ftp_proxy",
    "NO_PROXY",
    "no_proxy",
    "ALL_PROXY",
    "all_proxy",
];

/// Variables that well-known base images define, or the beginnings of their names.
const OF_BASES: [&str; 34] = [
    "CARGO_HOME",
    "CATALINA_",
    "COMPOSER_",
    "CONDA_",
    "CUDA_",
    "DOTNET_",
    "ERLANG_",
    "GEM_HOME",
    "GOLANG_VERSION",
    "GOPATH",
    "GOROOT",
    "GRADLE_",
    "JAVA_",
    "JBOSS_",
    "JENKINS_",
    "JETTY_",
    "JULIA_",
    "LANG",
    "LC_",
    "LD_LIBRARY_PATH",
    "MAVEN_",
    "NGINX_",
    "NJS_",
    "NODE_",
    "NV_",
    "NVIDIA_",
    "OTP_",
    "PG",
    "PHP_",
    "PYTHON",
    "RUBY",
    "RUST",
    "SPARK_",
    "YARN_",
];

/// Among how many variables of one ENV the one that is added to is looked for.
const PAIRS: usize = 256;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut environments = Environments::new(context);
    let globals = environments.globals().clone();
    for stage in &context.stages {
        let last_definitions = last_definitions(context, stage);
        environments.walk(context, stage, |step, environment| {
            let instruction = match context.profile() {
                Profile::Buildkit => step.instruction,
                _ if step.is_trigger => return,
                _ => step.instruction.triggered(),
            };
            // The build gives no warning for EXPOSE, where the same is wrong.
            if instruction.keyword == Keyword::Expose && context.profile() == Profile::Buildkit {
                return;
            }
            let step = Step { instruction, ..*step };
            let place = Place { context, globals: &globals, environment, last_definitions: &last_definitions, step };
            place.check(findings);
        });
    }
}

/// An instruction, and what is known in front of it.
struct Place<'a, 't> {
    context: &'a Context<'t>,
    globals: &'a Environment,
    environment: &'a Environment,
    last_definitions: &'a HashMap<&'t str, (usize, Keyword)>,
    step: Step<'t>,
}

impl Place<'_, '_> {
    fn check(&self, findings: &mut Vec<Finding>) {
        let instruction = self.step.instruction;
        let words = expanded_words(instruction, self.context.source);
        for (n, word) in words.iter().enumerate() {
            let found = word.references(instruction, self.context.file.escape);
            for (reference, range) in first_of_each(found, |(r, _)| r) {
                let name = reference.name.as_str();
                if self.environment.knows(name)
                    || SETTINGS.contains(&name)
                    || Self::declares_before(instruction, n, name)
                {
                    continue;
                }
                if self.context.profile() == Profile::Buildkit {
                    findings.push(self.finding(range, name));
                } else {
                    findings.extend(self.judge(&reference, range));
                }
            }
        }
    }

    /// Whether an ARG with several names has declared this one in front of its `n`th default.
    fn declares_before(instruction: &Instruction, n: usize, name: &str) -> bool {
        let Arguments::Arg(declared) = &instruction.arguments else { return false };
        let own = declared.iter().enumerate().filter(|(_, a)| a.default.is_some()).nth(n).map_or(0, |(at, _)| at);
        declared[..own].iter().any(|a| a.name.value == name)
    }

    fn finding(&self, range: TextRange, name: &str) -> Finding {
        let message = format!("nothing defines `{name}`: the build puts nothing in its place");
        Finding::new(&RULE.meta, self.step.outer.range, range, message).help(format!(
            "Define it above: `ARG {name}=...` for the build, `ENV {name}=...` for the container as well."
        ))
    }

    /// What is right to say, given that the base image may define it.
    fn judge(&self, reference: &VariableReference, range: TextRange) -> Option<Finding> {
        let name = reference.name.as_str();
        let finding = self.finding(range, name);
        if !name.starts_with(|c: char| c.is_alphabetic() || c == '_') {
            let mut finding = finding.help("It means something to a shell only; for the sign itself write `\\$`.");
            finding.message = format!("`${name}` means nothing to the build, which puts nothing in its place");
            return Some(finding);
        }
        let is_asked = self.globals.knows(name) || PROXIES.contains(&name);
        if is_asked {
            return Some(self.missing_arg(finding, name));
        }
        // With a default or an alternative of its own, a reference is made for variables that may be missing.
        let copes = matches!(reference.form, VariableForm::Default { .. } | VariableForm::Alternative { .. });
        let is_of_base = OF_BASES.iter().any(|known| name.starts_with(known)) && self.environment.has_unseen_base();
        if let Some(near) = self.environment.nearest(name).filter(|_| !copes && !is_of_base) {
            let finding = finding.help(format!("Did you mean `{near}`?"));
            return Some(match rename(self.context, range, name, near) {
                Some(edit) => finding.fix(Fix::risky(format!("Write `{near}`"), vec![edit])),
                None => finding,
            });
        }
        if copes || self.extends_itself(name) {
            return None;
        }
        if let Some(line) = self.defined_later(name) {
            let mut finding = finding.help("Move the definition up.");
            finding.message = format!("`{name}` is defined further down, by `{line}`: here the build puts nothing in");
            return Some(finding);
        }
        let is_trigger = self.step.outer.keyword == Keyword::Onbuild;
        if !self.environment.has_unseen_base() && !is_trigger {
            return Some(finding);
        }
        let mut finding = finding.severity(Severity::Info);
        finding.message = format!("nothing in this file defines `{name}`: unless the base image does, it is empty");
        (!is_of_base && !is_trigger).then_some(finding)
    }

    /// A variable that an ARG of this stage would bring in.
    fn missing_arg(&self, mut finding: Finding, name: &str) -> Finding {
        finding.message = format!("this stage has no `ARG {name}`: the build puts nothing in its place");
        let finding = finding.help(format!("Write `ARG {name}` above, in this stage."));
        if self.step.outer.keyword == Keyword::Onbuild {
            return finding;
        }
        let edit = insert_before(self.context, self.step.outer, &format!("ARG {name}"));
        finding.fix(Fix::risky(format!("Insert `ARG {name}`"), vec![edit]))
    }

    /// `ENV X=/opt:$X` is how a variable is added to, whether the base has it or not.
    fn extends_itself(&self, name: &str) -> bool {
        let Arguments::Pairs { pairs, .. } = &self.step.instruction.arguments else { return false };
        self.environment.has_unseen_base() && pairs.iter().take(PAIRS).any(|p| p.name.value == name)
    }

    /// The keyword and name of a definition further down in the same stage.
    fn defined_later(&self, name: &str) -> Option<String> {
        let (index, keyword) = self.last_definitions.get(name)?;
        (*index > self.step.index).then(|| format!("{keyword} {name}"))
    }
}

/// For each variable of a stage its last ENV or ARG, by index.
fn last_definitions<'c>(context: &Context<'c>, stage: &Stage) -> HashMap<&'c str, (usize, Keyword)> {
    let mut last = HashMap::new();
    for (index, instruction) in stage.instructions.clone().zip(stage.of(context.file)) {
        let place = (index, instruction.keyword);
        match &instruction.arguments {
            Arguments::Pairs { pairs, .. } if instruction.keyword == Keyword::Env => {
                last.extend(pairs.iter().map(|p| (p.name.value.as_str(), place)));
            }
            Arguments::Arg(declared) => last.extend(declared.iter().map(|a| (a.name.value.as_str(), place))),
            _ => {}
        }
    }
    last
}
