//! # value-form
//!
//! ## What it does
//! Flags values that the build refuses for their form: `--chmod` that is no octal number, `--checksum` that is no digest
//! or stands where nothing is downloaded, STOPSIGNAL that is no signal.
//!
//! ## Why it is bad
//! The build stops at it, and mostly late: the values are looked at when their step comes, minutes into the build.
//!
//! - `--chmod` takes an octal number of up to four digits, as `chmod` does (`755`, `0644`), or changes by letters (`u+x`).
//! - `--checksum` takes a digest with its algorithm in front, `sha256:` and 64 hexadecimal digits, and only where ADD
//!   downloads: from an address, or from a Git repository.
//! - STOPSIGNAL takes the name of a signal, with or without `SIG`, or its number.
//!
//! Values with variables are left alone: they are known when the build runs.
//!
//! ## Example
//! ```dockerfile flagged=2,3,4
//! FROM alpine:3.20
//! COPY --chmod=99999 a /a
//! ADD --checksum=abc https://example.com/a.txt /
//! STOPSIGNAL TERMINATE
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM alpine:3.20
//! COPY --chmod=0755 a /a
//! ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.com/a.txt /
//! STOPSIGNAL SIGTERM
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say which value is meant.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::{Arguments, Instruction, Keyword, Word},
    lint::{
        Context, Rule,
        build_context::is_remote,
        rules::{rule_file, support::environment::Environments},
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL0030",
        slug: "value-form",
        aliases: &[],
        group: Group::Syntax,
        severity: Severity::Error,
        hadolint: Peer::Absent,
        buildkit: Peer::On(Severity::Error),
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "A value that the build refuses for its form",
        why: "The build stops at a value whose form it does not know.",
        sources: &[Source {
            title: "Docker docs, Dockerfile reference",
            url: "https://docs.docker.com/reference/dockerfile/",
        }],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.profile() == Profile::Hadolint {
        return;
    }
    check_expanded(context, findings);
    for instruction in &context.file.instructions {
        let mut report = |range, message: String, help: &'static str| {
            findings.push(Finding::new(&RULE.meta, instruction.range, range, message).help(help));
        };
        if let Arguments::Transfer { paths, .. } = &instruction.arguments {
            let value = |name: &str| {
                instruction
                    .flag(name)
                    .and_then(|f| f.value.as_ref())
                    .filter(|w| !w.text.contains('$') && !w.value.is_empty())
            };
            if let Some(mode) = value("chmod").filter(|w| !is_mode(&w.value)) {
                report(mode.range, format!("`{}` is no file mode", mode.value), "Write an octal number such as 0755.");
            }
            if let Some(sum) = value("checksum") {
                let sources = &paths[..paths.len().saturating_sub(1)];
                if sources.iter().all(|s| !is_remote(&s.value) && !s.value.contains('$')) {
                    let message = "a checksum is for what is downloaded: no source here is an address".to_owned();
                    report(sum.range, message, "Take the flag out, or name an address.");
                } else if sources.iter().any(|s| is_http(&s.value)) && !is_digest(&sum.value) {
                    let message = format!("`{}` is no digest", sum.value);
                    report(sum.range, message, "Write `sha256:` and 64 hexadecimal digits.");
                }
            }
        }
        if let (Keyword::Stopsignal, Arguments::Text(Some(signal))) = (instruction.keyword, &instruction.arguments)
            && !signal.text.contains('$')
            && !is_signal(&signal.value)
        {
            let message = format!("`{}` is no signal", signal.value);
            report(signal.range, message, SIGNAL_HELP);
        }
        if let (Keyword::Volume, Arguments::List { items, .. }) = (instruction.keyword, &instruction.arguments)
            && let Some(empty) = items.iter().find(|i| i.value.trim().is_empty())
        {
            report(empty.range, "a volume can't be empty".to_owned(), VOLUME_HELP);
        }
    }
}

const SIGNAL_HELP: &str = "Write a name such as SIGTERM, or a number from 1 to 64.";
const VOLUME_HELP: &str = "Write the folder's path.";

