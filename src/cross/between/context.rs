use super::{
    Rule,
    pairs::{Pair, pairs},
};
use crate::{
    diagnostic::Finding,
    lint,
    maturity::View,
    outsource,
    stack::{self, Place},
    swarm,
    text::TextRange,
};
use std::borrow::Cow;

/// A Dockerfile that was entered.
#[derive(Clone, Copy, Debug)]
pub struct DockerfileInput<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its text.
    pub text: &'a str,
    /// The text, linted.
    pub analysis: &'a lint::Analysis,
}

/// A stack file that was entered.
#[derive(Clone, Copy, Debug)]
pub struct StackInput<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its text.
    pub text: &'a str,
    /// The text, linted by itself.
    pub analysis: &'a stack::Analysis,
}

impl StackInput<'_> {
    /// Whether the file was read as a whole: where lines are missing, nobody should complain of what is not there.
    pub fn is_complete(&self) -> bool {
        !self.analysis.files.iter().flat_map(|f| &f.findings).any(|f| f.refused_by.is_some())
    }
}

/// What was answered at other places.
#[derive(Clone, Copy, Debug, Default)]
pub struct Answers<'a> {
    /// The swarms that were asked for.
    pub swarms: &'a [swarm::Input],
    /// What the answers on outsourcing come to; none where nothing was answered.
    pub outsource: Option<&'a outsource::Advice>,
}

/// The image that a Dockerfile builds.
pub struct Image<'a> {
    /// The Dockerfile's name.
    pub name: &'a str,
    /// What it is made of.
    pub view: View<'a>,
}

/// Everything that was entered.
pub struct Context<'a> {
    /// The images that its Dockerfiles build.
    pub images: Vec<Image<'a>>,
    /// Its stack files.
    pub stacks: &'a [StackInput<'a>],
    /// What was answered.
    pub answers: Answers<'a>,
}

impl<'a> Context<'a> {
    /// The services of stack files that were read as a whole, each with the Dockerfile that builds its image.
    pub fn pairs(&self) -> Vec<Pair<'_, 'a>> {
        pairs(self)
    }
}

/// The document that a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Where {
    /// A Dockerfile, by its number.
    Dockerfile(usize),
    /// A stack file, by its number.
    Stack(usize),
}

/// A finding with the document that it stands in.
#[derive(Clone, Debug)]
pub struct Found {
    /// The document.
    pub place: Where,
    /// The finding.
    pub finding: Finding,
}

impl Found {
    /// What is wrong at a place of a stack file.
    pub fn in_stack(rule: &'static Rule, stack: usize, place: Place, message: impl Into<String>) -> Self {
        Self::new(rule, Where::Stack(stack), place.range, message)
    }

    /// What is wrong at a place of a document.
    pub fn new(rule: &'static Rule, place: Where, range: TextRange, message: impl Into<String>) -> Self {
        Self { place, finding: Finding::new(&rule.meta, range, range, message) }
    }

    /// With what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<Cow<'static, str>>) -> Self {
        self.finding.help = help.into();
        self
    }
}
