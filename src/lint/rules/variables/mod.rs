//! ARG and ENV: variables of the build and of the image.

mod secret_in_variable;

use crate::lint::Rule;

pub(super) const RULES: &[&Rule] = &[&secret_in_variable::RULE];
