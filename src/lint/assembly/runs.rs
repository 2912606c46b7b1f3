//! What RUN scripts know and install.

use super::stages::StageFacts;
use crate::{
    lint::{Context, rules::packages::installed},
    shell::{Part, PartKind, Quote, Script, Variable, Word},
    text::TextRange,
};
use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
    rc::Rc,
};

/// A value longer than this is not followed.
const LONG: usize = 512;

/// A package that a RUN installs.
#[derive(Debug)]
pub struct Install {
    /// Its name as written, variables replaced, without a version.
    pub name: String,
    /// Whether the package is a system's (apt, apk, yum ...), not a language's.
    pub is_system: bool,
    /// The script, as an index of the context's.
    pub run: usize,
    /// Its place in the document.
    pub range: TextRange,
}

/// The variables that a script refers to, where their values are known.
#[derive(Debug, Default)]
pub struct ShellVariables(BTreeMap<String, Rc<str>>);

impl ShellVariables {
    /// The value of a variable.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(|v| &**v)
    }

    /// A word with the variables replaced that are known; the others stay as they are written.
    pub fn resolve<'w>(&self, word: &'w Word) -> Cow<'w, str> {
        if self.0.is_empty() || !word.has_expansion() {
            return Cow::Borrowed(word.text());
        }
        let mut text = String::with_capacity(word.text().len());
        for part in &word.parts {
            text.push_str(self.value(part).unwrap_or_else(|| word.part_text(part)));
        }
        Cow::Owned(text)
    }

    fn value(&self, part: &Part) -> Option<&str> {
        match &part.kind {
            PartKind::Variable(variable) if part.quote != Quote::Single && is_plain(variable) => {
                self.get(&variable.name)
            }
            _ => None,
        }
    }
}

/// Whether a variable stands for its value, or for that where it is set.
fn is_plain(variable: &Variable) -> bool {
    matches!(variable.operator.as_str(), "" | ":-" | "-" | ":?" | "?")
}

/// Values that were seen, so that each is kept once.
#[derive(Debug, Default)]
pub(super) struct Known(HashMap<String, Rc<str>>);

impl Known {
    /// The variables of a script: what it sets itself, else what `outside` says.
    pub fn for_script(&mut self, script: &Script, outside: impl Fn(&str) -> Option<String>) -> ShellVariables {
        let mut found = ShellVariables::default();
        self.collect(script, &outside, &mut found);
        found
    }

    fn collect(&mut self, script: &Script, outside: &dyn Fn(&str) -> Option<String>, found: &mut ShellVariables) {
        for command in &script.commands {
            let redirects = command.redirects.iter().map(|r| &r.target);
            let assigned = command.assignments.iter().map(|a| &a.value);
            for word in command.words.iter().chain(redirects).chain(assigned) {
                for variable in word.variables() {
                    if !found.0.contains_key(&variable.name)
                        && let Some(value) = outside(&variable.name).filter(|v| v.len() <= LONG)
                    {
                        let value = self.shared(&variable.name, value);
                        found.0.insert(variable.name.clone(), value);
                    }
                }
            }
            // `NAME=value` by itself, or behind `export`, holds for what follows.
            if command.words.is_empty() {
                for assignment in &command.assignments {
                    self.assign(&assignment.name, found.resolve(&assignment.value).into_owned(), found);
                }
            } else if matches!(command.name(), Some("export" | "local" | "readonly" | "declare")) {
                for word in command.args() {
                    let text = found.resolve(word).into_owned();
                    if let Some((name, value)) = text.split_once('=') {
                        self.assign(name, value.to_owned(), found);
                    }
                }
            }
        }
        for inner in &script.inner {
            self.collect(&inner.script, outside, found);
        }
    }

    fn assign(&mut self, name: &str, value: String, found: &mut ShellVariables) {
        if value.len() <= LONG && !value.is_empty() {
            let value = self.shared(name, value);
            found.0.insert(name.to_owned(), value);
        }
    }

    fn shared(&mut self, name: &str, value: String) -> Rc<str> {
        if let Some(kept) = self.0.get(name).filter(|kept| ***kept == value) {
            return Rc::clone(kept);
        }
        let kept: Rc<str> = Rc::from(value);
        self.0.insert(name.to_owned(), Rc::clone(&kept));
        kept
    }
}

/// Adds what the scripts install to their stages.
pub(super) fn add_installs(context: &Context<'_>, stages: &mut [StageFacts], variables: &[ShellVariables]) {
    for (n, (run, known)) in context.scripts().iter().zip(variables).enumerate() {
        let Some(stage) = run.stage.and_then(|s| stages.get_mut(s)) else { continue };
        stage.installs.extend(installed::packages(context, run).into_iter().map(|(word, is_system)| {
            let text = known.resolve(word);
            let end = text[1.min(text.len())..].find(['=', '@', '<', '>', '~', '[']).map_or(text.len(), |e| e + 1);
            Install { name: text[..end].trim().to_owned(), is_system, run: n, range: run.source(word.range) }
        }));
    }
}
