//! Checks between documents and answers: what no single document shows.
//!
//! [`on_swarm`] judges a stack file by the swarm that it is to run on.

pub mod on_swarm;
