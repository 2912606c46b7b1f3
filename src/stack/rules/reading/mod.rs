//! YAML, variables and what the client makes of single values.

mod bad_merge;
mod duplicate_key;
mod invalid_yaml;
mod key_not_text;
mod nested_default;
mod not_a_mapping;
mod number_not_finite;
mod required_variable;
mod rewritten_scalar;
mod second_document;
mod stray_dollar;
mod swallowed_text;
mod variable_of_wrong_kind;
mod variable_without_default;

use crate::stack::Rule;

pub(super) const ALL: &[&Rule] = &[
    &invalid_yaml::RULE,
    &not_a_mapping::RULE,
    &duplicate_key::RULE,
    &key_not_text::RULE,
    &bad_merge::RULE,
    &number_not_finite::RULE,
    &stray_dollar::RULE,
    &required_variable::RULE,
    &variable_of_wrong_kind::RULE,
    &variable_without_default::RULE,
    &swallowed_text::RULE,
    &nested_default::RULE,
    &rewritten_scalar::RULE,
    &second_document::RULE,
];
