use super::{Group, Profile, Severity};

/// What is known of a rule: data for the command, the page, the formats and the tests.
#[derive(Debug)]
pub struct RuleMeta {
    /// `DL####`, `SC####`, BuildKit's name, or ours (`PL####`, `ST##`). Never used for another rule.
    pub code: &'static str,
    /// The pattern it flags, in kebab case, as the rule's file is named: `latest-tag`.
    pub slug: &'static str,
    /// Other linters' names for the same rule; each works in configuration and ignore comments.
    pub aliases: &'static [&'static str],
    /// What it is about.
    pub group: Group,
    /// Severity in the default profile, unless a finding says otherwise.
    pub severity: Severity,
    /// What hadolint makes of it.
    pub hadolint: Peer,
    /// What BuildKit's linter makes of it.
    pub buildkit: Peer,
    /// Version of Plimsoll that brought it.
    pub since: &'static str,
    /// Whether it offers fixes.
    pub fix: FixAvailability,
    /// One sentence for lists: the pattern and its cost.
    pub summary: &'static str,
    /// Why it matters, for findings that don't say it better.
    pub why: &'static str,
    /// Where the advice comes from.
    pub sources: &'static [Source],
    /// The rule's file as it stands in the repository, whose head is its documentation; empty without the
    /// feature `docs`.
    pub file: &'static str,
}

impl RuleMeta {
    /// Severity in a profile; `None` where the rule is off or unknown to that profile. What hadolint leaves
    /// switched off is off in the default profile too, until a severity is configured for it.
    pub fn severity_in(&self, profile: Profile) -> Option<Severity> {
        match (profile, self.hadolint, self.buildkit) {
            (Profile::Plimsoll, Peer::Off, _) => None,
            (Profile::Plimsoll, ..) => Some(self.severity),
            (Profile::Hadolint, Peer::On(severity), _) | (Profile::Buildkit, _, Peer::On(severity)) => Some(severity),
            _ => None,
        }
    }

    /// The name that `BuildKit`'s linter has for it.
    pub fn buildkit_name(&self) -> Option<&'static str> {
        let names = [self.code].into_iter().chain(self.aliases.iter().copied());
        let mut names = names.filter(|name| !name.ends_with(|c: char| c.is_ascii_digit()));
        if self.buildkit == Peer::Absent { None } else { names.next() }
    }

    /// The code that a profile's reports show: a peer's own name for the rule in the peer's profile.
    pub fn code_in(&self, profile: Profile) -> &'static str {
        match profile {
            // hadolint has one code for all that it can't read.
            Profile::Hadolint if self.aliases.contains(&"DL1000") => "DL1000",
            Profile::Buildkit => self.buildkit_name().unwrap_or(self.code),
            _ => self.code,
        }
    }

    /// Its other names, where reports show it under `code`.
    pub fn names_beside(&self, code: &str) -> Vec<&'static str> {
        [self.code].into_iter().chain(self.aliases.iter().copied()).filter(|name| *name != code).collect()
    }

    /// Whether `name` is this rule's code, slug or one of its aliases.
    pub fn is_called(&self, name: &str) -> bool {
        self.code == name || self.slug == name || self.aliases.contains(&name)
    }
}

/// A peer's stand on a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Peer {
    /// The peer has no such rule.
    Absent,
    /// The peer has it, switched off until configured.
    Off,
    /// The peer reports it with this severity.
    On(Severity),
}

/// Whether a rule offers fixes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FixAvailability {
    /// Never.
    None,
    /// For some of its findings.
    Sometimes,
    /// For each finding.
    Always,
}

impl FixAvailability {
    /// The word that lists use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Sometimes => "sometimes",
            Self::Always => "always",
        }
    }
}

/// A page that an advice rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// Whose word it is and where: "Docker docs, Dockerfile reference".
    pub title: &'static str,
    /// Its address.
    pub url: &'static str,
}

/// The rule's own file, whose head is its documentation; empty without the feature `docs`, which the page
/// leaves out to stay small.
#[cfg(any(test, feature = "docs"))]
macro_rules! rule_file {
    () => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/", file!()))
    };
}
// Not named where it is not wanted: as another package's dependency a file's path is not the one that is put
// together above.
#[cfg(not(any(test, feature = "docs")))]
macro_rules! rule_file {
    () => {
        ""
    };
}
pub(crate) use rule_file;
