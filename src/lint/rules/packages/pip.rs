//! pip: its commands, what they are told to install, and what the file sets for them.

use crate::{
    diagnostic::Profile,
    dockerfile::{Arguments, Instruction, Keyword, Pair},
    lint::{
        Context, RunScript,
        rules::support::{
            commands,
            environment::{Environment, Environments},
            peer_image::PeerImage,
        },
    },
    shell::{Call, Word},
    text::TextRange,
};
use std::collections::HashMap;

/// A command of pip that installs something.
#[derive(Debug)]
pub(super) struct PipInstall<'a> {
    /// The command.
    pub call: Call<'a>,
    /// The word `install`.
    pub verb: &'a Word,
    /// The words behind it that are neither options nor their values.
    pub operands: Vec<&'a Word>,
}

impl PipInstall<'_> {
    /// From the command's name to `install`, in the shell text.
    pub fn head(&self) -> TextRange {
        commands::from_name(&self.call, self.verb.range)
    }

    /// What the reader calls it: `pip install`, `python -m pip install`.
    pub fn title(&self) -> String {
        let name = self.call.name();
        let module = if name.starts_with("pip") { "" } else { " -m pip" };
        format!("{name}{module} install")
    }
}

/// Options of `pip install` that take their value from the next word.
const VALUED: &[&str] = &[
    "r",
    "requirement",
    "c",
    "constraint",
    "e",
    "editable",
    "t",
    "target",
    "i",
    "index-url",
    "pypi-url",
    "extra-index-url",
    "f",
    "find-links",
    "b",
    "build",
    "C",
    "config-settings",
    "config-setting",
    "global-option",
    "install-option",
    "build-option",
    "build-constraint",
    "platform",
    "python-version",
    "implementation",
    "abi",
    "root",
    "prefix",
    "src",
    "upgrade-strategy",
    "no-binary",
    "only-binary",
    "progress-bar",
    "root-user-action",
    "report",
    "group",
    "python",
    "log",
    "proxy",
    "retries",
    "timeout",
    "default-timeout",
    "exists-action",
    "trusted-host",
    "cert",
    "client-cert",
    "cache-dir",
    "use-feature",
    "use-deprecated",
    "keyring-provider",
    "hash",
    "requirements-from-script",
    "uploaded-prior-to",
    "pip-args",
    "suffix",
    "resume-retries",
];

/// Those that hadolint knows.
const PEER_VALUED: &[&str] = &[
    "i",
    "index-url",
    "extra-index-url",
    "f",
    "find-links",
    "trusted-host",
    "t",
    "target",
    "root",
    "prefix",
    "src",
    "b",
    "build",
    "platform",
    "python-version",
    "implementation",
    "abi",
    "no-binary",
    "only-binary",
    "progress-bar",
    "upgrade-strategy",
    "proxy",
    "root-user-action",
    "python",
    "e",
    "editable",
];

/// The commands of a RUN that install something with pip, as the profile sees them.
pub(super) fn installs<'a>(context: &Context<'_>, run: &'a RunScript<'_>) -> Vec<PipInstall<'a>> {
    if !run.text.text.contains("pip") {
        return Vec::new();
    }
    let read = if context.profile() == Profile::Hadolint { strict } else { effective };
    commands::calls(context, run).into_iter().filter_map(read).collect()
}

