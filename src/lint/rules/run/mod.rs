//! What RUN does: commands, layers, pipes.

mod consecutive_run;
mod unchecked_pipe;

use crate::lint::Rule;

pub(super) const RULES: &[&Rule] = &[&consecutive_run::RULE, &unchecked_pipe::RULE];
