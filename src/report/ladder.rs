//! The maturity ladder as text.

use super::Palette;
use crate::maturity::{Assessment, CriterionResult, Rung, Status};
use serde::Serialize;
use std::fmt::Write;

/// A file with where it stands.
#[derive(Clone, Debug, Serialize)]
pub struct LadderReport<'a> {
    /// The file's name as it was given.
    pub file: &'a str,
    /// Where it stands.
    #[serde(flatten)]
    pub assessment: &'a Assessment,
}

/// How ladders are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LadderFormat {
    /// One array, a file an object.
    Json,
    /// For a terminal.
    Tty(Palette),
    /// For an issue or a pull request.
    Markdown,
}

/// Writes ladders, in the order given.
pub fn render_ladders(format: LadderFormat, files: &[LadderReport<'_>]) -> String {
    match format {
        LadderFormat::Json => serde_json::to_string(files).unwrap_or_default() + "\n",
        LadderFormat::Tty(palette) => files.iter().map(|f| tty(f, palette)).collect::<Vec<_>>().join("\n"),
        LadderFormat::Markdown => files.iter().map(markdown).collect::<Vec<_>>().join("\n"),
    }
}

/// "stands on `logs`: it logs to stdout and stderr"
fn verdict(rung: Option<Rung>) -> String {
    rung.map_or("stands below the first rung".to_owned(), |r| format!("stands on `{}`: {}", r.as_str(), r.title()))
}

fn mark(status: Status) -> &'static str {
    match status {
        Status::Met => "▣",
        Status::Missed => "▢",
        Status::Unseen => "?",
        Status::NotApplicable => "–",
    }
}

fn places(criterion: &CriterionResult) -> String {
    let shown: Vec<String> = criterion
        .evidence
        .iter()
        .take(4)
        .map(|&(first, last)| if first == last { first.to_string() } else { format!("{first}-{last}") })
        .collect();
    match shown.as_slice() {
        [] => String::new(),
        [one] if !one.contains('-') => format!(" (line {one})"),
        more => format!(" (lines {})", more.join(", ")),
    }
}

fn tty(file: &LadderReport<'_>, palette: Palette) -> String {
    let mut out = String::new();
    let assessment = file.assessment;
    let name: String = file.file.chars().map(|c| if c.is_control() { '?' } else { c }).collect();
    let _ = writeln!(out, "{} {}", palette.paint("1", &name), verdict(assessment.rung));
    for rung in &assessment.rungs {
        let line = format!("{} {}", mark(rung.status), rung.rung.as_str());
        let style = match rung.status {
            Status::Met => "1;32",
            Status::Missed => "1;31",
            _ => "1",
        };
        let _ = writeln!(out, "  {}", palette.paint(style, &line));
        for criterion in rung.criteria.iter().filter(|c| c.status != Status::NotApplicable) {
            let _ = writeln!(
                out,
                "    {} {}: {}{}",
                mark(criterion.status),
                criterion.id,
                criterion.why,
                places(criterion)
            );
        }
    }
    if let Some(next) = assessment.next_rung() {
        let _ = writeln!(out, "  next rung: {}", next.as_str());
        for step in &assessment.next {
            let codes = if step.codes.is_empty() { String::new() } else { format!(" [{}]", step.codes.join(", ")) };
            let _ = writeln!(out, "    {}: {}{codes}", step.criterion, step.todo);
        }
    }
    out
}

fn markdown(file: &LadderReport<'_>) -> String {
    let cell = |text: &str| text.replace('|', "\\|").replace(['\n', '\r'], " ");
    let mut out = String::new();
    let assessment = file.assessment;
    let _ = writeln!(out, "## {}\n\nThe file {}.\n", cell(file.file), verdict(assessment.rung));
    let _ = writeln!(out, "| rung | criterion | status | why |\n|---|---|---|---|");
    for rung in &assessment.rungs {
        for criterion in &rung.criteria {
            let _ = writeln!(
                out,
                "| {} {} | {} | {} | {}{} |",
                mark(rung.status),
                rung.rung.as_str(),
                criterion.id,
                criterion.status.as_str(),
                cell(&criterion.why),
                places(criterion)
            );
        }
    }
    if let Some(next) = assessment.next_rung() {
        let _ = writeln!(out, "\nNext rung, `{}`:\n", next.as_str());
        for step in &assessment.next {
            let _ = writeln!(out, "- {}: {}", step.criterion, step.todo);
        }
    }
    out
}
