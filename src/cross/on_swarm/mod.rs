//! What is wrong with a stack on a certain swarm: rules of stack files that need to know the nodes.
//!
//! [`Swarm`] holds the answers on the swarm, [`lint`] says all that is to be said of a stack, these rules' findings
//! among the others. A rule is a file under `rules`, with documentation and examples as every rule has them; an example
//! names its swarm as `swarm={...}` and, where that matters, its nodes as `nodes=[...]`.

mod docs;
mod plan;
mod rules;

pub use plan::{Plan, Swarm};
pub use rules::{Rule, rules};

use crate::{
    diagnostic::{Config, FixOutcome, fix_all as mend},
    stack::{self, Analysis, Surroundings},
};

/// Lints the files of one stack as [`stack::lint_in`] does, and with what the swarm shows besides.
pub fn lint(texts: &[&str], surroundings: &Surroundings, config: &Config, swarm: &Swarm) -> Analysis {
    let has_windows_nodes = surroundings.has_windows_nodes || swarm.has_windows();
    let surroundings = Surroundings { has_windows_nodes, ..surroundings.clone() };
    stack::lint_with(
        texts,
        &surroundings,
        config,
        Some(&mut |context, findings| {
            let Some(plan) = Plan::of(context, swarm) else { return };
            for rule in rules().filter(|r| config.wants(&r.meta)) {
                (rule.check)(&plan, findings);
            }
        }),
    )
}

/// Applies every safe fix to one file, and the unsafe ones too where `with_unsafe` says so, until none is left.
pub fn fix_all(
    text: &str,
    surroundings: &Surroundings,
    config: &Config,
    swarm: &Swarm,
    with_unsafe: bool,
) -> FixOutcome {
    mend(text, with_unsafe, |text| {
        lint(&[text], surroundings, config, swarm).files.into_iter().next().map(|f| f.findings).unwrap_or_default()
    })
}
