//! # base-image
//!
//! The file says what it builds on.
//!
//! - *Met*: the last stage comes down to `scratch` or to an image that the data know.
//! - *Missed*: there is no FROM, or FROM names nothing that can be an image.
//! - *Can't be seen*: an image of somebody's own, or a name that a variable without a value completes.

use crate::maturity::{Criterion, Outcome, Rung, View, view::Root};

pub(super) const CRITERION: Criterion =
    Criterion { id: "base-image", title: "builds on a base image", rung: Rung::Starts, check };

fn check(view: &View<'_>) -> Outcome {
    if view.chain.is_empty() {
        return Outcome::missed(
            "There is no FROM: nothing is built.",
            "Start with the image of a distribution that you know, for example `FROM debian:trixie-slim`.",
        )
        .codes(["PL0019"]);
    }
    let refused = view.findings.iter().find(|f| {
        matches!(f.rule.code, "PL0023" | "PL0013")
            && view.stages().any(|s| s.of(view.context.file)[0].range == f.anchor)
    });
    if let Some(finding) = refused {
        return Outcome::missed(finding.message.clone(), "Name the image that the stage starts from.")
            .at([finding.range])
            .codes([finding.rule.code]);
    }
    let name = view.base_name();
    let outcome = match view.root {
        Root::Scratch => Outcome::met("It starts from nothing and brings all that it needs itself."),
        Root::Known => Outcome::met(format!("`{name}` is a well-known image.")),
        Root::Stranger => Outcome::unseen(format!("Nothing is known of `{name}`: what it brings can't be seen here.")),
        Root::Missing => {
            Outcome::unseen(format!("The name of the base image, `{name}`, has a variable without a value."))
        }
    };
    outcome.at(view.from())
}
