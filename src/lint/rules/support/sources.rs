//! What COPY and ADD take from the build's folder.

use super::environment::{Environment, Environments};
use crate::{
    diagnostic::Profile,
    dockerfile::{Arguments, Instruction, references},
    lint::{
        Context,
        build_context::{clean, is_remote, local_sources},
    },
    text::TextRange,
};

/// How many paths may be looked at for all sources of a file.
const WORK: usize = 2_000_000;

/// A source of a COPY or ADD.
pub(in crate::lint) struct LocalSource<'c> {
    /// The instruction of the file: the FROM that sets it off, for an inherited trigger.
    pub outer: &'c Instruction,
    /// The path, variables replaced.
    pub path: String,
    /// Its place in the document.
    pub range: TextRange,
}

impl LocalSource<'_> {
    /// The path in its shortest form.
    pub fn clean(&self) -> String {
        clean(&self.path)
    }

    /// Whether it is the whole folder.
    pub fn is_root(&self) -> bool {
        matches!(self.clean().as_str(), "." | "/")
    }
}

/// Visits the sources in the order of the build, each with the work that may still be done. Those whose variables
/// the text gives no value are left out, but for BuildKit, which takes such a variable for nothing.
pub(in crate::lint) fn each_source(context: &Context<'_>, mut visit: impl FnMut(&LocalSource<'_>, &mut usize)) {
    let mut work = WORK;
    let mut environments = Environments::new(context);
    for stage in &context.stages {
        environments.walk(context, stage, |step, environment| {
            let Arguments::Transfer { exec, .. } = &step.instruction.arguments else { return };
            for word in local_sources(step.instruction) {
                let text = if *exec { &word.value } else { &word.text };
                let Some(path) = expanded(context, environment, text) else { continue };
                if is_remote(&path) {
                    continue;
                }
                let range = if step.is_trigger { step.outer.range } else { word.range };
                visit(&LocalSource { outer: step.outer, path, range }, &mut work);
            }
        });
    }
}

fn expanded(context: &Context<'_>, environment: &Environment, text: &str) -> Option<String> {
    let escape = context.file.escape;
    let is_known = context.profile() == Profile::Buildkit
        || references(text, escape).iter().all(|r| environment.value(&r.name).is_some());
    environment.expand(text, escape).filter(|path| is_known && !path.is_empty())
}
