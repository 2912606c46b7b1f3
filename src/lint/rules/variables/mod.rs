//! ARG and ENV: variables of the build and of the image.

mod secret_in_variable;
mod self_reference;

use crate::lint::Rule;

pub(super) const LATER: &[&Rule] = &[&self_reference::RULE, &secret_in_variable::RULE];
