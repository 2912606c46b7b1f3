//! What ENTRYPOINT and CMD start.

use super::runs::{Known, ShellVariables};
use crate::{
    dockerfile::{Command, Instruction},
    lint::rules::support::environment::Environment,
    shell::{self, Join, Script},
    text::{Derived, TextRange},
};

/// An ENTRYPOINT or CMD.
#[derive(Debug)]
pub struct Start {
    /// Index of the instruction.
    pub index: usize,
    /// Whether it is an array, which no shell reads.
    pub exec: bool,
    /// The array's strings with their places; empty for shell text.
    pub words: Vec<(String, TextRange)>,
    /// Its text, each string of an array in quotes.
    pub text: Derived,
    /// The text, read.
    pub script: Script,
    /// Place of the whole command.
    pub range: TextRange,
    variables: ShellVariables,
}

/// A command that a container starts.
#[derive(Clone, Debug)]
pub struct Launch {
    /// Index of the instruction that names it.
    pub index: usize,
    /// Place of the whole ENTRYPOINT or CMD.
    pub range: TextRange,
    /// The program without folders.
    pub name: String,
    /// Its arguments, those of CMD behind those of ENTRYPOINT.
    pub args: Vec<String>,
    /// Programs that run it: `tini`, `gosu`, `sh`.
    pub through: Vec<String>,
    /// Whether a shell starts it behind `&`.
    pub is_background: bool,
    /// Whether an array starts it, without a shell in between.
    pub is_exec: bool,
    /// Where its output goes, if into a file.
    pub output: Vec<String>,
}

impl Launch {
    /// Name and arguments in one text.
    pub fn line(&self) -> String {
        let mut line = self.name.clone();
        for arg in &self.args {
            line.push(' ');
            line.push_str(arg);
        }
        line
    }

    /// The value of an option: `--name value`, `--name=value`, `-n value`.
    pub fn value(&self, option: &str) -> Option<&str> {
        let mut args = [&self.name].into_iter().chain(&self.args);
        while let Some(arg) = args.next() {
            if arg == option {
                return args.next().map(String::as_str);
            }
            if let Some(value) = arg.strip_prefix(option).and_then(|rest| rest.strip_prefix('=')) {
                return Some(value);
            }
        }
        None
    }
}

impl Start {
    pub(super) fn read(
        index: usize,
        instruction: &Instruction,
        command: &Command,
        environment: &Environment,
        known: &mut Known,
    ) -> Self {
        let (text, words) = match command {
            Command::Shell(text) => (text.clone(), Vec::new()),
            Command::Exec(words) => {
                (quoted(instruction, words), words.iter().map(|w| (w.value.clone(), w.range)).collect::<Vec<_>>())
            }
        };
        let script = shell::read(&text.text);
        let variables = known.for_script(&script, |name| environment.value(name));
        let exec = matches!(command, Command::Exec(_));
        let range = instruction.arguments_range();
        Self { index, exec, words, text, script, range, variables }
    }

    /// Whether it says nothing: `CMD []`.
    fn is_empty(&self) -> bool {
        self.text.text.trim().is_empty()
    }

    fn launches(&self) -> Vec<Launch> {
        let calls = self.script.effective();
        calls
            .map(|call| {
                let writes = call.command.redirects.iter().filter(|r| !r.target.text().is_empty());
                Launch {
                    index: self.index,
                    range: self.range,
                    // An option has no folder, whatever slashes its value has.
                    name: if call.name().is_empty() || call.name_word().text().starts_with('-') {
                        self.variables.resolve(call.name_word()).into_owned()
                    } else {
                        call.name().to_owned()
                    },
                    args: call.args().iter().map(|w| self.variables.resolve(w).into_owned()).collect(),
                    through: call.through.iter().map(|&t| t.to_owned()).collect(),
                    is_background: goes_to_background(call.script.unwrap_or(&self.script), call.command),
                    is_exec: self.exec && call.through.is_empty(),
                    output: writes.map(|r| self.variables.resolve(&r.target).into_owned()).collect(),
                }
            })
            .collect()
    }
}

/// Whether the command that follows is joined by `&`.
fn goes_to_background(script: &Script, command: &shell::Command) -> bool {
    let next = script.commands.iter().find(|c| c.range.start > command.range.start && c.depth <= command.depth);
    next.is_some_and(|c| c.join == Join::Background)
}

/// The strings of an array, each in single quotes so that a shell would take it as it is.
fn quoted(instruction: &Instruction, words: &[crate::dockerfile::Word]) -> Derived {
    let mut all = Derived::default();
    for word in words {
        if !all.text.is_empty() {
            all.text.push(' ');
        }
        all.text.push('\'');
        all.text.push_str(&word.value.replace('\'', "'\\''"));
        all.text.push('\'');
    }
    // Places inside are told by the words; the text as a whole stands where the array does.
    all.map = instruction.line.map.part(instruction.arguments_at);
    all
}

/// What is started by ENTRYPOINT and CMD together.
pub(super) fn launches(entrypoint: Option<&Start>, cmd: Option<&Start>) -> Vec<Launch> {
    let entrypoint = entrypoint.filter(|e| !e.is_empty());
    let cmd = cmd.filter(|c| !c.is_empty());
    let mut all = entrypoint.map(Start::launches).unwrap_or_default();
    if let (Some(entrypoint), Some(cmd)) = (entrypoint, cmd) {
        let is_sole = all.len() == 1;
        if let Some(last) = all.last_mut().filter(|_| entrypoint.exec && cmd.exec && is_sole) {
            last.args.extend(cmd.words.iter().map(|(w, _)| w.clone()));
        }
    }
    // Options alone are arguments of an ENTRYPOINT; where the base image has it, nobody else shows them.
    let is_options = |cmd: &Start| cmd.exec && cmd.words.first().is_some_and(|(w, _)| w.starts_with('-'));
    if let Some(cmd) = cmd.filter(|c| entrypoint.is_none_or(|e| e.exec && !is_options(c))) {
        all.extend(cmd.launches());
    }
    all
}

/// Whether a word names a script: `/start.sh`, `docker-entrypoint.sh`, `/entrypoint`.
pub(super) fn is_script(word: &str) -> bool {
    let name = word.rsplit('/').next().unwrap_or(word);
    let ending = name.rsplit_once('.').map(|(_, e)| e);
    matches!(ending, Some("sh" | "bash" | "ash"))
        || ["entrypoint", "entry-point", "docker-start", "startup", "bootstrap", "start", "run", "init"].contains(&name)
}
