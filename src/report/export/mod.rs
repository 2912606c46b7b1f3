//! A report written down: Markdown, one HTML file, JSON, SARIF, plain text.
//!
//! What a reader entered is hostile until proven otherwise: each form escapes it in its own way, and no form passes
//! control characters on.

mod html;
mod markdown;
mod plain;

use super::{FileReport, beside::Beside, formats, inputs::Inputs, make::make_of, model::Report};
use crate::{
    diagnostic::Finding,
    share::{Document, State},
};

/// A way to write a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportFormat {
    /// For people at a terminal.
    Text,
    /// For issues, wikis and pull requests.
    Markdown,
    /// One file that needs nothing else, made to be printed.
    Html,
    /// For programs; [`super::schema`] describes it.
    Json,
    /// SARIF 2.1.0 of the findings, for code scanning.
    Sarif,
}

impl ReportFormat {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Text, Self::Markdown, Self::Html, Self::Json, Self::Sarif];

    /// The name that a saved file gets.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Text => "plimsoll-report.txt",
            Self::Markdown => "plimsoll-report.md",
            Self::Html => "plimsoll-report.html",
            Self::Json => "plimsoll-report.json",
            Self::Sarif => "plimsoll-report.sarif",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Text => "text/plain",
            Self::Markdown => "text/markdown",
            Self::Html => "text/html",
            Self::Json => "application/json",
            Self::Sarif => "application/sarif+json",
        }
    }
}

/// Writes a report on a state.
pub fn write(format: ReportFormat, state: &State, report: &Report) -> String {
    match format {
        ReportFormat::Text => plain::write(report),
        ReportFormat::Markdown => markdown::write(report),
        ReportFormat::Html => html::write(report),
        ReportFormat::Json => formats::json(report),
        ReportFormat::Sarif => sarif(&Inputs::of(state, &Beside::default())),
    }
}

/// Makes the report on a state and writes it, reading what was entered once for both.
pub fn make_and_write(format: ReportFormat, state: &State, beside: &Beside) -> (Report, String) {
    let inputs = Inputs::of(state, beside);
    let report = make_of(&inputs);
    let text = if format == ReportFormat::Sarif { sarif(&inputs) } else { write(format, state, &report) };
    (report, text)
}

fn sarif(inputs: &Inputs<'_>) -> String {
    let contradictions = inputs.contradictions();
    // What other documents speak against stands with a document's own findings.
    let with = |document: &Document, own: &[Finding]| {
        let beside = contradictions.iter().filter(|c| std::ptr::eq(c.document, document));
        own.iter().chain(beside.map(|c| &c.finding)).cloned().collect::<Vec<_>>()
    };
    let profile = inputs.settings.config().profile;
    let dockerfiles = inputs.dockerfiles.iter().map(|(d, a)| (*d, with(d, &a.findings), &a.index, profile));
    let profile = inputs.stack_config().profile;
    let stacks = inputs
        .stacks
        .iter()
        .flat_map(|(d, a)| a.files.iter().map(|f| (*d, f)))
        .map(|(d, f)| (d, with(d, &f.findings), &f.index, profile));
    let found: Vec<_> = dockerfiles.chain(stacks).collect();
    let files: Vec<FileReport<'_>> = found
        .iter()
        .map(|(d, findings, index, profile)| FileReport {
            name: &d.name,
            source: &d.text,
            findings,
            index,
            profile: *profile,
        })
        .collect();
    formats::render(formats::Format::Sarif, &files)
}

/// A text without what is invisible: control characters but the line break and the tab, and marks that turn the
/// direction of writing, become `U+FFFD`.
fn visible(text: &str) -> String {
    let is_hidden = |c: char| {
        c.is_control() && c != '\n' && c != '\t' || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.replace("\r\n", "\n").chars().map(|c| if is_hidden(c) { '\u{fffd}' } else { c }).collect()
}

/// The like on one line.
fn line(text: &str) -> String {
    visible(text).replace(['\n', '\t'], " ")
}
