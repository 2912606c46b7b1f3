//! What the core says of a text, in the form that the page shows and that passes between threads.

use crate::{
    diagnostic::{Config, Fix, RuleMeta, Severity},
    dockerfile::{self, TokenKind},
    lint,
    text::TextRange,
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::rc::Rc;

/// A finding as it is shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// The rule's code.
    pub code: String,
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

impl Item {
    /// What is known of its rule.
    pub fn rule(&self) -> Option<&'static RuleMeta> {
        rule(&self.code)
    }
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
}

/// The rule of this code, slug or alias.
pub fn rule(name: &str) -> Option<&'static RuleMeta> {
    lint::find(name).map(|rule| &rule.meta)
}

/// All findings of a text, by place.
pub fn items(text: &str, config: &Config) -> Vec<Item> {
    let analysis = lint::lint(text, config);
    let (index, profile) = (&analysis.index, config.profile);
    let shown = |finding: crate::diagnostic::Finding| {
        let range = finding.place(profile, index);
        let place = index.position(text, range.start);
        Item {
            code: finding.rule.code.to_owned(),
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
    analysis.findings.into_iter().map(shown).collect()
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

/// What the editor shows of a report, as JSON.
pub fn to_editor(report: &Report) -> String {
    let fix = |fix: &Fix| json!({ "title": fix.title, "applicability": fix.applicability.as_str() });
    let finding = |(n, item): (usize, &Rc<Item>)| {
        json!({
            "index": n,
            "from": item.units.0,
            "to": item.units.1,
            "severity": item.severity.as_str(),
            "code": item.code,
            "message": item.message,
            "why": item.why,
            "help": item.help,
            "fixes": item.fixes.iter().map(fix).collect::<Vec<_>>(),
        })
    };
    Value::Array(report.items.iter().enumerate().map(finding).collect()).to_string()
}
