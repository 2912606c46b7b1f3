//! The command that an image starts.

use crate::{
    dockerfile::{Arguments, Command, Instruction, Keyword},
    images::Known,
    lint::Context,
    shell::{self, Join},
    text::TextRange,
};

/// What runs when a container starts.
#[derive(Debug, Default)]
pub struct Start<'a> {
    /// The last ENTRYPOINT of the image's stages.
    pub entrypoint: Option<&'a Instruction>,
    /// The CMD that counts.
    pub cmd: Option<&'a Instruction>,
    /// Whether the file itself says what runs: an ENTRYPOINT or a CMD that is not empty.
    pub is_own: bool,
    /// Whether anything at all is known to run.
    pub is_known: bool,
    /// The instruction in shell form that makes a shell process 1.
    pub shell_form: Option<&'a Instruction>,
    /// Whether an array starts a shell with a text, `["sh", "-c", "..."]`, that hands the process over to nobody.
    pub shell_in_array: bool,
    /// The script of the image's own that runs first, whose text is not in the file: `/entrypoint.sh`.
    pub script: Option<String>,
    /// The programs that run, wrappers such as `tini` or `exec` taken off.
    pub programs: Vec<Program>,
    /// Wrappers that were taken off.
    pub wrappers: Vec<String>,
    /// The whole text, words joined.
    pub text: String,
}

/// A program with its arguments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Program {
    /// Its name without folders.
    pub name: String,
    /// Its arguments.
    pub args: Vec<String>,
    /// Whether `&` puts it aside.
    pub is_aside: bool,
    /// Whether `exec` hands the process over to it.
    pub is_exec: bool,
    /// Whether it is one of several commands of a shell's text.
    pub in_shell: bool,
    /// Files that its output is written to.
    pub writes_to: Vec<String>,
}

impl Program {
    /// Whether an argument is one of these.
    pub fn has(&self, args: &[&str]) -> bool {
        self.args.iter().any(|a| args.contains(&a.as_str()))
    }

    /// Whether all arguments, joined, hold a text.
    pub fn says(&self, text: &str) -> bool {
        self.args.join(" ").contains(text)
    }
}

/// Programs that run another one as it stands.
const WRAPPERS: [&str; 8] = ["tini", "dumb-init", "catatonit", "gosu", "su-exec", "setpriv", "runuser", "nice"];

