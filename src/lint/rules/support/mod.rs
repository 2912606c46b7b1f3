//! What several rules need to look at a file and to mend it.

pub(super) mod commands;
pub(super) mod peer_image;
pub(super) mod removal;
pub(super) mod run_flags;
pub(super) mod shipped;
