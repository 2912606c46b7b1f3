//! How the file is written for the build: keywords, names, variables, continued lines.

mod description;
mod empty_continuation;
mod from_as_casing;
mod host_port;
mod instruction_casing;
mod invalid_image_name;
mod legacy_pair;
mod protocol_casing;
mod required_argument;
mod stage_name_casing;
mod undefined_from_arg;
mod undefined_variable;

use crate::lint::Rule;

pub(super) const LATER: &[&Rule] = &[
    &legacy_pair::RULE,
    &from_as_casing::RULE,
    &stage_name_casing::RULE,
    &instruction_casing::RULE,
    &empty_continuation::RULE,
    &undefined_variable::RULE,
    &undefined_from_arg::RULE,
    &invalid_image_name::RULE,
    &host_port::RULE,
    &protocol_casing::RULE,
    &description::RULE,
    &required_argument::RULE,
];
