//! What is found in shell text, as a report takes it from elsewhere.

use super::inputs::documents;
use crate::{
    diagnostic::{Applicability, Config, Finding, Fix, Profile},
    share::{Document, DocumentKind, State},
    text::{Edit, apply},
};

/// What the analysis of shell text found in a state's Dockerfiles, for builds that have that analysis in a program of
/// its own. The others find it themselves and pass over what stands here.
#[derive(Debug, Default)]
pub struct ShellText(Vec<(String, Vec<Finding>)>);

impl ShellText {
    /// Notes what was found in a text: it belongs to every Dockerfile that has this text.
    pub fn learn(&mut self, text: &str, findings: Vec<Finding>) {
        self.0.push((text.to_owned(), findings));
    }

    /// What was found in a text; none where it was not analysed.
    pub fn of(&self, text: &str) -> Option<&[Finding]> {
        self.0.iter().find(|(known, _)| known == text).map(|(_, findings)| findings.as_slice())
    }

    /// Whether all that is to be known of a state's shell text is known.
    pub(super) fn is_whole(&self, state: &State, config: &Config) -> bool {
        cfg!(feature = "shell")
            || !is_wanted(config)
            || documents(state, DocumentKind::Dockerfile).all(|Document { text, .. }| self.of(text).is_some())
    }

    /// A text after the safe fixes of its shell text, as many as fit beside one another.
    pub(super) fn mended(&self, text: &str) -> String {
        mend(text, self.of(text).unwrap_or_default().iter().map(|f| f.fixes.as_slice())).1
    }
}

/// Whether shell text is analysed with this configuration.
pub fn is_wanted(config: &Config) -> bool {
    !config.skip_shell && config.profile != Profile::Buildkit
}

/// The text after the first safe fix of each finding, as many as fit beside one another; and their number.
pub fn mend<'f>(text: &str, findings: impl Iterator<Item = &'f [Fix]>) -> (usize, String) {
    let mut edits: Vec<Edit> = Vec::new();
    let (mut fixed, mut mended) = (0, text.to_owned());
    for fixes in findings {
        let fix = fixes.iter().find(|f| f.applicability == Applicability::Safe && !f.edits.is_empty());
        let Some(fix) = fix else { continue };
        let both: Vec<Edit> = edits.iter().chain(&fix.edits).cloned().collect();
        if let Ok(after) = apply(text, &both) {
            (edits, fixed, mended) = (both, fixed + 1, after);
        }
    }
    (fixed, mended)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::TextRange;

    #[test]
    fn safe_fixes_that_fit_beside_one_another_are_made() {
        let text = "FROM a\nRUN egrep b\n";
        let edit = |word: &str| vec![Edit::replace(TextRange::new(11, 16), word)];
        let fixes = [
            [Fix::risky("no", edit("rm"))],
            [Fix::safe("yes", edit("grep -E"))],
            [Fix::safe("overlaps", edit("fgrep"))],
        ];
        let mended = mend(text, fixes.iter().map(<[Fix; 1]>::as_slice));
        assert_eq!(mended, (1, "FROM a\nRUN grep -E b\n".to_owned()));
        assert_eq!(mend(text, std::iter::empty()), (0, text.to_owned()));
    }
}
