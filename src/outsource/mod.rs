//! Outsource, run it yourself, or not yet: the plumbing of a container platform, layer by layer.
//!
//! The talk "Going Production with Docker and Swarm" (2017) gives the question: a layer that is a *challenge* to run
//! and whose *market* is mature is an opportunity for outsourcing. Everything numeric is ours and open: two sums of
//! named lines, a handful of gates, a verdict by table. Read in this order: [`Layer`], [`LayerFacts`] (what is true
//! of a layer), [`Team`] and [`LayerAnswers`] (what a team says), [`sums`], [`verdict`], [`explain`], [`plan`]. Beside
//! the decision stand the [`catalogue`] of products with their dated status, the [`stack`] board, the talk's
//! [`day_one`] list and the other decisions of the [`platform`].

pub mod answers;
pub mod catalogue;
pub mod day_one;
pub mod explain;
mod facts;
mod layer;
mod method;
pub mod plan;
pub mod platform;
mod question;
mod reason;
#[cfg(feature = "schema")]
mod schema;
pub mod stack;
pub mod sums;
pub mod verdict;
pub mod written;

pub use answers::{Answers, LayerAnswers, Team};
pub use catalogue::Catalogue;
pub use facts::{DataClass, Fact, FactChanges, LayerFacts};
pub use layer::Layer;
pub use method::{Method, Weight, weights};
pub use plan::{Advice, LayerAdvice, advise};
pub use question::{Case, Question};
#[cfg(feature = "schema")]
pub use schema::{advice_schema, answers_schema};
pub use verdict::{Rule, Ruling, Verdict};
