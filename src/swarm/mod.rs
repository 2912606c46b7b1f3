//! The size of a swarm, and what happens to it when something fails.
//!
//! Answers go in ([`Input`]), an [`Answer`] comes out: how many nodes, in the talk's sizes, with every figure
//! explained; findings on what does not hold; what to type. A [`drill::Drill`] plays failures on the same swarm.
//!
//! Read [`input`], then [`placement`] (which node a task goes to), [`capacity`] (how many nodes carry the services),
//! [`tier`] (which size that is), then what is said about it: [`findings`], [`derivations`] and the plan's parts.
//!
//! Reckoning is in whole thousandths of a processor and MiB. Where `SwarmKit` leaves ties open, the lowest node and
//! the order of the file decide: one possible placement, the same for equal inputs.

pub mod addresses;
mod answer;
pub mod capacity;
pub mod cattle;
pub mod derivations;
pub mod drill;
pub mod findings;
pub mod firewall;
mod from_stack;
pub mod input;
pub mod labels;
pub mod manager_size;
pub mod managers;
pub mod orchestration;
pub mod placement;
pub mod runbook;
pub mod session;
pub mod several;
pub mod source;
pub mod stack_advice;
pub mod then_and_now;
pub mod tier;
mod watch;
pub mod windows;

pub use answer::{Answer, CapacityFigures, size, size_watched};
pub use findings::Finding;
pub use input::{Input, Refusal};
pub use watch::{Progress, Stopped, Watch};
