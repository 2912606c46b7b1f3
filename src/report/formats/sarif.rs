//! SARIF 2.1.0 (<https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>): GitHub's code scanning, editors
//! and others.

use super::{FileReport, FindingRecord, json};
use crate::{
    diagnostic::{Applicability, Profile, RuleMeta, Severity},
    text::{LineIndex, TextRange},
};
use serde_json::{Value, json as object};
use std::collections::HashSet;

pub(super) fn render(files: &[FileReport<'_>]) -> String {
    let results: Vec<Value> = files.iter().flat_map(results).collect();
    json(&object!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "Plimsoll",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules(files.first().map_or(Profile::Plimsoll, |f| f.profile)),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    }))
}

/// What is known of each rule, under the code that the profile's findings have.
fn rules(profile: Profile) -> Vec<Value> {
    let rule = |meta: &RuleMeta| {
        object!({
            "id": meta.code_in(profile),
            "name": meta.slug,
            "shortDescription": { "text": meta.summary },
            "fullDescription": { "text": meta.why },
            "helpUri": meta.sources.first().map(|s| s.url),
            "defaultConfiguration": { "level": level(meta.severity) },
            "properties": { "tags": [meta.group.as_str()] },
        })
    };
    let mut seen = HashSet::new();
    super::super::all_rules().filter(|r| seen.insert(r.code_in(profile))).map(rule).collect()
}

fn results(file: &FileReport<'_>) -> Vec<Value> {
    let result = |f: &FindingRecord<'_>| {
        let fixes: Vec<Value> = f
            .fixes
            .iter()
            .filter(|fix| fix.applicability != Applicability::Display)
            .map(|fix| {
                let replacements: Vec<Value> = fix
                    .edits
                    .iter()
                    .map(|e| {
                        let range = TextRange { start: e.start, end: e.end };
                        object!({
                            "deletedRegion": region(file.source, file.index, range),
                            "insertedContent": { "text": e.text },
                        })
                    })
                    .collect();
                object!({
                    "description": { "text": fix.title },
                    "artifactChanges": [{ "artifactLocation": { "uri": uri(f.file) }, "replacements": replacements }],
                })
            })
            .collect();
        let mut result = object!({
            "ruleId": f.code,
            "level": level(f.level),
            "message": { "text": format!("{}. {}", f.message, f.help).trim() },
            "locations": [{ "physicalLocation": {
                "artifactLocation": { "uri": uri(f.file) },
                "region": {
                    "startLine": f.line, "startColumn": f.column, "endLine": f.end_line, "endColumn": f.end_column,
                },
            }}],
        });
        if !fixes.is_empty() {
            result["fixes"] = Value::Array(fixes);
        }
        result
    };
    file.records().iter().map(result).collect()
}

fn region(source: &str, index: &LineIndex, range: TextRange) -> Value {
    let (start, end) = (index.position(source, range.start), index.position(source, range.end));
    object!({ "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Style => "note",
    }
}

/// A path as a URI reference, one from the root as a URI: what a URI can't hold is percent-encoded.
fn uri(path: &str) -> String {
    use std::fmt::Write;
    let path = path.replace('\\', "/");
    let has_drive = path.as_bytes().get(1) == Some(&b':') && path.starts_with(|c: char| c.is_ascii_alphabetic());
    let mut out = String::with_capacity(path.len());
    if has_drive {
        out.push_str("file:///");
    } else if path.starts_with('/') {
        out.push_str("file://");
    }
    for (n, byte) in path.bytes().enumerate() {
        let is_drives = has_drive && n == 1;
        if is_drives || byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(byte as char);
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
