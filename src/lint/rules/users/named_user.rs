//! # named-user
//!
//! ## What it does
//! Flags a USER that is a name. The default profile looks at the user that the image ends with; root is left to
//! `root-user`.
//!
//! ## Why it is bad
//! The name exists only inside the image. Whoever runs it sees a word that could be account 0: Kubernetes
//! refuses to start a container with `runAsNonRoot` whose user is a name, and owners of files on volumes are
//! numbers.
//!
//! ## Example
//! ```dockerfile flagged=3
//! FROM alpine:3.20
//! RUN adduser -D -u 10001 app
//! USER app
//! ```
//! ```dockerfile fixed
//! FROM alpine:3.20
//! RUN adduser -D -u 10001 app
//! USER 10001
//! ```
//!
//! ## Use instead
//! The number of the account, with its group if need be:
//! ```dockerfile clean
//! FROM node:22
//! USER 1000:1000
//! ```
//!
//! ## Fix safety
//! Safe, and offered where a RUN of the file makes the account with a number: name and number are the same
//! account.

use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::{Arguments, Base, BaseImage, Instruction, Keyword, Word},
    lint::{
        Context, Rule,
        rules::{rule_file, support::destination::behind_keyword},
    },
    shell::Call,
    text::{Edit, TextRange},
};
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3066",
        slug: "named-user",
        aliases: &[],
        group: Group::Security,
        severity: Severity::Info,
        hadolint: Peer::On(Severity::Info),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "A container that runs as a name, not a number, can not be checked from outside",
        why: "Outside the image a name means nothing: Kubernetes refuses `runAsNonRoot` for it, and files on volumes belong to numbers.",
        sources: &[
            Source {
                title: "Kubernetes docs, security context",
                url: "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
            },
            Source {
                title: "Docker docs, Dockerfile reference: USER",
                url: "https://docs.docker.com/reference/dockerfile/#user",
            },
            Source { title: "hadolint wiki, DL3066", url: "https://github.com/hadolint/hadolint/wiki/DL3066" },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.profile() == Profile::Hadolint {
        let named = users(&context.file.instructions).filter(|(i, _)| {
            let rest = behind_keyword(i);
            !is_number_for_peer(rest) && !holds_argument(context, i, rest)
        });
        findings.extend(named.map(|(i, user)| finding(context, i, user)));
        return;
    }
    // The user of the image is the last one of its stage, or of the stage that it starts from. Going back to root is
    // another rule's matter.
    let mut stage = context.stages.last();
    while let Some(current) = stage {
        let others = users(current.of(context.file)).filter(|(_, user)| account(&user.value) != "root");
        if let Some((instruction, user)) = others.last() {
            if !is_windows(context) && is_plain_name(account(&user.value)) {
                findings.push(finding(context, instruction, user));
            }
            return;
        }
        stage = match current.base {
            Base::Stage(n) => context.stages.get(n),
            _ => None,
        };
    }
}

fn users(instructions: &[Instruction]) -> impl Iterator<Item = (&Instruction, &Word)> {
    instructions.iter().filter_map(|i| match (&i.arguments, i.keyword) {
        (Arguments::Text(Some(user)), Keyword::User) => Some((i, user)),
        _ => None,
    })
}

fn account(user: &str) -> &str {
    user.split(':').next().unwrap_or(user)
}

/// hadolint takes the rest of the line as it stands, blanks at its end included.
fn is_number_for_peer(rest: &str) -> bool {
    account(rest).chars().all(|c| c.is_ascii_digit())
}

/// Whether the text holds the value of an ARG of the file, of which hadolint reads the first name only.
fn holds_argument(context: &Context<'_>, user: &Instruction, rest: &str) -> bool {
    let before = context.file.instructions.iter().take_while(|i| i.range.start < user.range.start);
    rest.contains('$')
        && before
            .filter_map(first_argument)
            .any(|name| rest.contains(&format!("${name}")) || rest.contains(&format!("${{{name}}}")))
}

fn first_argument(instruction: &Instruction) -> Option<&str> {
    match &instruction.arguments {
        Arguments::Arg(declared) => declared.first().map(|a| a.name.text.as_str()),
        _ => None,
    }
}

/// A name that stands for itself.
fn is_plain_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.chars().all(|c| c.is_ascii_alphanumeric() || "_-.".contains(c))
}

/// Windows knows accounts by name only.
fn is_windows(context: &Context<'_>) -> bool {
    let base = |base: &BaseImage| base.resolved.as_ref().unwrap_or(&base.written).repository.text.clone();
    context.stages.iter().any(|stage| match &stage.base {
        Base::Image(image) => ["windows", "nanoserver", "servercore"].iter().any(|word| base(image).contains(word)),
        _ => false,
    })
}

fn finding(context: &Context<'_>, instruction: &Instruction, user: &Word) -> Finding {
    let name = account(&user.value);
    let finding = Finding::new(
        &RULE.meta,
        instruction.range,
        user.range,
        format!("`{name}` is no number: whoever runs the image can't tell which account it is"),
    )
    .help(format!("Write the number of the account, which `id -u {name}` tells inside the image."));
    match created_as(context, instruction, name) {
        Some(number) if user.text.starts_with(name) => {
            let at = TextRange::new(user.at.from(), user.at.from() + name.len());
            let edit = Edit::replace(instruction.source(at), number.clone());
            finding.fix(Fix::safe(format!("Write `{number}`, the number that the account was made with"), vec![edit]))
        }
        _ => finding,
    }
}

/// The number that a RUN before the instruction gave to the account.
fn created_as(context: &Context<'_>, instruction: &Instruction, name: &str) -> Option<String> {
    let accounts = context.once(Accounts::of);
    let numbers = accounts.0.get(name)?;
    let before = numbers.partition_point(|(start, _)| *start < instruction.range.start);
    numbers[..before].last().map(|(_, number)| number.clone())
}

/// For each word of a command that makes an account the numbers that such commands give, each with the place of its
/// RUN, in order.
struct Accounts(HashMap<String, Vec<(u32, String)>>);

impl Accounts {
    fn of(context: &Context<'_>) -> Self {
        let mut accounts: HashMap<String, Vec<(u32, String)>> = HashMap::new();
        for run in context.scripts() {
            for call in run.script.calling(&["useradd", "adduser"]) {
                let Some(number) = number_of(&call) else { continue };
                for word in call.texts() {
                    accounts.entry(word.into_owned()).or_default().push((run.outer.range.start, number.clone()));
                }
            }
        }
        Self(accounts)
    }
}

/// The number in `useradd -u 1000 name` and `adduser -u 1000 name`.
fn number_of(call: &Call<'_>) -> Option<String> {
    let number = call.value_of(&["u", "uid"])?;
    (!number.is_empty() && number.chars().all(|c| c.is_ascii_digit())).then(|| number.into_owned())
}
