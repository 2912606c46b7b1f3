//! # yum-install-without-yes
//!
//! ## What it does
//! Flags `yum install` (and the other commands that change packages) without `-y`.
//!
//! ## Why it is bad
//! yum asks before it changes anything. During a build nobody can answer: yum takes that for a no, and the build
//! ends there.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM centos:7.9.2009
//! RUN yum install httpd-2.4.6 && yum clean all
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM centos:7.9.2009
//! RUN yum install -y httpd-2.4.6 && yum clean all
//! ```
//!
//! ## Fix safety
//! Adding `-y` is safe: a build can go on only with a yes.
//! ```dockerfile flagged=2
//! FROM centos:7.9.2009
//! RUN yum --setopt=tsflags=nodocs install httpd-2.4.6 && yum clean all
//! ```
//! ```dockerfile fixed
//! FROM centos:7.9.2009
//! RUN yum --setopt=tsflags=nodocs install -y httpd-2.4.6 && yum clean all
//! ```

use super::{
    asks::{self, Asking, RPM_VERBS, answers_rpm},
    manager::YUM,
};
use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    lint::{Context, Rule, rules::rule_file},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "DL3030",
        slug: "yum-install-without-yes",
        aliases: &[],
        group: Group::Correctness,
        severity: Severity::Warning,
        hadolint: Peer::On(Severity::Warning),
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "yum asks for confirmation, which ends the build",
        why: "yum asks before it changes anything. A build has nobody to answer, so yum takes it for a no and the build fails.",
        sources: &[
            Source { title: "Red Hat manual, yum(8)", url: "https://man7.org/linux/man-pages/man8/yum.8.html" },
            Source { title: "hadolint wiki, DL3030", url: "https://github.com/hadolint/hadolint/wiki/DL3030" },
        ],
        file: rule_file!(),
    },
    check,
};

const ASKING: Asking = Asking {
    manager: &YUM,
    verbs: RPM_VERBS,
    peer_verbs: &["install", "groupinstall", "localinstall"],
    is_answered_for_peer: |call| call.has_any_flag(&["y", "assumeyes"]),
    is_answered: |_, _, call| answers_rpm(call),
    option: "-y",
    is_global: false,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    asks::check(&RULE.meta, &ASKING, context, findings);
}
