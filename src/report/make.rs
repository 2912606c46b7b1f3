//! A report is made: every part is asked, then the verdict, the steps and what differs follow.

use super::{
    beside::Beside,
    inputs::Inputs,
    model::{DataDate, Difference, PartId, REPORT_SCHEMA, Reason, Report, Standing, Step, Verdict, Versions},
    parts,
};
use crate::{
    images,
    outsource::Catalogue,
    share::{State, digest},
};

/// The most reasons that a verdict gives.
const MOST_REASONS: usize = 5;

/// The report on everything that was entered. Equal inputs give equal reports.
pub fn make(state: &State, beside: &Beside) -> Report {
    make_of(&Inputs::of(state, beside))
}

/// The like, of what is read already.
pub(super) fn make_of(inputs: &Inputs<'_>) -> Report {
    let state = inputs.state;
    let mut made = Vec::new();
    let (mut reasons, mut next) = (Vec::new(), Vec::new());
    for look in parts::ALL {
        let outcome = look(inputs);
        reasons.extend(outcome.reasons);
        next.extend(outcome.next);
        made.push((outcome.part, outcome.digest));
    }
    if made.iter().all(|(part, _)| part.standing.is_none()) {
        reasons.push(Reason {
            part: PartId::Report,
            code: None,
            text: "Nothing was entered, so nothing was looked at.".to_owned(),
            standing: Standing::NotYet,
            rank: 0,
        });
    }
    let digests: Vec<(PartId, String)> =
        made.iter().filter(|(part, _)| part.standing.is_some()).map(|(part, told)| (part.id, digest(told))).collect();
    let words = digests.iter().map(|(part, hash)| format!("{}={hash}", part.as_str()));
    let versions = versions(state);
    Report {
        schema: REPORT_SCHEMA,
        verdict: verdict(reasons),
        next: in_order(next),
        digest: words.collect::<Vec<_>>().join(" "),
        differences: differences(state, &digests, &versions),
        versions,
        parts: made.into_iter().map(|(part, _)| part).collect(),
    }
}

/// The newest day that any of the data speak for.
pub fn data_date() -> String {
    data().into_iter().map(|d| d.as_of).max().unwrap_or_default()
}

/// Notes in a state what made it: version, data and the digest of its results. For links and files that are sent.
pub fn sign(state: &mut State) {
    // Shell text bears on no digest.
    state.made.digest = make(state, &Beside::default()).digest;
    env!("CARGO_PKG_VERSION").clone_into(&mut state.made.app);
    state.made.data = data_date();
}

fn data() -> Vec<DataDate> {
    vec![
        DataDate { name: "base images".to_owned(), as_of: images::as_of().to_string() },
        DataDate { name: "products and services".to_owned(), as_of: Catalogue::bundled().as_of.clone() },
    ]
}

fn versions(state: &State) -> Versions {
    Versions {
        app: env!("CARGO_PKG_VERSION").to_owned(),
        data: data(),
        made_by: state.made.app.clone(),
        made_with: state.made.data.clone(),
    }
}

/// The gravest reasons decide, and of each rule one stands for all.
fn verdict(mut reasons: Vec<Reason>) -> Verdict {
    reasons.sort_by_key(|r| (r.standing, r.rank));
    let value = reasons.first().map_or(Standing::Fit, |r| r.standing);
    let mut told: Vec<Reason> = Vec::new();
    for reason in reasons {
        let is_known = |r: &Reason| r.part == reason.part && r.code.is_some() && r.code == reason.code;
        if told.len() < MOST_REASONS && !told.iter().any(is_known) {
            told.push(reason);
        }
    }
    Verdict { value, reasons: told }
}

/// The most urgent first; what is asked for at several places is said once.
fn in_order(mut steps: Vec<Step>) -> Vec<Step> {
    steps.sort_by_key(|s| s.rank);
    let mut told: Vec<Step> = Vec::new();
    for step in steps {
        match told.iter_mut().find(|t| t.part == step.part && t.code == step.code && t.todo == step.todo) {
            Some(same) => same.places.extend(step.places),
            None => told.push(step),
        }
    }
    told
}

/// Parts whose result is another than the sender's version noted.
fn differences(state: &State, digests: &[(PartId, String)], versions: &Versions) -> Vec<Difference> {
    let noted: Vec<(&str, &str)> = state.made.digest.split_whitespace().filter_map(|w| w.split_once('=')).collect();
    if noted.is_empty() {
        return Vec::new();
    }
    let or = |word: &str| if word.is_empty() { "unknown".to_owned() } else { word.to_owned() };
    let then = format!("version {}, data of {}", or(&versions.made_by), or(&versions.made_with));
    let now = format!("version {}, data of {}", versions.app, data_date());
    let differs = |(part, hash): &(PartId, String)| {
        let text = match noted.iter().find(|(name, _)| *name == part.as_str()) {
            Some((_, old)) if old == hash => return None,
            Some(_) => format!("The result is another one today ({now}) than the sender saw ({then})."),
            None => format!("The sender saw no result for this part ({then}); today there is one ({now})."),
        };
        Some(Difference { part: *part, text })
    };
    digests.iter().filter_map(differs).collect()
}
