//! # switched-by-comment
//!
//! ## What it does
//! Flags an instruction beside which the same instruction for another environment stands commented out.
//!
//! ## Why it is bad
//! Somebody changes comments before each build, and one day forgets it: then test runs with production's settings, or the
//! other way round. It is the example that the talk gives for images that are environment specific. And each environment
//! gets an image of its own, so that what was tested is not what goes to production.
//!
//! ## Example
//! ```dockerfile flagged=4
//! FROM node:22.11.0-bookworm-slim
//! #COPY dev-environment.json /app/environment.json
//! #COPY prod-environment.json /app/environment.json
//! COPY environments/blue.json /app/environment.json
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM node:22.11.0-bookworm-slim
//! # COPY brings the template, the script fills it in
//! ENV API_URL=http://api:8000
//! COPY environment.json.template docker-entrypoint.sh /app/
//! ENTRYPOINT ["/app/docker-entrypoint.sh"]
//! ```
//!
//! ## Fix safety
//! There is only a pattern to copy: defaults by ENV and a script. The values are yours.

use super::HELP;
use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    dockerfile::{Instruction, Keyword},
    lint::{
        Context, Rule,
        knowledge::environments::{FileRole, among, file_role, host_role, hosts},
        rules::rule_file,
        starting_script::offer,
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL402",
        slug: "switched-by-comment",
        aliases: &[],
        group: Group::EnvironmentSpecific,
        severity: Severity::Warning,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "Environments are switched by commenting lines in and out",
        why: "One day somebody forgets it, and an environment runs with another one's settings; and each environment gets an image that nobody has tested.",
        sources: &[
            Source { title: "The twelve-factor app: config", url: "https://12factor.net/config" },
            Source {
                title: "Bret Fisher, Going Production with Docker and Swarm (2017), anti-pattern: environment specific",
                url: "https://www.bretfisher.com/",
            },
        ],
        file: rule_file!(),
    },
    check,
};

/// How many lines apart the two may stand.
const NEAR: usize = 4;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (index, instruction) in context.file.instructions.iter().enumerate() {
        if !matches!(
            instruction.keyword,
            Keyword::Copy
                | Keyword::Add
                | Keyword::Env
                | Keyword::Cmd
                | Keyword::Entrypoint
                | Keyword::Arg
                | Keyword::From
        ) {
            continue;
        }
        let twin = near_comments(context, instruction).find_map(|text| switched(instruction, text));
        if let Some(twin) = twin {
            let message =
                format!("{} is switched by hand: `{twin}` stands commented out beside it", instruction.keyword);
            let finding = Finding::new(&RULE.meta, instruction.range, instruction.keyword_range, message).help(HELP);
            let fix = (instruction.keyword != Keyword::From).then(|| offer(context, context.stage_of(index))).flatten();
            findings.push(match fix {
                Some(fix) => finding.fix(fix),
                None => finding,
            });
        }
    }
}

/// The comments right above and below an instruction.
fn near_comments<'c>(context: &'c Context<'_>, instruction: &'c Instruction) -> impl Iterator<Item = &'c str> {
    let comments = &context.file.comments;
    let first = comments.partition_point(|c| c.range.start < instruction.range.start);
    let last = comments.partition_point(|c| c.range.end <= instruction.range.end);
    let source = context.source;
    let (start, end) = (instruction.range.from(), instruction.range.to());
    let above = comments[first.saturating_sub(NEAR)..first].iter().map(move |c| (c, c.range.to(), start));
    let below = comments[last..].iter().take(NEAR).map(move |c| (c, end, c.range.from()));
    above.chain(below).filter_map(move |(comment, from, to)| {
        let text = comment.range.of(source).trim_start_matches('#').trim();
        (is_instruction(text, instruction.keyword) && are_near(source, from, to)).then_some(text)
    })
}

fn are_near(source: &str, from: usize, to: usize) -> bool {
    source.get(from..to).is_some_and(|t| t.bytes().filter(|&b| b == b'\n').nth(NEAR).is_none())
}

/// Whether a comment holds an instruction. In capitals, as instructions are written: `Copy the configuration` is
/// prose.
fn is_instruction(comment: &str, keyword: Keyword) -> bool {
    let word = comment.split(char::is_whitespace).next().unwrap_or_default();
    Keyword::read(word) == keyword && !word.chars().any(char::is_lowercase)
}

/// The commented instruction, if it is the same one with another environment in it.
fn switched<'t>(instruction: &Instruction, comment: &'t str) -> Option<&'t str> {
    let (_, rest) = comment.split_once(char::is_whitespace)?;
    let own = instruction.arguments_text();
    let comes_to_same = match instruction.keyword {
        Keyword::Copy | Keyword::Add => target(own) == target(rest) || stem(own).is_some_and(|s| stem(rest) == Some(s)),
        Keyword::Env | Keyword::Arg => {
            let name = |t: &str| t.split(['=', ' ']).next().map(str::to_owned);
            name(own) == name(rest)
        }
        _ => true,
    };
    if !comes_to_same || own == rest.trim() {
        return None;
    }
    (names_environment(instruction.keyword, rest)
        || (matches!(instruction.keyword, Keyword::Copy | Keyword::Add)
            && names_environment(instruction.keyword, own)
            && words_differ(own, rest)))
    .then_some(comment)
}

fn words_differ(a: &str, b: &str) -> bool {
    among(a).map(|(e, _)| e) != among(b).map(|(e, _)| e)
}

fn target(arguments: &str) -> Option<&str> {
    arguments.split_whitespace().last()
}

/// A copied file's name without environment: `dev-environment.json` and `prod-environment.json` are one.
fn stem(arguments: &str) -> Option<String> {
    let source = arguments.split_whitespace().find(|w| !w.starts_with("--"))?;
    let (_, word) = among(source)?;
    Some(source.replacen(word, "", 1))
}

fn names_environment(keyword: Keyword, text: &str) -> bool {
    match keyword {
        Keyword::Copy | Keyword::Add => {
            text.split_whitespace().any(|w| matches!(file_role(w).0, FileRole::Configuration | FileRole::DotEnv))
        }
        Keyword::From => false,
        _ => {
            let value = text.split_once(['=', ' ']).map_or(text, |(_, v)| v);
            hosts(value).iter().any(|h| host_role(h).is_some())
                || crate::lint::knowledge::environments::words(value).iter().any(|w| {
                    crate::lint::knowledge::environments::named(w)
                        .is_some_and(|e| e != crate::lint::knowledge::environments::Environment::Local)
                })
        }
    }
}
