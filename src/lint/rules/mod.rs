//! The registry: every rule, by family. A family is a folder, a rule is one file in it.

mod base;
mod comments;
mod files;
mod labels;
mod packages;
mod ports;
mod process;
mod run;
mod stages;
mod support;
mod users;
mod variables;

use super::Rule;

/// The rule's own file, whose head is its documentation; empty without the feature `docs`, which the page
/// leaves out to stay small.
macro_rules! rule_file {
    () => {
        if cfg!(any(test, feature = "docs")) {
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/", file!()))
        } else {
            ""
        }
    };
}
pub(super) use rule_file;

/// The rules of each family.
const FAMILIES: &[&[&Rule]] = &[
    base::RULES,
    comments::RULES,
    files::RULES,
    labels::RULES,
    packages::RULES,
    ports::RULES,
    process::RULES,
    run::RULES,
    stages::RULES,
    users::RULES,
    variables::RULES,
];

/// All rules, family by family.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.iter().copied().flatten().copied()
}

/// The rule with that code, slug or alias.
pub fn find(name: &str) -> Option<&'static Rule> {
    rules().find(|r| r.meta.code == name).or_else(|| rules().find(|r| r.meta.is_called(name)))
}
