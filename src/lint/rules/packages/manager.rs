//! Package managers: their commands, sub-commands, options and packages, as the two views of a RUN show them.

use crate::{
    diagnostic::Profile,
    lint::{
        Context, RunScript,
        rules::support::commands::{calls, from_name},
    },
    shell::{Call, Word},
    text::TextRange,
};

/// What must be known of a package manager to read its commands.
#[derive(Debug)]
pub(super) struct Manager {
    /// The commands it goes by.
    pub names: &'static [&'static str],
    /// Those that hadolint knows.
    pub peer_names: &'static [&'static str],
    /// Sub-commands that install what is named behind them.
    pub installs: &'static [&'static str],
    /// Those that hadolint knows.
    pub peer_installs: &'static [&'static str],
    /// Options that take their value from the next word.
    pub valued: &'static [&'static str],
    /// Those that hadolint knows.
    pub peer_valued: &'static [&'static str],
}

/// Debian's and Ubuntu's.
pub(super) const APT: Manager = Manager {
    names: &["apt-get", "apt", "aptitude"],
    peer_names: &["apt-get"],
    installs: &["install"],
    peer_installs: &["install"],
    valued: &[
        "t",
        "target-release",
        "default-release",
        "o",
        "option",
        "c",
        "config-file",
        "a",
        "host-architecture",
        "P",
        "build-profiles",
        "S",
        "snapshot",
        "solver",
        "planner",
    ],
    peer_valued: &["t", "target-release"],
};

/// Alpine's.
pub(super) const APK: Manager = Manager {
    names: &["apk"],
    peer_names: &["apk"],
    installs: &["add"],
    peer_installs: &["add"],
    valued: &[
        "t",
        "virtual",
        "X",
        "repository",
        "p",
        "root",
        "keys-dir",
        "repositories-file",
        "arch",
        "wait",
        "cache-dir",
        "cache-max-age",
        "progress-fd",
        "timeout",
    ],
    peer_valued: &["t", "virtual", "X", "repository"],
};

/// Options of yum and dnf that take their value from the next word.
const RPM_VALUED: &[&str] = &[
    "c",
    "config",
    "d",
    "debuglevel",
    "e",
    "errorlevel",
    "x",
    "exclude",
    "enablerepo",
    "disablerepo",
    "enable-repo",
    "disable-repo",
    "repo",
    "repoid",
    "repofrompath",
    "installroot",
    "releasever",
    "setopt",
    "setvar",
    "disableexcludes",
    "disableplugin",
    "enableplugin",
    "downloaddir",
    "destdir",
    "forcearch",
    "comment",
    "R",
    "randomwait",
    "rpmverbosity",
];

/// Red Hat's older one.
pub(super) const YUM: Manager = Manager {
    names: &["yum"],
    peer_names: &["yum"],
    installs: &["install"],
    peer_installs: &["install"],
    valued: RPM_VALUED,
    peer_valued: &[],
};

/// Red Hat's and Fedora's.
pub(super) const DNF: Manager = Manager {
    names: &["dnf", "microdnf", "dnf5", "tdnf"],
    peer_names: &["dnf", "microdnf"],
    installs: &["install", "in"],
    peer_installs: &["install"],
    valued: RPM_VALUED,
    peer_valued: &[],
};

/// SUSE's.
pub(super) const ZYPPER: Manager = Manager {
    names: &["zypper"],
    peer_names: &["zypper"],
    installs: &["install", "in"],
    peer_installs: &["install", "in"],
    valued: &[
        "R",
        "root",
        "D",
        "reposd-dir",
        "C",
        "cache-dir",
        "config",
        "p",
        "plus-repo",
        "plus-content",
        "releasever",
        "installroot",
        "r",
        "repo",
        "from",
        "t",
        "type",
        "download",
    ],
    peer_valued: &[],
};

/// A command of a package manager: `apt-get -q install curl`.
#[derive(Debug)]
pub(super) struct ManagerCall<'a> {
    /// The command.
    pub call: Call<'a>,
    /// The word that says what to do: `install`.
    pub subcommand: &'a Word,
    /// The words behind it that are no options: packages, for an install command.
    pub operands: Vec<&'a Word>,
}

impl ManagerCall<'_> {
    /// What to do, as text.
    pub fn verb(&self) -> &str {
        self.subcommand.text()
    }

    /// From the command's name to the sub-command.
    pub fn head(&self) -> TextRange {
        from_name(&self.call, self.subcommand.range)
    }

    /// What the reader calls it: `apt-get install`.
    pub fn title(&self) -> String {
        format!("{} {}", self.call.name(), self.verb())
    }
}

impl Manager {
    /// This manager's commands in a RUN with one of the sub-commands `verbs`.
    pub fn calls<'a>(&self, context: &Context<'_>, run: &'a RunScript<'_>, verbs: &[&str]) -> Vec<ManagerCall<'a>> {
        let strict = context.profile() == Profile::Hadolint;
        if !run.script.may_call(if strict { self.peer_names } else { self.names }) {
            return Vec::new();
        }
        calls(context, run)
            .into_iter()
            .filter_map(|call| if strict { self.strict(call, verbs) } else { self.effective(call, verbs) })
            .collect()
    }

    /// This manager's commands in a RUN that install packages.
    pub fn installs<'a>(&self, context: &Context<'_>, run: &'a RunScript<'_>) -> Vec<ManagerCall<'a>> {
        let strict = context.profile() == Profile::Hadolint;
        self.calls(context, run, if strict { self.peer_installs } else { self.installs })
    }

    /// As hadolint reads it: the sub-command is any argument with its name, every other argument is a package.
    fn strict<'a>(&self, call: Call<'a>, verbs: &[&str]) -> Option<ManagerCall<'a>> {
        if !self.peer_names.contains(&call.name()) {
            return None;
        }
        let is_verb = |w: &Word| verbs.contains(&&*w.strict_text());
        let subcommand = call.args().iter().find(|w| is_verb(w))?;
        let operands = call.operands_without(self.peer_valued).filter(|w| !is_verb(w)).collect();
        Some(ManagerCall { call, subcommand, operands })
    }

    /// As the manager reads it: the sub-command is the first argument that is no option.
    fn effective<'a>(&self, call: Call<'a>, verbs: &[&str]) -> Option<ManagerCall<'a>> {
        if !self.names.contains(&call.name()) {
            return None;
        }
        // A variable before the sub-command holds options.
        let mut operands = call
            .operands_without(self.valued)
            .filter(|w| w.text() != "--")
            .skip_while(|w| w.literal().is_none())
            .collect::<Vec<_>>()
            .into_iter();
        let subcommand = operands.next().filter(|w| verbs.contains(&w.text()))?;
        let operands = operands.collect();
        Some(ManagerCall { call, subcommand, operands })
    }
}

/// Names for people: "`a`", "`a` and `b`", "`a`, `b` and 3 more".
pub(super) fn list_names(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => format!("`{only}`"),
        [a, b] => format!("`{a}` and `{b}`"),
        [a, b, c] => format!("`{a}`, `{b}` and `{c}`"),
        [a, b, rest @ ..] => format!("`{a}`, `{b}` and {} more packages", rest.len()),
    }
}
