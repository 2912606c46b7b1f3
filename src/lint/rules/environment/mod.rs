//! Environment specific: what ties an image to one environment, so that another one needs another image.

mod chosen_at_build;
mod environment_file_copied;
mod environment_in_command;
mod environment_in_variable;
mod host_of_one_network;
mod path_of_one_machine;
mod starting_script;
mod switched_by_comment;

use crate::lint::Rule;

pub(super) const LATER: &[&Rule] = &[
    &environment_file_copied::RULE,
    &switched_by_comment::RULE,
    &chosen_at_build::RULE,
    &environment_in_command::RULE,
    &environment_in_variable::RULE,
    &host_of_one_network::RULE,
    &path_of_one_machine::RULE,
];
