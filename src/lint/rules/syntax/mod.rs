//! What a build refuses: the parser's faults, each with its explanation and, where one can be told, its remedy.

mod behind_array;
mod broken_pair;
mod copied_address;
mod duplicate_flag;
mod expose_port;
mod flag_value;
mod from_arguments;
mod healthcheck_form;
mod image_name;
mod missing_arguments;
mod missing_destination;
mod mount_option;
mod no_from;
mod not_strings;
mod open_quote;
mod parser_directive;
mod refusal;
mod shell_not_array;
mod stage_name;
mod substitution;
mod unknown_flag;
mod unknown_instruction;
mod unterminated_heredoc;
mod value_form;

use crate::lint::Rule;

pub(super) const LATER: &[&Rule] = &[
    &unknown_instruction::RULE,
    &missing_arguments::RULE,
    &missing_destination::RULE,
    &unknown_flag::RULE,
    &flag_value::RULE,
    &duplicate_flag::RULE,
    &unterminated_heredoc::RULE,
    &broken_pair::RULE,
    &open_quote::RULE,
    &not_strings::RULE,
    &shell_not_array::RULE,
    &behind_array::RULE,
    &from_arguments::RULE,
    &stage_name::RULE,
    &healthcheck_form::RULE,
    &parser_directive::RULE,
    &no_from::RULE,
    &mount_option::RULE,
    &expose_port::RULE,
    &substitution::RULE,
    &image_name::RULE,
    &value_form::RULE,
    &copied_address::RULE,
];
