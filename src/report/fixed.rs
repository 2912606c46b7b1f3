use super::inputs::Inputs;
use crate::{
    lint,
    share::{Document, State},
    stack::{self, Variables},
};

/// The documents that all safe fixes change, as they are then.
pub fn fixed(state: &State) -> Vec<Document> {
    let inputs = Inputs::of(state);
    let config = inputs.settings.config();
    let stack_config = inputs.stack_config();
    let dockerfiles = inputs.dockerfiles.iter().map(|(d, _)| (*d, lint::fix::fix_all(&d.text, &config, false).text));
    let variables = Variables::default();
    let stacks =
        inputs.stacks.iter().map(|(d, _)| (*d, stack::fix_all(&d.text, &variables, &stack_config, false).text));
    let mended = dockerfiles.chain(stacks).filter(|(d, text)| *text != d.text);
    mended.map(|(d, text)| Document { text, ..d.clone() }).collect()
}
