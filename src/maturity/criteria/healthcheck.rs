//! # healthcheck
//!
//! HEALTHCHECK documents, and checks, what it means that the service works.
//!
//! - *Met*: the last image has one, or its base image does.
//! - *Missed*: the service listens on ports and has none, or switches the base's off.
//! - *Not applicable*: nothing listens: a job, a tool.

use crate::{
    dockerfile::{Arguments, Healthcheck, Keyword},
    maturity::{Criterion, Outcome, Rung, Status, View},
};

pub(super) const CRITERION: Criterion =
    Criterion { id: "healthcheck", title: "says when it is healthy", rung: Rung::Documented, check };

fn check(view: &View<'_>) -> Outcome {
    let todo = "Add a HEALTHCHECK that asks the service itself, for example `HEALTHCHECK CMD [\"/app\", \"check\"]`, or leave it to what runs the container and say so in a comment.";
    if let Some(last) = view.of(Keyword::Healthcheck).last() {
        if matches!(last.arguments, Arguments::Healthcheck(Healthcheck::None)) {
            return Outcome::missed("HEALTHCHECK NONE switches the base image's check off.", todo)
                .at([last.range])
                .codes(["DL3057"]);
        }
        return Outcome::met("HEALTHCHECK says when the service works.").at([last.range]);
    }
    if view.parent.as_ref().is_some_and(|p| p.declared.healthcheck) {
        return Outcome::met("The base image brings a HEALTHCHECK.").at(view.from());
    }
    let ports = (super::expose::CRITERION.check)(view);
    match ports.status {
        Status::Unseen | Status::NotApplicable => {
            Outcome::not_applicable("Nothing in the file says on which port, or whether, the container serves.")
        }
        _ => Outcome::missed("The service listens, and nothing checks whether it answers.", todo)
            .at(ports.evidence)
            .codes(["DL3057"]),
    }
}
