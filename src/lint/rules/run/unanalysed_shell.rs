//! # unanalysed-shell
//!
//! ## What it does
//! Says where the shell text of a RUN is too long to be analysed: above 300 commands, 1,000 expansions or 64 KB its
//! variables are not followed (SC2086); above 4,000 commands, 20,000 expansions, 60 functions or 128 KB, and behind a
//! chain of `time` or `coproc`, none of `ShellCheck`'s faults is looked for.
//!
//! ## Why it is bad
//! That nothing is reported there does not mean that nothing is wrong. The analysis takes time that grows faster than the
//! text, so that it has to stop somewhere.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM debian:12.8-slim
//! RUN :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; \
//!     :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; \
//!     :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; \
//!     :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; \
//!     :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; \
//!     :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; \
//!     :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; \
//!     :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; \
//!     :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; \
//!     :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; \
//!     :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; \
//!     :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; \
//!     :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; \
//!     :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; \
//!     :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; \
//!     :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :; :
//! ```
//!
//! ## Use instead
//! A script of its own, which `ShellCheck` can look through by itself.
//! ```dockerfile clean
//! FROM debian:12.8-slim
//! COPY build.sh /usr/local/bin/
//! RUN build.sh
//! ```
//!
//! ## Fix safety
//! There is no fix: the text has to move to a file of its own.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    lint::{Context, Rule, rules::rule_file},
    shell::bounds::{Extent, extent},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL0034",
        slug: "unanalysed-shell",
        aliases: &[],
        group: Group::Shell,
        severity: Severity::Info,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "Shell text that is too long to be analysed",
        why: "That none of ShellCheck's faults is reported here does not mean that there is none.",
        sources: &[Source { title: "ShellCheck", url: "https://www.shellcheck.net/" }],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.config.skip_shell || context.profile() != Profile::Plimsoll {
        return;
    }
    for run in context.scripts().iter().filter(|s| !s.exec && s.is_posix()) {
        let message = match extent(&run.text.text, &run.script) {
            Extent::Whole => continue,
            Extent::WithoutVariables => {
                "this RUN is too long for all of its shell text to be analysed: unquoted \
                                         variables (SC2086) are not looked for"
            }
            Extent::Nothing => {
                "this RUN is too long or too deep for its shell text to be analysed: ShellCheck's faults (SC codes) \
                                are not looked for"
            }
        };
        let keyword = run.outer.keyword_range;
        findings.push(
            Finding::new(&RULE.meta, run.outer.range, keyword, message)
                .help("Move the text to a script of its own, COPY it, and have ShellCheck look through that file."),
        );
    }
}
