//! # config-by-env
//!
//! The same image runs everywhere: what differs comes from the environment.
//!
//! - *Met*: ENV gives defaults that can be changed where the container is run.
//! - *Missed*: a rule warns that one environment is built in.
//! - *Can't be seen*: neither; the program may read its environment all the same.

use crate::{
    diagnostic::Group,
    dockerfile::{Arguments, Instruction, Keyword},
    maturity::{Criterion, Outcome, Rung, View, settings::configures},
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
    let is_setting = |i: &&Instruction| match &i.arguments {
        Arguments::Pairs { pairs, .. } => pairs.iter().any(|p| configures(&p.name.value)),
        _ => false,
    };
    let settings: Vec<_> = view.of(Keyword::Env).filter(is_setting).map(|i| i.range).collect();
    if !settings.is_empty() {
        return Outcome::met("ENV gives defaults that can be changed where the container is run.").at(settings);
    }
    Outcome::unseen("How the program is configured can't be seen here.")
}
