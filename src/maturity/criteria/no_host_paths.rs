//! # no-host-paths
//!
//! No path of the author's own machine stands in the file.
//!
//! - *Missed*: a source outside the build context, a home folder of a person on macOS or Windows, a source below
//!   `/home`.
//! - *Met*: there is none.

use crate::{
    dockerfile::{Arguments, Keyword},
    maturity::{Criterion, Outcome, Rung, View},
};

pub(super) const CRITERION: Criterion =
    Criterion { id: "no-host-paths", title: "names no path of one machine", rung: Rung::WorksForOthers, check };

fn check(view: &View<'_>) -> Outcome {
    let windows = view.is_windows();
    let mut places = Vec::new();
    for (outer, instruction) in view.context.instructions() {
        match (&instruction.arguments, instruction.keyword) {
            (Arguments::Transfer { paths, .. }, Keyword::Copy | Keyword::Add) if instruction.flag("from").is_none() => {
                let sources = &paths[..paths.len().saturating_sub(1)];
                places.extend(
                    sources.iter().filter(|p| is_host_path(&p.value) || is_home(&p.value, windows)).map(|p| p.range),
                );
            }
            (Arguments::Command(_), Keyword::Run) => {
                if is_home(instruction.arguments_text(), windows) {
                    places.push(outer.range);
                }
                let binds = instruction
                    .flags
                    .iter()
                    .filter(|f| f.name == "mount" && f.option("from").is_none())
                    .filter_map(|f| f.option("source").or_else(|| f.option("src")));
                if instruction.flag("mount").is_some() && binds.into_iter().any(|s| is_host_path(&s)) {
                    places.push(outer.range);
                }
            }
            (Arguments::Pairs { pairs, .. }, Keyword::Env) => {
                places.extend(pairs.iter().filter(|p| is_home(&p.value.value, windows)).map(|p| p.range));
            }
            _ => {}
        }
    }
    if places.is_empty() {
        return Outcome::met("No path of one machine is named.");
    }
    Outcome::missed(
        "A path of your own machine is named: on another one it is not there.",
        "Put the file into the build context and name it relative to that.",
    )
    .at(places)
}

/// A source that can only mean a place on the author's machine.
fn is_host_path(path: &str) -> bool {
    let path = path.trim_start_matches(['"', '\'']);
    path.starts_with("../")
        || path == ".."
        || path.starts_with("~/")
        || path.starts_with("/home/")
        || path.starts_with("/Users/")
        || path.starts_with("/mnt/")
}

/// The folder of a person on macOS or Windows.
fn is_home(text: &str, windows: bool) -> bool {
    text.contains("/Users/") && !text.contains("://") && !windows || (!windows && text.contains("C:\\Users\\"))
}
