use crate::swarm::{Answer, drill::Report, runbook};
use std::fmt::Write;

/// The answer as Markdown: figures, findings, derivations, the drill, the runbook, the file to lay over the stack.
pub fn markdown(answer: &Answer) -> String {
    let mut out = format!(
        "# Swarm: {}\n\n{} nodes: {} managers{}, {} workers. Quorum {}, {} may fail.\n",
        answer.tier.name(),
        answer.nodes.total,
        answer.nodes.managers,
        if answer.nodes.managers_dedicated { " (dedicated)" } else { "" },
        answer.nodes.workers,
        answer.quorum.quorum,
        answer.quorum.tolerated
    );
    findings(&mut out, answer);
    out.push_str("\n## Figures\n");
    for derivation in &answer.derivations {
        let _ = writeln!(out, "\n### `{}`\n", derivation.figure);
        for step in &derivation.steps {
            let _ = writeln!(out, "- {}", escaped(step));
        }
        let sources = derivation.sources.iter().map(|s| match s.url {
            "" => format!("{} ({})", s.title, s.whose.as_str()),
            url => format!("[{}]({url}) ({})", s.title, s.whose.as_str()),
        });
        let _ = writeln!(out, "\nSources: {}", sources.collect::<Vec<_>>().join("; "));
    }
    out.push_str("\n## Then and now\n\n| subject | talk 2017 | today |\n|---|---|---|\n");
    for row in &answer.then_and_now {
        let _ = writeln!(out, "| {} | {} | {} |", row.subject, row.talk, row.today);
    }
    out.push_str("\n## Firewall\n\n| from | to | open | note |\n|---|---|---|---|\n");
    for row in &answer.firewall {
        let open = if row.open.is_empty() { "nothing".to_owned() } else { row.open.join(", ") };
        let _ = writeln!(out, "| {} | {} | {open} | {} |", row.from, row.to, row.note);
    }
    if let Some(drill) = &answer.drill {
        drill_steps(&mut out, drill);
    }
    out.push('\n');
    out.push_str(
        &runbook::to_markdown(&answer.runbook)
            .replacen("# Runbook", "## Runbook", 1)
            .replace("\n## ", "\n### ")
            .replacen("### Runbook", "## Runbook", 1),
    );
    let _ = writeln!(out, "\n## To lay over the stack file\n\n```yaml\n{}```", answer.stack_overlay);
    out
}

fn findings(out: &mut String, answer: &Answer) {
    if answer.findings.is_empty() {
        out.push_str("\nNothing to find fault with.\n");
        return;
    }
    out.push_str("\n## Findings\n\n| level | code | what | what to do |\n|---|---|---|---|\n");
    for finding in &answer.findings {
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} |",
            finding.level,
            finding.code,
            escaped(&finding.message),
            escaped(&finding.help)
        );
    }
}

fn drill_steps(out: &mut String, drill: &Report) {
    out.push_str("\n## Drill\n\nOne possible placement: swarm leaves ties open.\n");
    let survives = &drill.survives;
    let said = match &survives.counter_example {
        None if survives.proved => format!("Survives any {} of the nodes that carry tasks.", survives.k),
        None => "Not proved: too many sets of nodes.".to_owned(),
        Some(example) => escaped(&example.text),
    };
    let _ = writeln!(out, "\n{said}");
    for (n, step) in drill.steps.iter().enumerate() {
        let _ = writeln!(out, "\n{}. {}", n + 1, escaped(&step.summary));
        for pending in step.pending.iter().take(20) {
            let _ = writeln!(out, "   - {} pending: {}", escaped(&pending.task), escaped(&pending.why));
        }
    }
}

/// A text in a table's cell: no bars, no line breaks, no tags.
fn escaped(text: &str) -> String {
    text.replace('|', "\\|").replace('<', "&lt;").replace(['\n', '\r'], " ")
}
