//! What is said of each of `ShellCheck`'s numbers: our own words, with an example that is a test.
//!
//! The module that analyses shell text for the page has the numbers only: the page's other module, which has all rules,
//! adds the words ([`message`]), so that they are fetched once.

mod commands_20;
mod commands_21;
mod portability;
mod syntax;

use super::super::Rule;

/// What is known of a number.
#[derive(Debug)]
pub struct Entry {
    /// `ShellCheck`'s number.
    pub code: u16,
    /// The rule of the registry.
    pub rule: Rule,
    /// What to do.
    pub help: &'static str,
    /// Shell text with the fault; empty without the feature `docs`.
    pub bad: &'static str,
    /// The same without it.
    pub good: &'static str,
}

/// Whether the words are in the binary: the module for shell text alone can do without them.
const HAS_WORDS: bool = cfg!(any(test, feature = "all-rules", feature = "docs"));

/// An entry: number, name, severity, summary, why, help, example.
macro_rules! sc {
    ($code:literal $slug:literal $level:ident $summary:literal $why:literal $help:literal $bad:literal => $good:literal) => {
        $crate::lint::analysed::codes::Entry {
            code: $code,
            rule: $crate::lint::Rule {
                meta: $crate::diagnostic::RuleMeta {
                    code: concat!("SC", stringify!($code)),
                    slug: $slug,
                    aliases: &[],
                    group: $crate::diagnostic::Group::Shell,
                    severity: $crate::diagnostic::Severity::$level,
                    hadolint: $crate::diagnostic::Peer::On($crate::diagnostic::Severity::$level),
                    buildkit: $crate::diagnostic::Peer::Absent,
                    since: "0.1.0",
                    fix: $crate::lint::analysed::codes::fix_of($code),
                    summary: if $crate::lint::analysed::codes::HAS_WORDS { $summary } else { "" },
                    why: if $crate::lint::analysed::codes::HAS_WORDS { $why } else { "" },
                    sources: &[$crate::diagnostic::Source {
                        title: concat!("ShellCheck wiki, SC", stringify!($code)),
                        url: concat!("https://www.shellcheck.net/wiki/SC", stringify!($code)),
                    }],
                    file: "",
                },
                check: |_, _| {},
            },
            help: if $crate::lint::analysed::codes::HAS_WORDS { $help } else { "" },
            bad: if cfg!(any(test, feature = "docs")) { $bad } else { "" },
            good: if cfg!(any(test, feature = "docs")) { $good } else { "" },
        }
    };
}
use sc;

use crate::{
    diagnostic::FixAvailability,
    shell::mendable::{is_mended, is_safely_mended},
};

const TABLES: &[&[Entry]] = &[syntax::ALL, commands_20::ALL, commands_21::ALL, portability::ALL];

const fn fix_of(code: u16) -> FixAvailability {
    if is_mended(code) { FixAvailability::Sometimes } else { FixAvailability::None }
}

/// All entries.
pub fn entries() -> impl Iterator<Item = &'static Entry> {
    TABLES.iter().copied().flatten()
}

/// What is known of a number.
pub fn entry(code: u16) -> Option<&'static Entry> {
    entries().find(|e| e.code == code)
}

/// Whether one of the numbers goes by that name.
pub fn is_called(name: &str) -> bool {
    entries().any(|e| e.rule.meta.is_called(name))
}

/// What is wrong, with the characters at fault; without its words, those characters alone.
pub fn message(entry: &Entry, shown: String) -> String {
    let summary = entry.rule.meta.summary;
    match (summary.is_empty(), shown.is_empty()) {
        (true, _) => shown,
        (_, true) => summary.to_owned(),
        _ => format!("{summary}: `{shown}`"),
    }
}

/// The documentation of a number, under the headings of all rules; empty without the feature `docs`.
pub fn markdown(entry: &Entry) -> String {
    if !cfg!(any(test, feature = "docs")) {
        return String::new();
    }
    let meta = &entry.rule.meta;
    let block = |text: &str| if text.is_empty() { String::new() } else { format!("```sh\n{text}\n```\n") };
    let example = if entry.bad.is_empty() { String::new() } else { format!("\n## Example\n{}", block(entry.bad)) };
    let fix = match meta.fix {
        FixAvailability::None => "There is no fix.",
        _ if is_safely_mended(entry.code) => "Safe: what runs stays the same.",
        _ => "Unsafe: a value that is meant to be split, or text that a later program expands, comes out differently.",
    };
    format!(
        "# {}\n\n## What it does\n{}.\n\n## Why it is bad\n{}\n{example}\n## Use instead\n{}\n{}\n## Fix safety\n{fix}\n",
        meta.slug,
        meta.summary,
        meta.why,
        entry.help,
        block(entry.good)
    )
}
