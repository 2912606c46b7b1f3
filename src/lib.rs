//! Plimsoll: the load line for containers.
//!
//! A pure core: text goes in, findings and reports come out. It is read top to bottom,
//! `text -> dockerfile -> shell -> lint -> report`, and the same code runs in the browser and in the
//! native command.
//!
//! # The dependency rule
//!
//! Dependencies point one way:
//!
//! ```text
//! text <- dockerfile <- shell <- lint <- report
//! text <- yaml <- diagnostic <- {lint, stack}
//! dockerfile <- images <- lint <- maturity
//! {diagnostic, stack} <- swarm
//! {lint, maturity, stack, swarm, outsource} <- cross <- report
//! outsource stands alone
//! {lint, maturity, stack, swarm, outsource} <- cross <- report
//! share knows inputs and a digest of results only
//! ```
//!
//! Nothing outside `app/` and `bin/` knows of yew, gloo, web-sys, js-sys, wasm-bindgen, files, clocks or
//! the environment (`tests/structure.rs` enforces it). Rules don't import rules.

#[cfg(feature = "web")]
pub mod app;
pub mod cross;
pub mod diagnostic;
pub mod dockerfile;
pub mod images;
pub mod lint;
pub mod maturity;
pub mod outsource;
pub mod report;
pub mod share;
pub mod shell;
pub mod stack;
pub mod swarm;
pub mod text;
pub mod yaml;
