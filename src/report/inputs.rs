//! What was entered, read once for all parts.

use super::beside::Beside;
use crate::{
    cross::{
        between::{self, DockerfileInput, StackInput, Where},
        on_swarm::{self, Swarm},
    },
    diagnostic::{Config, ConfigDialect, Finding, Settings},
    lint::{self, Analysis, BuildContext, IgnoreFile},
    outsource::{self, Advice, Catalogue},
    share::{Document, DocumentKind, State},
    stack::{self, Surroundings, Variables},
    swarm::{self, Refusal},
    text::LineIndex,
};
use serde_json::Value;

/// What was entered, with what several parts need of it.
#[derive(Debug)]
pub struct Inputs<'s> {
    /// The state itself.
    pub state: &'s State,
    /// What the configuration asks for.
    pub settings: Settings,
    /// What is wrong with the configuration, each with its place: `.hadolint.yaml:2`.
    pub config_faults: Vec<(String, String)>,
    /// Whether shell text was analysed, here or elsewhere.
    pub is_shell_judged: bool,
    /// The Dockerfiles with what was found in them.
    pub dockerfiles: Vec<(&'s Document, Analysis)>,
    /// The stack files, each by itself.
    pub stacks: Vec<(&'s Document, stack::Analysis)>,
    /// The answers on the swarm, read: one, or several side by side; none where nothing was answered.
    pub swarms: Option<Result<Vec<swarm::Input>, Refusal>>,
    /// What the answers on outsourcing come to; none where nothing was answered.
    pub advice: Option<Result<Advice, String>>,
}

/// Something in a document that another document, or an answer, speaks against.
#[derive(Debug)]
pub struct Contradiction<'i> {
    /// The document.
    pub document: &'i Document,
    /// Its lines.
    pub index: &'i LineIndex,
    /// What is wrong.
    pub finding: Finding,
}

impl<'s> Inputs<'s> {
    /// Reads the configuration and lints the documents.
    pub fn of(state: &'s State, beside: &Beside) -> Self {
        let shell = &beside.shell;
        let (settings, config_faults) = settings(state);
        let config = settings.config();
        let dockerfiles = documents(state, DocumentKind::Dockerfile)
            .map(|d| (d, with_shell(lint::lint_in(&d.text, &config, &folder(state, d)), shell.of(&d.text))))
            .collect();
        let is_shell_judged = shell.is_whole(state, &config);
        let config = settings.clone().for_stack().config();
        let surroundings = Surroundings::from(&beside.variables);
        // Answers that cannot be read are told with the swarm.
        let swarm = state.swarm.as_ref().and_then(|value| Swarm::from_value(value).ok());
        let stacks = documents(state, DocumentKind::Stack)
            .map(|d| match &swarm {
                Some(swarm) => (d, on_swarm::lint(&[&d.text], &surroundings, &config, swarm)),
                None => (d, stack::lint_in(&[&d.text], &surroundings, &config)),
            })
            .collect();
        let swarms = state.swarm.as_ref().map(|value| swarms(state, value, &beside.variables));
        let advice = has_answers(state).then(|| advice(state));
        Self { state, settings, config_faults, is_shell_judged, dockerfiles, stacks, swarms, advice }
    }

    /// Whether there is anything that could contradict something else.
    pub fn can_contradict(&self) -> bool {
        let beside = self.dockerfiles.len() + usize::from(self.swarms.is_some()) + usize::from(self.advice.is_some());
        !self.stacks.is_empty() && beside > 0
    }

    /// What documents and answers say against each other.
    pub fn contradictions(&self) -> Vec<Contradiction<'_>> {
        let dockerfiles: Vec<_> = self
            .dockerfiles
            .iter()
            .map(|(d, analysis)| DockerfileInput { name: &d.name, text: &d.text, analysis })
            .collect();
        let stacks: Vec<_> =
            self.stacks.iter().map(|(d, analysis)| StackInput { name: &d.name, text: &d.text, analysis }).collect();
        let answers = between::Answers {
            swarms: self.swarms.as_ref().and_then(|s| s.as_deref().ok()).unwrap_or_default(),
            outsource: self.advice.as_ref().and_then(|a| a.as_ref().ok()),
        };
        let found = between::check(&dockerfiles, &stacks, answers, &self.stack_config());
        let at = |place| match place {
            Where::Dockerfile(n) => self.dockerfiles.get(n).map(|(d, analysis)| (*d, &analysis.index)),
            Where::Stack(n) => self.stacks.get(n).and_then(|(d, a)| Some((*d, &a.files.first()?.index))),
        };
        let told = |f: between::Found| {
            at(f.place).map(|(document, index)| Contradiction { document, index, finding: f.finding })
        };
        found.into_iter().filter_map(told).collect()
    }

    /// What the linter of stack files goes by.
    pub fn stack_config(&self) -> Config {
        self.settings.clone().for_stack().config()
    }
}

/// An analysis with what was found in the text's shell text elsewhere.
fn with_shell(mut analysis: Analysis, found: Option<&[Finding]>) -> Analysis {
    if cfg!(not(feature = "shell"))
        && let Some(found) = found
    {
        analysis.findings.extend_from_slice(found);
        lint::in_order(&mut analysis.findings);
    }
    analysis
}

/// What the state's own configuration asks of its Dockerfiles.
pub fn config(state: &State) -> Config {
    settings(state).0.config()
}

/// The documents of a kind that hold anything.
pub fn documents(state: &State, kind: DocumentKind) -> impl Iterator<Item = &Document> {
    state.documents.iter().filter(move |d| d.kind == kind && !d.text.trim().is_empty())
}

/// Our own configuration goes before hadolint's, as with the command; of several the first counts.
pub(super) fn settings(state: &State) -> (Settings, Vec<(String, String)>) {
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
    let ignore = ignore.map(|d| IgnoreFile::read(&d.name, &d.text));
    BuildContext { ignore, dockerfile: Some(dockerfile.name.clone()), ..BuildContext::default() }
}

/// Answers on the swarm, one set or an array of them. Those that name no services are about the stack files'.
fn swarms(state: &State, value: &Value, variables: &Variables) -> Result<Vec<swarm::Input>, Refusal> {
    let files: Vec<&str> = documents(state, DocumentKind::Stack).map(|d| d.text.as_str()).collect();
    let read = |value: &Value| {
        let input = swarm::Input::from_value(value)?.with_stack_files(&files, variables);
        input.check()?;
        Ok(input)
    };
    match value {
        Value::Array(all) => {
            let read = |(n, one): (usize, &Value)| read(one).map_err(|r: Refusal| r.inside(&format!("[{n}]")));
            all.iter().enumerate().map(read).collect()
        }
        one => Ok(vec![read(one)?]),
    }
}

fn has_answers(state: &State) -> bool {
    state.outsource.is_some() || !state.stack_board.is_empty()
}

/// What the answers on outsourcing come to; the state's board is laid over theirs.
fn advice(state: &State) -> Result<Advice, String> {
    let catalogue = Catalogue::bundled();
    let mut value = state.outsource.clone().unwrap_or_else(|| Value::Object(serde_json::Map::new()));
    if let (Some(object), false) = (value.as_object_mut(), state.stack_board.is_empty()) {
        let board = state.stack_board.iter().map(|(layer, product)| (layer.clone(), Value::from(product.clone())));
        object.insert("stack_board".to_owned(), board.collect());
    }
    let answers = outsource::Answers::from_json(&value.to_string(), catalogue)?;
    Ok(outsource::advise(catalogue, &answers))
}
