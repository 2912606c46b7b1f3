//! Codacy's results, one object a line (<https://docs.codacy.com/>, client-side tools).

use super::FindingRecord;
use serde_json::json;

pub(super) fn render(findings: &[FindingRecord<'_>]) -> String {
    findings
        .iter()
        .map(|f| {
            json!({ "filename": f.file, "line": f.line, "message": f.message, "patternId": f.code }).to_string() + "\n"
        })
        .collect()
}
