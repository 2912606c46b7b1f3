//! Package names of yum and dnf.

use super::pins::{Operand, is_file};
use crate::{
    dockerfile::{Arguments, Instruction, Keyword},
    lint::{Context, RunScript, rules::support::peer_image::PeerImage},
    shell::{PartKind, Quote, Word},
};

/// Whether a word names a group of packages, as hadolint sees it.
pub(super) fn is_group(operand: &Operand<'_, '_>) -> bool {
    operand.install.call.has_arg("group") && !operand.install.call.has_arg("module")
}

/// Whether hadolint takes a word for pinned: the stream of a module; behind a dash anywhere in it, a file or a
/// variable that ENV or ARG declares; or a name without variables behind whose first dash there are only letters,
/// digits and a few signs, with a digit at the start or right behind a dash.
pub(super) fn is_pinned_for_peer(operand: &Operand<'_, '_>) -> bool {
    let word = operand.text();
    if operand.install.call.has_arg("module") {
        return word == "module" || word.contains(':');
    }
    let Some((head, rest)) = word.split_once('-') else { return false };
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "+-.:^_~".contains(c);
    let is_version = rest.split('-').any(|part| part.starts_with(|c: char| c.is_ascii_digit()));
    (!head.contains('$') && rest.chars().all(is_plain) && is_version)
        || is_file(&word, "rpm")
        || bare_variables(operand.word).iter().any(|name| is_declared_for_peer(operand.context, operand.run, name))
}

/// Names in `$NAME` and `${NAME}`, those inside `$( )` and behind operators included, those in single quotes not.
fn bare_variables(word: &Word) -> Vec<&str> {
    let expands = |quote| matches!(quote, Quote::None | Quote::Double);
    let parts = word.parts.iter().filter(|p| expands(p.quote));
    let parts = parts.filter(|p| matches!(p.kind, PartKind::Variable(_) | PartKind::Substitution));
    parts.flat_map(|p| bare_variables_in(word.part_text(p))).collect()
}

fn bare_variables_in(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut quoted = false;
    for (at, c) in text.char_indices() {
        match c {
            '\'' => quoted = !quoted,
            '$' if !quoted && !text[..at].ends_with('\\') => {
                let rest = &text[at + 1..];
                let braced = rest.strip_prefix('{');
                let rest = braced.unwrap_or(rest);
                let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(rest.len());
                if braced.is_none() || rest[end..].starts_with('}') {
                    names.push(&rest[..end]);
                }
            }
            _ => {}
        }
    }
    names
}

/// Whether hadolint knows a variable in a RUN: from any ARG before it, or from an ENV of its stage or of one that
/// the stage is built from. What ONBUILD declares counts for what ONBUILD runs, and for nothing else.
fn is_declared_for_peer(context: &Context<'_>, run: &RunScript<'_>, name: &str) -> bool {
    let triggers = run.outer.keyword == Keyword::Onbuild;
    let before = context.file.instructions.get(..run.index).unwrap_or_default();
    let mut same_world = before.iter().filter(|i| (i.keyword == Keyword::Onbuild) == triggers);
    if same_world.any(|i| declares(i.triggered(), name, triggers)) {
        return true;
    }
    let Some(stage) = run.stage.filter(|_| !triggers) else {
        return !triggers && before.iter().any(|i| declares(i, name, true));
    };
    is_set_in_stage(context, stage, run.index, name)
}

/// Whether an instruction is an ARG for `name`, or, with `or_env`, an ENV.
fn declares(instruction: &Instruction, name: &str, or_env: bool) -> bool {
    match &instruction.arguments {
        // hadolint reads the first name of an ARG only.
        Arguments::Arg(declared) => declared.first().is_some_and(|arg| arg.name.value == name),
        Arguments::Pairs { pairs, .. } if or_env && instruction.keyword == Keyword::Env => {
            pairs.iter().any(|pair| pair.name.value == name)
        }
        _ => false,
    }
}

/// Whether an ENV before the instruction `end` sets `name`, in this stage or in those that it is built from: the
/// first with the name that FROM gives.
fn is_set_in_stage(context: &Context<'_>, mut stage: usize, mut end: usize, name: &str) -> bool {
    loop {
        let start = context.stages[stage].instructions.start;
        let instructions = context.file.instructions.get(start..end).unwrap_or_default();
        if instructions.iter().any(|i| declares(i, name, true)) {
            return true;
        }
        let Some(Arguments::From { image: Some(image), .. }) = instructions.first().map(|i| &i.arguments) else {
            return false;
        };
        let base = PeerImage::read(&image.text).name;
        let Some(below) = context.stages[..stage].iter().position(|s| s.name.as_deref() == Some(base)) else {
            return false;
        };
        end = context.stages[below].instructions.end;
        stage = below;
    }
}

/// Whether a word has a version, is a file, or is nothing that could have one: a group, a module's stream.
pub(super) fn is_pinned(word: &str) -> bool {
    // A number in the middle is part of the name: `java-17-openjdk`.
    let last = word.rsplit_once('-').map_or("", |(_, last)| last);
    let has_version = last.starts_with(|c: char| c.is_ascii_digit() || c == '$');
    let is_source = is_file(word, "rpm") || word.contains("://");
    has_version || is_source || word.contains(['=', '<', '>', '/']) || word.starts_with(['@', '-'])
}

#[cfg(test)]
mod tests {
    use super::{bare_variables_in, is_pinned};

    #[test]
    fn versions_files_and_groups_are_pinned() {
        for word in ["httpd-2.4.6", "nodejs-16.*", "bash-$V", "nginx >= 1.2", "./a.rpm", "https://x/y", "@core"] {
            assert!(is_pinned(word), "{word}");
        }
        for word in ["httpd", "java-17-openjdk-headless", "python3-pip", "gcc-c++", "glibc.i686", "python36"] {
            assert!(!is_pinned(word), "{word}");
        }
    }

    #[test]
    fn variables_without_operators_are_found() {
        assert_eq!(bare_variables_in("$V_1.x"), ["V_1"]);
        assert_eq!(bare_variables_in("${U:-$V}"), ["V"]);
        assert_eq!(bare_variables_in("$(echo ${V} '$W' \\$X)"), ["", "V"]);
    }
}
