//! Dockerfile rules and what runs them.
//!
//! [`lint`] parses a text, hands a [`Context`] to each rule of the [`registry`](rules), drops what
//! configuration and ignore comments silence, and sorts what remains by place.
//!
//! A rule is one file under `rules/<family>/<slug>.rs`: its head is its documentation with examples (which
//! are its tests), then come its metadata, its check and its fix. To add one, write the file and name it in
//! the family's `mod.rs`.

#[cfg(feature = "shell")]
pub mod analysed;
mod checks;
mod context;
pub mod docs;
pub mod fix;
mod ignores;
pub mod rules;

pub use checks::Checks;
pub use context::{Context, RunScript};
pub use rules::{find, rules};

use crate::{
    diagnostic::{Config, Finding, Profile, RuleMeta},
    dockerfile::{self, Dockerfile},
    text::{LineIndex, sort_by},
};

/// A rule of the registry: what is known of it, and the check.
#[derive(Debug)]
pub struct Rule {
    /// Code, slug, severity and so on.
    pub meta: RuleMeta,
    /// Looks through a file and reports what it finds.
    pub check: fn(&Context<'_>, &mut Vec<Finding>),
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
    let dockerfile = dockerfile::parse(source);
    let index = LineIndex::new(source);
    let mut findings = Vec::new();
    {
        let context = Context::new(source, &dockerfile, config);
        for rule in rules() {
            if config.wants(&rule.meta) {
                (rule.check)(&context, &mut findings);
            }
        }
        #[cfg(feature = "shell")]
        if !config.skip_shell && config.profile != Profile::Buildkit {
            analysed::check(&context, &mut findings);
        }
        findings.retain_mut(|finding| match config.severity(finding.rule, finding.severity) {
            Some(severity) => {
                finding.severity = severity;
                true
            }
            None => false,
        });
        if !config.disable_ignore_pragmas {
            ignores::apply(&context, &index, &mut findings);
        }
    }
    sort_by(&mut findings, |a, b| {
        (a.range.start, a.severity, a.rule.code, a.range.end).cmp(&(
            b.range.start,
            b.severity,
            b.rule.code,
            b.range.end,
        ))
    });
    Analysis { findings, index, dockerfile }
}
