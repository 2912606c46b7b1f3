//! Trapping data: unique data that would live in the container's own layer and go with it.

mod application_data;
mod data_loaded_at_build;
mod database_file;
mod moved_data;
mod moved_places;
mod places;
mod undeclared_data;
mod volume_changed_later;

use crate::lint::Rule;

pub(super) const LATER: &[&Rule] = &[
    &undeclared_data::RULE,
    &moved_data::RULE,
    &data_loaded_at_build::RULE,
    &application_data::RULE,
    &database_file::RULE,
    &volume_changed_later::RULE,
];
