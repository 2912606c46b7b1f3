use crate::{report::Palette, swarm::Answer};
use std::fmt::Write;

/// The answer for a terminal.
pub fn text(answer: &Answer, palette: Palette) -> String {
    let bold =
        |text: &str| if palette == Palette::Ansi { format!("\u{1b}[1m{text}\u{1b}[0m") } else { text.to_owned() };
    let mut out = format!("{}: {} nodes\n", bold(answer.tier.name()), answer.nodes.total);
    let nodes = answer.nodes;
    let _ = writeln!(
        out,
        "  managers   {}{}, quorum {}, {} may fail",
        nodes.managers,
        if nodes.managers_dedicated { " dedicated" } else { ", they run tasks too" },
        answer.quorum.quorum,
        answer.quorum.tolerated
    );
    let _ = writeln!(out, "  workers    {}", nodes.workers);
    let layout: Vec<String> = answer.zones.layout.iter().map(u32::to_string).collect();
    let safe = if answer.zones.safe { "any one zone may fail" } else { "a zone's loss ends the control" };
    let _ = writeln!(out, "  zones      managers {}: {safe}", layout.join("-"));
    let needed = answer.capacity.nodes_needed.map_or_else(|| "no number is known to do".to_owned(), |n| n.to_string());
    let _ = write!(out, "  capacity   nodes that carry tasks: {needed}");
    if let Some(bound) = answer.capacity.lower_bound {
        let _ = write!(out, " (a plain sum says {bound})");
    }
    out.push('\n');
    if let (Some(failure), Some(at)) = (&answer.capacity.last_failure, answer.capacity.last_failure_at) {
        let _ = writeln!(out, "             with {at}: {failure}");
    }
    for budget in &answer.addresses {
        let _ = writeln!(out, "  addresses  {}: {} of {}", budget.network, budget.need, budget.capacity);
    }
    for mtu in &answer.mtu {
        let _ = writeln!(out, "  mtu        {}: {} inside", mtu.network, mtu.inside);
    }
    if answer.swarms.count != 1 {
        let _ = writeln!(out, "  swarms     {}", answer.swarms.count);
    }
    for substitute in &answer.swarms.substitutes {
        let _ = writeln!(out, "  instead    of a swarm for {}: {}", substitute.reason.as_str(), substitute.instead);
    }
    if let Some(orchestrator) = &answer.orchestrator {
        let _ = writeln!(out, "  run with   {}", orchestrator.why);
    }
    for finding in &answer.findings {
        let _ = writeln!(out, "\n{} {}: {}", bold(finding.level.as_str()), finding.code, finding.message);
        let _ = writeln!(out, "  {}\n  {}", finding.why, finding.help);
    }
    if let Some(drill) = &answer.drill {
        let survives = &drill.survives;
        let said = match &survives.counter_example {
            None if survives.proved => format!("survives any {} of the nodes that carry tasks", survives.k),
            None => "not proved: too many sets of nodes".to_owned(),
            Some(example) => example.text.clone(),
        };
        let _ = writeln!(out, "\n{} (one possible placement): {said}", bold("drill"));
        for step in &drill.steps {
            let _ = writeln!(out, "  {}", step.summary);
            for moved in step.moved.iter().take(20) {
                let place = |node: &Option<String>| node.clone().unwrap_or_else(|| "nowhere".to_owned());
                let _ = writeln!(out, "    {}: {} -> {}", moved.task, place(&moved.from), place(&moved.to));
            }
            for pending in step.pending.iter().take(20) {
                let _ = writeln!(out, "    {} pending: {}", pending.task, pending.why);
            }
            for command in &step.commands {
                let _ = writeln!(out, "    $ {command}");
            }
        }
    }
    out.push_str("\nHow each figure came about, the firewall table and the runbook: --format markdown\n");
    out
}
