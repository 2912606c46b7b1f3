//! What several rules share.

pub(super) mod health;
pub(super) mod images;
pub(in crate::stack) mod meta;
pub(super) mod resources;
pub(super) mod systems;
pub(super) mod topics;
