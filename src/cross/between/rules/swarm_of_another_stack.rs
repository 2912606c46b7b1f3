//! # swarm-of-another-stack
//!
//! ## What it does
//! Flags services whose tasks or reservations in the stack file are other ones than those that the swarm was sized for,
//! and services that its size leaves out. Looks only where the two share a service by name.
//!
//! ## Why it is bad
//! The number of nodes, and what survives the loss of one, was worked out for other services than those that will be
//! deployed.
//!
//! ## Example
//! ```json name=swarm
//! {"goal": "prod", "services": [{"name": "web", "replicas": 2, "cpu_m": 250, "memory_mib": 256}]}
//! ```
//! ```yaml name=stack.yml flagged=2
//! services:
//!   web:
//!     image: registry.example.com/shop/web:1.4
//!     deploy:
//!       replicas: 6
//!       resources: {reservations: {cpus: "0.25", memory: 256M}}
//! ```
//!
//! ## Use instead
//! ```json name=swarm
//! {"goal": "prod", "services": [{"name": "web", "replicas": 6, "cpu_m": 250, "memory_mib": 256}]}
//! ```
//! ```yaml name=stack.yml
//! services:
//!   web:
//!     image: registry.example.com/shop/web:1.4
//!     deploy:
//!       replicas: 6
//!       resources: {reservations: {cpus: "0.25", memory: 256M}}
//! ```
//!
//! ## Fix safety
//! There is no fix here: the place Swarm takes the services over from the stack file.

use super::{BASE, SERVICES};
use crate::{
    cross::between::{Context, Found, Rule},
    diagnostic::{Group, RuleMeta, rule_file},
    stack,
    swarm::{
        Input,
        input::{Mode, Service},
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL7006",
        slug: "swarm-of-another-stack",
        group: Group::Sizing,
        summary: "A swarm that was sized for other services than the stack file has",
        why: "The number of nodes, and what survives the loss of one, was worked out for other services than those that will be deployed.",
        sources: &[SERVICES],
        file: rule_file!(),
        ..BASE
    },
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    // Of several swarms side by side it can't be told which one is meant.
    let [swarm] = context.answers.swarms else { return };
    for (n, stack) in context.stacks.iter().enumerate().filter(|(_, s)| s.is_complete()) {
        let model = &stack.analysis.model;
        // Read as the sizing itself reads a stack file, so that rounding is no difference.
        let wanted = Input::default().with_stack(&stack::services(model)).services;
        let sized = |name: &str| swarm.services.iter().find(|s| s.name == name);
        if !wanted.iter().any(|s| sized(&s.name).is_some()) {
            continue;
        }
        for service in &model.services {
            let Some(wanted) = wanted.iter().find(|s| s.name == service.name) else { continue };
            let message = match sized(&service.name) {
                None => format!("the size of the swarm leaves `{}` out", service.name),
                Some(sized) if asks(sized) == asks(wanted) => continue,
                Some(sized) => format!(
                    "the swarm is sized for `{}` with {}, and the stack file has {}",
                    service.name,
                    words(sized),
                    words(wanted)
                ),
            };
            let help = "Size the swarm for this stack file: the place Swarm takes its services over.";
            found.push(Found::in_stack(&RULE, n, service.key, message).help(help));
        }
    }
}

/// What decides the size: tasks, processor and memory.
fn asks(service: &Service) -> (Option<u32>, u32, u32) {
    let tasks = (service.mode == Mode::Replicated).then_some(service.replicas);
    (tasks, service.cpu_m, service.memory_mib)
}

fn words(service: &Service) -> String {
    let tasks = match service.mode {
        Mode::Global => "a task on each node".to_owned(),
        Mode::Replicated if service.replicas == 1 => "1 task".to_owned(),
        Mode::Replicated => format!("{} tasks", service.replicas),
    };
    format!("{tasks} of {}m CPU and {} MiB", service.cpu_m, service.memory_mib)
}
