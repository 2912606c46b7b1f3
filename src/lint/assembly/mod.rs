//! What the stages of a file come to: the image each starts from, and what it sets, copies, installs, declares and
//! starts, variables replaced as far as the text tells.
//!
//! The rules of the default profile that judge an image as a whole read it here; it is put together once for a text.

mod runs;
mod stages;
mod start;

pub use runs::{Install, ShellVariables};
pub use stages::{Place, Setting, Source, StageFacts, Transfer};
pub use start::{Launch, Start};

use super::Context;
use std::cell::OnceCell;

/// How many stages, each starting from the one before, are looked through.
const DEPTH: usize = 32;

/// How many images of one file are judged.
const IMAGES: usize = 64;

/// All stages of a file.
#[derive(Debug)]
pub struct Assembly {
    /// The stages, in the order of [`Context::stages`].
    pub stages: Vec<StageFacts>,
    /// What each of [`Context::scripts`] knows.
    pub variables: Vec<ShellVariables>,
    /// What each stage's image starts, once it was asked for.
    launches: Vec<OnceCell<Vec<Launch>>>,
}

impl Assembly {
    /// Puts it together.
    pub(super) fn of(context: &Context<'_>) -> Self {
        let (mut stages, variables) = stages::read(context);
        runs::add_installs(context, &mut stages, &variables);
        let launches = vec![OnceCell::new(); stages.len()];
        Self { stages, variables, launches }
    }

    /// A stage and those that it starts from, the nearest first.
    pub fn lineage(&self, stage: usize) -> impl Iterator<Item = &StageFacts> {
        let next = |s: &&StageFacts| s.parent.and_then(|n| self.stages.get(n));
        std::iter::successors(self.stages.get(stage), next).take(DEPTH)
    }

    /// The stages that are images of their own: nothing copies from them, and no other such stage starts from them.
    pub fn images(&self) -> impl Iterator<Item = &StageFacts> {
        let skipped = self.stages.len().saturating_sub(IMAGES);
        self.stages.iter().skip(skipped).filter(|s| s.is_image)
    }

    /// The value that ENV gives to a variable at the end of a stage.
    pub fn value(&self, stage: usize, name: &str) -> Option<&str> {
        self.setting(stage, name).map(|s| s.value.as_str())
    }

    /// The last ENV of a variable in a stage or one that it starts from.
    pub fn setting(&self, stage: usize, name: &str) -> Option<&Setting> {
        self.lineage(stage).find_map(|s| s.settings.iter().rev().find(|s| !s.is_arg && s.name == name))
    }

    /// What a container of the stage's image starts: ENTRYPOINT with the arguments of CMD, and CMD by itself, since a
    /// script as ENTRYPOINT hands over to it.
    pub fn launches(&self, stage: usize) -> &[Launch] {
        let Some(known) = self.launches.get(stage) else { return &[] };
        known.get_or_init(|| {
            let (entrypoint, cmd) = self.start(stage);
            start::launches(entrypoint, cmd)
        })
    }

    /// The ENTRYPOINT and the CMD that hold for a stage's image, as far as the file names them.
    pub fn start(&self, stage: usize) -> (Option<&Start>, Option<&Start>) {
        let mut entrypoint = None;
        let mut cmd = None;
        for facts in self.lineage(stage) {
            // ENTRYPOINT resets the CMD that was there before.
            if cmd.is_none() && entrypoint.is_none() {
                cmd = facts.cmd.as_ref();
            }
            entrypoint = entrypoint.or(facts.entrypoint.as_ref());
        }
        (entrypoint, cmd)
    }

    /// Whether a file of the reader's own decides what is started: a script that the text does not show.
    pub fn starts_own_script(&self, stage: usize) -> bool {
        self.launches(stage).iter().any(|launch| {
            [launch.name.as_str()].into_iter().chain(launch.args.iter().map(String::as_str)).any(start::is_script)
        })
    }
}
