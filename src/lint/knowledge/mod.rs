//! What the rules know of the world: services and where they keep their data, tags that move, names of environments.
//!
//! Tables and the readers of tables, nothing else. Each file says where its facts come from and when they were checked.

pub mod environments;
pub mod services;
pub mod tags;
