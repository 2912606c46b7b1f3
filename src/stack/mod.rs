//! Stack files, as `docker stack deploy` reads them.
//!
//! The client reads the legacy Compose format 3.0 to 3.13, and reads it in its own way: it refuses some keys, warns of
//! others and ignores them, and drops some without a word. What stands here follows the client's released binaries
//! (28.2 and 28.5, by running them) and its documentation and source (docker/cli, Apache-2.0), not the Compose
//! Specification.
//!
//! Read in this order: [`read`](mod@read) (YAML to values: merge keys, variables, scalars), `schema` (which key may
//! stand where, from which version on), [`model`] (what a stack is: services, networks and so on; several files
//! merged), [`loads`] (what of it a swarm must carry).

pub mod interpolate;
pub mod loads;
pub mod model;
mod place;
pub mod read;
mod scalar;
mod tree;
pub mod units;

pub use interpolate::Variables;
pub use loads::{ServiceLoad, services};
pub use model::Model;
pub use place::{Place, Sited};
pub use tree::{Entry, Item, Value};
