//! A stack file to lay over the reader's own with `-c`: only the keys that are advised, so that the reader's file
//! stays as it is and the difference can be read.

use super::{cpus, stays_off_managers, update_order, wants_spread};
use crate::swarm::{
    input::{Input, Service},
    tier::Nodes,
};
use std::fmt::Write;

/// The file.
pub fn overlay(input: &Input, nodes: Nodes) -> String {
    let mut out = String::from(
        "# Lay this over your stack file: docker stack deploy -c stack.yml -c plimsoll.yml NAME\n\
         # It holds only what sizing advises. Measure before you trust the reservations.\n\
         version: \"3.13\"\nservices:\n",
    );
    if input.services.is_empty() {
        return out.replace("services:\n", "services: {}\n");
    }
    for service in &input.services {
        service_keys(&mut out, input, nodes, service);
    }
    out
}

/// A word as a YAML string that needs no second look.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            // Stack files replace variables; a dollar sign stands for itself when doubled.
            '$' => out.push_str("$$"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out + "\""
}

fn service_keys(out: &mut String, input: &Input, nodes: Nodes, service: &Service) {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    let starts_well = service.name.starts_with(|c: char| c.is_ascii_alphabetic());
    let special = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"];
    let plain = starts_well
        && service.name.chars().all(is_plain)
        && !special.contains(&service.name.to_ascii_lowercase().as_str());
    let name = if plain { service.name.clone() } else { quoted(&service.name).replace("$$", "$") };
    let _ = writeln!(out, "  {name}:\n    deploy:");
    if service.cpu_m > 0 || service.memory_mib > 0 {
        out.push_str("      resources:\n        reservations:\n");
        if service.cpu_m > 0 {
            let _ = writeln!(out, "          cpus: {}", cpus(service));
        }
        if service.memory_mib > 0 {
            let _ = writeln!(out, "          memory: {}M", service.memory_mib);
        }
    } else {
        out.push_str("      # resources.reservations: measure and set them; without them the scheduler is blind\n");
    }
    placement(out, input, nodes, service);
    updates(out, service);
}

fn placement(out: &mut String, input: &Input, nodes: Nodes, service: &Service) {
    let mut constraints: Vec<String> = Vec::new();
    if stays_off_managers(nodes, service) {
        constraints.push("node.role==worker".to_owned());
    }
    let spread = wants_spread(input, service);
    if constraints.is_empty() && !spread {
        return;
    }
    out.push_str("      placement:\n");
    if !constraints.is_empty() {
        // A list of an overlay is added to the list below it.
        out.push_str("        constraints:\n");
        for constraint in constraints {
            let _ = writeln!(out, "          - {}", quoted(&constraint));
        }
    }
    if spread {
        out.push_str("        preferences:\n          - spread: node.labels.zone\n");
    }
}

fn updates(out: &mut String, service: &Service) {
    let order = update_order(service);
    let _ = writeln!(
        out,
        "      update_config:\n        order: {order}\n        parallelism: {}\n        failure_action: rollback\n        \
         monitor: 60s\n      rollback_config:\n        order: {order}",
        service.update_parallelism
    );
}
