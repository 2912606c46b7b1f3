//! What `shuck-linter` lacks: one fault, one file.

mod escaped_letter;
mod find_without_path;
mod heredoc_without_command;
mod link_without_name;
mod negated_without_effect;
mod odd_command_name;
mod piped_to_deaf;
mod posix_variable;
mod tree_with_mode;

use super::{Question, Remark};

/// Looks through a text and adds what it finds.
pub(super) type Rule = fn(&Question<'_>, &mut Vec<Remark>);

/// All of them.
pub(super) const ALL: &[Rule] = &[
    escaped_letter::check,
    find_without_path::check,
    heredoc_without_command::check,
    link_without_name::check,
    negated_without_effect::check,
    odd_command_name::check,
    piped_to_deaf::check,
    posix_variable::check,
    tree_with_mode::check,
];
