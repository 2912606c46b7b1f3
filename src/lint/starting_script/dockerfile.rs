//! The instructions that take the script in.

use super::{
    command::Started,
    hard_wired::{EXAMPLES, HardWired},
    templates::Template,
};
use crate::{
    dockerfile::{Arguments, Instruction, Keyword},
    lint::{
        Context,
        assembly::StageFacts,
        rules::support::{
            casing::cased,
            exec_form,
            removal::{line_break, remove},
        },
    },
    text::Edit,
};
use std::fmt::Write as _;

/// The instructions by themselves, with the script as a file beside the Dockerfile, and the edits that put them into the
/// Dockerfile, with the script in it.
pub(super) fn write(
    context: &Context<'_>,
    image: &StageFacts,
    found: &HardWired,
    templates: &[Template],
    start: &Started,
    name: &str,
    script: &str,
) -> (String, Vec<Edit>) {
    let defaults = defaults(context, found, templates);
    let start_text = started(context, start, name);
    let mut alone = defaults.clone();
    for template in templates.iter().filter(|t| t.dot_env.is_none()) {
        let _ = writeln!(alone, "{} {} {}", cased(context, "COPY"), template.source, template.copied_to);
    }
    let _ = writeln!(alone, "{} --chmod=755 {name} /usr/local/bin/", cased(context, "COPY"));
    alone.push_str(&start_text);
    if start.keeps_cmd {
        let cmd = image.cmd.as_ref().and_then(|c| context.file.instructions.get(c.index));
        alone.extend(cmd.map(|c| c.range.of(context.source)));
        alone.push('\n');
    }

    let end = if script.contains("\nSCRIPT\n") { "END_OF_SCRIPT" } else { "SCRIPT" };
    let block = format!(
        "{defaults}{} --chmod=755 <<'{end}' /usr/local/bin/{name}\n{script}{end}\n{start_text}",
        cased(context, "COPY")
    );
    let mut edits = copies(context, templates);
    edits.extend(without_secrets(context, found));
    edits.extend(at_end(context, image, start, &block));
    edits.sort_by_key(|e| (e.range.start, e.range.end));
    // An instruction that two of them change would be torn.
    edits.dedup_by(|b, a| b.range.start < a.range.end);
    if line_break(context.source) == "\r\n" {
        for edit in &mut edits {
            edit.text = edit.text.replace("\r\n", "\n").replace('\n', "\r\n");
        }
    }
    (alone, edits)
}

fn defaults(context: &Context<'_>, found: &HardWired, templates: &[Template]) -> String {
    let mut new: Vec<String> = found
        .variables
        .iter()
        .filter(|v| !v.is_set)
        .filter_map(|v| Some(format!("{}={}", v.name, quoted(v.default.as_ref()?))))
        .collect();
    let mut text = String::from(
        "# Defaults; each environment overrides them: `docker run -e NAME=...`, or `environment:` in the stack file.\n",
    );
    if found.needs_examples() && templates.iter().any(|t| t.dot_env.is_none()) {
        text.push_str("# APP_URL and APP_LOG_LEVEL stand for the values in which your environments differ.\n");
        new.extend(EXAMPLES.iter().map(|(name, value)| format!("{name}={value}")));
    }
    if new.is_empty() {
        return String::new();
    }
    let _ = writeln!(text, "{} {}", cased(context, "ENV"), new.join(" \\\n    "));
    text
}

/// A value as ENV takes it.
fn quoted(value: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "._-/:@,+%?&=".contains(c);
    if !value.is_empty() && value.chars().all(is_plain) {
        return value.to_owned();
    }
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\"").replace('$', "\\$"))
}

fn started(context: &Context<'_>, start: &Started, name: &str) -> String {
    let words: Vec<String> = [name.to_owned()].into_iter().chain(start.entrypoint.iter().cloned()).collect();
    let mut text = format!("{} {}\n", cased(context, "ENTRYPOINT"), exec_form::write(&words));
    if start.is_lost {
        text.insert_str(0, "# ENTRYPOINT makes the base image's CMD be forgotten: write it behind, as CMD.\n");
    }
    if let Some(cmd) = start.cmd.as_ref().filter(|c| !c.is_empty()) {
        let _ = writeln!(text, "{} {}", cased(context, "CMD"), exec_form::write(cmd));
    }
    text
}

/// COPY of templates in the place of the files.
fn copies(context: &Context<'_>, templates: &[Template]) -> Vec<Edit> {
    let mut edits = Vec::new();
    for template in templates {
        let copy = &context.file.instructions[template.index];
        let is_sole = template.siblings == 1 && copy.keyword == Keyword::Copy;
        if template.dot_env.is_some() {
            edits.extend(if is_sole { remove(context, copy) } else { Some(Edit::delete(template.range)) });
        } else if is_sole {
            let flags: Vec<&str> = copy.flags.iter().map(|f| f.range.of(context.source)).collect();
            let words = [copy.keyword_text.as_str()].into_iter().chain(flags);
            let words = words.chain([template.source.as_str(), template.copied_to.as_str()]);
            edits.push(Edit::replace(copy.range, words.collect::<Vec<_>>().join(" ")));
        } else {
            edits.push(Edit::replace(template.range, template.source.clone()));
        }
    }
    edits
}

/// ENV instructions without the secrets in them.
fn without_secrets(context: &Context<'_>, found: &HardWired) -> Vec<Edit> {
    let mut indices = found.secrets.clone();
    indices.dedup();
    let required = |name: &str| found.variables.iter().any(|v| v.name == name && v.default.is_none());
    let rewrite = |index: usize| {
        let env = &context.file.instructions[index];
        let Arguments::Pairs { pairs, .. } = &env.arguments else { return None };
        let kept: Vec<String> = pairs
            .iter()
            .filter(|p| !required(&p.name.value))
            .map(|p| format!("{}={}", p.name.text, if p.value.text.is_empty() { "\"\"" } else { &p.value.text }))
            .collect();
        if kept.is_empty() {
            return remove(context, env).or_else(|| Some(Edit::replace(env.range, "#")));
        }
        Some(Edit::replace(env.range, format!("{} {}", env.keyword_text, kept.join(" \\\n    "))))
    };
    indices.into_iter().filter_map(rewrite).collect()
}

/// Defaults, script and ENTRYPOINT in front of what the image starts, else at the end of its stage.
fn at_end(context: &Context<'_>, image: &StageFacts, start: &Started, block: &str) -> Vec<Edit> {
    let instructions = &context.file.instructions;
    let own = |start: Option<&crate::lint::assembly::Start>| {
        start.map(|s| s.index).filter(|n| image.instructions.contains(n))
    };
    let first = [own(image.entrypoint.as_ref()), own(image.cmd.as_ref())].into_iter().flatten().min();
    let mut edits = Vec::new();
    for &index in start.replaced.iter().filter(|&&n| Some(n) != first) {
        edits.extend(remove(context, &instructions[index]));
    }
    let Some(first) = first else {
        let last: Option<&Instruction> = image.instructions.end.checked_sub(1).and_then(|n| instructions.get(n));
        let at = last.map_or(context.source.len(), |i| i.range.to());
        let lead = if context.source[..at].ends_with('\n') { "" } else { "\n" };
        edits.push(Edit::insert(at, format!("{lead}{}", block.trim_end_matches('\n'))));
        return edits;
    };
    let place = &instructions[first];
    if start.replaced.contains(&first) {
        edits.push(Edit::replace(place.range, block.trim_end_matches('\n')));
    } else {
        edits.push(Edit::insert(place.range.from(), block));
    }
    edits
}
