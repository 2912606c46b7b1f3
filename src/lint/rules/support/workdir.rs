//! Where each stage's build stands.

use super::{
    destination::{is_plain, is_rooted, join},
    parent::parent,
};
use crate::{
    dockerfile::{Arguments, Base, Instruction, Keyword},
    lint::Context,
};
use std::rc::Rc;

/// What is known of the working directory at some instruction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::lint) struct Workdir {
    /// Whether a WORKDIR set it: of this stage, of one that it starts from, or of a base image that is known.
    pub is_set: bool,
    /// The absolute path, where the text alone tells it.
    pub path: Option<Rc<str>>,
}

impl Workdir {
    fn step(&mut self, path: &str) {
        self.path = match (&self.path, path.starts_with('/')) {
            _ if !is_plain(path) => None,
            (_, true) => Some(join("/", path).into()),
            (Some(base), false) if !is_rooted(path) => Some(join(base, path).into()),
            _ => None,
        }
        .filter(|path: &Rc<str>| path.len() <= LENGTH);
        self.is_set = true;
    }
}

/// The working directory in front of each instruction of the file, ONBUILD's triggers not counted.
pub(in crate::lint) fn workdirs(context: &Context<'_>) -> Rc<Vec<Workdir>> {
    context.once(walk)
}

/// How long a path may become before nothing is known of it any more: thousands of relative ones, one upon the other,
/// would take time by the square of their number.
const LENGTH: usize = 512;

fn walk(context: &Context<'_>) -> Vec<Workdir> {
    let mut before = vec![Workdir::default(); context.file.instructions.len()];
    let mut at_end: Vec<Workdir> = Vec::with_capacity(context.stages.len());
    for stage in &context.stages {
        let mut now = match &stage.base {
            Base::Scratch => Workdir { is_set: false, path: Some("/".into()) },
            Base::Stage(n) => at_end.get(*n).cloned().unwrap_or_default(),
            // The root, where a base image says nothing else, is nobody's choice.
            Base::Image(_) => parent(context, stage)
                .and_then(|known| known.declared.workdir.clone())
                .map_or_else(Workdir::default, |path| Workdir { is_set: true, path: Some(path.into()) }),
            Base::Missing => Workdir::default(),
        };
        for index in stage.instructions.clone() {
            before[index].clone_from(&now);
            if let Some(path) = workdir_path(&context.file.instructions[index]) {
                now.step(path);
            }
        }
        at_end.push(now);
    }
    before
}

/// The path of a WORKDIR, quotes and escapes removed.
fn workdir_path(instruction: &Instruction) -> Option<&str> {
    match (&instruction.arguments, instruction.keyword) {
        (Arguments::Text(Some(path)), Keyword::Workdir) => Some(&path.value),
        _ => None,
    }
}
