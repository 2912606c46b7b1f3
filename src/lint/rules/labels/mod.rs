//! LABEL and MAINTAINER: what an image says about itself.

mod maintainer;

use crate::lint::Rule;

pub(super) const RULES: &[&Rule] = &[&maintainer::RULE];
