//! Checks between documents and answers: what no single document shows.
//!
//! [`between`] compares documents with each other and with the answers; [`on_swarm`] judges a stack file by the swarm that
//! it is to run on.

pub mod between;
pub mod on_swarm;
