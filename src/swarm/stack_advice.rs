//! A stack file to lay over the reader's own with `-c`: only the keys that are advised, so that the reader's file
//! stays as it is and the difference can be read.

use super::{
    constraint::{Constraint, Key, spread_label},
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
            let _ = writeln!(out, "          cpus: \"{}.{:03}\"", service.cpu_m / 1000, service.cpu_m % 1000);
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
    let has_role = service.constraints.iter().filter_map(|c| Constraint::read(c).ok()).any(|c| c.key == Key::Role);
    if nodes.managers_dedicated && !service.is_global() && !has_role {
        constraints.push("node.role==worker".to_owned());
    }
    let wants_spread = input.zones > 1 && !service.is_global() && service.replicas > 1;
    let spread = wants_spread && !service.preferences.iter().any(|p| spread_label(p) == Some("zone"));
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
    let stop_first = service.is_global() || service.host_ports().next().is_some();
    let order =
        if service.is_start_first() && !(service.is_global() && stop_first) { "start-first" } else { "stop-first" };
    let _ = writeln!(
        out,
        "      update_config:\n        order: {order}\n        parallelism: {}\n        failure_action: rollback\n        \
         monitor: 60s\n      rollback_config:\n        order: {order}",
        service.update_parallelism
    );
}
