//! Packages without a version: what the rules about pinning have in common.

use super::{
    importance,
    manager::{Manager, ManagerCall, list_names},
};
use crate::{
    diagnostic::{Finding, Fix, Profile, RuleMeta, Severity},
    lint::{Context, RunScript, knowledge::services::image_name},
    shell::Word,
    text::Edit,
};
use std::{borrow::Cow, collections::HashSet};

/// How a manager's packages are pinned.
pub(super) struct Pinning {
    /// The manager.
    pub manager: &'static Manager,
    /// Whether hadolint takes a word for pinned.
    pub is_pinned_for_peer: fn(&Operand<'_, '_>) -> bool,
    /// Whether a word has a version, or is nothing that could have one.
    pub is_pinned: fn(&str) -> bool,
    /// What stands between name and version: `=`.
    pub sign: &'static str,
    /// The command that shows the version one gets: `apt-cache policy`.
    pub shown_by: &'static str,
}

/// A word behind an install command, with what is around it.
pub(super) struct Operand<'a, 't> {
    /// The file.
    pub context: &'a Context<'t>,
    /// The RUN.
    pub run: &'a RunScript<'a>,
    /// The command.
    pub install: &'a ManagerCall<'a>,
    /// The word.
    pub word: &'a Word,
}

impl Operand<'_, '_> {
    /// The word as hadolint reads it.
    pub fn text(&self) -> Cow<'_, str> {
        self.word.strict_text()
    }
}

/// Reports packages without a version. hadolint has one finding for a RUN; by default each package that the
/// application stands on has a warning of its own, and the others of a command share a note.
pub(super) fn check(meta: &'static RuleMeta, pinning: &Pinning, context: &Context<'_>, findings: &mut Vec<Finding>) {
    for run in context.scripts() {
        let installs = pinning.manager.installs(context, run);
        if context.profile() == Profile::Hadolint {
            findings.extend(for_peer(meta, pinning, context, run, &installs));
            continue;
        }
        if installs.is_empty() {
            continue;
        }
        let removed = Removed::of(run);
        for install in &installs {
            let temporary = is_removed_again(install, &removed);
            by_importance(meta, pinning, context, run, install, temporary, findings);
        }
    }
}

fn for_peer(
    meta: &'static RuleMeta,
    pinning: &Pinning,
    context: &Context<'_>,
    run: &RunScript<'_>,
    installs: &[ManagerCall<'_>],
) -> Option<Finding> {
    let unpinned = |install: &ManagerCall<'_>| {
        let is_unpinned = |word| !(pinning.is_pinned_for_peer)(&Operand { context, run, install, word });
        install.operands.iter().copied().find(|word| is_unpinned(word)).map(|word| word.range)
    };
    let (install, range) = installs.iter().find_map(|i| Some((i, unpinned(i)?)))?;
    let message = format!("`{}` installs packages without a version", install.title());
    Some(Finding::new(meta, run.outer.range, run.source(range), message).help(help(pinning, "package")))
}

fn by_importance(
    meta: &'static RuleMeta,
    pinning: &Pinning,
    context: &Context<'_>,
    run: &RunScript<'_>,
    install: &ManagerCall<'_>,
    temporary: bool,
    findings: &mut Vec<Finding>,
) {
    let unpinned = install.operands.iter().copied().filter(|w| can_be_judged(w) && !(pinning.is_pinned)(w.text()));
    let compiles = compiles_for_node(context, run, install);
    let mut others: Vec<&Word> = Vec::new();
    for word in unpinned {
        let name = word.text();
        let is_helper = temporary || (compiles && matches!(name, "python" | "python2" | "python3" | "perl"));
        let role = importance::role(name).filter(|_| !is_helper && !importance::names_series(name));
        let Some(role) = role else {
            others.push(word);
            continue;
        };
        let message = format!("`{name}` is installed without a version, and it is {}", role.noun());
        findings.push(
            Finding::new(meta, run.outer.range, run.source(word.range), message)
                .why(role.why())
                .help(help(pinning, name))
                .fix(pin(pinning, run, &[word])),
        );
    }
    let ([first, .., last] | [first @ last]) = others.as_slice() else { return };
    let names: Vec<&str> = others.iter().map(|w| w.text()).collect();
    let are = if names.len() == 1 { "is" } else { "are" };
    let message = format!("{} {are} installed without a version", list_names(&names));
    findings.push(
        Finding::new(meta, run.outer.range, run.source(first.range.join(last.range)), message)
            .severity(Severity::Info)
            .why("The next build takes whatever version the mirror holds that day. For helpers this seldom matters; pin the ones that your application depends on.")
            .help(help(pinning, names[0]))
            .fix(pin(pinning, run, &others)),
    );
}

