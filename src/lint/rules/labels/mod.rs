//! LABEL and MAINTAINER: what an image says about itself.

mod empty_label;
mod forms;
mod invalid_label_key;
mod label_not_email;
mod label_not_hash;
mod label_not_rfc3339;
mod label_not_semver;
mod label_not_spdx;
mod label_not_url;
mod maintainer;
mod missing_label;
mod schema;
mod superfluous_label;

use crate::lint::Rule;

pub(super) const FIRST: &[&Rule] = &[&maintainer::RULE];

pub(super) const LATER: &[&Rule] = &[
    &invalid_label_key::RULE,
    &missing_label::RULE,
    &superfluous_label::RULE,
    &empty_label::RULE,
    &label_not_url::RULE,
    &label_not_rfc3339::RULE,
    &label_not_spdx::RULE,
    &label_not_hash::RULE,
    &label_not_semver::RULE,
    &label_not_email::RULE,
];
