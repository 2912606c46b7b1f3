//! The image's command with the script in front of it.

use super::hard_wired::HardWired;
use crate::lint::{
    Context,
    assembly::{StageFacts, Start},
    rules::support::{exec_form, parent},
};

/// What the image starts.
#[derive(Debug, Default)]
pub(super) struct Started {
    /// What the script hands over to, behind its own name; words of ENTRYPOINT.
    pub entrypoint: Vec<String>,
    /// CMD as it has to be written anew; `None` where it stays as it is.
    pub cmd: Option<Vec<String>>,
    /// The program's first word, where the text tells.
    pub program: Option<String>,
    /// ENTRYPOINT and CMD of the image's own stage, as indices.
    pub replaced: Vec<usize>,
    /// Whether the base image may have a command that nobody here knows of, and that an ENTRYPOINT makes be forgotten.
    pub is_lost: bool,
    /// Whether there is a CMD of the file's own, which stays.
    pub keeps_cmd: bool,
}

/// Reads what an image starts.
pub(super) fn of(context: &Context<'_>, image: &StageFacts, found: &HardWired) -> Started {
    let (entrypoint, cmd) = context.assembly().start(image.index);
    let known = context.stages.get(image.index).and_then(|stage| parent::parent(context, stage));
    let left = |start: &Start| -> Vec<String> {
        let words = start.words.iter().enumerate();
        words.filter(|(n, _)| !found.dropped.contains(&(start.index, *n))).map(|(_, (w, _))| w.clone()).collect()
    };
    let is_own = |start: &Start| image.instructions.contains(&start.index);
    let mut started = Started::default();
    match entrypoint {
        Some(start) if start.exec => started.entrypoint = left(start),
        Some(start) => {
            let text = start.text.text.trim();
            started.entrypoint = exec_form::simple_command(text)
                .unwrap_or_else(|| ["/bin/sh", "-c", text].iter().map(|&w| w.to_owned()).collect());
        }
        None => started.entrypoint = known.as_ref().map(|k| k.declared.entrypoint.clone()).unwrap_or_default(),
    }
    match cmd {
        Some(start) if start.exec => {
            let words = left(start);
            let changes = words.len() < start.words.len() || !is_own(start);
            started.program = words.first().cloned();
            started.keeps_cmd = !changes;
            started.cmd = changes.then_some(words);
            if changes && is_own(start) {
                started.replaced.push(start.index);
            }
        }
        Some(start) => {
            started.keeps_cmd = is_own(start);
            if !is_own(start) {
                started.cmd = Some(["/bin/sh", "-c", start.text.text.trim()].iter().map(|&w| w.to_owned()).collect());
            }
        }
        // An ENTRYPOINT of one's own makes the base image's CMD be forgotten.
        None if entrypoint.is_none() => {
            started.is_lost = known.is_none();
            started.cmd = known.map(|k| k.declared.cmd.clone()).filter(|c| !c.is_empty());
            started.program = started.cmd.as_ref().and_then(|c| c.first().cloned());
        }
        None => {}
    }
    if let Some(start) = entrypoint.filter(|s| is_own(s)) {
        started.replaced.push(start.index);
    }
    if entrypoint.is_some() {
        started.program = started.entrypoint.first().cloned();
    }
    started
}
