//! WORKDIR, COPY and ADD: where files come from and where they go.

mod add_for_local;
mod copied_archive;
mod file_for_folder;
mod ignored_source;
mod missing_source;
mod relative_destination;
mod relative_workdir;

use crate::lint::Rule;

pub(super) const FIRST: &[&Rule] = &[&add_for_local::RULE];

pub(super) const LATER: &[&Rule] = &[
    &relative_workdir::RULE,
    &relative_destination::RULE,
    &file_for_folder::RULE,
    &copied_archive::RULE,
    &ignored_source::RULE,
    &missing_source::RULE,
];
