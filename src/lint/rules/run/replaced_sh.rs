//! # replaced-sh
//!
//! ## What it does
//! Flags a link over `/bin/sh`.
//!
//! ## Why it is bad
//! Packages of the distribution count on the shell that it came with, and an update of that package puts it back. What was
//! meant is that RUN should use another shell, and SHELL says just that, without changing the system.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM debian:12.8-slim
//! RUN ln -sf /bin/bash /bin/sh
//! ```
//!
//! ## Use instead
//! ```dockerfile fixed
//! FROM debian:12.8-slim
//! SHELL ["/bin/bash", "-c"]
//! ```
//!
//! ```dockerfile clean
//! FROM debian:12.8-slim
//! SHELL ["/bin/bash", "-o", "pipefail", "-c"]
//! RUN shopt -s globstar && rm -f /srv/**/*.tmp
//! ```
//!
//! ## Fix safety
//! Unsafe: scripts that start with `#!/bin/sh` get the distribution's shell again. Offered where the RUN does nothing else and no
//! SHELL stands before it.

use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::Keyword,
    lint::{
        Context, Rule, RunScript,
        rules::{
            rule_file,
            support::{casing::cased, commands, removal::holds_comment},
        },
    },
    shell::{Call, Join},
    text::Edit,
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL4005",
        slug: "replaced-sh",
        aliases: &[],
        group: Group::Portability,
        severity: Severity::Warning,
        hadolint: Peer::On(Severity::Warning),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "A link over `/bin/sh` changes the shell of the whole system",
        why: "Packages count on the shell that the distribution came with; SHELL changes it for RUN alone.",
        sources: &[
            Source {
                title: "Docker docs, Dockerfile reference: SHELL",
                url: "https://docs.docker.com/reference/dockerfile/#shell",
            },
            Source { title: "hadolint wiki, DL4005", url: "https://github.com/hadolint/hadolint/wiki/DL4005" },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let for_peer = context.profile() == Profile::Hadolint;
    for run in context.scripts() {
        if !run.script.may_call(&["ln"]) {
            continue;
        }
        let calls = commands::calls(context, run);
        let links = calls.iter().filter(|call| call.name() == "ln");
        let replaces =
            links.filter(|call| if for_peer { call.has_arg("/bin/sh") } else { target(call) == Some("/bin/sh") });
        findings.extend(replaces.take(1).map(|call| finding(context, run, &calls, call)));
    }
}

/// Where a link is put.
fn target<'a>(call: &Call<'a>) -> Option<&'a str> {
    let operands: Vec<_> = call.operands().collect();
    if operands.len() < 2 { None } else { operands.last()?.literal() }
}

fn finding(context: &Context<'_>, run: &RunScript<'_>, calls: &[Call<'_>], call: &Call<'_>) -> Finding {
    let finding = Finding::new(
        &RULE.meta,
        run.outer.range,
        run.source(commands::whole(call)),
        "`/bin/sh` is replaced for the whole system, not for RUN alone",
    )
    .help("Leave `/bin/sh` as it is and name the shell with `SHELL [\"/bin/bash\", \"-c\"]`.");
    match fix(context, run, calls, call) {
        Some(edit) => finding.fix(Fix::risky("Use SHELL instead", vec![edit])),
        None => finding,
    }
}

/// SHELL in place of a RUN that does nothing but make the link.
fn fix(context: &Context<'_>, run: &RunScript<'_>, calls: &[Call<'_>], call: &Call<'_>) -> Option<Edit> {
    let shell = call.operands().next().and_then(|w| w.literal())?;
    let known = matches!(shell.rsplit('/').next(), Some("bash" | "zsh" | "ksh" | "dash" | "ash"));
    let only_this = calls.iter().all(|c| {
        let removes = matches!(c.name(), "rm" | "mv") && c.has_arg("/bin/sh");
        let same = c.command.range == call.command.range;
        (removes || same) && matches!(c.command.join, Join::Start | Join::And | Join::Sequence)
    });
    let plain = run.outer.keyword == Keyword::Run && !run.exec && run.run.flags.is_empty();
    let plain = plain && run.run.heredocs.is_empty() && run.script.compounds.is_empty() && run.script.fault.is_none();
    // A shell that is named already may have options that the new line would take away again.
    let plain = plain && *run.shell == ["/bin/sh", "-c"];
    if !(known && only_this && plain) || target(call) != Some("/bin/sh") || holds_comment(context, run.outer) {
        return None;
    }
    let path = if shell.starts_with('/') { shell.to_owned() } else { format!("/bin/{shell}") };
    Some(Edit::replace(run.outer.range, cased(context, &format!("SHELL [\"{path}\", \"-c\"]"))))
}