impl<'a> Start<'a> {
    pub(super) fn of(context: &'a Context<'a>, chain: &[usize], parent: Option<&Known>) -> Self {
        let mut start = Self::default();
        for instruction in chain.iter().flat_map(|&n| context.stages[n].of(context.file)) {
            match instruction.keyword {
                Keyword::Entrypoint => {
                    start.entrypoint = Some(instruction);
                    // An entry point of a later stage clears the command of an earlier one; in one stage it stays.
                }
                Keyword::Cmd => start.cmd = Some(instruction),
                _ => {}
            }
        }
        let entry = start.entrypoint.and_then(words_of);
        let command = start.cmd.and_then(words_of);
        start.is_own = entry.as_ref().is_some_and(|w| !w.is_empty()) || command.as_ref().is_some_and(|w| !w.is_empty());
        let is_shell =
            |i: &&Instruction| matches!(i.command(), Some(Command::Shell(text)) if !text.text.trim().is_empty());
        start.shell_form = start.entrypoint.filter(is_shell).or_else(|| start.cmd.filter(is_shell));
        let inherited_entry = || {
            let entry = parent.map(|p| p.declared.entrypoint.clone()).unwrap_or_default();
            // Official entry points end in `exec "$@"`.
            if entry.last().is_some_and(|w| is_script(w) || w.ends_with("entrypoint")) { Vec::new() } else { entry }
        };
        let inherited_command = || parent.map(|p| p.declared.cmd.clone()).unwrap_or_default();
        let mut argv = match (&entry, &command) {
            // An entry point of the file clears the base's command.
            (Some(entry), None) if start.is_shell_entry() || !entry.is_empty() => entry.clone(),
            (Some(entry), Some(_)) if start.is_shell_entry() => entry.clone(),
            (Some(entry), Some(command)) => [entry.as_slice(), command].concat(),
            (Some(_), None) => Vec::new(),
            (None, Some(command)) => [inherited_entry(), command.clone()].concat(),
            (None, None) => [inherited_entry(), inherited_command()].concat(),
        };
        let brings_one = parent.is_some_and(|p| !p.declared.entrypoint.is_empty()) && start.entrypoint.is_none();
        start.is_known = start.is_own || !argv.is_empty() || brings_one;
        start.text = argv.join(" ");
        while let Some(first) = argv.first().map(|w| base_name(w).to_owned()) {
            if !WRAPPERS.contains(&first.as_str()) {
                break;
            }
            let is_account = matches!(first.as_str(), "gosu" | "su-exec");
            start.wrappers.push(first);
            argv.remove(0);
            // `tini -g --`, `gosu app`.
            while argv.first().is_some_and(|w| w.starts_with('-')) {
                argv.remove(0);
            }
            if is_account && !argv.is_empty() {
                argv.remove(0);
            }
        }
        if let Some(first) = argv.first().filter(|w| is_script(w)).cloned() {
            if start.is_own {
                start.script = Some(first);
            }
            argv.remove(0);
        } else if let [shell, script, ..] = argv.as_slice()
            && matches!(base_name(shell), "sh" | "bash" | "ash" | "dash" | "python" | "python3")
            && is_script(script)
        {
            start.script = Some(script.clone());
            argv.drain(..2);
        }
        start.programs = programs(&argv);
        start.shell_in_array =
            start.is_own && start.shell_form.is_none() && shell_text(&argv).is_some() && !start.hands_over();
        start
    }

    /// Whether `exec` puts a program in the place of the shell.
    fn hands_over(&self) -> bool {
        self.programs.iter().any(|p| p.is_exec)
    }

    fn is_shell_entry(&self) -> bool {
        self.entrypoint.is_some_and(|i| matches!(i.command(), Some(Command::Shell(_))))
    }

    /// Whether the file's own text makes a shell process 1 and does not hand it over.
    pub fn shell_is_first(&self) -> bool {
        self.shell_form.is_some() && !self.hands_over()
    }

    /// A sign of the shell among the words of an array, which no shell reads: `["app", "&"]`.
    pub fn stray_sign(&self) -> Option<&str> {
        let signs = ["&", "&&", "||", "|", ">", ">>", ";", "2>&1"];
        let has_shell = self.shell_form.is_some() || self.programs.iter().any(|p| p.in_shell) || self.script.is_some();
        let words = self.programs.iter().flat_map(|p| &p.args).filter(|_| self.is_own && !has_shell);
        words.map(String::as_str).find(|w| signs.contains(w))
    }

    /// The place of what the file says of the start; of the whole of it.
    pub fn places(&self) -> impl Iterator<Item = TextRange> + '_ {
        let cmd = self.cmd.filter(|_| !(self.is_shell_entry() && self.entrypoint.is_some()));
        self.entrypoint.into_iter().chain(cmd).map(|i| i.range)
    }

    /// The program that the container is there for: the last one.
    pub fn main(&self) -> Option<&Program> {
        self.programs.last()
    }

    /// Whether it starts a shell and nothing else.
    pub fn is_shell(&self) -> bool {
        let shells = ["sh", "bash", "ash", "zsh", "dash", "cmd.exe", "cmd", "powershell", "pwsh"];
        self.is_prompt() && self.main().is_some_and(|p| shells.contains(&p.name.as_str()))
    }

    /// Whether it starts a shell, or the prompt of a language, and nothing else.
    pub fn is_prompt(&self) -> bool {
        let [program] = self.programs.as_slice() else { return false };
        let is_alone = program.args.is_empty() || (program.name == "php" && program.args == ["-a"]);
        let is_shell_alone = program.args.iter().all(|a| matches!(a.as_str(), "-l" | "--login" | "-i" | "-de0"));
        match program.name.as_str() {
            "sh" | "bash" | "ash" | "zsh" | "dash" | "cmd.exe" | "cmd" | "powershell" | "pwsh" | "perl"
            | "perl-devel" => is_shell_alone,
            "python" | "python2" | "python3" | "node" | "irb" | "php" | "jshell" | "iex" | "erl" | "julia" | "R"
            | "pypy" | "pypy3" | "swift" | "ghci" | "lua" | "java" => {
                is_alone || (program.name == "java" && program.args == ["-jar"])
            }
            _ => false,
        }
    }
}

