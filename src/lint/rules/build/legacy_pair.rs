//! # legacy-pair
//!
//! ## What it does
//! Flags ENV and LABEL in the old form, a name and its value parted by a blank.
//!
//! ## Why it is bad
//! The old form takes one pair, and all that stands behind the name is the value: `ENV ONE TWO=2` sets `ONE` to
//! `TWO=2`, and nothing says that this was not meant. Docker keeps the form for old files only and may drop it.
//!
//! ## Example
//! ```dockerfile flagged=2,3
//! FROM alpine:3.20
//! ENV MODE production
//! LABEL description A small server
//! ```
//! ```dockerfile fixed
//! FROM alpine:3.20
//! ENV MODE=production
//! LABEL description="A small server"
//! ```
//!
//! Quotes, escapes and variables keep their meaning:
//! ```dockerfile flagged=2,3,4
//! FROM alpine:3.20
//! ENV GREETING "hello world"
//! ENV PATH /opt/tool/bin:$PATH
//! ENV MIXED one "two" \$three
//! ```
//! ```dockerfile fixed
//! FROM alpine:3.20
//! ENV GREETING="hello world"
//! ENV PATH=/opt/tool/bin:$PATH
//! ENV MIXED="one two \$three"
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM alpine:3.20
//! ENV MODE=production \
//!     GREETING="hello world"
//! ```
//!
//! ## Fix safety
//! Safe: the value stays the same, letter by letter. Where a comment stands between name and value, or quotes in
//! a long value can't be kept apart, there is no fix.

use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::{Arguments, Instruction, Pair},
    lint::{
        Context, Rule,
        rules::{rule_file, support::environment::Environments},
    },
    text::{Edit, TextRange},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "LegacyKeyValueFormat",
        slug: "legacy-pair",
        aliases: &[],
        group: Group::Style,
        severity: Severity::Style,
        hadolint: Peer::Absent,
        buildkit: Peer::On(Severity::Warning),
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "ENV or LABEL without `=`: all that follows the name is one value",
        why: "The old form takes a single pair, and the whole rest of the line is its value: a second pair on the line is swallowed without a word.",
        sources: &[
            Source {
                title: "Docker docs, build checks: LegacyKeyValueFormat",
                url: "https://docs.docker.com/reference/build-checks/legacy-key-value-format/",
            },
            Source {
                title: "Docker docs, Dockerfile reference: ENV",
                url: "https://docs.docker.com/reference/dockerfile/#env",
            },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.profile() == Profile::Buildkit {
        // A trigger counts where it goes off, not where it is written.
        let mut environments = Environments::new(context);
        for stage in &context.stages {
            environments.walk(context, stage, |step, _| {
                findings.extend(legacy(step.instruction).map(|p| finding(context, step.outer, step.instruction, p)));
            });
        }
        return;
    }
    for (outer, instruction) in context.instructions() {
        findings.extend(legacy(instruction).map(|pair| finding(context, outer, instruction, pair)));
    }
}

fn legacy(instruction: &Instruction) -> Option<&Pair> {
    match &instruction.arguments {
        Arguments::Pairs { pairs, legacy: true } => pairs.first().filter(|p| !p.value.text.is_empty()),
        _ => None,
    }
}

fn finding(context: &Context<'_>, outer: &Instruction, instruction: &Instruction, pair: &Pair) -> Finding {
    let (keyword, name) = (instruction.keyword, &pair.name.text);
    let message =
        format!("`{keyword} {name} ...` is the old form: the whole rest of the line is the value of `{name}`");
    let finding = Finding::new(&RULE.meta, outer.range, pair.range, message)
        .help(format!("Write `{keyword} {name}=...`, with quotes around a value that has blanks."));
    match edits(context, pair) {
        Some(edits) => finding.fix(Fix::safe("Write it with `=`", edits)),
        None => finding,
    }
}

