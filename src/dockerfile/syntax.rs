use super::{Fault, Flag, Heredoc, Keyword};
use crate::text::{Derived, TextRange};

/// A Dockerfile as it was read.
#[derive(Clone, Debug, Default)]
pub struct Dockerfile {
    /// Parser directives at the head of the file.
    pub directives: Vec<Directive>,
    /// The character that continues lines and escapes others: `\` or `` ` ``.
    pub escape: char,
    /// All comments, those between the lines of an instruction included, in order.
    pub comments: Vec<Comment>,
    /// All instructions in order.
    pub instructions: Vec<Instruction>,
    /// What a build would refuse, in order of place.
    pub faults: Vec<Fault>,
}

/// A parser directive: `# syntax=docker/dockerfile:1`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directive {
    /// `syntax`, `escape` or `check`, in lower case.
    pub name: String,
    /// What follows the `=`, without blanks around it.
    pub value: String,
    /// The whole line from `#` on.
    pub range: TextRange,
    /// Place of the name.
    pub name_range: TextRange,
    /// Place of the value.
    pub value_range: TextRange,
}

/// A comment line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// From `#` to the end of the line, its line break not included.
    pub range: TextRange,
    /// Index of the instruction between whose lines it stands.
    pub inside: Option<usize>,
}

/// An instruction with all that belongs to it.
#[derive(Clone, Debug)]
pub struct Instruction {
    /// From the keyword to the end of the last line that belongs to it (heredocs included), without the last
    /// line break.
    pub range: TextRange,
    /// Which instruction it is.
    pub keyword: Keyword,
    /// Place of the keyword.
    pub keyword_range: TextRange,
    /// The keyword as written.
    pub keyword_text: String,
    /// The logical line: continuations joined, comments between them dropped.
    pub line: Derived,
    /// Place of the flags' end and the arguments' start in the logical line, up to its end without blanks.
    pub arguments_at: TextRange,
    /// `--name=value` words before the arguments.
    pub flags: Vec<Flag>,
    /// What stands behind the keyword and the flags, read.
    pub arguments: Arguments,
    /// Heredocs that the line opens.
    pub heredocs: Vec<Heredoc>,
    /// Blank lines inside the continued line.
    pub blank_lines: Vec<TextRange>,
    /// Where the build lets it begin: at the keyword, or at a line before it that holds nothing but a continuation.
    pub lead: usize,
}

impl Instruction {
    /// Place in the document of a range of the logical line.
    pub fn source(&self, at: TextRange) -> TextRange {
        self.line.source(at)
    }

    /// The arguments as one text, continuations joined.
    pub fn arguments_text(&self) -> &str {
        self.arguments_at.of(&self.line.text)
    }

    /// Place of the arguments in the document, heredoc bodies not included.
    pub fn arguments_range(&self) -> TextRange {
        self.source(self.arguments_at)
    }

    /// The flag of that name (without `--`).
    pub fn flag(&self, name: &str) -> Option<&Flag> {
        self.flags.iter().find(|f| f.name == name)
    }

    /// The value of the flag of that name.
    pub fn flag_value(&self, name: &str) -> Option<&str> {
        self.flag(name)?.value.as_ref().map(|v| v.value.as_str())
    }

    /// This instruction, or the one that ONBUILD triggers.
    pub fn triggered(&self) -> &Self {
        match &self.arguments {
            Arguments::Onbuild(Some(inner)) => inner.triggered(),
            _ => self,
        }
    }

    /// The command of RUN, CMD, ENTRYPOINT and HEALTHCHECK CMD.
    pub fn command(&self) -> Option<&Command> {
        match &self.arguments {
            Arguments::Command(command) | Arguments::Healthcheck(Healthcheck::Command(command)) => Some(command),
            _ => None,
        }
    }
}

/// What stands behind a keyword.
#[derive(Clone, Debug)]
pub enum Arguments {
    /// FROM.
    From {
        /// The image, or the stage; `None` where it is missing.
        image: Option<Word>,
        /// `AS name`.
        alias: Option<Alias>,
    },
    /// RUN, CMD, ENTRYPOINT, SHELL.
    Command(Command),
    /// ADD and COPY: sources and, last, the destination.
    Transfer {
        /// Sources, then the destination.
        paths: Vec<Word>,
        /// Whether they stand in a JSON array.
        exec: bool,
    },
    /// ENV and LABEL.
    Pairs {
        /// The pairs in order.
        pairs: Vec<Pair>,
        /// Whether it is the form without `=`: `ENV name the whole rest`.
        legacy: bool,
    },
    /// ARG.
    Arg(Vec<ArgDeclaration>),
    /// EXPOSE and VOLUME.
    List {
        /// The ports or paths.
        items: Vec<Word>,
        /// Whether they stand in a JSON array.
        exec: bool,
    },
    /// USER, WORKDIR, STOPSIGNAL, MAINTAINER: the whole rest of the line.
    Text(Option<Word>),
    /// HEALTHCHECK.
    Healthcheck(Healthcheck),
    /// ONBUILD; `None` where the trigger is missing.
    Onbuild(Option<Box<Instruction>>),
    /// Whatever follows a word that is no instruction.
    Unknown,
}

/// `AS name` behind FROM.
#[derive(Clone, Debug)]
pub struct Alias {
    /// `AS` as written.
    pub keyword: Word,
    /// The stage's name.
    pub name: Word,
}

/// A command in one of its two forms.
#[derive(Clone, Debug)]
pub enum Command {
    /// Text for a shell: what the shell will see, heredoc bodies included.
    Shell(Derived),
    /// A JSON array: a program and its arguments, no shell.
    Exec(Vec<Word>),
}

/// What HEALTHCHECK says.
#[derive(Clone, Debug)]
pub enum Healthcheck {
    /// `HEALTHCHECK NONE`: the base image's check is switched off.
    None,
    /// `HEALTHCHECK CMD ...`.
    Command(Command),
    /// Neither.
    Unknown,
}

/// A word with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// As written, continuations joined, quotes kept.
    pub text: String,
    /// As the build sees it before variables are expanded: quotes and escapes removed.
    pub value: String,
    /// Place in the logical line of its instruction.
    pub at: TextRange,
    /// Place in the document.
    pub range: TextRange,
}

/// `name=value` of ENV or LABEL.
#[derive(Clone, Debug)]
pub struct Pair {
    /// The name.
    pub name: Word,
    /// The value.
    pub value: Word,
    /// Place of the whole pair in the document.
    pub range: TextRange,
}

/// `name[=default]` of ARG.
#[derive(Clone, Debug)]
pub struct ArgDeclaration {
    /// The name.
    pub name: Word,
    /// What it is where the build gives nothing.
    pub default: Option<Word>,
    /// Place of the whole declaration in the document.
    pub range: TextRange,
}
