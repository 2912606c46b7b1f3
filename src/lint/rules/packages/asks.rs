//! Package managers that would ask before they act: what the rules about `-y` have in common.

use super::manager::{Manager, ManagerCall};
use crate::{
    diagnostic::{Finding, Fix, Profile, RuleMeta},
    lint::{Context, RunScript, rules::support::commands::insert_behind},
    shell::Call,
};

/// Sub-commands of yum and dnf that change packages.
pub(super) const RPM_VERBS: &[&str] = &[
    "install",
    "in",
    "reinstall",
    "rei",
    "groupinstall",
    "groupupdate",
    "localinstall",
    "localupdate",
    "group",
    "module",
    "swap",
    "update",
    "upgrade",
    "up",
    "update-minimal",
    "upgrade-minimal",
    "distro-sync",
    "dsync",
    "downgrade",
    "builddep",
    "remove",
    "rm",
    "erase",
    "autoremove",
];

/// Those of them that fetch the metadata of the repositories.
pub(super) const RPM_FETCHES: &[&str] = &[
    "install",
    "in",
    "reinstall",
    "rei",
    "groupinstall",
    "groupupdate",
    "localinstall",
    "localupdate",
    "group",
    "module",
    "swap",
    "update",
    "upgrade",
    "up",
    "update-minimal",
    "upgrade-minimal",
    "distro-sync",
    "dsync",
    "downgrade",
    "builddep",
    "makecache",
];

/// Whether yum or dnf is told not to ask.
pub(super) fn answers_rpm(call: &Call<'_>) -> bool {
    let set =
        call.values_of(&["setopt"]).iter().any(|v| matches!(&**v, "assumeyes=1" | "assumeyes=True" | "assumeyes=true"));
    set || call.has_any_flag(&["y", "assumeyes", "assumeno", "downloadonly"])
}

/// How a manager is told not to ask.
pub(super) struct Asking {
    /// The manager.
    pub manager: &'static Manager,
    /// Sub-commands that ask.
    pub verbs: &'static [&'static str],
    /// Those that hadolint looks for.
    pub peer_verbs: &'static [&'static str],
    /// Whether a command is told not to ask, as hadolint sees it.
    pub is_answered_for_peer: fn(&Call<'_>) -> bool,
    /// Whether a command is told not to ask.
    pub is_answered: fn(&Context<'_>, &RunScript<'_>, &Call<'_>) -> bool,
    /// The option that tells it.
    pub option: &'static str,
    /// Whether the option stands before the sub-command.
    pub is_global: bool,
}

/// Reports commands that would ask. hadolint has one finding for a RUN, by default each command has one.
pub(super) fn check(meta: &'static RuleMeta, asking: &Asking, context: &Context<'_>, findings: &mut Vec<Finding>) {
    let for_peer = context.profile() == Profile::Hadolint;
    for run in context.scripts() {
        let verbs = if for_peer { asking.peer_verbs } else { asking.verbs };
        let asks = |c: &ManagerCall<'_>| {
            if for_peer {
                !(asking.is_answered_for_peer)(&c.call)
            } else {
                !(asking.is_answered)(context, run, &c.call) && !gets_input(&c.call, run)
            }
        };
        let calls = asking.manager.calls(context, run, verbs);
        let asking_calls = calls.iter().filter(|c| asks(c)).map(|c| finding(meta, asking, context, run, c));
        findings.extend(asking_calls.take(if for_peer { 1 } else { usize::MAX }));
    }
}

fn finding(
    meta: &'static RuleMeta,
    asking: &Asking,
    context: &Context<'_>,
    run: &RunScript<'_>,
    call: &ManagerCall<'_>,
) -> Finding {
    let (name, option) = (call.call.name(), asking.option);
    let (title, place) = if asking.is_global {
        (format!("{name} {option} {}", call.verb()), call.call.name_word())
    } else {
        (format!("{} {option}", call.title()), call.subcommand)
    };
    let message = format!("`{}` asks for confirmation, and nobody is there to answer during a build", call.title());
    let finding =
        Finding::new(meta, run.outer.range, run.source(call.head()), message).help(format!("Write `{title}`."));
    match insert_behind(context, run, place.range, option) {
        Some(edit) => finding.fix(Fix::safe(format!("Add `{option}`"), vec![edit])),
        None => finding,
    }
}

/// Whether something is piped or redirected into a command: `yes | apt-get install curl`.
fn gets_input(call: &Call<'_>, run: &RunScript<'_>) -> bool {
    use crate::shell::{Join, RedirectKind};
    let script = call.script.unwrap_or(&run.script);
    let piped = matches!(call.command.join, Join::Pipe | Join::PipeBoth)
        || script.around(call.command).any(|c| matches!(c.join, Join::Pipe | Join::PipeBoth));
    let reads = |kind| matches!(kind, RedirectKind::Read | RedirectKind::HereString | RedirectKind::Heredoc);
    piped || call.command.redirects.iter().any(|r| reads(r.kind))
}
