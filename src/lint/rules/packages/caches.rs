//! Caches that package managers keep: what the rules about `clean` have in common.

use super::{
    cleanup::{append, deleting, is_mounted, is_mounted_for_peer},
    manager::{Manager, ManagerCall},
};
use crate::{
    diagnostic::{Finding, Fix, Profile, RuleMeta},
    lint::{Context, RunScript, rules::support::commands::calls},
    shell::{Call, Enclosure},
};

/// What a manager keeps, and how it is got rid of.
pub(super) struct Cache {
    /// The manager.
    pub manager: &'static Manager,
    /// Sub-commands that fill the cache.
    pub verbs: &'static [&'static str],
    /// Those that hadolint looks for.
    pub peer_verbs: &'static [&'static str],
    /// Sub-commands that empty it.
    pub cleans: &'static [&'static str],
    /// Arguments that hadolint takes for one of them.
    pub peer_cleans: &'static [&'static str],
    /// Folders that it may lie in.
    pub folders: &'static [&'static str],
    /// The folder that hadolint knows a mount for.
    pub peer_mount: Option<&'static str>,
    /// Arguments that make any `rm` a clean-up for hadolint.
    pub peer_deletes: &'static [&'static str],
    /// What to write behind the manager's name: `clean all`.
    pub clean: &'static str,
}

/// Reports RUNs that leave a cache behind, once each.
pub(super) fn check(meta: &'static RuleMeta, cache: &Cache, context: &Context<'_>, findings: &mut Vec<Finding>) {
    for run in context.scripts() {
        let for_peer = context.profile() == Profile::Hadolint;
        let verbs = if for_peer { cache.peer_verbs } else { cache.verbs };
        let fills = cache.manager.calls(context, run, verbs);
        let kept = if for_peer { kept_for_peer(cache, run, &fills) } else { kept(cache, context, run, &fills) };
        if let Some(fill) = kept {
            findings.push(finding(meta, cache, context, run, fill));
        }
    }
}

/// The last command that fills the cache, unless something empties it later or a mount holds it.
fn kept<'c, 'a>(
    cache: &Cache,
    context: &Context<'_>,
    run: &RunScript<'_>,
    fills: &'c [ManagerCall<'a>],
) -> Option<&'c ManagerCall<'a>> {
    let last = fills.iter().max_by_key(|f| f.call.command.range.start)?;
    // A function may be called after all.
    let is_later = |c: &Call<'_>| {
        c.command.range.start > last.call.command.range.start || run.script.stands_in(c.command, Enclosure::Function)
    };
    let calls = calls(context, run);
    let cleans = |c: &Call<'_>| cache.manager.names.contains(&c.name()) && c.has_any_arg(cache.cleans);
    let deleted = || cache.folders.iter().any(|folder| deleting(&calls, folder).into_iter().any(is_later));
    let cleaned = calls.iter().any(|c| cleans(c) && is_later(c)) || deleted();
    let mounted = cache.folders.iter().any(|folder| is_mounted(run, folder));
    (!mounted && !cleaned).then_some(last)
}

/// hadolint's condition, for each of the manager's names by itself: the first clean-up comes after the first
/// command that fills the cache.
fn kept_for_peer<'c, 'a>(
    cache: &Cache,
    run: &RunScript<'_>,
    fills: &'c [ManagerCall<'a>],
) -> Option<&'c ManagerCall<'a>> {
    if cache.peer_mount.is_some_and(|folder| is_mounted_for_peer(run, folder)) {
        return None;
    }
    let cleans_up = |c: &Call<'_>, name: &str| {
        (c.name() == name && c.has_any_arg(cache.peer_cleans))
            || (c.name() == "rm" && c.has_any_arg(cache.peer_deletes))
    };
    let fills_it = |c: &Call<'_>, name: &str| c.name() == name && c.has_any_arg(cache.peer_verbs);
    cache.manager.peer_names.iter().find_map(|name| {
        let filled = run.script.strict().position(|c| fills_it(&c, name))?;
        let cleaned = run.script.strict().position(|c| cleans_up(&c, name));
        if cleaned.is_some_and(|n| n > filled) {
            return None;
        }
        fills.iter().find(|f| f.call.name() == *name)
    })
}

fn finding(
    meta: &'static RuleMeta,
    cache: &Cache,
    context: &Context<'_>,
    run: &RunScript<'_>,
    fill: &ManagerCall<'_>,
) -> Finding {
    let name = fill.call.name();
    let sudo = if fill.call.through.contains(&"sudo") { "sudo " } else { "" };
    let command = format!("{sudo}{name} {}", cache.clean);
    let message = format!("The cache that `{}` fills stays in this layer", fill.title());
    let finding = Finding::new(meta, run.outer.range, run.source(fill.head()), message)
        .help(format!("End this RUN with `&& {command}`."));
    // A clean-up that stands in the wrong place is to be moved, not doubled.
    let cleans = |c: &Call<'_>| c.name() == name && c.has_any_arg(cache.cleans);
    match append(context, run, &command).filter(|_| !run.script.effective().any(|c| cleans(&c))) {
        Some(edit) => finding.fix(Fix::safe(format!("Add `{command}` at the end of the RUN"), vec![edit])),
        None => finding,
    }
}
