//! What is known of the folder that a build takes its files from: which paths are there, and what a `.dockerignore`
//! keeps out. It is a value: who has a folder or a pasted text makes one, and the rules ask it.

mod ignore_file;
mod paths;
mod pattern;

pub use ignore_file::{IgnoreFault, IgnoreFile};
pub use paths::{EntryKind, Found, Paths};

use crate::dockerfile::{Arguments, Dockerfile, Instruction, Word};

/// The build's context, as far as it is known. By default nothing is: then the rules that need it stay silent.
#[derive(Clone, Debug, Default)]
pub struct BuildContext {
    /// The patterns of `.dockerignore`.
    pub ignore: Option<IgnoreFile>,
    /// Every path in the folder.
    pub paths: Option<Paths>,
    /// The name of the Dockerfile, without folders.
    pub dockerfile: Option<String>,
}

impl BuildContext {
    /// Whether nothing is known of the folder.
    pub fn is_unknown(&self) -> bool {
        self.ignore.is_none() && self.paths.is_none()
    }
}

/// Whether a file takes anything from the build's context, so that knowing it would tell more.
pub fn takes_files(file: &Dockerfile) -> bool {
    file.instructions.iter().any(|i| local_sources(i.triggered()).next().is_some())
}

/// The sources of a COPY or ADD that come from the build's context: no stage, no address, no heredoc.
pub(in crate::lint) fn local_sources(instruction: &Instruction) -> impl Iterator<Item = &Word> {
    let sources = match &instruction.arguments {
        Arguments::Transfer { paths, .. } if instruction.flag("from").is_none() => {
            paths.split_last().map_or(&[][..], |(_, sources)| sources)
        }
        _ => &[],
    };
    sources.iter().filter(|w| !is_heredoc(w) && !is_remote(&w.value))
}

fn is_heredoc(word: &Word) -> bool {
    word.text.starts_with("<<")
}

/// Whether a source is an address or a repository.
pub(in crate::lint) fn is_remote(source: &str) -> bool {
    let source = source.trim_start_matches('"').as_bytes();
    let starts = ["http://", "https://", "git://", "ssh://", "git@"];
    starts.iter().any(|s| source.get(..s.len()).is_some_and(|start| start.eq_ignore_ascii_case(s.as_bytes())))
}

/// A path in its shortest form, as Go's `path.Clean` has it: `a//b/./c/..` is `a/b`, and nothing is `.`.
pub(in crate::lint) fn clean(path: &str) -> String {
    let rooted = path.starts_with('/');
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            ".." if rooted => {}
            part => parts.push(part),
        }
    }
    let joined = parts.join("/");
    match (rooted, joined.is_empty()) {
        (true, _) => format!("/{joined}"),
        (false, true) => ".".to_owned(),
        (false, false) => joined,
    }
}
