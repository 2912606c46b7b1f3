//! `ShellCheck`'s faults as findings of a Dockerfile.
//!
//! [`check`](check::check) hands each RUN's text with its surroundings (`surroundings.rs`, `names.rs`) to the analyser of the shell
//! module and brings what comes back to the exact characters of the file. What is said of each number stands in
//! `codes/`; that is known wherever all rules are, also where shell text is analysed by a module of its own.
//!
//! In hadolint's profile one finding a RUN is left, as hadolint has it: of all that `ShellCheck` says the last, in the
//! order of place, gravity and number.

#[cfg(feature = "shell")]
mod check;
pub mod codes;
#[cfg(feature = "shell")]
mod mended;
#[cfg(feature = "shell")]
mod names;
#[cfg(feature = "shell")]
mod surroundings;

#[cfg(feature = "shell")]
pub(super) use check::check;