/// The words of a CMD or ENTRYPOINT; a shell form as `/bin/sh -c text`.
fn words_of(instruction: &Instruction) -> Option<Vec<String>> {
    match &instruction.arguments {
        Arguments::Command(Command::Exec(words)) => Some(words.iter().map(|w| w.value.clone()).collect()),
        Arguments::Command(Command::Shell(text)) if text.text.trim().is_empty() => Some(Vec::new()),
        Arguments::Command(Command::Shell(text)) => {
            Some(vec!["/bin/sh".to_owned(), "-c".to_owned(), text.text.clone()])
        }
        _ => None,
    }
}

/// A file that is run and whose text the Dockerfile does not hold.
fn is_script(word: &str) -> bool {
    let name = base_name(word);
    let known = ["catalina.sh", "zkServer.sh", "kc.sh", "mvnw", "gradlew"];
    !known.contains(&name)
        && (matches!(name.rsplit_once('.'), Some((_, "sh" | "bash")))
            || name.contains("entrypoint")
            || name == "run.sh"
            || name == "start")
}

fn base_name(word: &str) -> &str {
    word.rsplit(['/', '\\']).next().unwrap_or(word)
}

fn programs(argv: &[String]) -> Vec<Program> {
    let Some((first, rest)) = argv.split_first() else { return Vec::new() };
    if let Some(text) = shell_text(argv) {
        return in_shell(text);
    }
    vec![Program { name: base_name(first).to_owned(), args: rest.to_vec(), ..Program::default() }]
}

/// The text that a shell is started with: `sh -c text`.
fn shell_text(argv: &[String]) -> Option<&str> {
    let (first, rest) = argv.split_first()?;
    let is_shell = matches!(base_name(first), "sh" | "bash" | "ash" | "dash" | "zsh");
    let at = rest.iter().position(|w| w.starts_with('-') && !w.starts_with("--") && w.ends_with('c'))?;
    rest.get(at + 1).filter(|_| is_shell).map(String::as_str)
}

fn in_shell(text: &str) -> Vec<Program> {
    let script = shell::read(text);
    let calls: Vec<_> = script.effective().collect();
    let commands: Vec<_> = calls.iter().map(|c| c.command.range.start).collect();
    let mut programs = Vec::new();
    for (n, call) in calls.iter().enumerate() {
        // `a & b`: the sign stands behind `a`, which is how `b` is joined to it; at the end nothing follows.
        let next = calls.get(n + 1).map(|c| c.command.join);
        let end = call.command.range.to();
        let behind = text.get(end..).unwrap_or_default().trim_start();
        let is_aside = next == Some(Join::Background) || (behind.starts_with('&') && !behind.starts_with("&&"));
        let writes = call.command.redirects.iter().filter(|r| {
            use shell::RedirectKind::{Append, AppendBoth, Write, WriteBoth};
            matches!(r.kind, Write | Append | WriteBoth | AppendBoth)
        });
        let writes_to = writes.map(|r| r.target.text().to_owned()).collect();
        programs.push(Program {
            name: base_name(call.name()).to_owned(),
            args: call.args().iter().map(|w| w.text().to_owned()).collect(),
            is_aside,
            is_exec: call.through.contains(&"exec"),
            in_shell: commands.len() > 1,
            writes_to,
        });
    }
    programs
}
