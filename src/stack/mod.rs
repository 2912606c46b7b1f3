//! Stack files, as `docker stack deploy` reads them.
//!
//! The client reads the legacy Compose format 3.0 to 3.13, and reads it in its own way: it refuses some keys, warns of
//! others and ignores them, and drops some without a word. What stands here follows the client's released binaries
//! (28.2 and 28.5, by running them) and its documentation and source (docker/cli, Apache-2.0), not the Compose
//! Specification.
//!
//! Read in this order: [`read`](mod@read) (YAML to values: merge keys, variables, scalars), `schema` (which key may
//! stand where, from which version on), [`model`] (what a stack is: services, networks and so on; several files
//! merged), [`loads`] (what of it a swarm must
//! carry), then [`lint`] and the rules under `rules/<family>/<slug>.rs`, one rule, one file.

mod about;
mod context;
mod docs;
pub mod edits;
mod explain;
mod highlight;
mod ignores;
pub mod interpolate;
mod keys;
pub mod loads;
pub mod model;
mod place;
pub mod read;
mod refused;
pub mod rules;
mod scalar;
pub mod schema;
mod surroundings;
mod tree;
pub mod units;

pub use about::{About, Fate, about};
pub use context::{Context, Findings, Found, Source};
pub use explain::{
    Explained, MountView, NetworkView, ObjectView, PortView, ServiceView, VariableView, VolumeView, explain,
};
pub use highlight::{Token, highlight};
pub use interpolate::Variables;
pub use loads::{ServiceLoad, services};
pub use model::Model;
pub use place::{Place, Sited};
pub use read::VariableUse;
pub use rules::{ON_SWARM, rules};
pub use surroundings::Surroundings;
pub use tree::{Entry, Item, Value};

use crate::{
    diagnostic::{self, Config, Finding, FixOutcome, Refuser, RuleMeta},
    text::{LineIndex, sort_by},
};

/// A rule of the registry: what is known of it, and the check.
#[derive(Debug)]
pub struct Rule {
    /// Code, slug, severity and so on.
    pub meta: RuleMeta,
    /// Who refuses a file for it.
    pub refused_by: Option<Refuser>,
    /// Looks through a stack and reports what it finds.
    pub check: fn(&Context<'_>, &mut Findings),
}

/// All that is known of a stack after linting.
#[derive(Debug)]
pub struct Analysis {
    /// The files, in the order given.
    pub files: Vec<FileAnalysis>,
    /// The stack that they make together.
    pub model: Model,
    /// Every variable where it stands, file by file.
    pub uses: Vec<VariableUse>,
}

/// One file after linting.
#[derive(Debug)]
pub struct FileAnalysis {
    /// What was found, in order of place.
    pub findings: Vec<Finding>,
    /// Lines, columns and editor offsets of the text.
    pub index: LineIndex,
}

/// Lints the files of one stack, which are merged as `docker stack deploy -c a -c b` merges them. Never fails,
/// whatever the texts are.
pub fn lint(texts: &[&str], variables: &Variables, config: &Config) -> Analysis {
    lint_in(texts, &variables.into(), config)
}

/// As [`lint`], with all that is known around the files.
pub fn lint_in(texts: &[&str], surroundings: &Surroundings, config: &Config) -> Analysis {
    lint_with(texts, surroundings, config, None)
}

/// What rules that stand elsewhere find in a stack.
pub type Further<'f> = &'f mut dyn FnMut(&Context<'_>, &mut Findings);

/// As [`lint_in`], with the findings of rules that stand elsewhere among the others ([`ON_SWARM`]).
pub fn lint_with(
    texts: &[&str],
    surroundings: &Surroundings,
    config: &Config,
    further: Option<Further<'_>>,
) -> Analysis {
    let knows_swarm = further.is_some();
    let context = Context::new(texts, surroundings, config);
    let mut findings = Findings::new(texts.len());
    for rule in rules() {
        if config.wants(&rule.meta) {
            (rule.check)(&context, &mut findings);
        }
    }
    if let Some(further) = further {
        further(&context, &mut findings);
    }
    let mut by_file = findings.into_files();
    for findings in &mut by_file {
        retain_wanted(findings, config);
    }
    if !config.disable_ignore_pragmas {
        for (n, (source, findings)) in context.files.iter().zip(&mut by_file).enumerate() {
            let ignores = ignores::ignores(source);
            sort(findings);
            let used = ignores::apply(&ignores, findings);
            let mut said = rules::of_comments(n, &ignores, &used, knows_swarm);
            retain_wanted(&mut said, config);
            findings.append(&mut said);
        }
    }
    let mut files = Vec::with_capacity(texts.len());
    let mut uses = Vec::new();
    for (source, mut findings) in context.files.into_iter().zip(by_file) {
        sort(&mut findings);
        files.push(FileAnalysis { findings, index: source.index });
        uses.extend(source.file.uses);
    }
    Analysis { files, model: context.model, uses }
}

/// Puts findings in the order of place.
fn sort(findings: &mut Vec<Finding>) {
    sort_by(findings, |a, b| {
        (a.range.start, a.severity, a.rule.code, a.range.end).cmp(&(
            b.range.start,
            b.severity,
            b.rule.code,
            b.range.end,
        ))
    });
}

/// Drops what the reader does not want to hear, and gives the rest the severity that they want.
fn retain_wanted(findings: &mut Vec<Finding>, config: &Config) {
    findings.retain_mut(|finding| config.keeps(finding));
}

/// Applies every safe fix to one file, and the unsafe ones too where `with_unsafe` says so, until none is left.
pub fn fix_all(text: &str, surroundings: &Surroundings, config: &Config, with_unsafe: bool) -> FixOutcome {
    diagnostic::fix_all(text, with_unsafe, |text| {
        lint_in(&[text], surroundings, config).files.into_iter().next().map(|f| f.findings).unwrap_or_default()
    })
}

/// The rule with that code, slug or alias.
pub fn find(name: &str) -> Option<&'static Rule> {
    rules().find(|r| r.meta.code == name).or_else(|| rules().find(|r| r.meta.is_called(name)))
}
