//! The way out of an environment-specific image, as a file to start from: one image for all environments, the values
//! found in the Dockerfile as defaults, and an entrypoint script that fills in what the environment says.
//!
//! The pattern is the talk's ("defaults by ENV, overwritten by the ENTRYPOINT script"); names and defaults are the
//! Dockerfile's own. What can't be read from it (what a copied file holds, what a program reads) is left to the reader
//! and said in the script's comments.

mod command;
mod dockerfile;
mod hard_wired;
mod script;
mod templates;

use super::{
    Context,
    assembly::StageFacts,
    rules::support::{destination, parent},
};
use crate::{diagnostic::Fix, dockerfile::Base, text::Edit};
use hard_wired::HardWired;
use std::{
    cell::{Cell, OnceCell},
    rc::Rc,
};

/// A script made for one image of a Dockerfile, and what takes it in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StartingScript {
    /// The file that it belongs into, beside the Dockerfile: `docker-entrypoint.sh`.
    pub name: &'static str,
    /// The script, for any shell of the Bourne family.
    pub text: String,
    /// The Dockerfile's instructions for it, one or more lines each: defaults, templates, script, ENTRYPOINT and CMD.
    pub instructions: String,
    /// Variables that have no default, since they hold secrets.
    pub required: Vec<String>,
    /// The Dockerfile with all that taken in, the script as a heredoc (which needs `BuildKit`).
    pub edits: Vec<Edit>,
}

/// How many findings of a file are offered the whole script: more would make a hostile file's report as long as its
/// square.
const OFFERS: usize = 32;

/// The script for the image that a stage comes to; `None` where the stage is none, where the image has no shell that
/// could read it, or where the Dockerfile fixes nothing that a script could fill in.
pub fn starting_script(context: &Context<'_>, stage: usize) -> Option<Rc<StartingScript>> {
    let all = context.once(|context| Scripts(vec![OnceCell::new(); context.stages.len()]));
    let of_stage = |image: &&StageFacts| context.assembly().lineage(image.index).any(|s| s.index == stage);
    let image = context.assembly().images().find(of_stage)?;
    let made = || has_shell(context, image).then(|| write(context, image)).flatten().map(Rc::new);
    all.0.get(image.index)?.get_or_init(made).clone()
}

/// The script for the last image of a file that it can be made for.
pub fn of_last_image(context: &Context<'_>) -> Option<Rc<StartingScript>> {
    let last = context.stages.len().checked_sub(1)?;
    starting_script(context, last)
}

/// The pattern as a fix to look at, for a finding in a stage.
pub(super) fn offer(context: &Context<'_>, stage: Option<usize>) -> Option<Fix> {
    let offers = context.once(|_| Offers::default());
    if offers.0.get() >= OFFERS {
        return None;
    }
    offers.0.set(offers.0.get() + 1);
    let script = starting_script(context, stage?)?;
    Some(Fix::display(
        "One image for all environments: the values found here as defaults, filled in by a script when the container starts",
        script.edits.clone(),
    ))
}

/// The scripts of a file, by the number of the image's stage, once they were asked for.
struct Scripts(Vec<OnceCell<Option<Rc<StartingScript>>>>);

/// How many findings were offered the script by now.
#[derive(Default)]
struct Offers(Cell<usize>);

/// Whether the image has a shell, as far as anything is known of it.
fn has_shell(context: &Context<'_>, facts: &StageFacts) -> bool {
    if context.file.escape == '`' {
        return false;
    }
    let known = context.stages.get(facts.index).and_then(|stage| parent::parent(context, stage));
    if let Some(known) = known {
        return known.declared.shell.as_ref().is_some_and(|s| s.starts_with('/'));
    }
    let Some(root) = context.assembly().lineage(facts.index).last() else { return false };
    let is_scratch = context.stages.get(root.index).is_some_and(|s| s.base == Base::Scratch);
    let has_none = |name: &str| {
        ["distroless", "windows", "nanoserver", "servercore", "/static", "chiseled"].iter().any(|w| name.contains(w))
    };
    !is_scratch
        && root
            .image
            .as_ref()
            .is_some_and(|i| !has_none(&i.repository.text) && !i.tag.as_ref().is_some_and(|t| has_none(&t.text)))
}

fn write(context: &Context<'_>, image: &StageFacts) -> Option<StartingScript> {
    let found = HardWired::of(context, image);
    let templates = templates::of(context, image);
    let start = command::of(context, image, &found);
    if found.variables.is_empty() && templates.is_empty() && found.notes.is_empty() {
        return None;
    }
    // A script of that name is the reader's, or the base image's.
    let is_taken = context.source.contains("docker-entrypoint.sh")
        || start.entrypoint.iter().any(|w| w.ends_with("docker-entrypoint.sh"));
    let name = if is_taken { "environment-entrypoint.sh" } else { "docker-entrypoint.sh" };
    let text = script::write(image, &found, &templates, &start);
    let (instructions, edits) = dockerfile::write(context, image, &found, &templates, &start, name, &text);
    let required = found.variables.iter().filter(|v| v.default.is_none()).map(|v| v.name.clone()).collect();
    Some(StartingScript { name, text, instructions, required, edits })
}

