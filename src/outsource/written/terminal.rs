use super::{changed_lines, day_one_lines, details, disclaimer, headline, name};
use crate::outsource::{Advice, Catalogue};
use std::fmt::Write;

/// The answer as plain text.
pub fn terminal(catalogue: &Catalogue, advice: &Advice) -> String {
    let mut out = String::new();
    for layer in &advice.layers {
        let _ = writeln!(out, "{}: {}\n  {}", name(catalogue, layer), headline(layer), layer.reason);
        for line in details(layer) {
            let _ = writeln!(out, "  - {line}");
        }
        out.push('\n');
    }
    let mut section = |title: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            let _ = writeln!(out, "{title}");
            for line in lines {
                let _ = writeln!(out, "  - {line}");
            }
            out.push('\n');
        }
    };
    section("Project", advice.notes.iter().map(|n| format!("{} ({})", n.text, n.whose)).collect());
    section("Day one", day_one_lines(advice));
    section("Facts that were changed for this case", changed_lines(advice));
    for choice in &advice.platform {
        let mut lines = vec![
            format!("{} ({}; rule {}, {})", choice.title, choice.reason, choice.rule, choice.whose),
            format!("2017: {}", choice.talk),
            format!("today: {}", choice.today),
        ];
        lines.extend(choice.actions.iter().map(|a| (*a).to_owned()));
        section(choice.decision, lines);
    }
    if let Some(stack) = &advice.stack {
        section("Stack: conflicts", stack.conflicts.iter().map(|c| format!("{}: {}", c.level, c.message)).collect());
        section("Stack: run", stack.total.run.clone());
        section("Stack: back up", stack.total.back_up.clone());
        section("Stack: upgrade", stack.total.upgrade.clone());
    }
    let _ = writeln!(out, "{}", disclaimer(advice));
    out
}
