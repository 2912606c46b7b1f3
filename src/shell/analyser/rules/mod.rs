//! What `shuck-linter` lacks: one fault, one file.

mod behind_exec;
mod copy_without_target;
mod escaped_letter;
mod exit_status;
mod file_tests;
mod find_without_path;
mod heredoc_without_command;
mod joined_tests;
mod keyword_argument;
mod like_assignment;
mod link_without_name;
mod loop_variable;
mod negated_without_effect;
mod number_as_command;
mod numbered_file;
mod odd_command_name;
mod piped_to_deaf;
mod posix_options;
mod posix_signs;
mod posix_variable;
mod printf_arguments;
mod repeated_letter;
mod separators;
mod set_as_assignment;
mod sudo_builtin;
mod system_folder;
mod test_operators;
mod tree_with_mode;
mod uncatchable_signal;

use super::{Question, Remark};

/// Looks through a text and adds what it finds.
pub(super) type Rule = fn(&Question<'_>, &mut Vec<Remark>);

/// All of them.
pub(super) const ALL: &[Rule] = &[
    behind_exec::check,
    copy_without_target::check,
    escaped_letter::check,
    exit_status::check,
    file_tests::check,
    find_without_path::check,
    heredoc_without_command::check,
    joined_tests::check,
    keyword_argument::check,
    like_assignment::check,
    link_without_name::check,
    loop_variable::check,
    negated_without_effect::check,
    number_as_command::check,
    numbered_file::check,
    odd_command_name::check,
    piped_to_deaf::check,
    posix_options::check,
    posix_signs::check,
    posix_variable::check,
    printf_arguments::check,
    repeated_letter::check,
    separators::check,
    set_as_assignment::check,
    sudo_builtin::check,
    system_folder::check,
    test_operators::check,
    tree_with_mode::check,
    uncatchable_signal::check,
];
