//! Environment specific: what ties an image to one environment, so that another one needs another image.

mod chosen_at_build;
mod dockerfile_of_one_environment;
mod environment_file_copied;
mod environment_in_command;
mod environment_in_variable;
mod host_of_one_network;
mod path_of_one_machine;
mod switched_by_comment;

use crate::lint::Rule;

/// What to do, in a sentence; the whole of it is [`crate::lint::starting_script`].
const HELP: &str = "Build one image for all environments: give each value a default with ENV, let an ENTRYPOINT script write it into the program's configuration, and override it where the container is started.";

pub(super) const LATER: &[&Rule] = &[
    &environment_file_copied::RULE,
    &switched_by_comment::RULE,
    &chosen_at_build::RULE,
    &environment_in_command::RULE,
    &environment_in_variable::RULE,
    &host_of_one_network::RULE,
    &path_of_one_machine::RULE,
    &dockerfile_of_one_environment::RULE,
];