fn edits(context: &Context<'_>, pair: &Pair) -> Option<Vec<Edit>> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "_.-/".contains(c);
    let gap = TextRange::new(pair.name.range.to(), pair.value.range.from());
    if !pair.name.text.chars().all(is_plain) || gap.of(context.source).contains('#') {
        return None;
    }
    let equals = Edit::replace(gap, "=");
    let (value, escape) = (&pair.value.text, context.file.escape);
    if !value.contains(['"', '\'', escape]) {
        if !value.contains(char::is_whitespace) {
            return Some(vec![equals]);
        }
        let (start, end) = (pair.value.range.from(), pair.value.range.to());
        // Without quotes in it, the value may go on over several lines.
        return Some(vec![Edit::replace(TextRange::new(gap.from(), start), "=\""), Edit::insert(end, "\"")]);
    }
    let quoted = in_quotes(value, escape)?;
    let is_one_line = pair.value.range.of(context.source) == value;
    match quoted {
        None => Some(vec![equals]),
        Some(quoted) => is_one_line.then(|| vec![equals, Edit::replace(pair.value.range, quoted)]),
    }
}

/// A value in one pair of double quotes; `Some(None)` where it has no blanks outside its own quotes and can stay
/// as it is, `None` where that can't be told.
#[expect(clippy::option_option, reason = "nothing to do is not the same as no way to do it")]
fn in_quotes(value: &str, escape: char) -> Option<Option<String>> {
    let mut out = String::from("\"");
    let (mut quote, mut has_blanks) = (None, false);
    let mut chars = value.chars();
    let literal = |out: &mut String, c: char| {
        if matches!(c, '"' | '$') || c == escape {
            out.push(escape);
        }
        out.push(c);
    };
    while let Some(c) = chars.next() {
        match quote {
            // Quotes inside `${...}` have a life of their own.
            _ if c == '$' && quote != Some('\'') && chars.as_str().starts_with('{') => {
                let end = chars.as_str().find('}')?;
                let braces = &chars.as_str()[..=end];
                if braces.contains(|c: char| c == '"' || c == '\'' || c == '$' || c == escape || c.is_whitespace()) {
                    return None;
                }
                out.push(c);
                out.push_str(braces);
                chars = chars.as_str()[end + 1..].chars();
            }
            None if c == '"' || c == '\'' => quote = Some(c),
            Some(q) if c == q => quote = None,
            Some('\'') => literal(&mut out, c),
            Some(_) if c == escape => {
                out.push(c);
                out.push(chars.next()?);
            }
            None if c == escape => literal(&mut out, chars.next()?),
            None => {
                has_blanks |= c.is_whitespace();
                // Parted by a quote from what follows, the name of a variable ends here.
                out.push(c);
            }
            Some(_) => out.push(c),
        }
    }
    if quote.is_some() {
        return None;
    }
    if !has_blanks {
        return Some(None);
    }
    let joins_names = value.contains('$') && names_change(value, &out[1..], escape);
    out.push('"');
    (!joins_names).then_some(Some(out))
}

/// Whether dropping the quotes changes which variables are named: `$a"b"` is not `$ab`.
fn names_change(value: &str, quoted: &str, escape: char) -> bool {
    let names = |text: &str| -> Vec<String> {
        crate::dockerfile::references(text, escape).into_iter().map(|r| r.name).collect()
    };
    names(value) != names(&format!("\"{quoted}\""))
}

#[cfg(test)]
mod tests {
    use super::in_quotes;

    #[test]
    fn values_keep_their_meaning() {
        for (value, want) in [
            ("a b", Some(Some("\"a b\""))),
            ("\"a b\"", Some(None)),
            ("\"a\" 'b$c'", Some(Some("\"a b\\$c\""))),
            ("a\\ b", Some(None)),
            ("a \\b\\\"", Some(Some("\"a b\\\"\""))),
            ("a \"\\n\"", Some(Some("\"a \\n\""))),
            ("$a\"b\" c", None),
            ("${a:-\"x\"} b", None),
            ("${a} \"b\"", Some(Some("\"${a} b\""))),
            ("it's a", None),
            ("a \"b\\", None),
        ] {
            let got = in_quotes(value, '\\');
            assert_eq!(got.as_ref().map(|v| v.as_deref()), want, "{value}");
        }
    }
}
