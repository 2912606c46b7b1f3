//! What a Dockerfile fixes that differs between environments.

use super::variable_name;
use crate::{
    dockerfile::Keyword,
    lint::{
        Context,
        assembly::{StageFacts, Start},
        knowledge::environments::{
            in_command, is_chooser, is_environment_variable, is_mode_variable, named, one_network_host, words,
        },
    },
    text::{is_no_secret, names_a_secret},
};

/// How many variables a script deals with.
const VARIABLES: usize = 24;

/// Longest value that becomes a default.
const LONG: usize = 200;

/// Variables to write into a template where the Dockerfile names none.
pub(super) const EXAMPLES: [(&str, &str); 2] = [("APP_URL", "http://localhost:8080"), ("APP_LOG_LEVEL", "info")];

/// A variable that the script knows.
#[derive(Debug)]
pub(super) struct Variable {
    pub name: String,
    /// The value found; none for a secret, which must come from outside.
    pub default: Option<String>,
    /// Whether an ENV of the file sets it, so that it has its default already.
    pub is_set: bool,
}

/// A part of the command that hangs on a variable.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Words to put behind the command, ready for a shell.
    Behind(String),
    /// An option of the JVM, which has to stand in front.
    Jvm(String),
}

/// All that was found.
#[derive(Debug, Default)]
pub(super) struct HardWired {
    pub variables: Vec<Variable>,
    /// ENV instructions that hold secrets, as indices.
    pub secrets: Vec<usize>,
    /// What becomes of words of the command.
    pub parts: Vec<Part>,
    /// Words of the command that go: index of the instruction, number of the word.
    pub dropped: Vec<(usize, usize)>,
    /// What the reader has to move, as lines of comment.
    pub notes: Vec<String>,
}

impl HardWired {
    /// Reads the stages that an image is made of.
    pub fn of(context: &Context<'_>, image: &StageFacts) -> Self {
        let mut found = Self::default();
        let lineage: Vec<&StageFacts> = context.assembly().lineage(image.index).collect();
        for facts in lineage.iter().rev() {
            found.in_settings(facts);
        }
        let (entrypoint, cmd) = context.assembly().start(image.index);
        for start in [entrypoint, cmd].into_iter().flatten() {
            found.in_start(context, start);
        }
        for facts in lineage.iter().rev() {
            found.in_runs(context, facts);
        }
        found
    }

    /// Whether nothing is known that a template could be filled with but the mode of a framework.
    pub fn needs_examples(&self) -> bool {
        self.variables.iter().all(|v| is_mode_variable(&v.name))
    }

    /// Whether a value of the name is there already.
    fn has(&self, name: &str) -> bool {
        self.variables.iter().any(|v| v.name == name)
    }

    fn add(&mut self, name: String, default: Option<String>, is_set: bool) {
        let is_short = default.as_ref().is_none_or(|d| d.len() <= LONG && !d.contains(['$', '\n']));
        if !self.has(&name) && self.variables.len() < VARIABLES && is_short {
            self.variables.push(Variable { name, default, is_set });
        }
    }

    fn in_settings(&mut self, facts: &StageFacts) {
        for setting in &facts.settings {
            let (name, value) = (&setting.name, &setting.value);
            let is_secret = names_a_secret(name) && !is_no_secret(value) || has_password(value);
            if setting.is_arg {
                // An ARG that chooses the environment is the variable that the image should have.
                if is_environment_variable(name) && words(value).into_iter().any(|w| named(w).is_some()) {
                    self.add(name.clone(), Some(value.clone()), false);
                }
            } else if is_secret {
                self.variables.retain(|v| v.name != *name);
                self.add(name.clone(), None, true);
                self.secrets.push(setting.index);
            } else if (is_environment_variable(name) || is_mode_variable(name))
                && words(value).into_iter().any(|w| named(w).is_some())
                || one_network_host(value, true).is_some()
            {
                self.variables.retain(|v| v.name != *name);
                self.add(name.clone(), Some(value.clone()), true);
            }
        }
    }

