//! What several rules need to look at a file and to mend it.

pub(in crate::lint) mod base_family;
pub(in crate::lint) mod casing;
pub(in crate::lint) mod commands;
pub(in crate::lint) mod configured;
pub(in crate::lint) mod destination;
pub(in crate::lint) mod environment;
pub(in crate::lint) mod exec_form;
pub(in crate::lint) mod parent;
pub(in crate::lint) mod peer_image;
pub(in crate::lint) mod peer_stages;
pub(in crate::lint) mod ports;
pub(in crate::lint) mod present;
pub(in crate::lint) mod removal;
pub(in crate::lint) mod run_flags;
pub(in crate::lint) mod shipped;
pub(in crate::lint) mod sources;
pub(in crate::lint) mod variables;
pub(in crate::lint) mod workdir;
