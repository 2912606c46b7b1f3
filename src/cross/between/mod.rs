//! Checks between documents, and between documents and answers: what each may say alone, but not both together.
//!
//! Read in this order: [`Context`] (what the checks look at), `pairs` (which Dockerfile builds which service's image),
//! then the rules under `rules/<slug>.rs`, one rule, one file. They say only what is certain: where a base image is not
//! known, or no Dockerfile can be told to be a service's, they are silent.

mod context;
mod docs;
mod pairs;
mod rules;

pub use context::{Answers, Context, DockerfileInput, Found, Image, StackInput, Where};
pub use pairs::{Pair, Told};
pub use rules::rules;

use crate::{
    diagnostic::{Config, RuleMeta},
    lint,
    maturity::View,
    text::sort_by,
};

/// A rule of the registry: what is known of it, and the check.
#[derive(Debug)]
pub struct Rule {
    /// Code, slug, severity and so on.
    pub meta: RuleMeta,
    /// Looks at everything that was entered and reports what it finds.
    pub check: fn(&Context<'_>, &mut Vec<Found>),
}

/// Everything that contradicts something else, document by document. Never fails, whatever the texts are.
pub fn check(
    dockerfiles: &[DockerfileInput<'_>],
    stacks: &[StackInput<'_>],
    answers: Answers<'_>,
    config: &Config,
) -> Vec<Found> {
    let plain = Config::default();
    let contexts: Vec<lint::Context<'_>> =
        dockerfiles.iter().map(|d| lint::Context::new(d.text, &d.analysis.dockerfile, &plain)).collect();
    let images =
        dockerfiles.iter().zip(&contexts).map(|(d, c)| Image { name: d.name, view: View::new(c, &[]) }).collect();
    let context = Context { images, stacks, answers };
    let mut found = Vec::new();
    for rule in rules() {
        if config.wants(&rule.meta) {
            (rule.check)(&context, &mut found);
        }
    }
    found.retain_mut(|one| config.keeps(&mut one.finding));
    sort_by(&mut found, |a, b| {
        (a.place, a.finding.range.start, a.finding.rule.code).cmp(&(
            b.place,
            b.finding.range.start,
            b.finding.rule.code,
        ))
    });
    found
}

/// The rule with that code, slug or alias.
pub fn find(name: &str) -> Option<&'static Rule> {
    rules().find(|r| r.meta.is_called(name))
}
