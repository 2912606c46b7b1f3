//! What several rules share.

pub(super) mod images;
pub(super) mod keys;
pub(super) mod meta;
pub(super) mod resources;
pub(super) mod systems;
pub(super) mod topics;
