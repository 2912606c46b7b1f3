use super::{
    BuildContext,
    assembly::{Assembly, ShellVariables},
    memo::Memo,
};
use crate::{
    diagnostic::{Config, Pragma, PragmaKind, Profile},
    dockerfile::{self, Command, Dockerfile, Instruction, Keyword, Stage, Word},
    shell::{self, Script},
    text::{Derived, TextRange},
};
use std::{borrow::Cow, cell::OnceCell, rc::Rc};

/// What a rule may look at.
#[derive(Debug)]
pub struct Context<'t> {
    /// The document.
    pub source: &'t str,
    /// The document as it was read.
    pub file: &'t Dockerfile,
    /// Its stages.
    pub stages: Vec<Stage>,
    /// Comments that speak to the linter, in order.
    pub pragmas: Vec<Pragma>,
    /// What the reader wants to hear.
    pub config: &'t Config,
    /// What is known of the folder that the build takes files from.
    pub build: Option<&'t BuildContext>,
    /// The document's name, where it is known.
    pub name: Option<&'t str>,
    /// Ignore comments that silenced nothing; known once all other rules have spoken.
    pub(super) idle: Vec<IdleIgnore>,
    scripts: OnceCell<Vec<RunScript<'t>>>,
    assembly: OnceCell<Assembly>,
    memo: Memo,
}

/// A code in an ignore comment that silenced nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IdleIgnore {
    /// Index of the comment among the pragmas.
    pub pragma: usize,
    /// Index of the code in it.
    pub code: usize,
    /// Whether the comment speaks to no instruction at all.
    pub speaks_to_none: bool,
}

/// The shell text of a RUN, or of an ONBUILD RUN.
#[derive(Debug)]
pub struct RunScript<'t> {
    /// The instruction of the file: RUN or ONBUILD.
    pub outer: &'t Instruction,
    /// The RUN itself.
    pub run: &'t Instruction,
    /// Index of the outer instruction.
    pub index: usize,
    /// Number of the stage it belongs to; `None` before the first FROM.
    pub stage: Option<usize>,
    /// The text that the shell will see; of an exec form, its words joined by blanks, as a shell would have to be
    /// given them.
    pub text: Cow<'t, Derived>,
    /// Whether it is an exec form, which no shell runs.
    pub exec: bool,
    /// That text, split into commands.
    pub script: Script,
    /// The shell that runs it: the words of SHELL, a pragma's shell, or `/bin/sh -c`.
    pub shell: Rc<[String]>,
}

impl RunScript<'_> {
    /// Place in the document of a range of the shell text.
    pub fn source(&self, at: TextRange) -> TextRange {
        self.text.source(at)
    }

    /// Name of the shell's program without folder and ending: `sh`, `bash`, `powershell`.
    pub fn shell_name(&self) -> &str {
        let program = self.shell.first().map_or("sh", String::as_str);
        let name = program.rsplit(['/', '\\']).next().unwrap_or(program);
        name.strip_suffix(".exe").unwrap_or(name)
    }

    /// Whether a shell of the Bourne family runs it, so that its commands can be read.
    pub fn is_posix(&self) -> bool {
        matches!(self.shell_name(), "sh" | "bash" | "dash" | "ash" | "ksh" | "zsh" | "busybox")
    }
}

impl<'t> Context<'t> {
    /// Whether a comment stands between the lines of an instruction, where hadolint takes no notice of it.
    pub fn is_inside(&self, pragma: &Pragma) -> bool {
        let comments = &self.file.comments;
        let found = comments.binary_search_by_key(&pragma.range.start, |c| c.range.start);
        found.is_ok_and(|n| comments[n].inside.is_some())
    }

    /// Prepares a parsed document for the rules.
    pub fn new(source: &'t str, file: &'t Dockerfile, config: &'t Config) -> Self {
        let pragmas = file.comments.iter().filter_map(|c| Pragma::parse(c.range.of(source), c.range)).collect();
        Self {
            source,
            file,
            stages: dockerfile::stages(file),
            pragmas,
            config,
            build: None,
            name: None,
            idle: Vec::new(),
            scripts: OnceCell::new(),
            assembly: OnceCell::new(),
            memo: Memo::default(),
        }
    }

    /// With what is known of the build's folder.
    #[must_use]
    pub fn in_folder(mut self, build: &'t BuildContext) -> Self {
        self.build = (!build.is_unknown()).then_some(build);
        self.name = build.dockerfile.as_deref();
        self
    }

    /// Ignore comments that silenced nothing.
    pub fn idle_ignores(&self) -> &[IdleIgnore] {
        &self.idle
    }

    /// Whose judgement is asked for.
    pub fn profile(&self) -> Profile {
        self.config.profile
    }

    /// Each instruction with the one that it comes down to: itself, or the trigger of an ONBUILD.
    pub fn instructions(&self) -> impl Iterator<Item = (&'t Instruction, &'t Instruction)> {
        self.file.instructions.iter().map(|i| (i, i.triggered()))
    }

    /// Number of the stage that the instruction with this index belongs to; `None` before the first FROM.
    pub fn stage_of(&self, index: usize) -> Option<usize> {
        self.stages.partition_point(|s| s.instructions.start <= index).checked_sub(1)
    }

