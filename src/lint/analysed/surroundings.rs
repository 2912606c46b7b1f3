//! What surrounds a RUN: the shell that runs it, and the variables that come from outside.

use super::names::Names;
use crate::{
    diagnostic::{PragmaKind, Profile},
    dockerfile::{Arguments, Base, Command, Instruction, Keyword},
    lint::Context,
    shell::analyser::Dialect,
};
use std::{collections::HashMap, rc::Rc};

/// Who runs a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Interpreter {
    /// A shell of the Bourne family.
    Shell(Dialect),
    /// Something else, of whose texts nothing is said.
    Foreign,
    /// Something else, of which the peer says so.
    Unsupported,
}

/// What surrounds a RUN.
#[derive(Clone, Debug)]
pub(super) struct Surroundings {
    pub interpreter: Interpreter,
    /// What is wrong with the choice of the shell itself, as hadolint's profile has it.
    pub of_shell: Option<u16>,
    /// Variables that come from outside, of those that the text may mean.
    pub known: Vec<String>,
    /// Whether the shell is called with `-e`.
    pub ends_on_error: bool,
}

/// Variables that every build may be given without declaring them.
const PROXIES: [&str; 8] =
    ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "FTP_PROXY", "ftp_proxy", "NO_PROXY", "no_proxy"];

/// The surroundings of each of the context's scripts, in their order.
pub(super) fn surroundings(context: &Context<'_>) -> Vec<Surroundings> {
    let as_peer = context.profile() == Profile::Hadolint;
    let mut default = vec!["/bin/sh".to_owned(), "-c".to_owned()];
    let (mut own, mut trigger) = (State::new(&default), State::new(&default));
    let mut ends: Vec<Rc<Names>> = Vec::new();
    // hadolint has a stage start as the one of the name that it is built from has ended; of two stages with one name
    // it knows the first.
    let mut named: HashMap<&str, (Vec<String>, Rc<Names>)> = HashMap::new();
    let mut name = None;
    let mut stage = None;
    let mut found = Vec::new();
    let mut scripts = context.scripts().iter().peekable();
    let mut pragmas = context.pragmas.iter().peekable();
    for (index, outer) in context.file.instructions.iter().enumerate() {
        if outer.keyword == Keyword::From {
            let ended = Rc::new(own.known);
            if stage.is_some() {
                ends.push(Rc::clone(&ended));
            }
            if let Some(name) = name.take() {
                named.entry(name).or_insert((own.shell, ended));
            }
            stage = context.stage_of(index);
            (own, trigger) = (State::new(&default), State::new(&default));
            if as_peer && let Arguments::From { image, alias } = &outer.arguments {
                if let Some((shell, known)) = image.as_ref().and_then(|i| named.get(i.text.as_str())) {
                    own = State { shell: shell.clone(), known: Names::on(known) };
                }
                name = alias.as_ref().map(|a| a.name.text.as_str());
            }
            if !as_peer && let Some(Base::Stage(base)) = stage.and_then(|s| context.stages.get(s)).map(|s| &s.base) {
                own.known = ends.get(*base).map(Names::on).unwrap_or_default();
            }
        }
        while let Some(pragma) = pragmas.next_if(|p| p.range.start < outer.range.start) {
            if let PragmaKind::Shell(name) = &pragma.kind {
                own.shell = vec![name.clone()];
                trigger.shell = vec![name.clone()];
                if stage.is_none() || (outer.keyword == Keyword::From && index == 0) {
                    default = vec![name.clone()];
                }
            }
        }
        let inner = outer.triggered();
        let is_trigger = outer.keyword == Keyword::Onbuild;
        if is_trigger { &mut trigger } else { &mut own }.take(inner, as_peer);
        let here = if is_trigger { &trigger } else { &own };
        while let Some(script) = scripts.next_if(|s| s.index == index) {
            let text = &script.text.text;
            let mut known: Vec<String> =
                PROXIES.iter().filter(|name| text.contains(**name)).map(|name| (*name).to_owned()).collect();
            here.known.meant_in(text, &mut known);
            if !as_peer && is_trigger {
                own.known.meant_in(text, &mut known);
            }
            let (interpreter, of_shell) = if as_peer {
                peer_interpreter(&here.shell)
            } else {
                (interpreter(&here.shell, &script.text.text), None)
            };
            let ends_on_error = here.shell.iter().skip(1).any(|word| {
                word == "errexit" || (word.starts_with('-') && !word.starts_with("--") && word.contains('e'))
            });
            found.push(Surroundings { interpreter, of_shell, known, ends_on_error });
        }
    }
    found
}

