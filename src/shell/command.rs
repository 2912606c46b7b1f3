use super::{Join, Word};
use crate::text::TextRange;

/// A simple command: `A=1 name word word > file`.
///
/// `[ ... ]`, `[[ ... ]]` and `(( ... ))` are commands too, of another [`CommandKind`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// From its first word, assignment or redirection to its last.
    pub range: TextRange,
    /// What sort of command it is.
    pub kind: CommandKind,
    /// `NAME=value` before the first word.
    pub assignments: Vec<Assignment>,
    /// Its name and its arguments, as written.
    pub words: Vec<Word>,
    /// Its redirections, wherever they stand.
    pub redirects: Vec<Redirect>,
    /// How it follows the command or compound before it on its level.
    pub join: Join,
    /// The pipeline of which it is a member: an index into [`super::Script::pipelines`].
    pub pipeline: u32,
    /// Whether a `!` stands before its pipeline.
    pub negated: bool,
    /// The innermost compound around it: an index into [`super::Script::compounds`].
    pub inside: Option<u32>,
    /// How many compounds are around it.
    pub depth: u32,
    /// The command in whose word it stands, if it is in a substitution: an index into [`super::Script::commands`].
    pub parent: Option<u32>,
    /// Whether a strict reader sees it; see [`super::Fault`].
    pub strict: bool,
    /// The words that name wrappers in front of what really runs; indices into `words`.
    pub(super) wrappers: Vec<u32>,
    /// The word that names what really runs; an index into `words`.
    pub(super) runs: u32,
}

/// What sort of command it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CommandKind {
    /// A name and arguments.
    Simple,
    /// `[ ... ]` or `[[ ... ]]`; the brackets are its first and last word.
    Test,
    /// `(( ... ))`, without words.
    Arithmetic,
}

/// `NAME=value`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// The whole.
    pub range: TextRange,
    /// What is assigned to, without an index.
    pub name: String,
    /// The value; empty for a list.
    pub value: Word,
    /// The words of `NAME=(a b c)`.
    pub list: Vec<Word>,
}

/// A redirection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    /// The whole, from the number before the sign to the end of the target.
    pub range: TextRange,
    /// The number or name before the sign.
    pub fd: Option<String>,
    /// The sign.
    pub kind: RedirectKind,
    /// The file, number or heredoc delimiter; empty where it is missing.
    pub target: Word,
    /// The document, for `<<` and `<<-`.
    pub heredoc: Option<Heredoc>,
}

/// Sort of a redirection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RedirectKind {
    /// `<`
    Read,
    /// `>` or `>|`
    Write,
    /// `>>`
    Append,
    /// `<>`
    ReadWrite,
    /// `<&`
    DuplicateRead,
    /// `>&`
    DuplicateWrite,
    /// `&>`
    WriteBoth,
    /// `&>>`
    AppendBoth,
    /// `<<`
    Heredoc,
    /// `<<-`
    HeredocTabs,
    /// `<<<`
    HereString,
}

/// The text of a heredoc.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heredoc {
    /// The line that ends it.
    pub delimiter: String,
    /// Whether the delimiter was quoted, so that nothing is expanded.
    pub quoted: bool,
    /// The lines of the document, without the last one that ends it.
    pub body: TextRange,
}

impl Command {
    /// The text of the first word, wrappers and all: `sudo` in `sudo apt-get update`. `None` where there is no
    /// word or where it holds an expansion.
    pub fn name(&self) -> Option<&str> {
        self.words.first().and_then(Word::literal)
    }

    /// The words behind the first.
    pub fn args(&self) -> &[Word] {
        self.words.get(1..).unwrap_or_default()
    }
}
