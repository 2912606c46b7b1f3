//! The script's text.

use super::{
    command::Started,
    hard_wired::{EXAMPLES, HardWired, Part},
    templates::Template,
};
use crate::lint::assembly::StageFacts;
use std::fmt::Write as _;

/// Writes it, for `sh` as Alpine and Debian have it.
pub(super) fn write(image: &StageFacts, found: &HardWired, templates: &[Template], start: &Started) -> String {
    let mut text = String::from(
        "#!/bin/sh\n# Fills in what differs between environments, then hands process 1 to the program.\nset -eu\n",
    );
    let secrets = found.variables.iter().filter(|v| v.default.is_none());
    for (n, secret) in secrets.enumerate() {
        if n == 0 {
            text.push_str(
                "\n# Secrets have no default: each comes as a variable, or as a file (NAME_FILE=/run/secrets/name).\n",
            );
        }
        let name = &secret.name;
        let _ = write!(
            text,
            "if [ -n \"${{{name}_FILE:-}}\" ]; then {name}=$(cat \"${name}_FILE\"); fi\n\
             export {name}=\"${{{name}:?set it, or {name}_FILE, where the container is started}}\"\n",
        );
    }
    let names: Vec<&str> = found.variables.iter().map(|v| v.name.as_str()).collect();
    let filled: Vec<(&str, &str)> =
        templates.iter().filter_map(|t| Some((t.copied_to.as_str(), t.target.as_deref()?))).collect();
    if !filled.is_empty() {
        let examples =
            if found.needs_examples() { EXAMPLES.iter().map(|(name, _)| *name).collect() } else { Vec::new() };
        let names = names.into_iter().chain(examples).collect::<Vec<_>>().join(" ");
        let _ = write!(
            text,
            "\n# Writes a template's ${{NAME}} as the environment has it; names that are not listed stay as they are.\n\
             names=\"{names}\"\n\
             fill() {{\n\
             \x20   orders=\n\
             \x20   for name in $names; do\n\
             \x20       eval \"value=\\${{$name-}}\"\n\
             \x20       value=$(printf '%s' \"$value\" | sed 's/[&|\\\\]/\\\\&/g')\n\
             \x20       orders=\"$orders;s|[\\$]{{$name}}|$value|g\"\n\
             \x20   done\n\
             \x20   sed \"${{orders#;}}\" \"$1\" > \"$2\"\n\
             }}\n"
        );
        if let Some(user) = image.user.as_ref().filter(|u| !matches!(u.path.as_str(), "root" | "0")) {
            let _ = writeln!(text, "# `{}` runs this, so it must be able to write these files.", one_line(&user.path));
        }
        for (template, target) in filled {
            let _ = writeln!(text, "fill {template} {target}");
        }
    }
    for file in templates.iter().filter_map(|t| t.dot_env.as_ref().map(|target| (t, target))) {
        let _ = write!(
            text,
            "\n# {target} is not copied any more: give its lines to the container, with\n\
             # `docker run --env-file {}` or `env_file:` in the stack file.\n",
            one_line(&file.0.written),
            target = file.1,
        );
    }
    if !found.notes.is_empty() {
        text.push('\n');
        for note in &found.notes {
            let _ = writeln!(text, "# {}", one_line(note));
        }
    }
    let jvm = found.parts.iter().filter_map(|p| if let Part::Jvm(words) = p { Some(words) } else { None });
    for (n, words) in jvm.enumerate() {
        if n == 0 {
            text.push_str("\n# The JVM reads these options itself.\n");
        }
        let _ = writeln!(text, "export JAVA_TOOL_OPTIONS=\"${{JAVA_TOOL_OPTIONS:-}} {words}\"");
    }
    let behind: Vec<&str> = found
        .parts
        .iter()
        .filter_map(|p| if let Part::Behind(words) = p { Some(words.as_str()) } else { None })
        .collect();
    if !behind.is_empty() {
        let program =
            start.program.as_deref().filter(|p| p.chars().all(|c| c.is_ascii_alphanumeric() || "._-/@+".contains(c)));
        let words = behind.join(" ");
        match program {
            Some(program) => {
                let _ = write!(
                    text,
                    "\n# Options that hang on the environment; any other command is started as it comes.\n\
                     if [ \"${{1:-}}\" = {program} ]; then\n    set -- \"$@\" {words}\nfi\n"
                );
            }
            None => {
                let _ = write!(text, "\nset -- \"$@\" {words}\n");
            }
        }
    }
    text.push_str("\nexec \"$@\"\n");
    text
}

/// A text that can't leave its line of comment.
fn one_line(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).collect()
}
