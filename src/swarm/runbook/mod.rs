//! What to type, in order: from the first manager to the recovery of a lost quorum.

mod care;
mod setup;

use super::{input::Input, tier::Decision};
use serde::Serialize;
use std::fmt::Write;

/// A chapter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Chapter {
    /// What it does.
    pub title: String,
    /// Why, and when.
    pub why: String,
    /// Commands and files, each a block to copy.
    pub blocks: Vec<Block>,
}

/// Lines to copy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Block {
    /// Where they go: a machine, or a file.
    pub place: String,
    /// The lines.
    pub text: String,
}

/// The runbook for a swarm.
pub fn write(input: &Input, decision: &Decision) -> Vec<Chapter> {
    let nodes = decision.nodes;
    let mut all = vec![setup::daemon(), setup::init(input, nodes), setup::join(nodes)];
    all.extend(setup::labels(input, nodes));
    all.extend(setup::availability(nodes));
    all.extend(setup::ingress(input));
    all.extend(setup::networks(input));
    all.push(setup::deploy());
    all.push(care::backup(nodes));
    all.push(care::maintenance(nodes));
    all.push(care::lost_quorum(nodes));
    all.push(care::lost_worker());
    all
}

/// The runbook as Markdown.
pub fn to_markdown(chapters: &[Chapter]) -> String {
    let mut out = String::from("# Runbook\n");
    for (n, chapter) in chapters.iter().enumerate() {
        let _ = writeln!(out, "\n## {}. {}\n\n{}", n + 1, chapter.title, chapter.why);
        for block in &chapter.blocks {
            let language = if block.text.starts_with('{') { "json" } else { "sh" };
            let _ = writeln!(out, "\n{}:\n\n```{language}\n{}\n```", block.place, block.text);
        }
    }
    out
}

fn chapter(title: impl Into<String>, why: impl Into<String>, blocks: Vec<Block>) -> Chapter {
    Chapter { title: title.into(), why: why.into(), blocks }
}

fn block(place: impl Into<String>, lines: &[&str]) -> Block {
    Block { place: place.into(), text: lines.join("\n") }
}
