//! What package managers leave behind, and how a RUN gets rid of it in the same layer.

use crate::{
    lint::{Context, RunScript, rules::support::run_flags::mounts},
    shell::{Call, Enclosure, Script, Word},
    text::{Edit, TextRange},
};
use std::borrow::Cow;

/// Whether hadolint takes `folder` for mounted: the target of a cache or tmpfs mount starts with it.
pub(super) fn is_mounted_for_peer(run: &RunScript<'_>, folder: &str) -> bool {
    passing_targets(run).any(|target| single_slashes(&target).starts_with(folder))
}

/// Whether `folder` lies in a mount of its own, which keeps its content out of the layer.
pub(super) fn is_mounted(run: &RunScript<'_>, folder: &str) -> bool {
    passing_targets(run).any(|target| is_below(folder, &target))
}

/// Targets of cache and tmpfs mounts.
fn passing_targets(run: &RunScript<'_>) -> impl Iterator<Item = String> {
    let mounts = mounts(run.run).into_iter();
    mounts.filter_map(|mount| Some(mount.passing_target()?.trim_matches('\'').to_owned()))
}

fn single_slashes(path: &str) -> String {
    let mut text = path.to_owned();
    while text.contains("//") {
        text = text.replace("//", "/");
    }
    text
}

/// Whether `path` is `folder` or lies below it.
fn is_below(path: &str, folder: &str) -> bool {
    let folder = single_slashes(folder);
    let folder = folder.trim_end_matches('/');
    path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The commands that delete what is below `folder`: with `rm`, or with `find`. Relative paths count from the last
/// `cd` before.
pub(super) fn deleting<'c, 'a>(calls: &'c [Call<'a>], folder: &str) -> Vec<&'c Call<'a>> {
    let mut place = "";
    let mut found = Vec::new();
    for call in calls {
        let named = || call.operands().any(|w| covers(&from(place, w.text()), folder));
        match call.name() {
            "cd" => place = call.operands().next().map_or("", Word::text),
            "rm" | "unlink" if named() => found.push(call),
            "find" if named() && call.has_any_arg(&["-delete", "rm"]) => found.push(call),
            _ => {}
        }
    }
    found
}

/// A path as seen from a folder.
fn from<'t>(place: &str, path: &'t str) -> Cow<'t, str> {
    let is_rooted = path.starts_with(['/', '$']) || place.is_empty();
    if is_rooted { Cow::Borrowed(path) } else { Cow::Owned(format!("{place}/{path}")) }
}

/// Whether deleting `pattern` empties `folder`: it is the folder, its content, or a folder above it. A variable
/// in front stands for the root of another system.
fn covers(pattern: &str, folder: &str) -> bool {
    let path = single_slashes(pattern);
    let Some(start) = path.find('/') else { return false };
    let path = &path[start..];
    if let Some((before, rest)) = path.split_once('{')
        && let Some((inside, after)) = rest.split_once('}')
    {
        return inside.split(',').any(|part| covers(&format!("{before}{part}{after}"), folder));
    }
    // What stands before the first pattern sign must lead to the folder: `/var/cache/apk*`, `/var/lib/apt/*`.
    let sign = path.find(['*', '?', '[']);
    let plain = path[..sign.unwrap_or(path.len())].trim_end_matches('/');
    if plain.len() < 4 {
        return false;
    }
    is_below(folder, plain) || (sign.is_some() && folder.starts_with(plain))
}

/// An edit that goes on with `&& command` behind the last command of a RUN, so that it runs in the same layer and
/// a failure before it still ends the build. `None` where the end cannot be told or nothing would come behind it.
pub(super) fn append(context: &Context<'_>, run: &RunScript<'_>, command: &str) -> Option<Edit> {
    let last = last_part(&run.script)?;
    if run.exec || run.script.fault.is_some() || goes_elsewhere(run, last) {
        return None;
    }
    let at = run.source(last).to();
    Some(Edit::insert(at, format!("{}{command}", joint(context, run, at))))
}

/// The last command or compound on the outermost level, redirections included.
fn last_part(script: &Script) -> Option<TextRange> {
    let commands = script.commands.iter().filter(|c| c.inside.is_none() && c.parent.is_none()).map(|c| c.range);
    let compounds = script
        .compounds
        .iter()
        .filter(|c| c.inside.is_none() && c.parent.is_none())
        .map(|c| c.redirects.iter().fold(c.range, |all, r| all.join(r.range)));
    commands.chain(compounds).max_by_key(|r| r.end)
}

/// Whether the script ends before anything behind `last` could run, or `last` runs beside it.
fn goes_elsewhere(run: &RunScript<'_>, last: TextRange) -> bool {
    let behind = run.text.text[last.to()..].trim_start_matches([' ', '\t']);
    let leaves = |name: &str| matches!(name, "exec" | "exit" | "return");
    behind.starts_with('&')
        || run.script.written().any(|c| last.covers(c.command.range) && leaves(c.name()))
        || run.script.compounds.iter().any(|c| c.kind == Enclosure::Function && c.range.end == last.end)
}

/// What comes between the last command and the next, in the manner of the RUN: on a line of its own where it has
/// several.
fn joint(context: &Context<'_>, run: &RunScript<'_>, at: usize) -> String {
    let in_heredoc = run.run.heredocs.iter().any(|h| h.body.contains(at.saturating_sub(1)));
    let line_start = context.source[..at].rfind('\n').map_or(0, |n| n + 1);
    if in_heredoc || line_start <= run.outer.range.from() {
        return " && ".to_owned();
    }
    let (escape, line_break) =
        (context.file.escape, if context.source[..line_start].ends_with("\r\n") { "\r\n" } else { "\n" });
    let (indent, leading) = style(context.source, run, line_start);
    if leading { format!(" {escape}{line_break}{indent}&& ") } else { format!(" && {escape}{line_break}{indent}") }
}

/// Indentation of the lines that start commands, and whether `&&` stands at their start.
fn style<'t>(source: &'t str, run: &RunScript<'_>, last_line: usize) -> (&'t str, bool) {
    let range = run.outer.range;
    let lines = range.of(source).split_inclusive('\n').skip(1).map(|l| (l, l.trim_start_matches([' ', '\t'])));
    if let Some((line, text)) = lines.filter(|(_, text)| text.starts_with("&&")).last() {
        return (&line[..line.len() - text.len()], true);
    }
    let line = &source[last_line..];
    let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
    let trailing = range.of(source).lines().any(|l| l.trim_end_matches(['\\', '`', ' ', '\t']).ends_with("&&"));
    (&line[..indent], !trailing)
}