/// A name as variables have it: `--api-url` becomes `API_URL`.
fn variable_name(text: &str) -> String {
    let mut name = String::new();
    for c in text.trim_start_matches('-').chars().take(48) {
        match c {
            c if c.is_ascii_alphanumeric() => name.push(c.to_ascii_uppercase()),
            _ if name.ends_with('_') || name.is_empty() => {}
            _ => name.push('_'),
        }
    }
    let name = name.trim_end_matches('_');
    if name.is_empty() || name.starts_with(|c: char| c.is_ascii_digit()) {
        format!("APP_{name}")
    } else {
        name.to_owned()
    }
}

/// Whether a path can stand in a script and an instruction as it is.
fn is_plain_path(path: &str) -> bool {
    path.starts_with('/') && destination::is_plain(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{diagnostic::Config, lint::fix::apply_fix};

    fn script_of(text: &str) -> Option<(StartingScript, String)> {
        let (file, config) = (crate::dockerfile::parse(text), Config::default());
        let context = Context::new(text, &file, &config);
        let script = of_last_image(&context)?;
        let applied = apply_fix(text, &Fix::display("", script.edits.clone())).expect("edits that fit");
        Some(((*script).clone(), applied))
    }

    #[test]
    fn names_are_those_of_variables() {
        for (text, want) in
            [("--api-url", "API_URL"), ("spring.profiles.active", "SPRING_PROFILES_ACTIVE"), ("9x", "APP_9X")]
        {
            assert_eq!(variable_name(text), want);
        }
    }

    #[test]
    fn a_copied_configuration_becomes_a_template() {
        let text = "FROM node:20.15.0-alpine3.20\nENV DB_HOST=db.staging.acme.io DB_PASSWORD=hunter2 PORT=3000\nWORKDIR /app\nCOPY config/staging.json config.json\nCMD [\"node\", \"server.js\"]\n";
        let (script, applied) = script_of(text).expect("a script");
        assert!(script.text.contains("fill /app/config.json.template /app/config.json"), "{}", script.text);
        assert!(script.text.contains("DB_PASSWORD:?"), "{}", script.text);
        assert!(!script.text.contains("hunter2") && !applied.contains("hunter2"), "{applied}");
        assert!(applied.contains("COPY config/config.json.template /app/config.json.template"), "{applied}");
        assert!(
            applied.contains(
                "ENTRYPOINT [\"environment-entrypoint.sh\", \"docker-entrypoint.sh\"]\nCMD [\"node\", \"server.js\"]"
            ),
            "{applied}"
        );
        assert!(applied.contains("ENV DB_HOST=db.staging.acme.io \\\n    PORT=3000"), "{applied}");
    }

    #[test]
    fn what_the_command_fixes_becomes_a_variable() {
        let text = "FROM node:20.15.0-alpine3.20\nCOPY . .\nENTRYPOINT [\"node\", \"server.js\", \"--env=staging\"]\nCMD [\"--port\", \"80\"]\n";
        let (script, applied) = script_of(text).expect("a script");
        assert!(script.text.contains("set -- \"$@\" \"--env=${APP_ENV}\""), "{}", script.text);
        assert!(applied.contains("ENTRYPOINT [\"docker-entrypoint.sh\", \"node\", \"server.js\"]"), "{applied}");
        assert!(applied.contains("APP_ENV=staging"), "{applied}");
        let text = "FROM eclipse-temurin:21.0.3_9-jre\nENTRYPOINT [\"java\", \"-Dspring.profiles.active=qa\", \"-jar\", \"/a.jar\"]\n";
        let (_, applied) = script_of(text).expect("a script");
        assert!(applied.contains("ENV SPRING_PROFILES_ACTIVE=qa"), "{applied}");
        assert!(applied.contains("\"java\", \"-jar\", \"/a.jar\"]"), "{applied}");
    }

    #[test]
    fn the_entrypoint_of_the_base_image_stays_in_the_row() {
        let text = "FROM postgres:16.3\nENV POSTGRES_PASSWORD=x1y2z3\nCOPY postgresql.prod.conf /etc/postgresql/postgresql.conf\n";
        let (script, applied) = script_of(text).expect("a script");
        assert_eq!(script.name, "environment-entrypoint.sh");
        assert!(applied.contains("ENTRYPOINT [\"environment-entrypoint.sh\", \"docker-entrypoint.sh\"]"), "{applied}");
        assert!(applied.contains("CMD [\"postgres\"]"), "{applied}");
    }

    #[test]
    fn images_without_a_shell_get_no_script() {
        for text in [
            "FROM scratch\nENV APP_ENV=staging\nCOPY x /x\nCMD [\"/x\", \"--env=staging\"]\n",
            "FROM gcr.io/distroless/static-debian12:nonroot\nCMD [\"/x\", \"--env=staging\"]\n",
            "FROM node:20.15.0\nCMD [\"node\", \"server.js\"]\n",
            "",
        ] {
            assert!(script_of(text).is_none(), "{text}");
        }
    }
}
