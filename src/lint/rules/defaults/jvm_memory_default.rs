//! # jvm-memory-default
//!
//! ## What it does
//! Notes images that start Java without a word on its memory.
//!
//! ## Why it is bad
//! Left alone, the JVM takes a quarter of the container's memory for its heap: three quarters that you pay for lie idle, or,
//! without a limit on the container, a quarter of the whole machine is taken. With two processors or less, or under 1.8 GB, it
//! also chooses the serial collector. The talk names Java's memory among the defaults that nobody changed.
//!
//! ## Example
//! ```dockerfile flagged=3
//! FROM eclipse-temurin:17.0.11_9-jre-jammy
//! COPY target/billing-1.8.2.jar /app.jar
//! CMD ["java", "-jar", "/app.jar"]
//! ```
//!
//! ## Use instead
//! A share of the container's limit, by a variable that every JVM reads and that each environment can override:
//! ```dockerfile clean
//! FROM eclipse-temurin:17.0.11_9-jre-jammy
//! ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=70"
//! COPY target/billing-1.8.2.jar /app.jar
//! CMD ["java", "-jar", "/app.jar"]
//! ```
//!
//! ## Fix safety
//! There is only a pattern: how much the heap may take depends on what the program keeps outside of it.

use super::java::{READ_BY_JVM, is_server_like, java_launches, sets_heap, sizes_itself};
use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    lint::{
        Context, Rule,
        rules::{rule_file, support::removal::insert_before},
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL303",
        slug: "jvm-memory-default",
        aliases: &[],
        group: Group::DefaultConfig,
        severity: Severity::Info,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "Java starts without a word on its memory",
        why: "Left alone, the JVM takes a quarter of the container's memory for its heap; without a limit on the container, a quarter of the whole machine.",
        sources: &[Source {
            title: "Oracle, Java HotSpot VM: ergonomics",
            url: "https://docs.oracle.com/en/java/javase/21/gctuning/ergonomics.html",
        }],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for stage in context.assembly().images() {
        let Some(launch) = java_launches(context, stage).into_iter().find(|launch| is_server_like(launch)) else {
            continue;
        };
        let told = launch.args.iter().any(|a| sets_heap(a) || a.contains('$') || a.starts_with('@'))
            || READ_BY_JVM.iter().any(|name| context.assembly().value(stage.index, name).is_some_and(sets_heap))
            || sizes_itself(context, stage)
            // Options that nobody reads have a rule of their own.
            || ["JAVA_OPTS", "JVM_OPTS", "JAVA_OPTIONS", "JAVA_ARGS"].iter().any(|name| context.assembly().value(stage.index, name).is_some_and(sets_heap));
        if told {
            continue;
        }
        let outer = &context.file.instructions[launch.index];
        let edit = insert_before(context, outer, "ENV JAVA_TOOL_OPTIONS=\"-XX:MaxRAMPercentage=70\"");
        findings.push(
            Finding::new(&RULE.meta, outer.range, launch.range, "Java is told nothing of its memory: the heap is a quarter of the container's")
                .help("Set `ENV JAVA_TOOL_OPTIONS=\"-XX:MaxRAMPercentage=70\"`, and give the container a memory limit. 70 suits most services; leave more where threads, buffers or native libraries need it.")
                .fix(Fix::display("Set a share of the container's memory", vec![edit])),
        );
    }
}
