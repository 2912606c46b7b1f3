//! What was entered, read once for all parts.

use crate::{
    cross::on_swarm::{self, Swarm},
    diagnostic::{Config, ConfigDialect, Settings},
    lint::{self, Analysis, BuildContext, IgnoreFile},
    share::{Document, DocumentKind, State},
    stack::{self, Surroundings},
    text::LineIndex,
};

/// What was entered, with what several parts need of it.
#[derive(Debug)]
pub struct Inputs<'s> {
    /// The state itself.
    pub state: &'s State,
    /// What the configuration asks for.
    pub settings: Settings,
    /// What is wrong with the configuration, each with its place: `.hadolint.yaml:2`.
    pub config_faults: Vec<(String, String)>,
    /// The Dockerfiles with what was found in them.
    pub dockerfiles: Vec<(&'s Document, Analysis)>,
    /// The stack files, each by itself.
    pub stacks: Vec<(&'s Document, stack::Analysis)>,
}

impl<'s> Inputs<'s> {
    /// Reads the configuration and lints the documents.
    pub fn of(state: &'s State) -> Self {
        let (settings, config_faults) = settings(state);
        let config = settings.config();
        let dockerfiles = documents(state, DocumentKind::Dockerfile)
            .map(|d| (d, lint::lint_in(&d.text, &config, &folder(state, d))))
            .collect();
        let config = settings.clone().for_stack().config();
        // No state holds variables: what a stack file asks of them is taken as unset.
        let surroundings = Surroundings::default();
        // Answers that cannot be read are told with the swarm.
        let swarm = state.swarm.as_ref().and_then(|value| Swarm::from_value(value).ok());
        let stacks = documents(state, DocumentKind::Stack)
            .map(|d| match &swarm {
                Some(swarm) => (d, on_swarm::lint(&[&d.text], &surroundings, &config, swarm)),
                None => (d, stack::lint_in(&[&d.text], &surroundings, &config)),
            })
            .collect();
        Self { state, settings, config_faults, dockerfiles, stacks }
    }

    /// What the linter of stack files goes by.
    pub fn stack_config(&self) -> Config {
        self.settings.clone().for_stack().config()
    }
}

/// The documents of a kind that hold anything.
pub fn documents(state: &State, kind: DocumentKind) -> impl Iterator<Item = &Document> {
    state.documents.iter().filter(move |d| d.kind == kind && !d.text.trim().is_empty())
}

/// Our own configuration goes before hadolint's, as with the command; of several the first counts.
fn settings(state: &State) -> (Settings, Vec<(String, String)>) {
    let is_ours = |d: &&Document| d.name.to_ascii_lowercase().contains("plimsoll");
    let all = || documents(state, DocumentKind::Config);
    let Some(document) = all().find(is_ours).or_else(|| all().next()) else { return Default::default() };
    let reading = lint::read_config(&document.text, ConfigDialect::of_file(&document.name));
    let index = LineIndex::new(&document.text);
    let place = |at: u32| format!("{}:{}", document.name, index.line(at));
    let faults = reading.faults.iter().map(|f| (place(f.range.start), f.message.clone())).collect();
    (reading.settings, faults)
}

/// What is known of the folder that a Dockerfile's build takes files from: its own ignore file, or the common one.
fn folder(state: &State, dockerfile: &Document) -> BuildContext {
    let own = format!("{}.dockerignore", dockerfile.name);
    let all = || state.documents.iter().filter(|d| d.kind == DocumentKind::Dockerignore);
    let ignore = all().find(|d| d.name == own).or_else(|| all().find(|d| d.name.starts_with(".dockerignore")));
    BuildContext { ignore: ignore.map(|d| IgnoreFile::read(&d.name, &d.text)), ..BuildContext::default() }
}