#[derive(Debug)]
struct State {
    shell: Vec<String>,
    known: Names,
}

impl State {
    fn new(shell: &[String]) -> Self {
        Self { shell: shell.to_vec(), known: Names::default() }
    }

    fn take(&mut self, instruction: &Instruction, as_peer: bool) {
        // hadolint forgets the shell at each ENV and ARG.
        if as_peer && matches!(instruction.keyword, Keyword::Env | Keyword::Arg) {
            self.shell = vec!["/bin/sh".to_owned(), "-c".to_owned()];
        }
        match (&instruction.arguments, instruction.keyword) {
            (Arguments::Pairs { pairs, .. }, Keyword::Env) => {
                for pair in pairs {
                    self.known.learn(&pair.name.value);
                }
            }
            (Arguments::Arg(args), _) => {
                // hadolint knows of one name an ARG.
                let count = if as_peer { 1 } else { args.len() };
                args.iter().take(count).for_each(|a| self.known.learn(&a.name.value));
            }
            (Arguments::Command(Command::Exec(words)), Keyword::Shell) => {
                self.shell = words.iter().map(|w| w.value.clone()).collect();
            }
            _ => {}
        }
    }
}

/// The name of a program without its folder and ending.
fn program(word: &str) -> &str {
    let name = word.rsplit(['/', '\\']).next().unwrap_or(word);
    name.strip_suffix(".exe").unwrap_or(name)
}

fn dialect(name: &str) -> Option<Dialect> {
    match name {
        "sh" => Some(Dialect::Posix),
        "dash" => Some(Dialect::Dash),
        "ash" | "busybox" => Some(Dialect::Busybox),
        "bash" => Some(Dialect::Bash),
        "ksh" | "ksh93" | "mksh" | "oksh" => Some(Dialect::Korn),
        _ => None,
    }
}

fn interpreter(shell: &[String], text: &str) -> Interpreter {
    // A heredoc names its own interpreter.
    if let Some(line) = text.strip_prefix("#!") {
        let words: Vec<&str> = line.lines().next().unwrap_or_default().split_whitespace().collect();
        let name = words.iter().map(|w| program(w)).find(|w| *w != "env" && !w.starts_with('-'));
        return name.and_then(dialect).map_or(Interpreter::Foreign, Interpreter::Shell);
    }
    let words = shell.iter().flat_map(|w| w.split_whitespace()).map(program);
    let name = words.into_iter().find(|w| *w != "env" && !w.starts_with('-')).unwrap_or("");
    dialect(name).map_or(Interpreter::Foreign, Interpreter::Shell)
}

/// hadolint writes the words of SHELL behind `#!` and has `ShellCheck` make of that what it can.
fn peer_interpreter(shell: &[String]) -> (Interpreter, Option<u16>) {
    let line = shell.join(" ");
    if ["pwsh", "powershell", "cmd"].iter().any(|word| line.contains(word)) {
        return (Interpreter::Foreign, None);
    }
    let mut words = line.split_whitespace();
    let first = words.next().unwrap_or("");
    let name = match program(first) {
        "env" => words.next().map_or("", program),
        name => name,
    };
    let relative = (!first.starts_with('/')).then_some(2239);
    match name {
        "" => (Interpreter::Unsupported, Some(2148)),
        "zsh" | "fish" | "csh" | "tcsh" | "perl" | "python" | "python2" | "python3" | "ruby" | "awk" | "tclsh"
        | "expect"
            if first.starts_with('/') =>
        {
            (Interpreter::Unsupported, Some(1071))
        }
        "zsh" | "python" | "python3" => (Interpreter::Unsupported, Some(2239)),
        // ShellCheck as hadolint calls it takes busybox's shell for dash, and knows it by one name.
        "ash" => (Interpreter::Shell(Dialect::Dash), relative),
        _ => match dialect(name).filter(|d| *d != Dialect::Busybox && !name.ends_with("mksh") && name != "oksh") {
            Some(dialect) => (Interpreter::Shell(dialect), relative),
            None => (Interpreter::Shell(Dialect::Bash), relative.or(Some(1008))),
        },
    }
}
