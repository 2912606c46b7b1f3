//! The maturity ladder: which rung a Dockerfile stands on, with the lines that prove it.
//!
//! The talk "Going Production with Docker and Swarm" (Bret Fisher, 2017) gives the order: make it start, make it log
//! to stdout and stderr, document it in the file, make it work for others, make it lean, make it scale. The six
//! rungs are the talk's; the criteria that make them visible in a text are ours.
//!
//! Each criterion is one file below `criteria/` and says what it looks at and when it is met, missed or can't be
//! seen. Only what is *missed* holds a file back: what a text can't show neither blocks nor counts.
//!
//! [`assess`] works on a finished analysis. Criteria look at the [`View`]: the stages that the last image is made of,
//! what its base image is known to bring, the command that it starts, and the findings of the rules.

mod criteria;
mod hosts;
mod ladder;
mod settings;
mod start;
mod view;

pub use ladder::{Assessment, CriterionResult, Rung, RungResult, Status, Step};
pub use view::{Root, View};

use crate::{
    diagnostic::Config,
    lint::{Analysis, BuildContext, Context},
    text::TextRange,
};

/// A criterion of the ladder.
pub struct Criterion {
    /// What it is called in the JSON.
    pub id: &'static str,
    /// What it asks for, as a phrase.
    pub title: &'static str,
    /// The rung that it belongs to.
    pub rung: Rung,
    /// Looks at a file.
    pub check: fn(&View<'_>) -> Outcome,
}

/// What a criterion found.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Met, missed or not to be seen.
    pub status: Status,
    /// The places that prove it.
    pub evidence: Vec<TextRange>,
    /// The reason, in one or two sentences.
    pub why: String,
    /// What to do where it is missed.
    pub todo: String,
    /// Codes of rules that speak of it.
    pub codes: Vec<&'static str>,
}

impl Outcome {
    fn new(status: Status, why: impl Into<String>) -> Self {
        Self { status, evidence: Vec::new(), why: why.into(), todo: String::new(), codes: Vec::new() }
    }

    /// The file does what the criterion asks for.
    pub fn met(why: impl Into<String>) -> Self {
        Self::new(Status::Met, why)
    }

    /// It does not, and `todo` is what to do.
    pub fn missed(why: impl Into<String>, todo: impl Into<String>) -> Self {
        Self { todo: todo.into(), ..Self::new(Status::Missed, why) }
    }

    /// The text can't show it.
    pub fn unseen(why: impl Into<String>) -> Self {
        Self::new(Status::Unseen, why)
    }

    /// The question does not arise.
    pub fn not_applicable(why: impl Into<String>) -> Self {
        Self::new(Status::NotApplicable, why)
    }

    /// With the places that prove it.
    #[must_use]
    pub fn at(mut self, places: impl IntoIterator<Item = TextRange>) -> Self {
        self.evidence.extend(places);
        self
    }

    /// With the codes of rules that speak of it.
    #[must_use]
    pub fn codes(mut self, codes: impl IntoIterator<Item = &'static str>) -> Self {
        for code in codes {
            if !self.codes.contains(&code) {
                self.codes.push(code);
            }
        }
        self
    }
}

/// All criteria, rung by rung.
pub fn criteria() -> &'static [&'static Criterion] {
    criteria::ALL
}

/// Judges a text that has been linted in the default profile.
pub fn assess(source: &str, analysis: &Analysis) -> Assessment {
    assess_in(source, analysis, &BuildContext::default())
}

/// Judges it, given what is known of the folder that its build takes files from.
pub fn assess_in(source: &str, analysis: &Analysis, build: &BuildContext) -> Assessment {
    let config = Config::default();
    let context = Context::new(source, &analysis.dockerfile, &config).in_folder(build);
    let view = View::new(&context, &analysis.findings);
    let results = criteria().iter().map(|criterion| (*criterion, (criterion.check)(&view)));
    Assessment::of(results.collect(), |place| {
        let last = place.end.max(place.start + 1) - 1;
        (analysis.index.line(place.start), analysis.index.line(last))
    })
}

#[cfg(test)]
mod tests {
    use super::{Rung, Status, assess, criteria};
    use crate::{diagnostic::Config, lint::lint};

    fn rung(text: &str) -> Option<Rung> {
        assess(text, &lint(text, &Config::default())).rung
    }

    #[test]
    fn the_ladder_counts_from_below() {
        let no_command = "FROM scratch\nCOPY app /app\n";
        assert_eq!(rung(no_command), None);
        assert_eq!(rung("FROM nginx:1.30.4\nCOPY html/ /usr/share/nginx/html/\n"), Some(Rung::Logs));
    }

    #[test]
    fn any_text_is_judged() {
        for text in [
            "",
            "\0",
            "FROM",
            "FROM $X",
            "CMD",
            "FROM a\nCMD [",
            "ENTRYPOINT x\nFROM a AS b\nFROM b",
            "FROM a\nONBUILD",
        ] {
            let assessment = assess(text, &lint(text, &Config::default()));
            assert_eq!(assessment.rungs.len(), 6, "{text:?}");
        }
    }

    #[test]
    fn what_is_missed_says_what_to_do() {
        let text = "FROM ubuntu\nCOPY . .\nRUN pip install -r requirements.txt\nCMD service nginx start && tail -f /var/log/x\n";
        let assessment = assess(text, &lint(text, &Config::default()));
        let results = || assessment.rungs.iter().flat_map(|r| &r.criteria);
        assert_eq!(results().count(), criteria().len());
        for result in results().filter(|r| r.status == Status::Missed) {
            assert!(!result.todo.is_empty() && !result.why.is_empty(), "{}", result.id);
        }
        assert!(!assessment.next.is_empty());
    }
}
