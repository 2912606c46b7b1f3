use super::{
    super::{
        formats::markdown_text as text,
        model::{Block, Report},
    },
    line, visible,
};
use std::fmt::Write;

/// The report in Markdown, as GitHub and GitLab read it.
pub(super) fn write(report: &Report) -> String {
    let mut out = format!("# {}\n\n", report.verdict.value.title());
    for reason in &report.verdict.reasons {
        let code = reason.code.as_ref().map_or(String::new(), |c| format!(" ({})", inline(c)));
        let _ = writeln!(out, "- {}{code}", inline(&reason.text));
    }
    if !report.differences.is_empty() {
        out.push_str("\n## Other results than the sender saw\n\n");
        for difference in &report.differences {
            let _ = writeln!(out, "- {}: {}", difference.part.title(), inline(&difference.text));
        }
    }
    if !report.next.is_empty() {
        out.push_str("\n## Next steps\n\n");
        for (n, step) in report.next.iter().enumerate() {
            let places: Vec<String> = step.places.iter().map(|p| inline(p)).collect();
            let places = if places.is_empty() { String::new() } else { format!(" ({})", places.join(", ")) };
            let _ = writeln!(out, "{}. {}{places}", n + 1, inline(&step.todo));
        }
    }
    for part in &report.parts {
        let _ = writeln!(out, "\n## {}\n\n{}", part.id.title(), inline(&part.summary));
        for block in &part.blocks {
            write_block(&mut out, block);
        }
    }
    out.push_str("\n## Versions\n\n");
    let _ = writeln!(out, "- Plimsoll {}", report.versions.app);
    for data in &report.versions.data {
        let _ = writeln!(out, "- {} as of {}", data.name, data.as_of);
    }
    if !report.versions.made_by.is_empty() {
        let _ = writeln!(out, "- entered with version {}", inline(&report.versions.made_by));
    }
    if !report.digest.is_empty() {
        let _ = writeln!(out, "- digest of the results: {}", report.digest);
    }
    out
}

fn inline(words: &str) -> String {
    text(&line(words))
}

fn write_block(out: &mut String, block: &Block) {
    match block {
        Block::Heading { text } => {
            let _ = writeln!(out, "\n### {}", inline(text));
        }
        Block::Text { text } => {
            let _ = writeln!(out, "\n{}", inline(text));
        }
        Block::List { items } => {
            out.push('\n');
            for item in items {
                let _ = writeln!(out, "- {}", inline(item));
            }
        }
        Block::Table { columns, rows } => {
            let _ = write!(out, "\n| {} |\n|{}\n", columns.join(" | "), "---|".repeat(columns.len()));
            for row in rows {
                let cells: Vec<String> = row.iter().map(|c| inline(c)).collect();
                let _ = writeln!(out, "| {} |", cells.join(" | "));
            }
        }
        Block::Source { text, .. } => {
            let text = visible(text);
            // A fence that no run of backticks in the text can close.
            let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
            let fence = "`".repeat((longest + 1).max(3));
            let end = if text.ends_with('\n') { "" } else { "\n" };
            let _ = write!(out, "\n{fence}\n{text}{end}{fence}\n");
        }
    }
}
