use super::{
    super::model::{Block, Report},
    line, visible,
};
use std::fmt::Write;

/// The report as plain text.
pub(super) fn write(report: &Report) -> String {
    let mut out = format!("{}\n", report.verdict.value.title().to_uppercase());
    for reason in &report.verdict.reasons {
        let code = reason.code.as_ref().map_or(String::new(), |c| format!(" ({c})"));
        let _ = writeln!(out, "  {}{code}", line(&reason.text));
    }
    if !report.differences.is_empty() {
        out.push_str("\nOTHER RESULTS THAN THE SENDER SAW\n");
        for difference in &report.differences {
            let _ = writeln!(out, "  {}: {}", difference.part.title(), line(&difference.text));
        }
    }
    if !report.next.is_empty() {
        out.push_str("\nNEXT STEPS\n");
        for (n, step) in report.next.iter().enumerate() {
            let places =
                if step.places.is_empty() { String::new() } else { format!(" [{}]", line(&step.places.join(", "))) };
            let _ = writeln!(out, "{:>3}. {}{places}", n + 1, line(&step.todo));
        }
    }
    for part in &report.parts {
        let _ = writeln!(out, "\n{}\n{}", part.id.title().to_uppercase(), line(&part.summary));
        for block in &part.blocks {
            write_block(&mut out, block);
        }
    }
    let data = report.versions.data.iter().map(|d| format!("{} as of {}", d.name, d.as_of));
    let _ = writeln!(
        out,
        "\nPlimsoll {}; {}; digest {}",
        report.versions.app,
        data.collect::<Vec<_>>().join(", "),
        if report.digest.is_empty() { "none" } else { &report.digest }
    );
    out
}

fn write_block(out: &mut String, block: &Block) {
    match block {
        Block::Heading { text } => {
            let _ = writeln!(out, "\n  {}", line(text));
        }
        Block::Text { text } => {
            let _ = writeln!(out, "  {}", line(text));
        }
        Block::List { items } => {
            for item in items {
                let _ = writeln!(out, "  - {}", line(item));
            }
        }
        Block::Table { rows, .. } => {
            for row in rows {
                let cells: Vec<String> = row.iter().filter(|c| !c.is_empty()).map(|c| line(c)).collect();
                let _ = writeln!(out, "  {}", cells.join(" | "));
            }
        }
        // At a terminal the reader has the file at hand.
        Block::Source { name, .. } if name.is_empty() => {}
        Block::Source { name, text } => {
            let _ = writeln!(out, "  {}: {} lines", line(name), visible(text).lines().count());
        }
    }
}
