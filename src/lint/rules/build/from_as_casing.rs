//! # from-as-casing
//!
//! ## What it does
//! Flags `FROM ... as name` and `from ... AS name`: two keywords of one instruction in different case.
//!
//! ## Why it is bad
//! Both work. Upper case is what sets keywords apart from names, and with `as` in lower case the name of the
//! stage is the harder to find.
//!
//! ## Example
//! ```dockerfile flagged=1
//! FROM golang:1.23 as build
//! ```
//! ```dockerfile fixed
//! FROM golang:1.23 AS build
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM golang:1.23 AS build
//! from build as test
//! ```
//!
//! ## Fix safety
//! Safe: the build reads keywords in any case.

use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    dockerfile::{Alias, Arguments, Instruction},
    lint::{
        Context, Rule,
        rules::{rule_file, support::casing::Casing},
    },
    text::Edit,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "FromAsCasing",
        slug: "from-as-casing",
        aliases: &[],
        group: Group::Style,
        severity: Severity::Style,
        hadolint: Peer::Absent,
        buildkit: Peer::On(Severity::Warning),
        since: "0.1.0",
        fix: FixAvailability::Always,
        summary: "FROM and AS in different case make the stage's name hard to find",
        why: "Upper case sets keywords apart from names: one in lower case is read as part of the image or of the stage's name.",
        sources: &[Source {
            title: "Docker docs, build checks: FromAsCasing",
            url: "https://docs.docker.com/reference/build-checks/from-as-casing/",
        }],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for from in &context.file.instructions {
        let Arguments::From { alias: Some(alias), .. } = &from.arguments else { continue };
        // FROM itself in mixed case is a matter of another rule.
        if let Some(casing) = Casing::of(&from.keyword_text).filter(|casing| !casing.fits(&alias.keyword.text)) {
            findings.push(finding(from, alias, casing));
        }
    }
}

fn finding(from: &Instruction, alias: &Alias, casing: Casing) -> Finding {
    let (keyword, written) = (&from.keyword_text, &alias.keyword.text);
    let wanted = casing.apply(written);
    Finding::new(&RULE.meta, from.range, alias.keyword.range, format!("`{written}` is not in the case of `{keyword}`"))
        .help(format!("Write `{wanted}`."))
        .fix(Fix::safe(format!("Write `{wanted}`"), vec![Edit::replace(alias.keyword.range, wanted)]))
}
