//! # host-port
//!
//! ## What it does
//! Flags EXPOSE with an address or a port of the host, in the form that `docker run -p` takes.
//!
//! ## Why it is bad
//! An image can't choose ports of the host. The build throws that part away, so that `EXPOSE 80:8080` exposes
//! 8080 and maps nothing; Docker has announced that it will stop the build one day.
//!
//! ## Example
//! ```dockerfile flagged=2,3
//! FROM nginx:1.27
//! EXPOSE 80:8080
//! EXPOSE 127.0.0.1:443:8443/tcp 9090
//! ```
//! ```dockerfile fixed
//! FROM nginx:1.27
//! EXPOSE 8080
//! EXPOSE 8443/tcp 9090
//! ```
//!
//! ## Use instead
//! Name the container's port here; map it where the container is started, with `docker run -p 80:8080`.
//! ```dockerfile clean
//! FROM nginx:1.27
//! EXPOSE 8080 5000-5010/udp
//! ```
//!
//! ## Fix safety
//! Safe: what goes is what the build throws away.

use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, Profile, RuleMeta, Severity, Source},
    dockerfile::Word,
    lint::{
        Context, Rule,
        rules::{
            rule_file,
            support::{
                environment::Step,
                ports::{self, Port},
            },
        },
    },
    text::{Edit, TextRange},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ExposeInvalidFormat",
        slug: "host-port",
        aliases: &[],
        group: Group::Correctness,
        severity: Severity::Warning,
        hadolint: Peer::Absent,
        buildkit: Peer::On(Severity::Warning),
        since: "0.1.0",
        fix: FixAvailability::Sometimes,
        summary: "EXPOSE can't map ports of the host: that part is thrown away",
        why: "An image can't choose ports of the host: the build throws that part away, and will refuse it one day.",
        sources: &[
            Source {
                title: "Docker docs, build checks: ExposeInvalidFormat",
                url: "https://docs.docker.com/reference/build-checks/expose-invalid-format/",
            },
            Source {
                title: "Docker docs, Dockerfile reference: EXPOSE",
                url: "https://docs.docker.com/reference/dockerfile/#expose",
            },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    ports::each(context, |step, word, port| {
        if port.host.is_some() {
            findings.push(finding(context.profile(), step, word, port));
        }
    });
}

fn finding(profile: Profile, step: &Step<'_>, word: &Word, port: &Port) -> Finding {
    let host = port.host.as_deref().unwrap_or_default();
    let container = &port.container;
    let message = format!("EXPOSE can't map `{host}`: the image exposes `{container}`, and nothing else");
    let finding = Finding::new(&RULE.meta, step.outer.range, word.range, message)
        .help(format!("Write `EXPOSE {container}`, and map the port where the container is started."));
    let ends_so = word.text.ends_with(&format!(":{container}"));
    if !ends_so || profile == Profile::Buildkit && step.is_trigger {
        return finding;
    }
    let host = TextRange::new(word.at.from(), word.at.to() - container.len());
    finding.fix(Fix::safe("Remove the host's part", vec![Edit::delete(step.instruction.source(host))]))
}
