//! Configuration files: `.hadolint.yaml` as hadolint 2.15.1 reads it, and `.plimsoll.yaml`, which takes the same keys
//! and `profile`, `ignore` with reasons, `shell` and `stack`.
//!
//! [`read`] turns a text into [`Settings`], or says what is wrong and where. Settings are layered with
//! [`Settings::over`] (file, environment, flags) and come to a [`Config`] at last. Nothing here knows files: who reads
//! them decides where to look.

mod reader;
mod scalar;
#[cfg(test)]
mod tests;
mod threshold;

pub use reader::read;
pub use threshold::Threshold;

use super::{Config, LabelType, Profile, Severity};
use crate::text::TextRange;

/// Whose configuration a file is: it decides which keys it may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConfigDialect {
    /// `.hadolint.yaml`: unknown keys are passed over, as hadolint does.
    Hadolint,
    /// `.plimsoll.yaml`: unknown keys are faults.
    Plimsoll,
    /// A file of another name: takes the keys of both, and passes over the others.
    Either,
}

impl ConfigDialect {
    /// The dialect that a file's name tells.
    pub fn of_file(name: &str) -> Self {
        let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
        if name.contains("hadolint") {
            Self::Hadolint
        } else if name.contains("plimsoll") {
            Self::Plimsoll
        } else {
            Self::Either
        }
    }

    /// Whether the keys that hadolint has not may stand in it.
    fn takes_own_keys(self) -> bool {
        self != Self::Hadolint
    }
}

/// Something to say about a configuration file, at its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigNote {
    /// What is wrong, which key it is about, and what to write instead.
    pub message: String,
    /// Where, in bytes of the file.
    pub range: TextRange,
}

/// A configuration file as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConfigReading {
    /// What it says. Where there are faults it says nothing: as in hadolint, one bad value voids the whole file.
    pub settings: Settings,
    /// What makes the file void.
    pub faults: Vec<ConfigNote>,
    /// What is passed over: keys that nobody knows.
    pub notes: Vec<ConfigNote>,
    /// The names of rules that it speaks of, with their places.
    pub names: Vec<(String, TextRange)>,
}

/// A rule that stays silent, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignored {
    /// Code, slug or alias.
    pub name: String,
    /// Why, where the file says so.
    pub reason: Option<String>,
}

/// What a file, the environment or a command line asks for; what it does not speak of is `None` or empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Whose judgement is asked for.
    pub profile: Option<Profile>,
    /// Rules that stay silent.
    pub ignored: Vec<Ignored>,
    /// Rules with another severity. Later layers come later and win; within a layer the gravest stands last.
    pub overrides: Vec<(String, Severity)>,
    /// Registries that images may come from.
    pub trusted_registries: Vec<String>,
    /// Labels that images must carry.
    pub label_schema: Vec<(String, LabelType)>,
    /// Whether other labels are faults.
    pub strict_labels: Option<bool>,
    /// Whether ignore comments count for nothing.
    pub disable_ignore_pragmas: Option<bool>,
    /// Whether the shell text of RUN is analysed.
    pub shell: Option<bool>,
    /// Whether the command ends with status 0 whatever it finds.
    pub no_fail: Option<bool>,
    /// Whether the terminal stays without colours.
    pub no_color: Option<bool>,
    /// From which level on findings make the command fail.
    pub failure_threshold: Option<Threshold>,
    /// How to write findings: a format's name.
    pub format: Option<String>,
    /// What holds for stack files only.
    pub stack: Option<Box<Settings>>,
}

impl Settings {
    /// Adds rules with a severity of their own; where a rule has several, the gravest counts, as in hadolint.
    pub fn override_severities(&mut self, codes: impl IntoIterator<Item = (Severity, String)>) {
        let mut codes: Vec<_> = codes.into_iter().collect();
        codes.sort_by_key(|&(severity, _)| std::cmp::Reverse(severity));
        self.overrides.extend(codes.into_iter().map(|(severity, code)| (code, severity)));
    }

    /// These settings laid over others: single values replace, lists add up, and what both say of one rule or label
    /// is as these have it.
    #[must_use]
    pub fn over(self, below: Self) -> Self {
        let mut labels = below.label_schema;
        labels.retain(|(label, _)| self.label_schema.iter().all(|(own, _)| own != label));
        Self {
            profile: self.profile.or(below.profile),
            ignored: joined(below.ignored, self.ignored),
            overrides: joined(below.overrides, self.overrides),
            trusted_registries: joined(below.trusted_registries, self.trusted_registries),
            label_schema: joined(labels, self.label_schema),
            strict_labels: self.strict_labels.or(below.strict_labels),
            disable_ignore_pragmas: self.disable_ignore_pragmas.or(below.disable_ignore_pragmas),
            shell: self.shell.or(below.shell),
            no_fail: self.no_fail.or(below.no_fail),
            no_color: self.no_color.or(below.no_color),
            failure_threshold: self.failure_threshold.or(below.failure_threshold),
            format: self.format.or(below.format),
            stack: match (self.stack, below.stack) {
                (Some(own), Some(below)) => Some(Box::new(own.over(*below))),
                (own, below) => own.or(below),
            },
        }
    }

    /// What holds for stack files: these settings with those of `stack` laid over them.
    #[must_use]
    pub fn for_stack(mut self) -> Self {
        match self.stack.take() {
            Some(stack) => stack.over(self),
            None => self,
        }
    }

    /// What the linter goes by.
    pub fn config(&self) -> Config {
        Config {
            profile: self.profile.unwrap_or_default(),
            ignored: self.ignored.iter().map(|i| i.name.clone()).collect(),
            overrides: self.overrides.clone(),
            disable_ignore_pragmas: self.disable_ignore_pragmas.unwrap_or_default(),
            trusted_registries: self.trusted_registries.clone(),
            label_schema: self.label_schema.clone(),
            strict_labels: self.strict_labels.unwrap_or_default(),
            skip_shell: self.shell == Some(false),
        }
    }
}

fn joined<T>(mut first: Vec<T>, then: Vec<T>) -> Vec<T> {
    first.extend(then);
    first
}
