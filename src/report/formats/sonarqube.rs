//! SonarQube's generic issues
//! (<https://docs.sonarsource.com/sonarqube-server/analyzing-source-code/importing-external-issues/generic-issue-import-format/>).

use super::{FindingRecord, json};
use crate::diagnostic::Severity;
use serde_json::{Value, json as object};

pub(super) fn render(findings: &[FindingRecord<'_>]) -> String {
    let issues: Vec<Value> = findings.iter().map(issue).collect();
    json(&object!({ "issues": issues }))
}

fn issue(f: &FindingRecord<'_>) -> Value {
    let (severity, kind) = match f.level {
        Severity::Error => ("CRITICAL", "BUG"),
        Severity::Warning => ("MAJOR", "CODE_SMELL"),
        Severity::Info => ("MINOR", "CODE_SMELL"),
        Severity::Style => ("INFO", "CODE_SMELL"),
    };
    let mut range = object!({ "startLine": f.line });
    // Columns count from 0, and a range without width is refused: the line alone says enough then.
    if (f.line, f.column) != (f.end_line, f.end_column) {
        range = object!({
            "startLine": f.line, "endLine": f.end_line, "startColumn": f.column - 1, "endColumn": f.end_column - 1,
        });
    }
    object!({
        "engineId": "Plimsoll",
        "ruleId": f.code,
        "severity": severity,
        "type": kind,
        "primaryLocation": { "filePath": f.file, "message": f.message, "textRange": range },
    })
}
