//! The registry: every rule, by family. A family is a folder, a rule is one file in it. Each family lists its rules
//! as `FIRST` or `LATER`: whether the page brings them with its first load, or fetches them after the first findings.

mod base;
mod build;
mod comments;
mod data;
mod defaults;
mod environment;
mod files;
mod labels;
mod latest;
mod layers;
pub(super) mod packages;
mod ports;
mod process;
mod run;
mod stages;
pub(super) mod support;
mod syntax;
mod users;
mod variables;

use super::Rule;

pub(super) use crate::diagnostic::rule_file;

/// The rules that the page brings with its first load, so that a reader sees findings soon. What reads shell
/// text is not among them: with the shell reader the first load would be over its budget.
const FIRST: &[&[&Rule]] =
    if IS_SHELL_ALONE { &[] } else { &[base::FIRST, files::FIRST, labels::FIRST, process::FIRST, users::FIRST] };

/// Whether this is the module that analyses shell text for the page, and nothing else.
const IS_SHELL_ALONE: bool = cfg!(all(feature = "shell", not(any(test, feature = "all-rules"))));

/// All the others, with the feature `all-rules`: the command has them built in, the page fetches them as a module
/// of its own.
const LATER: &[&[&Rule]] = if cfg!(any(test, feature = "all-rules")) {
    &[
        base::LATER,
        build::LATER,
        comments::LATER,
        data::LATER,
        defaults::LATER,
        environment::LATER,
        files::LATER,
        labels::LATER,
        latest::LATER,
        layers::LATER,
        packages::LATER,
        ports::LATER,
        process::LATER,
        run::LATER,
        stages::LATER,
        syntax::LATER,
        users::LATER,
        variables::LATER,
    ]
} else {
    &[]
};

/// The rules that are built in, family by family.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    let own = FIRST.iter().chain(LATER).copied().flatten().copied();
    #[cfg(feature = "shell")]
    let own = own.chain(super::analysed::codes::entries().map(|e| &e.rule));
    own
}

/// The rules that look at what the others left: they are asked once more, behind all others.
pub(super) fn last() -> impl Iterator<Item = &'static Rule> {
    let is_in = cfg!(any(test, feature = "all-rules", feature = "shell"));
    let last: &[&Rule] = if is_in { comments::LAST } else { &[] };
    last.iter().copied()
}

/// The rule with that code, slug or alias.
pub fn find(name: &str) -> Option<&'static Rule> {
    rules().find(|r| r.meta.code == name).or_else(|| rules().find(|r| r.meta.is_called(name)))
}
