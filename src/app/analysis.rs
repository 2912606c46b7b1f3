//! What the core says of a text, in the form that the page shows and that passes between threads.

use crate::{
    diagnostic::{Applicability, Config, Finding, Fix, Group, Severity},
    dockerfile::{self, TokenKind},
    lint::{self, Analysis},
    text::{Edit, LineIndex, TextRange},
};
use serde_json::{Value, json};
use std::rc::Rc;

/// A finding as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The rule's code.
    pub code: String,
    /// The rule's name in words.
    pub slug: String,
    /// What the rule is about.
    pub group: Group,
    /// How grave it is.
    pub severity: Severity,
    /// What is wrong here.
    pub message: String,
    /// Why it matters.
    pub why: String,
    /// What to do.
    pub help: String,
    /// Ways to mend it.
    pub fixes: Vec<Fix>,
    /// The characters at fault, in bytes of the text.
    pub range: TextRange,
    /// Line and column, from 1.
    pub place: (u32, u32),
    /// The same characters in the editor's units.
    pub units: (u32, u32),
}

/// The verdict on one text.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The document it was made for.
    pub document: u32,
    /// The text it is about.
    pub text: Rc<str>,
    /// The findings by place.
    pub items: Vec<Rc<Item>>,
    /// What the reader must know of the analysis of shell text: empty for nothing, `None` while it is not over.
    pub shell: Option<String>,
}

impl Item {
    /// Something to say that no rule says: of a configuration, of an ignore file.
    pub fn remark(text: &str, severity: Severity, message: String, range: TextRange) -> Self {
        let index = LineIndex::new(text);
        let place = index.position(text, range.start);
        Self {
            code: String::new(),
            slug: String::new(),
            group: Group::Syntax,
            severity,
            message,
            why: String::new(),
            help: String::new(),
            fixes: Vec::new(),
            range,
            place: (place.line, place.column),
            units: (index.editor_offset(text, range.start), index.editor_offset(text, range.end)),
        }
    }
}

/// All findings of a Dockerfile, by place.
pub fn items(text: &str, config: &Config) -> Vec<Item> {
    shown(text, config, lint::lint(text, config))
}

/// The findings of an analysis, in the page's form.
pub fn shown(text: &str, config: &Config, analysis: Analysis) -> Vec<Item> {
    shown_findings(text, config, &analysis.index, analysis.findings)
}

/// Findings of any kind of document, in the page's form.
pub fn shown_findings(text: &str, config: &Config, index: &LineIndex, findings: Vec<Finding>) -> Vec<Item> {
    let profile = config.profile;
    let shown = |finding: Finding| {
        let range = finding.place(profile, index);
        let place = index.position(text, range.start);
        Item {
            code: finding.rule.code.to_owned(),
            slug: finding.rule.slug.to_owned(),
            group: finding.rule.group,
            severity: finding.severity,
            message: finding.message,
            why: finding.why.into_owned(),
            help: finding.help.into_owned(),
            fixes: finding.fixes,
            range,
            place: (place.line, place.column),
            units: (index.editor_offset(text, range.start), index.editor_offset(text, range.end)),
        }
    };
    findings.into_iter().map(shown).collect()
}

/// Colour runs of a text as the editor takes them: `[from, to, kind]` in a flat row, in its units.
///
/// The text is the editor's own, in which each line break is `\n`.
pub fn colour_runs(text: &str) -> Vec<u32> {
    let parsed = dockerfile::parse(text);
    let tokens = dockerfile::highlight(&parsed, text);
    let mut runs = Vec::with_capacity(tokens.len() * 3);
    let mut units = 0;
    // Tokens tile the text, so that one walk counts the units.
    for token in tokens {
        let body = token.range.of(text);
        let width = if body.is_ascii() { body.len() } else { body.encode_utf16().count() } as u32;
        if token.kind != TokenKind::Plain && width > 0 {
            runs.extend([units, units + width, token.kind as u32]);
        }
        units += width;
    }
    runs
}

// The same JSON goes to the editor and between threads. It is written and read by hand: derived readers of
// these types would take a tenth of the first load.

/// Findings as JSON.
pub fn to_json<'i>(items: impl Iterator<Item = &'i Item>) -> String {
    let edit = |edit: &Edit| json!([edit.range.start, edit.range.end, edit.text]);
    let fix = |fix: &Fix| {
        let edits: Vec<Value> = fix.edits.iter().map(edit).collect();
        json!({ "title": fix.title, "applicability": fix.applicability.as_str(), "edits": edits })
    };
    let finding = |(n, item): (usize, &Item)| {
        json!({
            "index": n,
            "from": item.units.0,
            "to": item.units.1,
            "start": item.range.start,
            "end": item.range.end,
            "line": item.place.0,
            "column": item.place.1,
            "severity": item.severity.as_str(),
            "code": item.code,
            "slug": item.slug,
            "group": item.group.as_str(),
            "message": item.message,
            "why": item.why,
            "help": item.help,
            "fixes": item.fixes.iter().map(fix).collect::<Vec<_>>(),
        })
    };
    Value::Array(items.enumerate().map(finding).collect()).to_string()
}

/// Reads what [`to_json`] wrote.
pub fn from_json(json: &str) -> Option<Vec<Item>> {
    let Value::Array(items) = serde_json::from_str(json).ok()? else { return None };
    items.iter().map(read_item).collect()
}

fn word(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn number(value: &Value) -> Option<u32> {
    value.as_u64().map(|n| n as u32)
}

fn read_item(item: &Value) -> Option<Item> {
    Some(Item {
        code: word(&item["code"])?,
        slug: word(&item["slug"])?,
        group: Group::ALL.into_iter().find(|g| item["group"] == g.as_str())?,
        severity: item["severity"].as_str()?.parse().ok()?,
        message: word(&item["message"])?,
        why: word(&item["why"])?,
        help: word(&item["help"])?,
        fixes: item["fixes"].as_array()?.iter().map(read_fix).collect::<Option<_>>()?,
        range: TextRange { start: number(&item["start"])?, end: number(&item["end"])? },
        place: (number(&item["line"])?, number(&item["column"])?),
        units: (number(&item["from"])?, number(&item["to"])?),
    })
}

fn read_fix(fix: &Value) -> Option<Fix> {
    let edit = |edit: &Value| {
        let range = TextRange { start: number(&edit[0])?, end: number(&edit[1])? };
        Some(Edit { range, text: word(&edit[2])? })
    };
    let all = [Applicability::Safe, Applicability::Unsafe, Applicability::Display];
    Some(Fix {
        title: word(&fix["title"])?,
        applicability: all.into_iter().find(|a| fix["applicability"] == a.as_str())?,
        edits: fix["edits"].as_array()?.iter().map(edit).collect::<Option<_>>()?,
    })
}
