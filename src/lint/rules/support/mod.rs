//! What several rules need to look at a file and to mend it.

pub(super) mod base_family;
pub(super) mod casing;
pub(super) mod commands;
pub(super) mod destination;
pub(super) mod environment;
pub(super) mod exec_form;
pub(super) mod peer_image;
pub(super) mod peer_stages;
pub(super) mod ports;
pub(super) mod removal;
pub(super) mod run_flags;
pub(super) mod shipped;
pub(super) mod sources;
pub(super) mod variables;
pub(super) mod workdir;
