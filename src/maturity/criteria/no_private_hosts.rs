//! # no-private-hosts
//!
//! The build takes nothing from hosts that only one network has.
//!
//! - *Missed*: RUN, ADD, FROM, ENV or ARG name a private address, a name that public DNS does not have, or a
//!   repository that wants somebody's SSH key.
//! - *Met*: no such host is named.

use crate::{
    dockerfile::{Arguments, Base, Command, Keyword},
    maturity::{
        Criterion, Outcome, Rung, View,
        hosts::{is_private, private_address, private_host},
    },
    text::TextRange,
};

pub(super) const CRITERION: Criterion =
    Criterion { id: "no-private-hosts", title: "needs no private host", rung: Rung::WorksForOthers, check };

fn check(view: &View<'_>) -> Outcome {
    let found = found(view);
    if let Some((host, _)) = found.first() {
        return Outcome::missed(
            format!("`{host}` can be reached from your network only: nobody else can build or run this."),
            "Take it from a public place, or make the host an ARG whose default is public.",
        )
        .at(found.iter().map(|(_, place)| *place));
    }
    Outcome::met("No host is named that others can't reach.")
}

fn found(view: &View<'_>) -> Vec<(String, TextRange)> {
    let context = view.context;
    let mut found = Vec::new();
    for stage in &context.stages {
        if let Base::Image(image) = &stage.base
            && let Some(registry) = &image.resolved.as_ref().unwrap_or(&image.written).registry
        {
            let host = registry.text.split(':').next().unwrap_or_default();
            if host != "localhost" && is_private(host, true) {
                found.extend(stage.of(context.file).first().map(|i| (registry.text.clone(), i.range)));
            }
        }
    }
    for (outer, instruction) in context.instructions() {
        match (&instruction.arguments, instruction.keyword) {
            (Arguments::Command(command), Keyword::Run) => {
                let text = match command {
                    Command::Shell(text) => text.text.clone(),
                    Command::Exec(words) => words.iter().map(|w| w.value.as_str()).collect::<Vec<_>>().join(" "),
                };
                if let Some(host) = private_host(&text, true).or_else(|| private_address(&text)) {
                    found.push((host.to_owned(), place(context.source, outer.range, host)));
                } else if text.contains("git clone git@") || text.contains("git clone ssh://") {
                    found.push(("git@".to_owned(), place(context.source, outer.range, "git clone")));
                }
            }
            (Arguments::Transfer { paths, .. }, Keyword::Add) => {
                let hit = paths.iter().find_map(|p| private_host(&p.value, true).map(|h| (h.to_owned(), p.range)));
                found.extend(hit);
            }
            (Arguments::Pairs { pairs, .. }, Keyword::Env) => {
                let hit = pairs
                    .iter()
                    .find_map(|p| of_setting(&p.name.value, &p.value.value).map(|h| (h.to_owned(), p.range)));
                found.extend(hit);
            }
            (Arguments::Arg(args), _) => {
                let values = args.iter().filter_map(|a| a.default.as_ref().map(|d| (d, a.range)));
                found.extend({ values }.find_map(|(d, r)| private_host(&d.value, false).map(|h| (h.to_owned(), r))));
            }
            (Arguments::Command(_), Keyword::Cmd | Keyword::Entrypoint) => {
                let text = instruction.arguments_text();
                found.extend(private_host(text, false).map(|h| (h.to_owned(), outer.range)));
            }
            _ => {}
        }
    }
    found
}

/// A private host that a setting names: in a URL, or as the value of what is called a host.
fn of_setting<'v>(name: &str, value: &'v str) -> Option<&'v str> {
    let says_host = ["HOST", "PROXY", "REGISTRY", "SERVER", "MIRROR", "REPO", "INDEX"].iter().any(|w| name.contains(w));
    private_host(value, false).or_else(|| private_address(value).filter(|_| says_host))
}

/// The place of a word in an instruction, or all of it where continuations part it.
fn place(source: &str, instruction: TextRange, word: &str) -> TextRange {
    let at = instruction.of(source).find(word).map(|n| instruction.from() + n);
    at.map_or(instruction, |from| TextRange::new(from, from + word.len()))
}
