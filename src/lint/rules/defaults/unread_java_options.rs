//! # unread-java-options
//!
//! ## What it does
//! Flags `JAVA_OPTS` and its like where nothing reads them: `java` is started by an array, without a shell and without a script.
//!
//! ## Why it is bad
//! `JAVA_OPTS` is a custom of start scripts; the JVM does not know it. In an array no shell puts the variable into the command
//! either. So the heap, the time zone, the agent that somebody set are not set, and nothing says so.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM eclipse-temurin:11.0.23_9-jre-focal
//! ENV JAVA_OPTS="-Xmx512m"
//! ENTRYPOINT ["java", "-jar", "/mailer.jar"]
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM eclipse-temurin:11.0.23_9-jre-focal
//! ENV JAVA_TOOL_OPTIONS="-Xmx512m"
//! ENTRYPOINT ["java", "-jar", "/mailer.jar"]
//! ```
//!
//! ## Fix safety
//! There is only a pattern: with the name changed, options take effect that never did before.

use super::java::{READ_BY_JVM, java_launches};
use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    lint::{Context, Rule, rules::rule_file},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL304",
        slug: "unread-java-options",
        aliases: &[],
        group: Group::DefaultConfig,
        severity: Severity::Warning,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "`JAVA_OPTS` is set, and nothing reads it",
        why: "The JVM does not know the variable, and no shell puts it into the command: what it should set is not set, and nothing says so.",
        sources: &[Source {
            title: "Oracle, the java command: JDK_JAVA_OPTIONS",
            url: "https://docs.oracle.com/en/java/javase/21/docs/specs/man/java.html#using-the-jdk_java_options-launcher-environment-variable",
        }],
        file: rule_file!(),
    },
    check,
};

/// Names that people give to options for the JVM.
const NAMES: &[&str] = &[
    "JAVA_OPTS",
    "JVM_OPTS",
    "JAVA_OPTIONS",
    "JAVA_ARGS",
    "JVM_ARGS",
    "JAVA_OPT",
    "JAVA_MEM",
    "JAVA_HEAP",
    "JAVA_MEMORY",
    "JAVA_MEM_OPTS",
    "JVM_OPTIONS",
    "JAVA_XMX",
];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for stage in context.assembly().images() {
        let launches = java_launches(context, stage);
        if !launches.iter().any(|l| l.is_exec) {
            continue;
        }
        // A script or another command may read them.
        if context.assembly().launches(stage.index).iter().any(|l| l.name != "java") {
            continue;
        }
        for name in NAMES {
            let Some(setting) = context.assembly().setting(stage.index, name).filter(|s| !s.value.trim().is_empty())
            else {
                continue;
            };
            // Another variable takes it over: `ENV JAVA_TOOL_OPTIONS=$JAVA_OPTS`.
            let handed_on = READ_BY_JVM
                .iter()
                .any(|read| context.assembly().value(stage.index, read).is_some_and(|v| v.contains(&setting.value)));
            if handed_on {
                continue;
            }
            let outer = &context.file.instructions[setting.index];
            let message = format!("nothing reads `{name}`: the array starts `java` itself, which does not know it");
            findings.push(
                Finding::new(&RULE.meta, outer.range, setting.range, message)
                    .help("Call the variable `JAVA_TOOL_OPTIONS` (every JVM reads it) or `JDK_JAVA_OPTIONS` (Java 9 and later), or start `java` from a script that ends in `exec java $JAVA_OPTS ...`."),
            );
        }
    }
}
