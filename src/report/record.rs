use crate::{
    diagnostic::{Applicability, Finding, FixAvailability, Group, Peer, Profile, Refuser, RuleMeta, Severity, docs},
    text::LineIndex,
};
use serde::Serialize;

/// A finding as JSON has it. Lines and columns count from 1, columns in characters; `endColumn` is exclusive;
/// edits are in UTF-8 bytes of the file.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FindingRecord<'a> {
    /// The file's name as it was given.
    pub file: &'a str,
    /// Line of the first character at fault.
    pub line: u32,
    /// Its column.
    pub column: u32,
    /// Line of the last character at fault.
    pub end_line: u32,
    /// The column behind it.
    pub end_column: u32,
    /// How grave it is.
    pub level: Severity,
    /// The rule's code, in a peer's profile the peer's name for it.
    pub code: &'a str,
    /// Its other names.
    pub aliases: Vec<&'static str>,
    /// The rule's name.
    pub slug: &'a str,
    /// What the rule is about.
    pub group: Group,
    /// Who refuses the file for it: the Docker client, the engine, or nobody. Told of stack files only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refused_by: Option<Option<Refuser>>,
    /// What is wrong.
    pub message: &'a str,
    /// Why it matters.
    pub why: &'a str,
    /// What to do.
    pub help: &'a str,
    /// Ways to mend it.
    pub fixes: Vec<FixRecord<'a>>,
}

/// A fix as JSON has it.
#[derive(Clone, Debug, Serialize)]
pub struct FixRecord<'a> {
    /// What applying it does.
    pub title: &'a str,
    /// How far it can be trusted.
    pub applicability: Applicability,
    /// The replacements.
    pub edits: Vec<EditRecord<'a>>,
}

/// A replacement as JSON has it.
#[derive(Clone, Debug, Serialize)]
pub struct EditRecord<'a> {
    /// First byte that is replaced.
    pub start: u32,
    /// The byte behind the last one.
    pub end: u32,
    /// What comes in its place.
    pub text: &'a str,
}

/// The findings of a file for JSON. `source` is the text that was analysed.
pub fn records<'a>(
    file: &'a str,
    source: &str,
    findings: &'a [Finding],
    index: &LineIndex,
    profile: Profile,
) -> Vec<FindingRecord<'a>> {
    let record = |finding: &'a Finding| {
        let place = finding.place(profile, index);
        let (start, end) = (index.position(source, place.start), index.position(source, place.end));
        FindingRecord {
            file,
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            level: finding.severity,
            code: finding.rule.code_in(profile),
            aliases: finding.rule.names_beside(finding.rule.code_in(profile)),
            slug: finding.rule.slug,
            group: finding.rule.group,
            refused_by: finding.rule.code.starts_with("ST").then_some(finding.refused_by),
            message: &finding.message,
            why: &finding.why,
            help: &finding.help,
            fixes: finding.fixes.iter().map(FixRecord::of).collect(),
        }
    };
    findings.iter().map(record).collect()
}

impl<'a> FixRecord<'a> {
    fn of(fix: &'a crate::diagnostic::Fix) -> Self {
        let edit = |e: &'a crate::text::Edit| EditRecord { start: e.range.start, end: e.range.end, text: &e.text };
        Self { title: &fix.title, applicability: fix.applicability, edits: fix.edits.iter().map(edit).collect() }
    }
}

/// A rule as JSON has it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RuleRecord {
    /// The rule's code.
    pub code: &'static str,
    /// The rule's name.
    pub slug: &'static str,
    /// Other linters' names for it.
    pub aliases: &'static [&'static str],
    /// What it is about.
    pub group: Group,
    /// Severity in the default profile.
    pub level: Severity,
    /// Severity in hadolint's profile: a level, `off`, or null where hadolint has no such rule.
    pub hadolint: Option<&'static str>,
    /// The like for BuildKit's.
    pub buildkit: Option<&'static str>,
    /// Version of Plimsoll that brought it.
    pub since: &'static str,
    /// Whether it offers fixes: none, sometimes, always.
    pub fix: &'static str,
    /// One sentence.
    pub summary: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// Where the advice comes from.
    pub sources: Vec<SourceRecord>,
    /// Its page, in Markdown; empty in builds without the feature `docs`.
    pub docs: String,
}

/// A source as JSON has it.
#[derive(Clone, Debug, Serialize)]
pub struct SourceRecord {
    /// Whose word it is.
    pub title: &'static str,
    /// Its address.
    pub url: &'static str,
}

/// Rules for JSON.
pub fn rule_records<'r>(rules: impl Iterator<Item = &'r RuleMeta>) -> Vec<RuleRecord> {
    rules.map(RuleRecord::of).collect()
}

impl RuleRecord {
    fn of(meta: &RuleMeta) -> Self {
        let peer = |peer: Peer| match peer {
            Peer::Absent => None,
            Peer::Off => Some("off"),
            Peer::On(severity) => Some(severity.as_str()),
        };
        Self {
            code: meta.code,
            slug: meta.slug,
            aliases: meta.aliases,
            group: meta.group,
            level: meta.severity,
            hadolint: peer(meta.hadolint),
            buildkit: peer(meta.buildkit),
            since: meta.since,
            fix: FixAvailability::as_str(meta.fix),
            summary: meta.summary,
            why: meta.why,
            sources: meta.sources.iter().map(|s| SourceRecord { title: s.title, url: s.url }).collect(),
            docs: documentation(meta),
        }
    }
}

/// A rule's documentation: of its file, or of the tables of the shell analysis.
fn documentation(meta: &RuleMeta) -> String {
    #[cfg(feature = "shell")]
    if let Some(entry) = crate::lint::analysed::codes::entries().find(|e| e.rule.meta.code == meta.code) {
        return crate::lint::analysed::codes::markdown(entry);
    }
    docs::markdown(meta)
}
