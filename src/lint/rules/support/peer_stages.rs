//! Stages as hadolint links them.

use crate::{
    dockerfile::{Arguments, Stage},
    lint::Context,
};
use std::collections::HashMap;

/// A stage with the texts of its FROM. hadolint compares names letter by letter and knows no variables.
#[derive(Clone, Copy, Debug)]
pub(in crate::lint) struct PeerStage<'t> {
    /// The stage.
    pub stage: &'t Stage,
    /// What stands behind FROM.
    pub image: &'t str,
    /// Its name.
    pub name: Option<&'t str>,
    /// Index of the stage that it starts from: the latest one of that name in front of it.
    pub base: Option<usize>,
}

/// All stages in order.
pub(in crate::lint) fn peer_stages<'c>(context: &'c Context<'_>) -> Vec<PeerStage<'c>> {
    let mut stages: Vec<PeerStage<'c>> = Vec::with_capacity(context.stages.len());
    let mut latest: HashMap<&str, usize> = HashMap::new();
    for stage in &context.stages {
        let from = &context.file.instructions[stage.instructions.start];
        let Arguments::From { image: Some(image), alias } = &from.arguments else { continue };
        let image = image.text.as_str();
        let base = latest.get(image).copied();
        let name = alias.as_ref().map(|a| a.name.text.as_str());
        if let Some(name) = name {
            latest.insert(name, stages.len());
        }
        stages.push(PeerStage { stage, image, name, base });
    }
    stages
}
