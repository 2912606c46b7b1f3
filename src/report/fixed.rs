use super::{
    beside::Beside,
    inputs::{documents, settings},
};
use crate::{
    lint,
    share::{Document, DocumentKind, State},
    stack::{self, Surroundings},
};

/// The documents that all safe fixes change, as they are then; those of their shell text too, where it was analysed.
pub fn fixed(state: &State, beside: &Beside) -> Vec<Document> {
    let (settings, _) = settings(state);
    let config = settings.config();
    let stack_config = settings.for_stack().config();
    let dockerfiles = documents(state, DocumentKind::Dockerfile)
        .map(|d| (d, lint::fix::fix_all(&beside.shell.mended(&d.text), &config, false).text));
    let surroundings = Surroundings::from(&beside.variables);
    let stacks = documents(state, DocumentKind::Stack)
        .map(|d| (d, stack::fix_all(&d.text, &surroundings, &stack_config, false).text));
    let mended = dockerfiles.chain(stacks).filter(|(d, text)| *text != d.text);
    mended.map(|(d, text)| Document { text, ..d.clone() }).collect()
}
