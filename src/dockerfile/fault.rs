use super::Keyword;
use crate::text::TextRange;

/// Something that a build refuses, at its place. The rest of the file is read all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub kind: FaultKind,
    /// The characters at fault.
    pub range: TextRange,
    /// The instruction or directive that they belong to; the whole file's start where there is none.
    pub anchor: TextRange,
}

/// What a build refuses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// A line starts with a word that is no instruction.
    UnknownInstruction(String),
    /// A line asks for another one, and nothing comes before the end of the file.
    LoneContinuation,
    /// An instruction has nothing to work on.
    MissingArguments(Keyword),
    /// COPY or ADD has a source and no destination.
    MissingDestination(Keyword),
    /// A flag that the instruction does not have.
    UnknownFlag(Keyword, String),
    /// A flag that needs a value has none.
    FlagWithoutValue(String),
    /// A flag has a value that it can't take; the text says what it takes: "`true` or `false`".
    FlagValue(String, &'static str),
    /// A flag stands twice.
    DuplicateFlag(String),
    /// An option of `--mount` that can't be.
    Mount(String, MountFault),
    /// A heredoc stands where COPY or ADD has its destination.
    HeredocDestination(Keyword),
    /// A quote that is never closed.
    OpenQuote(Keyword, char),
    /// A `${...}` that can't be read.
    Substitution(Keyword, String),
    /// A port of EXPOSE that is none.
    Port(String),
    /// The line that ends a heredoc never comes.
    UnterminatedHeredoc(String),
    /// ENV or LABEL has a name and no value.
    PairWithoutValue(Keyword, String),
    /// A word among `name=value` pairs has no `=`.
    PairWithoutEquals(Keyword, String),
    /// A pair without a name: `=value`.
    PairWithoutName(Keyword),
    /// A JSON array holds something else than strings.
    NotStrings(Keyword),
    /// SHELL takes a JSON array only.
    ShellNotExec,
    /// FROM takes one image, and `AS name` behind it.
    FromArguments,
    /// A stage name with characters that BuildKit does not take.
    StageName(String),
    /// A stage that starts from, or copies from, itself or a later one.
    UnknownStage(String),
    /// ONBUILD of an instruction that can't be a trigger.
    OnbuildTrigger(Keyword),
    /// HEALTHCHECK needs CMD or NONE.
    HealthcheckType(String),
    /// HEALTHCHECK NONE takes nothing behind it.
    HealthcheckNone,
    /// `# escape=` takes a backslash or a backtick.
    EscapeValue(String),
    /// A parser directive stands twice.
    DuplicateDirective(String),
    /// An instruction stands before the first FROM.
    BeforeFrom(Keyword),
    /// The file has no FROM.
    NoFrom,
    /// The file has no instruction.
    Empty,
}

/// What is wrong with an option of `--mount`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MountFault {
    /// The type is none of bind, cache, tmpfs, secret and ssh.
    UnknownType,
    /// No mount has an option of that name.
    UnknownOption,
    /// The option needs a value.
    NoValue,
    /// The value can't be; the text says what can.
    Value(&'static str),
    /// A mount of that type does not have the option.
    WrongType(&'static str),
    /// The value holds a variable, which the build does not replace there.
    Variable,
    /// A secret without a name: none of `id`, `source` and `target` says which.
    NoSecret,
    /// A secret with both `id` and `source`.
    TwoNames,
}
