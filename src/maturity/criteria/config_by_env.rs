//! # config-by-env
//!
//! The same image runs everywhere: what differs comes from the environment.
//!
//! - *Met*: ENV gives defaults that can be changed where the container is run.
//! - *Missed*: a rule warns that one environment is built in.
//! - *Can't be seen*: neither; the program may read its environment all the same.

use crate::{
    diagnostic::Group,
    dockerfile::Keyword,
    maturity::{Criterion, Outcome, Rung, View},
};

pub(super) const CRITERION: Criterion =
    Criterion { id: "config-by-env", title: "is configured by its environment", rung: Rung::Scales, check };

fn check(view: &View<'_>) -> Outcome {
    let bound: Vec<_> = view.grave(Group::EnvironmentSpecific).collect();
    if let Some(first) = bound.first() {
        return Outcome::missed(
            first.message.clone() + ".",
            "Read what differs from environment variables, with defaults by ENV.",
        )
        .at(bound.iter().map(|f| f.range))
        .codes(bound.iter().map(|f| f.rule.code));
    }
    // What only the build needs says nothing of the service.
    let is_of_the_build = |name: &str| {
        matches!(name, "PATH" | "DEBIAN_FRONTEND" | "LANG" | "LC_ALL" | "TZ" | "HOME") || name.ends_with("_VERSION")
    };
    if view.env.keys().any(|name| !is_of_the_build(name)) {
        return Outcome::met("ENV gives defaults that can be changed where the container is run.")
            .at(view.of(Keyword::Env).map(|i| i.range));
    }
    Outcome::unseen("How the program is configured can't be seen here.")
}