/// Whether an install brings what native modules of Node are compiled with: `python3 make g++` on an image of Node, or
/// beside Node itself. Python is a tool there, not what the application runs on.
fn compiles_for_node(context: &Context<'_>, run: &RunScript<'_>, install: &ManagerCall<'_>) -> bool {
    let has = |names: &[&str]| install.operands.iter().any(|w| names.contains(&w.text()));
    let is_on_node = || {
        let lineage = run.stage.into_iter().flat_map(|s| context.assembly().lineage(s));
        lineage.filter_map(|s| s.image.as_ref()).any(|image| image_name(image) == "node")
    };
    has(&["g++", "gcc", "make", "build-essential", "build-base"]) && (has(&["nodejs", "npm"]) || is_on_node())
}

/// Whether a word names a file: it ends in `.deb`, `.apk` or `.rpm`, in small letters.
pub(super) fn is_file(word: &str, ending: &str) -> bool {
    word.rsplit_once('.').is_some_and(|(_, end)| end == ending)
}

/// Whether a word names a package in the text, at least in part: `$PACKAGES` may hold anything, versions too.
fn can_be_judged(word: &Word) -> bool {
    !word.text().is_empty()
        && (word.literal().is_some() || word.text().starts_with(|c: char| c.is_ascii_alphanumeric()))
}

/// What a RUN takes out again at its end.
pub(super) struct Removed {
    /// Alpine's virtual groups.
    pub groups: HashSet<String>,
    /// Whether Debian's `apt-mark auto` hands packages over to `--auto-remove`.
    marked: bool,
}

impl Removed {
    pub fn of(run: &RunScript<'_>) -> Self {
        let mut removed = Self { groups: HashSet::new(), marked: false };
        if !run.script.may_call(&["apk", "apt-get", "apt"]) {
            return removed;
        }
        let has_marks = run.text.text.contains("apt-mark");
        for call in run.script.effective() {
            match call.name() {
                "apk" if call.has_arg("del") => removed.groups.extend(call.texts().map(Cow::into_owned)),
                "apt-get" | "apt" if has_marks => {
                    removed.marked |= call.has_arg("autoremove") || call.has_any_flag(&["auto-remove", "autoremove"]);
                }
                _ => {}
            }
        }
        removed
    }
}

/// Whether the packages only serve the build.
fn is_removed_again(install: &ManagerCall<'_>, removed: &Removed) -> bool {
    match install.call.name() {
        "apk" => install.call.value_of(&["t", "virtual"]).is_some_and(|group| removed.groups.contains(&*group)),
        "apt-get" | "apt" => removed.marked,
        _ => false,
    }
}

fn help(pinning: &Pinning, name: &str) -> String {
    let (sign, shown_by) = (pinning.sign, pinning.shown_by);
    format!(
        "Write `{name}{sign}VERSION`; `{shown_by} {name}` in the base image shows the version that you get today. A base image pinned by digest does not pin what is installed on top of it."
    )
}

/// The place where a version is to be filled in.
fn pin(pinning: &Pinning, run: &RunScript<'_>, words: &[&Word]) -> Fix {
    let edits =
        words.iter().map(|w| Edit::insert(run.source(w.range).to(), format!("{}VERSION", pinning.sign))).collect();
    Fix::display("Write the version behind the name", edits)
}