    fn in_start(&mut self, context: &Context<'_>, start: &Start) {
        let is_jvm = start.words.iter().any(|(w, _)| w == "java" || w.ends_with("/java"));
        let mut before: Option<(usize, &str)> = None;
        for (n, (word, _)) in start.words.iter().enumerate() {
            let last = before.replace((n, word));
            let option = word.split_once('=').filter(|(o, _)| !o.is_empty());
            let is_fixed = in_command(last.map_or("", |(_, w)| w), word).is_some()
                || one_network_host(word, false).is_some() && !word.contains('$');
            if !is_fixed {
                continue;
            }
            match (option, last) {
                (Some(("-Dspring.profiles.active", value)), _) => {
                    self.add("SPRING_PROFILES_ACTIVE".to_owned(), Some(value.to_owned()), false);
                    self.dropped.push((start.index, n));
                }
                (Some((option, value)), _) if option.starts_with('-') => {
                    let name = self.name_of(option, value);
                    let words = format!("{option}=${{{name}}}");
                    self.parts.push(if is_jvm && option.starts_with("-D") {
                        Part::Jvm(words)
                    } else {
                        Part::Behind(format!("\"{words}\""))
                    });
                    self.dropped.push((start.index, n));
                }
                (None, Some((at, option)))
                    if option.starts_with('-') && (is_chooser(option) || option.starts_with("--")) =>
                {
                    let name = self.name_of(option, word);
                    self.parts.push(Part::Behind(format!("{option} \"${{{name}}}\"")));
                    self.dropped.extend([(start.index, at), (start.index, n)]);
                }
                _ => {
                    let line = line_of(context, start.index);
                    self.notes
                        .push(format!("Line {line}: the command names `{word}`. Give the program a variable instead."));
                }
            }
        }
        if !start.exec
            && (one_network_host(&start.text.text, false).is_some()
                || start.text.text.split_whitespace().any(|w| in_command("", w).is_some()))
        {
            let line = line_of(context, start.index);
            self.notes.push(format!(
                "Line {line}: put variables in the place of what the command fixes; its shell replaces them."
            ));
        }
    }

    /// The variable for an option of the command, which gets the value found as its default.
    fn name_of(&mut self, option: &str, value: &str) -> String {
        let plain = option.trim_start_matches('-').trim_start_matches(if option.starts_with("-D") { "D" } else { "" });
        let mut name = variable_name(plain);
        if matches!(name.as_str(), "E" | "ENV" | "ENVIRONMENT" | "STAGE" | "PROFILE" | "CONFIG" | "HOST" | "URL") {
            name = if name == "E" || name == "ENV" { "APP_ENV".to_owned() } else { format!("APP_{name}") };
        } else if value.contains("://") && !name.ends_with("URL") {
            name.push_str("_URL");
        }
        let is_secret = names_a_secret(&name) || has_password(value);
        self.add(name.clone(), (!is_secret).then(|| value.to_owned()), false);
        name
    }

    /// Hosts that a RUN writes into the image: the step belongs into the script, and only the reader knows how much of it.
    fn in_runs(&mut self, context: &Context<'_>, facts: &StageFacts) {
        for n in facts.runs.clone() {
            let (run, known) = (&context.scripts()[n], &context.assembly().variables[n]);
            if run.outer.keyword != Keyword::Run || self.notes.len() >= VARIABLES {
                continue;
            }
            for call in run.script.effective().filter(|c| matches!(c.name(), "sed" | "echo" | "printf")) {
                let text = call.args().iter().map(|w| known.resolve(w)).find_map(|w| {
                    let plain = w.replace(['/', '|', '#', '\\'], " ");
                    one_network_host(&w, false).or_else(|| one_network_host(&plain, false)).map(|(h, _)| h.to_owned())
                });
                let Some(host) = text.filter(|h| h.contains('.')) else { continue };
                let stem = host.split('.').find(|l| named(l).is_none() && l.chars().any(char::is_alphabetic));
                let name = format!("{}_HOST", variable_name(stem.unwrap_or("upstream")));
                let line = line_of(context, run.index);
                let command = call.command.range.of(&run.text.text).replace(&host, &format!("${{{name}}}"));
                self.add(name, Some(host.clone()), false);
                self.notes.push(format!("Line {line} writes `{host}` into the image. Do it here, in double quotes so that the variable is replaced:"));
                if command.lines().count() == 1 && command.len() <= LONG {
                    self.notes.push(format!("    {command}"));
                }
                break;
            }
        }
    }
}

/// `postgres://shop:secret@host/shop`
fn has_password(value: &str) -> bool {
    value.split_once("://").is_some_and(|(_, rest)| {
        let authority = rest.split('/').next().unwrap_or(rest);
        authority
            .rsplit_once('@')
            .is_some_and(|(account, _)| account.split_once(':').is_some_and(|(_, p)| !p.is_empty()))
    })
}

fn line_of(context: &Context<'_>, index: usize) -> usize {
    let at = context.file.instructions.get(index).map_or(0, |i| i.range.from());
    context.source[..at].matches('\n').count() + 1
}
