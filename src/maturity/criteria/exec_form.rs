//! # exec-form
//!
//! CMD and ENTRYPOINT are JSON arrays, so that the program is process 1 and gets the stop signal.
//!
//! - *Met*: arrays, or shell text that hands the process over by `exec`.
//! - *Missed*: shell text without `exec`, or a sign of the shell (`&`, `>`) in an array, where it means nothing.
//! - *Not applicable*: there is no command of the file's own, or it runs on Windows.

use crate::maturity::{Criterion, Outcome, Rung, View};

pub(super) const CRITERION: Criterion =
    Criterion { id: "exec-form", title: "starts the program without a shell in between", rung: Rung::Starts, check };

fn check(view: &View<'_>) -> Outcome {
    let start = &view.start;
    if !start.is_own || view.is_windows() {
        return Outcome::not_applicable("The file gives no command that a shell would stand in front of.");
    }
    if let Some(sign) = start.stray_sign() {
        return Outcome::missed(
            format!("`{sign}` stands in an array, which no shell reads: the program gets it as an argument."),
            "Leave it out; what needs a shell is written as `[\"sh\", \"-c\", \"exec ...\"]`.",
        )
        .at(start.places());
    }
    match start.shell_form {
        Some(instruction) if start.shell_is_first() => Outcome::missed(
            "A shell is process 1: it passes no stop signal on, and every stop ends in a kill after ten seconds.",
            "Write the command as a JSON array, or put `exec` in front of the last program.",
        )
        .at([instruction.range])
        .codes(["DL3025"]),
        Some(instruction) => Outcome::met("The shell hands process 1 over by `exec`.").at([instruction.range]),
        None => Outcome::met("The command is a JSON array.").at(start.places()),
    }
}
