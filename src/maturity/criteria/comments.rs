//! # comments
//!
//! Comments say what the image is and why steps are there: the Dockerfile is the build's documentation.
//!
//! - *Met*: at least one comment explains something; in files of more than fifteen instructions at least two.
//! - *Missed*: none does. Licences, directives, commented-out instructions, lines of signs and words to linters don't count.

use crate::{
    dockerfile::Keyword,
    maturity::{Criterion, Outcome, Rung, View},
    text::TextRange,
};
use std::collections::BTreeSet;

pub(super) const CRITERION: Criterion =
    Criterion { id: "comments", title: "has comments that explain", rung: Rung::Documented, check };

fn check(view: &View<'_>) -> Outcome {
    let file = view.context.file;
    let is_directive = |start| file.directives.iter().any(|d| d.range.start == start);
    let pragmas: BTreeSet<u32> = view.context.pragmas.iter().map(|p| p.range.start).collect();
    let is_pragma = |start| pragmas.contains(&start);
    let licences = licences(view);
    let telling: Vec<_> = file
        .comments
        .iter()
        .map(|c| c.range)
        .filter(|r| !is_directive(r.start) && !is_pragma(r.start) && explains(r.of(view.context.source)))
        .filter(|r| {
            let before = licences.partition_point(|l| l.start <= r.start);
            !before.checked_sub(1).is_some_and(|n| licences[n].covers(*r))
        })
        .collect();
    let wanted = if file.instructions.len() > 15 { 2 } else { 1 };
    if telling.len() >= wanted {
        let count = telling.len();
        let lines = if count == 1 { "A comment says".to_owned() } else { format!("{count} lines of comments say") };
        return Outcome::met(format!("{lines} what is built or why.")).at(telling.into_iter().take(8));
    }
    Outcome::missed(
        "Hardly a comment explains what is built and why.",
        "Say in a comment at the head what the image is and how it is run, and why steps are there that one would not expect.",
    )
    .at(telling)
}

/// Blocks of comments that hold a licence: whose the file is, not what it does.
fn licences(view: &View<'_>) -> Vec<TextRange> {
    let source = view.context.source;
    let mut blocks: Vec<TextRange> = Vec::new();
    for comment in &view.context.file.comments {
        match blocks.last_mut() {
            // Only a line break and blanks stand between the lines of a block.
            Some(block)
                if source[block.to()..comment.range.from()].trim().is_empty()
                    && source[block.to()..comment.range.from()].matches('\n').count() < 2 =>
            {
                *block = block.join(comment.range);
            }
            _ => blocks.push(comment.range),
        }
    }
    let words = ["copyright", "spdx-license", "licensed under", "all rights reserved", "license-identifier"];
    blocks.retain(|b| {
        let text = b.of(source).to_ascii_lowercase();
        words.iter().any(|w| text.contains(w))
    });
    blocks
}

/// Whether a comment holds words for people: at least two, and no instruction that is put out of use.
fn explains(comment: &str) -> bool {
    let text = comment.trim_start_matches(['#', ' ', '\t']).trim();
    let first = text.split_whitespace().next().unwrap_or_default();
    let is_instruction = first.len() > 1 && first == first.to_uppercase() && Keyword::read(first) != Keyword::Unknown;
    let words = text.split_whitespace().filter(|w| w.chars().filter(|c| c.is_alphabetic()).count() > 1).count();
    let is_shell = text.ends_with('\\') || text.starts_with(['&', '|']) || text.starts_with("apt-get ");
    !is_instruction && !is_shell && words >= 2
}
