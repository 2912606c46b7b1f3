//! Dockerfile rules and what runs them.
//!
//! [`lint`] parses a text, hands a [`Context`] to each rule of the [`registry`](rules), drops what
//! configuration and ignore comments silence, and sorts what remains by place.
//!
//! A rule is one file under `rules/<family>/<slug>.rs`: its head is its documentation with examples (which
//! are its tests), then come its metadata, its check and its fix. To add one, write the file and name it in
//! the family's `mod.rs`.

#[cfg(any(feature = "shell", feature = "all-rules"))]
pub mod analysed;
pub mod assembly;
mod build_context;
mod checks;
mod context;
mod docs;
pub mod fix;
mod ignores;
pub mod knowledge;
mod memo;
mod names;
pub mod rules;
pub mod starting_script;

pub use build_context::{BuildContext, EntryKind, Found, IgnoreFault, IgnoreFile, Paths, takes_files};
pub use checks::Checks;
pub use context::{Context, RunScript};
pub use names::{is_known_name, read_config};
pub use rules::{find, rules};

use crate::{
    diagnostic::{Config, Finding, Profile, RuleMeta},
    dockerfile::{self, Dockerfile},
    text::{LineIndex, TextRange, sort_by},
};

/// A rule of the registry: what is known of it, and the check.
#[derive(Debug)]
pub struct Rule {
    /// Code, slug, severity and so on.
    pub meta: RuleMeta,
    /// Looks through a file and reports what it finds.
    pub check: fn(&Context<'_>, &mut Vec<Finding>),
}

fn run(rules: impl Iterator<Item = &'static Rule>, context: &Context<'_>, findings: &mut Vec<Finding>) {
    for rule in rules {
        if context.config.wants(&rule.meta) {
            let before = findings.len();
            (rule.check)(context, findings);
            for finding in &mut findings[before..] {
                if let Some(severity) = context.config.severity(finding.rule, finding.severity) {
                    finding.severity = severity;
                }
            }
        }
    }
}

/// All that is known of a text after linting.
#[derive(Debug)]
pub struct Analysis {
    /// What was found, in order of place.
    pub findings: Vec<Finding>,
    /// Lines, columns and editor offsets of the text.
    pub index: LineIndex,
    /// The text as it was read.
    pub dockerfile: Dockerfile,
}

/// Lints a Dockerfile. Never fails, whatever the text is.
pub fn lint(source: &str, config: &Config) -> Analysis {
    lint_in(source, config, &BuildContext::default())
}

/// Lints a Dockerfile, given what is known of the folder that its build takes files from.
pub fn lint_in(source: &str, config: &Config, build: &BuildContext) -> Analysis {
    let dockerfile = dockerfile::parse(source);
    let index = LineIndex::new(source);
    let mut findings = Vec::new();
    {
        let mut context = Context::new(source, &dockerfile, config).in_folder(build);
        run(rules(), &context, &mut findings);
        #[cfg(feature = "shell")]
        analysed::check(&context, &mut findings);
        settle(&mut context, &index, &mut findings, |_| true);
        if config.profile == Profile::Buildkit {
            lead(&context, &index, &mut findings);
        }
    }
    Analysis { findings, index, dockerfile }
}

/// Puts what is said of an instruction to where `BuildKit` lets it begin: at a line of nothing but a continuation, if one
/// stands before its keyword.
fn lead(context: &Context<'_>, index: &LineIndex, findings: &mut Vec<Finding>) {
    let instructions = &context.file.instructions;
    if instructions.iter().all(|i| i.lead == i.range.from()) {
        return;
    }
    for finding in &mut *findings {
        let at = instructions.partition_point(|i| i.range.start <= finding.anchor.start).checked_sub(1);
        let Some(instruction) = at.map(|n| &instructions[n]) else { continue };
        // The parser's own warning stands where the instruction ends.
        if instruction.lead != instruction.range.from()
            && instruction.range.covers(finding.anchor)
            && finding.rule.buildkit_name() != Some("NoEmptyContinuation")
        {
            finding.range = TextRange::at(instruction.lead);
            finding.anchor = finding.range;
        }
    }
    sort_by(findings, |a, b| index.line(a.range.start).cmp(&index.line(b.range.start)));
}

/// The part of [`lint`]'s findings that the analysis of shell text makes: `ShellCheck`'s faults, and comments that
/// ignore one of them in vain. Together with what a build without that analysis finds they are all there are.
#[cfg(feature = "shell")]
pub fn lint_shell(source: &str, config: &Config) -> Analysis {
    let dockerfile = dockerfile::parse(source);
    let index = LineIndex::new(source);
    let mut findings = Vec::new();
    {
        let mut context = Context::new(source, &dockerfile, config);
        analysed::check(&context, &mut findings);
        settle(&mut context, &index, &mut findings, analysed::codes::is_called);
    }
    Analysis { findings, index, dockerfile }
}

/// Drops what comments and configuration silence, adds what is to be said of comments that silence nothing (of those
/// names that were `asked` about), and puts all in order.
fn settle(context: &mut Context<'_>, index: &LineIndex, findings: &mut Vec<Finding>, asked: fn(&str) -> bool) {
    let config = context.config;
    if !config.disable_ignore_pragmas {
        let mut idle = ignores::apply(context, index, findings);
        idle.retain(|idle| context.pragmas[idle.pragma].codes().get(idle.code).is_some_and(|(name, _)| asked(name)));
        context.idle = idle;
        let mut last = Vec::new();
        run(rules::last(), context, &mut last);
        if !last.is_empty() {
            ignores::apply(context, index, &mut last);
            findings.append(&mut last);
        }
    }
    // Only now, so that a comment is not called useless because the configuration silences the same.
    findings.retain(|finding| config.severity(finding.rule, finding.severity).is_some());
    in_order(findings);
}

/// Puts findings in order: by place, the graver first.
pub fn in_order(findings: &mut Vec<Finding>) {
    sort_by(findings, |a, b| {
        (a.range.start, a.severity, a.rule.code, a.range.end).cmp(&(
            b.range.start,
            b.severity,
            b.rule.code,
            b.range.end,
        ))
    });
}
