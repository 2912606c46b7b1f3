//! A table for issues, pull requests and job summaries (GitHub's and GitLab's Markdown).

use super::{FileReport, summary};
use std::fmt::Write;

pub(super) fn render(files: &[FileReport<'_>]) -> String {
    let mut out = String::new();
    for file in files {
        let records = file.records();
        let _ = writeln!(out, "## {}\n", text(file.name));
        if records.is_empty() {
            out.push_str("The line is clear.\n\n");
            continue;
        }
        out.push_str("| place | level | rule | what is wrong | what to do |\n|---|---|---|---|---|\n");
        for f in records {
            let (message, help) = (text(f.message), text(f.help));
            let _ =
                writeln!(out, "| {}:{} | {} | {} {} | {message} | {help} |", f.line, f.column, f.level, f.code, f.slug);
        }
        out.push('\n');
    }
    let _ = writeln!(out, "{}", summary(files.iter().map(|f| f.findings)));
    out
}

/// Text that neither ends a cell nor starts markup of its own; what stands between backticks stays code, where each
/// backtick stands alone: runs of them open and close code in ways of their own.
pub(in crate::report) fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let pairs = text.matches('`').count().is_multiple_of(2) && !text.contains("``");
    let mut code = false;
    for c in text.chars() {
        match c {
            '`' if pairs => {
                code = !code;
                out.push(c);
            }
            '|' => out.push_str("\\|"),
            '\n' | '\r' | '\t' => out.push(' '),
            '&' | '~' | '!' | '<' | '>' | '*' | '_' | '[' | ']' | '`' | '\\' | '@' | '#' if !code => {
                let _ = write!(out, "&#{};", c as u32);
            }
            _ => out.push(c),
        }
    }
    out
}