/// Values that only come to something once their variables are replaced.
fn check_expanded(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let asked = |i: &&Instruction| match &i.arguments {
        Arguments::Text(Some(text)) => i.keyword == Keyword::Stopsignal && text.text.contains('$'),
        Arguments::List { items, .. } => i.keyword == Keyword::Volume && items.iter().any(|w| w.text.contains('$')),
        Arguments::Transfer { .. } => i.flag_value("chmod").is_some_and(|mode| mode.contains('$')),
        _ => false,
    };
    if !context.file.instructions.iter().any(|i| asked(&i)) {
        return;
    }
    let mut environments = Environments::new(context);
    for stage in &context.stages {
        environments.visit(context, stage, |_, instruction, environment| {
            if !asked(&instruction) {
                return;
            }
            let expand = |text: &str| {
                // An image that nothing here tells of may set what is unknown.
                let is_told = context.profile() == Profile::Buildkit
                    || environment.unknown(text, context.file.escape).is_empty()
                    || !environment.has_unseen_base();
                environment.expand(text, context.file.escape).filter(|_| is_told)
            };
            let mut report = |word: &Word, message: String, help: &'static str| {
                findings.push(Finding::new(&RULE.meta, instruction.range, word.range, message).help(help));
            };
            match &instruction.arguments {
                Arguments::Text(Some(signal)) => {
                    if let Some(value) = expand(&signal.text).filter(|v| !is_signal(v)) {
                        report(
                            signal,
                            format!("`{}` comes to `{value}`, which is no signal", signal.text),
                            SIGNAL_HELP,
                        );
                    }
                }
                Arguments::List { items, .. } => {
                    let empty = items.iter().find(|w| {
                        w.text.contains('$') && expand(&w.text).is_some_and(|v| v.trim_matches('"').is_empty())
                    });
                    if let Some(empty) = empty {
                        report(
                            empty,
                            format!("`{}` comes to nothing: a volume can't be empty", empty.text),
                            VOLUME_HELP,
                        );
                    }
                }
                _ => {
                    let Some(mode) = instruction.flag("chmod").and_then(|f| f.value.as_ref()) else { return };
                    if let Some(value) = expand(&mode.value).filter(|v| !v.is_empty() && !is_mode(v)) {
                        let message = format!("`{}` comes to `{value}`, which is no file mode", mode.text);
                        report(mode, message, "Write an octal number such as 0755.");
                    }
                }
            }
        });
    }
}

fn is_http(source: &str) -> bool {
    source.starts_with("http://") || source.starts_with("https://")
}

/// An octal number up to 07777, or changes in letters such as `u+x,go-w`, which newer builds know.
fn is_mode(text: &str) -> bool {
    let is_octal = u32::from_str_radix(text, 8).is_ok_and(|mode| mode <= 0o7777);
    let is_change = |change: &str| {
        let rest = change.trim_start_matches(['u', 'g', 'o', 'a']);
        rest.starts_with(['+', '-', '='])
            && rest.split(['+', '-', '=']).all(|bits| {
                bits.chars().all(|c| "rwxXst".contains(c)) || matches!(bits, "u" | "g" | "o") || is_digits(bits)
            })
    };
    is_octal || text.split(',').all(is_change)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| (b'0'..=b'7').contains(&b))
}

fn is_digest(text: &str) -> bool {
    let lengths = [("sha256", 64), ("sha384", 96), ("sha512", 128)];
    text.split_once(':').is_some_and(|(name, digits)| {
        let fits = |&(known, length): &(&str, usize)| known == name && digits.len() == length;
        lengths.iter().any(fits) && digits.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
    })
}

/// Linux's signals by name, with or without SIG, or by number.
fn is_signal(text: &str) -> bool {
    const NAMES: &str = " ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV STKFLT STOP SYS TERM TRAP TSTP TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU XFSZ ";
    if let Ok(number) = text.parse::<i64>() {
        return number != 0;
    }
    let upper = text.to_ascii_uppercase();
    let name = upper.strip_prefix("SIG").unwrap_or(&upper);
    name.starts_with("RTM") || !name.is_empty() && !name.contains(' ') && NAMES.contains(&format!(" {name} "))
}
