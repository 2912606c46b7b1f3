//! What stands behind a key and cannot be read.

mod cpus_as_number;
mod depends_on_conditions;
mod duplicate_item;
mod empty_definition;
mod inline_secret;
mod invalid_duration;
mod invalid_name;
mod invalid_port;
mod missing_key;
mod negative_number;
mod published_as_text;
mod truth_value_as_text;
mod unknown_update_order;
mod wrong_type;

use crate::stack::Rule;

pub(super) const ALL: &[&Rule] = &[
    &published_as_text::RULE,
    &cpus_as_number::RULE,
    &depends_on_conditions::RULE,
    &truth_value_as_text::RULE,
    &wrong_type::RULE,
    &empty_definition::RULE,
    &duplicate_item::RULE,
    &invalid_duration::RULE,
    &invalid_port::RULE,
    &unknown_update_order::RULE,
    &invalid_name::RULE,
    &missing_key::RULE,
    &negative_number::RULE,
    &inline_secret::RULE,
];
