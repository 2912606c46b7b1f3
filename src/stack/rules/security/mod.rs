//! Secrets and rights.

mod capabilities_kept;
mod credential_spec;
mod fixed_secret_name;
mod root_or_writable;
mod secret_in_environment;

use crate::stack::Rule;

pub(super) const ALL: &[&Rule] = &[
    &secret_in_environment::RULE,
    &fixed_secret_name::RULE,
    &capabilities_kept::RULE,
    &root_or_writable::RULE,
    &credential_spec::RULE,
];
