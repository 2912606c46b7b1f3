use super::{Finding, Group, Profile, RuleMeta, Severity};
use std::str::FromStr;

/// What the value of a label must look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelType {
    /// Anything.
    Text,
    /// An absolute URI (RFC 3986).
    Url,
    /// A date and time (RFC 3339).
    Rfc3339,
    /// The identifier of a licence on the SPDX list.
    Spdx,
    /// A commit of git: 7 or 40 hexadecimal digits.
    Hash,
    /// A semantic version.
    Semver,
    /// An e-mail address (RFC 5322).
    Email,
}

impl LabelType {
    /// All types.
    pub const ALL: [Self; 7] =
        [Self::Text, Self::Url, Self::Rfc3339, Self::Spdx, Self::Hash, Self::Semver, Self::Email];

    /// The word that configuration uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Url => "url",
            Self::Rfc3339 => "rfc3339",
            Self::Spdx => "spdx",
            Self::Hash => "hash",
            Self::Semver => "semver",
            Self::Email => "email",
        }
    }
}

impl FromStr for LabelType {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|t| t.as_str() == word)
            .ok_or_else(|| format!("`{word}` is no type of label: use text, url, rfc3339, spdx, hash, semver or email"))
    }
}

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
    /// Labels that images must carry, with the form of their values.
    pub label_schema: Vec<(String, LabelType)>,
    /// Whether labels outside the schema are faults.
    pub strict_labels: bool,
    /// Whether the shell text of RUN is not analysed, where the analysis is built in (feature `shell`).
    pub skip_shell: bool,
}

impl Config {
    /// The default configuration of a profile.
    pub fn of(profile: Profile) -> Self {
        Self { profile, ..Self::default() }
    }

    /// Whether the rule has anything to say: it is on in this profile, or a severity is configured for it.
    pub fn wants(&self, rule: &RuleMeta) -> bool {
        if self.skip_shell && rule.group == Group::Shell && rule.code.starts_with("SC") {
            return false;
        }
        rule.severity_in(self.profile).is_some() || self.overrides.iter().any(|(name, _)| rule.is_called(name))
    }

    /// Whether the reader wants to hear of a finding; it gets the severity that they want.
    pub fn keeps(&self, finding: &mut Finding) -> bool {
        let wanted = self.severity(finding.rule, finding.severity);
        finding.severity = wanted.unwrap_or(finding.severity);
        wanted.is_some()
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