/// As hadolint reads it: any command whose name starts with `pip` and that has `install` among its arguments, or
/// `python ... -m pip install`.
fn strict(call: Call<'_>) -> Option<PipInstall<'_>> {
    let words = call.args();
    let is = |word: Option<&Word>, text: &str| word.is_some_and(|w| w.strict_text() == text);
    let is_module = |n: usize| is(words.get(n), "-m") && is(words.get(n + 1), "pip") && is(words.get(n + 2), "install");
    let name = call.name();
    let is_pip = name.starts_with("pip") && !name.starts_with("pipenv");
    let is_python = name.starts_with("python") && (0..words.len()).any(is_module);
    if !is_pip && !is_python {
        return None;
    }
    let verb = words.iter().find(|w| w.strict_text() == "install")?;
    let operands = call
        .operands_without(PEER_VALUED)
        .filter(|w| w.range.start > verb.range.start)
        .skip_while(|w| w.strict_text() == "install")
        .collect();
    Some(PipInstall { call, verb, operands })
}

/// As pip reads it: the sub-command is the first argument that is no option.
fn effective(call: Call<'_>) -> Option<PipInstall<'_>> {
    let after = if is_pip(call.name()) { 0 } else { behind_module(&call)? };
    let from = call.args().get(after)?.range.start;
    let operands: Vec<&Word> =
        call.operands_without(VALUED).filter(|w| w.range.start >= from && w.text() != "--").collect();
    let (verb, operands) = operands.split_first()?;
    (verb.text() == "install").then(|| PipInstall { verb, operands: operands.to_vec(), call })
}

/// `pip`, `pip3`, `pip3.12`, `pip-3.6`, `pipx`.
fn is_pip(name: &str) -> bool {
    name == "pipx"
        || name.strip_prefix("pip").is_some_and(|v| v.chars().all(|c| c.is_ascii_digit() || c == '.' || c == '-'))
}

/// Number of the argument behind `-m pip` of an interpreter.
fn behind_module(call: &Call<'_>) -> Option<usize> {
    if !["python", "pypy", "py"].iter().any(|name| call.name().starts_with(name)) {
        return None;
    }
    let words = call.args();
    let first = words.iter().position(|w| !w.text().starts_with('-') || matches!(w.text(), "-m" | "-mpip"))?;
    match words[first].text() {
        "-mpip" => Some(first + 1),
        "-m" => words.get(first + 1).filter(|w| w.text() == "pip").map(|_| first + 2),
        _ => None,
    }
}

/// What the file sets for pip where a RUN runs.
#[derive(Clone, Debug, Default)]
pub(super) struct Settings {
    /// Whether the cache is switched off.
    pub no_cache: bool,
    /// Where the cache is, if elsewhere than by default.
    pub cache_dir: Option<String>,
    /// Whether a file of constraints is in force.
    pub constrained: bool,
}

impl Settings {
    fn of(environment: &Environment) -> Self {
        let value = |name| environment.value(name).filter(|v| !v.is_empty());
        Self {
            // pip switches the cache off for `0` and `no` as well, which it keeps up for old files' sake.
            no_cache: value("PIP_NO_CACHE_DIR").is_some(),
            cache_dir: value("PIP_CACHE_DIR"),
            constrained: value("PIP_CONSTRAINT").is_some(),
        }
    }
}

/// The settings in force at each of the context's scripts.
pub(super) fn settings(context: &Context<'_>) -> Vec<Settings> {
    if context.profile() == Profile::Hadolint { peer_settings(context) } else { own_settings(context) }
}

/// ENV and ARG as the build knows them.
fn own_settings(context: &Context<'_>) -> Vec<Settings> {
    let mut found = Vec::with_capacity(context.scripts().len());
    let mut runs = context.scripts().iter().peekable();
    while runs.next_if(|run| run.stage.is_none()).is_some() {
        found.push(Settings::default());
    }
    let mut environments = Environments::new(context);
    for stage in &context.stages {
        environments.visit(context, stage, |index, _, environment| {
            if runs.next_if(|run| run.index == index).is_some() {
                found.push(Settings::of(environment));
            }
        });
    }
    found
}

/// hadolint's reading: stages go by their name, or by that of their image; what triggers set holds for triggers.
fn peer_settings(context: &Context<'_>) -> Vec<Settings> {
    let mut found = Vec::with_capacity(context.scripts().len());
    let mut runs = context.scripts().iter().peekable();
    let mut stages: HashMap<&str, bool> = HashMap::new();
    let (mut stage, mut triggers) = ("", false);
    for (index, instruction) in context.file.instructions.iter().enumerate() {
        let triggered = instruction.triggered();
        if let Arguments::From { image: Some(image), alias } = &instruction.arguments {
            let name = PeerImage::read(&image.text).name;
            let inherited = stages.get(name).copied().unwrap_or_default();
            stage = alias.as_ref().map_or(name, |a| a.name.text.as_str());
            stages.insert(stage, inherited);
        }
        if switches_cache_off(triggered) {
            if instruction.keyword == Keyword::Onbuild {
                triggers = true;
            } else {
                stages.insert(stage, true);
            }
        }
        if runs.next_if(|run| run.index == index).is_some() {
            let is_trigger = instruction.keyword == Keyword::Onbuild;
            let no_cache = if is_trigger { triggers } else { stages.get(stage).copied().unwrap_or_default() };
            found.push(Settings { no_cache, ..Settings::default() });
        }
    }
    found
}

/// The values of `PIP_NO_CACHE_DIR` that hadolint takes for a yes.
pub(super) const PEER_YES: &[&str] = &["1", "true", "True", "TRUE", "on", "On", "ON", "yes", "Yes", "YES"];

fn switches_cache_off(instruction: &Instruction) -> bool {
    let is_yes = |p: &Pair| p.name.value == "PIP_NO_CACHE_DIR" && PEER_YES.contains(&p.value.value.as_str());
    match &instruction.arguments {
        Arguments::Pairs { pairs, .. } => instruction.keyword == Keyword::Env && pairs.iter().any(is_yes),
        _ => false,
    }
}

/// What a word behind `pip install` asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Requirement {
    /// One version, or a file.
    Fixed,
    /// `>=2`: versions yet to come.
    Range,
    /// A repository without a commit, tag or branch.
    Repository,
    /// A name without a version.
    Open,
    /// Nobody can say: a variable.
    Unknown,
}

/// Schemes of version control that pip knows, as words start with them.
const VCS: &[&str] = &[
    "git",
    "svn",
    "hg+http",
    "hg+static-http",
    "hg+ssh",
    "hg+file",
    "bzr+http",
    "bzr+ssh",
    "bzr+sftp",
    "bzr+ftp",
    "bzr+lp",
];

/// Whether hadolint takes a word for something with a version.
pub(super) fn is_pinned_for_peer(text: &str) -> bool {
    if ["==", "!=", "~=", ">", "<"].iter().any(|sign| text.contains(sign)) {
        return true;
    }
    if VCS.iter().any(|scheme| text.starts_with(scheme)) {
        return text.contains('@');
    }
    text.contains('/') || [".whl", ".tar.gz"].iter().any(|ending| text.ends_with(ending))
}

/// Endings of files that pip installs.
const ARCHIVES: &[&str] = &[".whl", ".zip", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz", ".tar"];

/// Reads a word behind `pip install`.
pub(super) fn requirement(word: &Word) -> Requirement {
    let text = word.text();
    // The address of `name @ address`.
    let address = text.split_once('@').map_or(text, |(_, rest)| rest.trim_start());
    let repository =
        [text, address].into_iter().find(|t| ["git+", "hg+", "svn+", "bzr+"].iter().any(|s| t.starts_with(s)));
    if let Some(repository) = repository {
        let path = repository.split('#').next().unwrap_or(repository);
        let path = path.split_once("://").map_or(path, |(_, path)| path);
        let path = path.split_once('/').map_or("", |(_, path)| path);
        return if path.contains('@') { Requirement::Fixed } else { Requirement::Repository };
    }
    if text.is_empty() || text.starts_with('.') || text.contains('/') || ARCHIVES.iter().any(|a| text.ends_with(a)) {
        return Requirement::Fixed;
    }
    let versions = text.split(';').next().unwrap_or(text);
    if versions.contains("==") || versions.contains("~=") {
        Requirement::Fixed
    } else if versions.contains(['<', '>']) || versions.contains("!=") {
        Requirement::Range
    } else if word.has_expansion() {
        Requirement::Unknown
    } else {
        Requirement::Open
    }
}

/// The name of a requirement, without extras, versions and conditions.
pub(super) fn project_name(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))).unwrap_or(text.len());
    &text[..end]
}
