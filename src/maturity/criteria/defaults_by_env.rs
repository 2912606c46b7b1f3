//! # defaults-by-env
//!
//! Settings have defaults, by ENV or ARG, that others can change without changing the file.
//!
//! - *Met*: ENV, or ARG with a default, in the last image.
//! - *Missed*: a rule warns that the file is made for one environment.
//! - *Can't be seen*: it has no settings; whether the program needs some is not in the text.

use crate::{
    diagnostic::Group,
    dockerfile::{Arguments, Keyword},
    maturity::{Criterion, Outcome, Rung, View, settings::configures},
};

pub(super) const CRITERION: Criterion =
    Criterion { id: "defaults-by-env", title: "has defaults by ENV or ARG", rung: Rung::WorksForOthers, check };

fn check(view: &View<'_>) -> Outcome {
    let bound: Vec<_> = view.grave(Group::EnvironmentSpecific).collect();
    if let Some(first) = bound.first() {
        return Outcome::missed(
            first.message.clone() + ".",
            "Keep one image: defaults by ENV, changed for each environment where the container is run, by an entry point script where a file has to be written.",
        )
        .at(bound.iter().map(|f| f.range))
        .codes(bound.iter().map(|f| f.rule.code));
    }
    let has_default = |i: &&crate::dockerfile::Instruction| match &i.arguments {
        Arguments::Arg(args) => args.iter().any(|a| a.default.is_some()),
        // A version is a default of the build; a path of a tool is none of anything.
        Arguments::Pairs { pairs, .. } => {
            let counts = |name: &str| configures(name) || name.ends_with("_VERSION");
            i.keyword == Keyword::Env && pairs.iter().any(|p| counts(&p.name.value))
        }
        _ => false,
    };
    let defaults: Vec<_> = view.steps().filter(has_default).map(|i| i.range).collect();
    if defaults.is_empty() {
        return Outcome::unseen("There are no settings here; whether the program needs some can't be seen.");
    }
    Outcome::met("Defaults stand in the file and can be changed from outside.").at(defaults)
}