    /// The shell texts of all RUN instructions, ONBUILD's included. Read once, on first use.
    pub fn scripts(&self) -> &[RunScript<'t>] {
        self.scripts.get_or_init(|| {
            let default: Rc<[String]> = Rc::new(["/bin/sh".to_owned(), "-c".to_owned()]);
            let mut shell = Rc::clone(&default);
            let mut scripts = Vec::new();
            let mut pragmas = self.pragmas.iter().peekable();
            for (index, outer) in self.file.instructions.iter().enumerate() {
                let run = outer.triggered();
                if outer.keyword == Keyword::From {
                    shell = Rc::clone(&default);
                }
                while let Some(pragma) = pragmas.next_if(|p| p.range.start < outer.range.start) {
                    if let PragmaKind::Shell(name) = &pragma.kind {
                        shell = Rc::new([name.clone()]);
                    }
                }
                match (run.keyword, run.command()) {
                    (Keyword::Shell, Some(Command::Exec(words)))
                        if !words.is_empty() && outer.keyword == run.keyword =>
                    {
                        shell = words.iter().map(|w| w.value.clone()).collect();
                    }
                    (Keyword::Run, Some(command)) => {
                        let (text, exec) = match command {
                            Command::Shell(text) => (self.seen(run, text), false),
                            Command::Exec(words) => (Cow::Owned(joined(run, words)), true),
                        };
                        let script = if self.is_lost_on_peer(run, &text.text) {
                            Script::default()
                        } else {
                            shell::read(&text.text)
                        };
                        let (stage, shell) = (self.stage_of(index), Rc::clone(&shell));
                        scripts.push(RunScript { outer, run, index, stage, text, exec, script, shell });
                    }
                    _ => {}
                }
            }
            scripts
        })
    }

    /// What is worked out once for the file, told apart by its type; `make` works it out on first use.
    pub(super) fn once<T: 'static>(&self, make: impl FnOnce(&Self) -> T) -> Rc<T> {
        self.memo.get(|| make(self))
    }

    /// What the stages come to. Put together once, on first use.
    pub fn assembly(&self) -> &Assembly {
        self.assembly.get_or_init(|| Assembly::of(self))
    }

    /// The shell texts of all RUN instructions, each with the variables that it knows.
    pub fn runs(&self) -> impl Iterator<Item = (&RunScript<'t>, &ShellVariables)> {
        self.scripts().iter().zip(&self.assembly().variables)
    }

    /// Whether hadolint can't read a heredoc's text, and so sees no command in it: its last line asks for another one,
    /// or a word that closes a block is cut off from what follows by nothing but a continuation (`done\`).
    fn is_lost_on_peer(&self, run: &Instruction, text: &str) -> bool {
        if self.profile() != Profile::Hadolint || run.heredocs.is_empty() {
            return false;
        }
        let closes = |line: &str| {
            let word = line.strip_suffix('\\').map(|l| l.rsplit([' ', '\t', ';']).next().unwrap_or(l));
            matches!(word, Some("done" | "fi" | "esac"))
        };
        text.trim_end().ends_with('\\') || text.lines().any(closes)
    }

    /// The shell text of a RUN as the profile sees it.
    fn seen(&self, run: &'t Instruction, text: &'t Derived) -> Cow<'t, Derived> {
        let for_peer = (self.profile() == Profile::Hadolint).then(|| heredoc_for_peer(self.source, run)).flatten();
        for_peer.map_or(Cow::Borrowed(text), Cow::Owned)
    }
}

/// What hadolint makes of a RUN with heredocs, where that is not what the shell gets: behind a command they are
/// dropped with the rest of their line; in front of one, what follows on the line stands before the body.
fn heredoc_for_peer(source: &str, run: &Instruction) -> Option<Derived> {
    let heredoc = run.heredocs.first().filter(|h| h.terminator.is_some())?;
    // A number in front of `<<` counts as a word before it.
    let digits = heredoc.marker_at.of(&run.line.text).find('<').unwrap_or(0);
    let before = TextRange::new(run.arguments_at.from(), heredoc.marker_at.from() + digits);
    if !before.of(&run.line.text).trim().is_empty() {
        return Some(run.line.part(before));
    }
    let rest = TextRange::new(heredoc.marker_at.to(), run.arguments_at.to());
    let body = without_returns(heredoc.text(source));
    if rest.of(&run.line.text).trim_start().starts_with(['>', '|']) {
        return Some(body);
    }
    let mut all = run.line.part(rest);
    all.text.push('\n');
    all.text.push_str(&body.text);
    // The line break in front of the body stands there in the document too.
    let line_break = heredoc.body.from() - 1;
    for slice in std::iter::once(TextRange::new(line_break, line_break + 1)).chain(body.map.slices()) {
        all.map.push(slice);
    }
    Some(all)
}

/// A text as hadolint reads it: a line ends with `\n`, whatever stands in front of that.
fn without_returns(text: Derived) -> Derived {
    if !text.text.contains('\r') {
        return text;
    }
    let mut all = Derived::default();
    let mut start = 0;
    for (at, _) in text.text.match_indices("\r\n").chain([(text.text.len(), "")]) {
        let part = text.part(TextRange::new(start, at));
        all.text.push_str(&part.text);
        for slice in part.map.slices().filter(|s| !s.is_empty()) {
            all.map.push(slice);
        }
        start = (at + 1).min(text.text.len());
    }
    all
}

/// The words of an exec form with a blank between each two, as they are written between their quotes, but for the
/// backslash in front of a quote. The blank takes the place of the closing quote.
fn joined(run: &Instruction, words: &[Word]) -> Derived {
    let mut all = Derived::default();
    for word in words {
        if !all.text.is_empty() {
            all.text.push(' ');
        }
        let inside = &word.text[1..word.text.len() - 1];
        let mut start = 0;
        let escapes = inside.match_indices("\\\"").map(|(n, _)| n);
        for end in escapes.chain([inside.len()]) {
            all.text.push_str(&inside[start..end]);
            let closing = usize::from(end == inside.len());
            let at = TextRange::new(word.at.from() + 1 + start, word.at.from() + 1 + end + closing);
            for slice in run.line.map.part(at).slices().filter(|s| !s.is_empty()) {
                all.map.push(slice);
            }
            start = end + 1;
        }
    }
    all
}
