use super::{Profile, RuleMeta, Severity};

/// What the reader wants to hear. Files and flags are read elsewhere; this is their sum.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// Whose judgement is asked for.
    pub profile: Profile,
    /// Codes, slugs or aliases of rules that stay silent.
    pub ignored: Vec<String>,
    /// Rules with another severity than their own; the last entry for a rule wins.
    pub overrides: Vec<(String, Severity)>,
    /// Whether comments such as `# hadolint ignore=` count for nothing.
    pub disable_ignore_pragmas: bool,
    /// Registries that images may come from; empty: any.
    pub trusted_registries: Vec<String>,
}

impl Config {
    /// The default configuration of a profile.
    pub fn of(profile: Profile) -> Self {
        Self { profile, ..Self::default() }
    }

    /// The severity that a finding of this rule gets, given the severity it has by itself; `None`: silent.
    pub fn severity(&self, rule: &RuleMeta, own: Severity) -> Option<Severity> {
        if self.ignored.iter().any(|name| rule.is_called(name)) {
            return None;
        }
        if let Some((_, severity)) = self.overrides.iter().rev().find(|(name, _)| rule.is_called(name)) {
            return Some(*severity);
        }
        match self.profile {
            Profile::Plimsoll => Some(own),
            peer => rule.severity_in(peer),
        }
    }
}
