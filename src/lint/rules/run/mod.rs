//! What RUN does: commands, layers, pipes.

mod consecutive_run;
mod directory_change;
mod high_user_id;
mod pointless_command;
mod replaced_sh;
mod sudo;
mod unanalysed_shell;
mod unchecked_pipe;
mod wget_and_curl;
mod wget_progress;

use crate::lint::Rule;

pub(super) const LATER: &[&Rule] = &[
    &consecutive_run::RULE,
    &unchecked_pipe::RULE,
    &pointless_command::RULE,
    &directory_change::RULE,
    &sudo::RULE,
    &high_user_id::RULE,
    &wget_progress::RULE,
    &wget_and_curl::RULE,
    &replaced_sh::RULE,
    &unanalysed_shell::RULE,
];
