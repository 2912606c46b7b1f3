//! Workflow commands of GitHub Actions, shown as annotations of a pull request
//! (<https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands>).

use super::FindingRecord;
use crate::diagnostic::Severity;
use std::fmt::Write;

pub(super) fn render(findings: &[FindingRecord<'_>]) -> String {
    let mut out = String::new();
    for f in findings {
        let command = match f.level {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info | Severity::Style => "notice",
        };
        let (file, title) = (property(f.file), property(&format!("{} {}", f.code, f.slug)));
        let _ = write!(out, "::{command} file={file},line={},endLine={}", f.line, f.end_line);
        if f.line == f.end_line {
            // Columns are taken only within one line; the end counts inclusively.
            let _ = write!(out, ",col={},endColumn={}", f.column, (f.end_column - 1).max(f.column));
        }
        let _ = writeln!(out, ",title={title}::{}", data(&format!("{}. {}", f.message, f.help)));
    }
    out
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
