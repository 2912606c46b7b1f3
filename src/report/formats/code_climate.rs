//! Code Climate's issues (<https://github.com/codeclimate/platform/blob/master/spec/analyzers/SPEC.md>), as a stream
//! parted by NUL bytes, and as GitLab's code quality widget wants them: one array, each with a fingerprint
//! (<https://docs.gitlab.com/ci/testing/code_quality/>).

use super::{FindingRecord, json};
use crate::diagnostic::{Group, Severity};
use serde_json::{Value, json as object};
use std::{collections::HashMap, fmt::Write};

pub(super) fn stream(findings: &[FindingRecord<'_>]) -> String {
    issues(findings).iter().fold(String::new(), |mut out, issue| {
        let _ = write!(out, "{issue}\0");
        out
    })
}

pub(super) fn array(findings: &[FindingRecord<'_>]) -> String {
    json(&issues(findings))
}

fn issues(findings: &[FindingRecord<'_>]) -> Vec<Value> {
    let mut seen = HashMap::new();
    findings
        .iter()
        .map(|f| {
            // The same fault twice in a file needs two fingerprints; a line that moves keeps its own.
            let key = format!("{}\0{}\0{}", f.file, f.code, f.message);
            let count = seen.entry(key.clone()).and_modify(|n| *n += 1).or_insert(0u32);
            object!({
                "type": "issue",
                "check_name": f.code,
                "description": f.message,
                "content": { "body": format!("{}\n\n{}", f.why, f.help) },
                "categories": [category(f.group)],
                "severity": severity(f.level),
                "fingerprint": fingerprint(&format!("{key}\0{count}")),
                "location": {
                    "path": f.file,
                    "positions": {
                        "begin": { "line": f.line, "column": f.column },
                        "end": { "line": f.end_line, "column": f.end_column },
                    },
                    "lines": { "begin": f.line, "end": f.end_line },
                },
            })
        })
        .collect()
}

fn severity(level: Severity) -> &'static str {
    match level {
        Severity::Error => "blocker",
        Severity::Warning => "major",
        Severity::Info => "info",
        Severity::Style => "minor",
    }
}

/// One of the categories that the specification lists.
fn category(group: Group) -> &'static str {
    match group {
        Group::Security => "Security",
        Group::Style | Group::Documentation => "Style",
        Group::Lean | Group::Scale => "Performance",
        Group::Portability | Group::EnvironmentSpecific => "Compatibility",
        _ => "Bug Risk",
    }
}

/// 128 bits of FNV-1a in hexadecimal: stable from run to run, no secret in it.
fn fingerprint(text: &str) -> String {
    let start = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128;
    let hash = text.bytes().fold(start, |h, b| (h ^ u128::from(b)).wrapping_mul(0x0100_0000_0000_0000_0000_013b));
    format!("{hash:032x}")
}
