use super::{Call, Command, Redirect, call, names::Names};
use crate::text::TextRange;

/// Shell text, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Script {
    /// The commands in the order of their first byte. Commands inside a substitution follow the command in whose
    /// word they stand.
    pub commands: Vec<Command>,
    /// What encloses commands; a command names the innermost one.
    pub compounds: Vec<Compound>,
    /// The pipelines; one without `|` is a pipeline of one.
    pub pipelines: Vec<Pipeline>,
    /// Comments, from `#` to the end of the line.
    pub comments: Vec<TextRange>,
    /// Scripts in the arguments of `sh -c` and `eval`.
    pub inner: Vec<Inner>,
    /// The first place where a shell's grammar refuses the text.
    pub fault: Option<Fault>,
    pub(super) names: Names,
}

/// A script inside a word of a command: `sh -c "apt-get update"`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inner {
    /// The command that runs the text.
    pub command: u32,
    /// The text, read; its ranges are those of the outer script.
    pub script: Script,
}

/// How a command or compound follows the one before it on its level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Join {
    /// First of its list.
    Start,
    /// `&&`
    And,
    /// `||`
    Or,
    /// `|`
    Pipe,
    /// `|&`
    PipeBoth,
    /// `;` or a newline
    Sequence,
    /// `&`
    Background,
}

/// Commands joined by `|`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pipeline {
    /// From its first command to its last.
    pub range: TextRange,
    /// The `|` and `|&` signs, in order.
    pub pipes: Vec<TextRange>,
    /// Whether a `!` turns its status round.
    pub negated: bool,
    /// Whether a strict reader sees it.
    pub strict: bool,
}

/// What encloses a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Enclosure {
    /// `( ... )`
    Subshell,
    /// `{ ...; }`
    Group,
    /// `if ... fi`; its lists are conditions and branches inside it.
    If,
    /// `while`, `until`, `for` or `select`; its lists are a condition and a body inside it.
    Loop,
    /// `case ... esac`; its arms are branches inside it.
    Case,
    /// The list whose status decides: after `if`, `elif`, `while`, `until`.
    Condition,
    /// A list that may or may not run: after `then`, `else`, or an arm of `case`.
    Branch,
    /// What a loop repeats.
    Body,
    /// A function's body.
    Function,
    /// `$( ... )`
    Substitution,
    /// Backticks.
    Backticks,
    /// `<( ... )` or `>( ... )`
    Process,
    /// `coproc ...`
    Coprocess,
}

/// Something that encloses commands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compound {
    /// What it is.
    pub kind: Enclosure,
    /// From its first character to its last.
    pub range: TextRange,
    /// The compound around it.
    pub inside: Option<u32>,
    /// The command in whose word it stands, if it is a substitution (or stands in one).
    pub parent: Option<u32>,
    /// How it follows what is before it; `Start` where that has no meaning.
    pub join: Join,
    /// The pipeline of which it is a member; for a part of a compound, that of the compound.
    pub pipeline: Option<u32>,
    /// Redirections of the whole.
    pub redirects: Vec<Redirect>,
}

/// A place where a shell's grammar refuses the text.
///
/// The grammar is the one of `ShellCheck`, which is a little stricter than a shell: it checks the inside of `[ ]`,
/// and a heredoc must have its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The characters at fault; for something unclosed, its opening sign.
    pub range: TextRange,
    /// What is wrong, in plain words.
    pub reason: &'static str,
    /// How much of the text a strict reader loses by it.
    pub reach: Reach,
}

/// How much of the text a strict reader loses by a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reach {
    /// Everything: the text cannot be parsed.
    Whole,
    /// What stands behind the fault.
    Rest,
    /// What stands inside the backticks around the fault.
    Substitution,
}

impl Script {
    /// The commands as hadolint sees them.
    pub fn strict(&self) -> impl Iterator<Item = Call<'_>> {
        self.commands.iter().filter(|c| c.strict).filter_map(Call::strict)
    }

    /// The commands that really run, through wrappers and into `sh -c` texts, in the order of the text.
    pub fn effective(&self) -> impl Iterator<Item = Call<'_>> {
        let mut nested = Vec::new();
        let own = if self.inner.is_empty() {
            self.commands.as_slice()
        } else {
            call::collect_effective(self, &mut nested);
            &[]
        };
        own.iter().filter_map(|command| Call::effective(self, command)).chain(nested)
    }

    /// The commands that really run and go by one of these names; see [`Self::effective`].
    pub fn calling<'a>(&'a self, names: &'a [&'a str]) -> impl Iterator<Item = Call<'a>> {
        let all = self.may_call(names).then(|| self.effective());
        all.into_iter().flatten().filter(move |call| names.contains(&call.name()))
    }

    /// Whether a command may go by one of these names, in any view. A quick test: yes may be wrong, no is not.
    pub fn may_call(&self, names: &[&str]) -> bool {
        self.names.may_have(names)
    }

    /// The commands as they are written: wrappers are commands of their own.
    pub fn written(&self) -> impl Iterator<Item = Call<'_>> {
        self.commands.iter().filter_map(Call::written)
    }

    /// Whether there is a `|` that a strict reader sees.
    pub fn has_strict_pipe(&self) -> bool {
        self.pipelines.iter().any(|p| p.strict && !p.pipes.is_empty())
    }

    /// Whether there is a `|` anywhere, `sh -c` texts left out.
    pub fn has_pipe(&self) -> bool {
        self.pipelines.iter().any(|p| !p.pipes.is_empty())
    }

    /// Whether any of the compounds around a command is of this kind.
    pub fn stands_in(&self, command: &Command, kind: Enclosure) -> bool {
        self.around(command).any(|c| c.kind == kind)
    }

    /// The compounds around a command, innermost first.
    pub fn around(&self, command: &Command) -> impl Iterator<Item = &Compound> {
        let first = command.inside.and_then(|i| self.compounds.get(i as usize));
        std::iter::successors(first, |c| c.inside.and_then(|i| self.compounds.get(i as usize)))
    }
}
