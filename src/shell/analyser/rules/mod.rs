//! What `shuck-linter` lacks: one fault, one file.

mod behind_exec;
mod escaped_letter;
mod exit_status;
mod find_without_path;
mod heredoc_without_command;
mod keyword_argument;
mod like_assignment;
mod link_without_name;
mod negated_without_effect;
mod number_as_command;
mod odd_command_name;
mod piped_to_deaf;
mod posix_variable;
mod printf_arguments;
mod separators;
mod sudo_builtin;
mod test_operators;
mod tree_with_mode;
mod uncatchable_signal;

use super::{Question, Remark};

/// Looks through a text and adds what it finds.
pub(super) type Rule = fn(&Question<'_>, &mut Vec<Remark>);

/// All of them.
pub(super) const ALL: &[Rule] = &[
    behind_exec::check,
    escaped_letter::check,
    exit_status::check,
    find_without_path::check,
    heredoc_without_command::check,
    keyword_argument::check,
    like_assignment::check,
    link_without_name::check,
    negated_without_effect::check,
    number_as_command::check,
    odd_command_name::check,
    piped_to_deaf::check,
    posix_variable::check,
    printf_arguments::check,
    separators::check,
    sudo_builtin::check,
    test_operators::check,
    tree_with_mode::check,
    uncatchable_signal::check,
];
