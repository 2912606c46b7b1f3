//! # comments
//!
//! Comments say what the image is and why steps are there: the Dockerfile is the build's documentation.
//!
//! - *Met*: at least one comment explains something; in files of more than fifteen instructions at least two.
//! - *Missed*: none does. Directives, commented-out instructions, lines of signs and words to linters don't count.

use crate::{
    dockerfile::Keyword,
    maturity::{Criterion, Outcome, Rung, View},
};

pub(super) const CRITERION: Criterion =
    Criterion { id: "comments", title: "has comments that explain", rung: Rung::Documented, check };

fn check(view: &View<'_>) -> Outcome {
    let file = view.context.file;
    let is_directive = |start| file.directives.iter().any(|d| d.range.start == start);
    let is_pragma = |start| view.context.pragmas.iter().any(|p| p.range.start == start);
    let telling: Vec<_> = file
        .comments
        .iter()
        .map(|c| c.range)
        .filter(|r| !is_directive(r.start) && !is_pragma(r.start) && explains(r.of(view.context.source)))
        .collect();
    let wanted = if file.instructions.len() > 15 { 2 } else { 1 };
    if telling.len() >= wanted {
        let count = telling.len();
        let lines = if count == 1 { "One comment explains".to_owned() } else { format!("{count} comments explain") };
        return Outcome::met(format!("{lines} what is built and why.")).at(telling.into_iter().take(8));
    }
    Outcome::missed(
        "Hardly a comment explains what is built and why.",
        "Say in a comment at the head what the image is and how it is run, and why steps are there that one would not expect.",
    )
    .at(telling)
}

/// Whether a comment holds words for people: at least two, and no instruction that is put out of use.
fn explains(comment: &str) -> bool {
    let text = comment.trim_start_matches(['#', ' ', '\t']).trim();
    let first = text.split_whitespace().next().unwrap_or_default();
    let is_instruction = first.len() > 1 && first == first.to_uppercase() && Keyword::read(first) != Keyword::Unknown;
    let words = text.split_whitespace().filter(|w| w.chars().filter(|c| c.is_alphabetic()).count() > 1).count();
    let is_shell = text.ends_with('\\') || text.starts_with("&&") || text.starts_with("apt-get ");
    !is_instruction && !is_shell && words >= 2
}
