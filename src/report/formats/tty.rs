use super::FileReport;
use crate::{
    diagnostic::{Finding, Severity, count_safe},
    report::RuleRecord,
    text::{LineIndex, TextRange},
};
use std::fmt::Write;

/// How wide an excerpt of the source may be, in characters.
const WIDTH: usize = 120;

/// Whether to colour, and with what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Palette {
    /// No control characters at all.
    Plain,
    /// ANSI colours.
    Ansi,
}

impl Palette {
    pub(in crate::report) fn paint(self, style: &str, text: &str) -> String {
        match self {
            Self::Plain => text.to_owned(),
            Self::Ansi => format!("\x1b[{style}m{text}\x1b[0m"),
        }
    }

    fn severity(self, severity: Severity) -> String {
        let style = match severity {
            Severity::Error => "1;31",
            Severity::Warning => "1;33",
            Severity::Info => "1;34",
            Severity::Style => "1;90",
        };
        self.paint(style, severity.as_str())
    }
}

/// The findings for a terminal: place, code and message, the line with the fault marked, what to do; a line on
/// all files at the end.
pub(super) fn render(files: &[FileReport<'_>], palette: Palette) -> String {
    let mut out: String = files.iter().map(|file| one(file, palette)).collect();
    let _ = writeln!(out, "{}", summary(files.iter().map(|f| f.findings)));
    out
}

fn one(file: &FileReport<'_>, palette: Palette) -> String {
    let FileReport { source, findings, index, .. } = *file;
    let mut out = String::new();
    let name = printable(file.name);
    for finding in findings {
        let place = finding.place(file.profile, index);
        let at = index.position(source, place.start);
        let _ = writeln!(
            out,
            "{} {} {} {}: {}",
            palette.paint("1", &format!("{name}:{}:{}", at.line, at.column)),
            palette.severity(finding.severity),
            finding.rule.code_in(file.profile),
            finding.rule.slug,
            printable(&finding.message),
        );
        excerpt(&mut out, source, index, finding.range, palette);
        advice(&mut out, finding, palette);
    }
    out
}

fn advice(out: &mut String, finding: &Finding, palette: Palette) {
    if !finding.help.is_empty() {
        let _ = writeln!(out, "  {} {}", palette.paint("1;32", "help:"), printable(&finding.help));
    }
    for fix in &finding.fixes {
        let label = format!("fix ({}):", fix.applicability.as_str());
        let _ = writeln!(out, "  {} {}", palette.paint("1;32", &label), printable(&fix.title));
    }
}

/// The first line of a range, with the characters of the range marked below it.
fn excerpt(out: &mut String, source: &str, index: &LineIndex, range: TextRange, palette: Palette) {
    let number = index.line(range.start);
    let line_range = index.line_range(number);
    let line = line_range.of(source).trim_end_matches(['\r', '\n']);
    if line.is_empty() {
        return;
    }
    let before = TextRange::new(line_range.from(), range.from()).of(source).chars().count();
    let end = range.to().min(line_range.from() + line.len());
    let marked = TextRange::new(range.from(), end).of(source).chars().count().max(1);
    // A long line is shown around the fault only.
    let skip = if before + marked.min(WIDTH) > WIDTH { before.saturating_sub(WIDTH / 4) } else { 0 };
    let shown: String = line.chars().skip(skip).take(WIDTH).map(|c| if c.is_control() { ' ' } else { c }).collect();
    let marked = marked.min(WIDTH - (before - skip).min(WIDTH - 1));
    let _ = writeln!(out, "  {} {shown}", palette.paint("90", &format!("{number:>4} |")));
    let carets = palette.paint("1;31", &"^".repeat(marked));
    let _ = writeln!(out, "  {} {}{carets}", palette.paint("90", "     |"), " ".repeat(before - skip));
}

/// Text without characters that could steer the terminal.
fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// One line on all files: how many findings of which kind, and how many a `--fix` would mend.
pub fn summary<'a>(findings: impl Iterator<Item = &'a [Finding]> + Clone) -> String {
    let files = findings.clone().count();
    let count = |s: Severity| findings.clone().flatten().filter(|f| f.severity == s).count();
    let counts: Vec<String> = Severity::ALL
        .into_iter()
        .filter_map(|s| {
            let n = count(s);
            let word = match (s, n) {
                (_, 0) => return None,
                (Severity::Error, 1) => "error",
                (Severity::Error, _) => "errors",
                (Severity::Warning, 1) => "warning",
                (Severity::Warning, _) => "warnings",
                (Severity::Info, _) => "info",
                (Severity::Style, _) => "style",
            };
            Some(format!("{n} {word}"))
        })
        .collect();
    let files = if files == 1 { "1 file".to_owned() } else { format!("{files} files") };
    if counts.is_empty() {
        return format!("{files}: the line is clear");
    }
    let fixable: usize = findings.map(count_safe).sum();
    let fixable = if fixable == 0 { String::new() } else { format!("; --fix mends {fixable}") };
    format!("{files}: {}{fixable}", counts.join(", "))
}

/// A rule explained for a terminal.
pub fn explain(rule: &RuleRecord, palette: Palette) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "{} {}", palette.paint("1", rule.code), palette.paint("1", rule.slug));
    let _ = writeln!(out, "{}\n", rule.summary);
    let _ = writeln!(out, "group {}, level {}, fix {}, since {}", rule.group, rule.level, rule.fix, rule.since);
    let _ = writeln!(out, "hadolint {}, BuildKit {}", rule.hadolint.unwrap_or("no"), rule.buildkit.unwrap_or("no"));
    if !rule.aliases.is_empty() {
        let _ = writeln!(out, "also called {}", rule.aliases.join(", "));
    }
    let body = rule.docs.split_once('\n').map_or("", |(_, rest)| rest);
    let _ = writeln!(out, "\n{}\n", body.trim());
    for source in &rule.sources {
        let _ = writeln!(out, "- {}: {}", source.title, source.url);
    }
    out
}
