//! How many nodes carry the services: while all are up, during updates, and after failures.
//!
//! A sum of reservations is only a lower bound, since tasks are whole and placement spreads them. So every number
//! of nodes from that bound on is tried: the services are placed, start-first copies too, and each set of failing
//! nodes is taken away and its tasks placed again. Fitting is not monotone (three nodes may carry what four do
//! not), which is why the first number that passes is the answer, and why a swarm with more nodes is tried again.

mod failure;
mod load;
mod search;
mod subsets;
mod trial;

pub use failure::Failure;
pub use load::{Blocked, Load};
pub use search::{Capacity, Outcome, search};
pub use subsets::{MOST_SETS, Sets, sets};
pub use trial::{Trial, try_nodes};
