//! LABEL and MAINTAINER: what an image says about itself.

mod invalid_label_key;
mod maintainer;

use crate::lint::Rule;

pub(super) const RULES: &[&Rule] = &[&maintainer::RULE, &invalid_label_key::RULE];
