use super::{Fix, Profile, RuleMeta, Severity};
use crate::text::{LineIndex, TextRange};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Who refuses a file for a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Refuser {
    /// The Docker client, before it sends anything.
    Client,
    /// The engine: when it is asked, or when it is to run the result.
    Engine,
}

/// A fault at its place.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule that found it.
    pub rule: &'static RuleMeta,
    /// How grave this one is.
    pub severity: Severity,
    /// The characters at fault.
    pub range: TextRange,
    /// The instruction or comment they belong to: peers report its first line, and ignore comments go by it.
    pub anchor: TextRange,
    /// What is wrong here, with the reader's own names in it.
    pub message: String,
    /// Why it matters.
    pub why: Cow<'static, str>,
    /// What to do.
    pub help: Cow<'static, str>,
    /// Ways to mend it, the best first.
    pub fixes: Vec<Fix>,
    /// Who refuses the file for it; told of stack files.
    pub refused_by: Option<Refuser>,
}

impl Finding {
    /// A finding at `range` inside the instruction `anchor`, with the rule's own severity and reason.
    pub fn new(rule: &'static RuleMeta, anchor: TextRange, range: TextRange, message: impl Into<String>) -> Self {
        Self {
            rule,
            severity: rule.severity,
            range,
            anchor,
            message: message.into(),
            why: Cow::Borrowed(rule.why),
            help: Cow::Borrowed(""),
            fixes: Vec::new(),
            refused_by: None,
        }
    }

    /// With what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<Cow<'static, str>>) -> Self {
        self.help = help.into();
        self
    }

    /// With a reason of its own.
    #[must_use]
    pub fn why(mut self, why: impl Into<Cow<'static, str>>) -> Self {
        self.why = why.into();
        self
    }

    /// With a severity of its own. Only the default profile heeds it: peers' severities are theirs.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// With one more fix.
    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fixes.push(fix);
        self
    }

    /// Where the finding is reported: its own characters, or, in a peer's profile, where they start on
    /// another line than the instruction, the start of that instruction, which is where the peer puts it.
    pub fn place(&self, profile: Profile, index: &LineIndex) -> TextRange {
        if profile == Profile::Plimsoll || index.line(self.range.start) == index.line(self.anchor.start) {
            self.range
        } else {
            TextRange::at(self.anchor.from())
        }
    }
}
