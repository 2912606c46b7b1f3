//! Images of services.

mod invalid_image;
mod moving_image_tag;
mod no_digest;
mod no_image;
mod registry_auth;

use crate::stack::Rule;

pub(super) const ALL: &[&Rule] =
    &[&no_image::RULE, &invalid_image::RULE, &moving_image_tag::RULE, &no_digest::RULE, &registry_auth::RULE];
