//! LABEL and MAINTAINER: what an image says about itself.

mod maintainer;

use crate::lint::Rule;

pub(super) const FIRST: &[&Rule] = &[&maintainer::RULE];
