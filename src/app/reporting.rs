//! The report, what it is saved as, and links, as the module with all rules offers them: text goes in, text comes out.
//!
//! The page asks by a word of [`Wish`]; what it asks about and what it is told travel as JSON.

use super::shell_findings;
use crate::{
    report::{self, Beside, Report, ReportFormat},
    share::{Band, Link, LinkError, Qr, State, read_state, secrets},
    text::LineIndex,
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;

/// What can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// The [`Report`] on a state.
    Report,
    /// The report on a state as a file.
    Saved(ReportFormat),
    /// The documents of a state that all safe fixes change, as they are then.
    Fixed,
    /// A link: [`Parcel`] in, [`Packed`] out.
    Pack,
    /// What a link, its fragment or a saved state carries: [`Opened`].
    Open,
}

impl Wish {
    const ALL: [Self; 9] = [
        Self::Report,
        Self::Fixed,
        Self::Pack,
        Self::Open,
        Self::Saved(ReportFormat::Text),
        Self::Saved(ReportFormat::Markdown),
        Self::Saved(ReportFormat::Html),
        Self::Saved(ReportFormat::Json),
        Self::Saved(ReportFormat::Sarif),
    ];

    /// The word that travels.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Fixed => "fixed",
            Self::Pack => "pack",
            Self::Open => "open",
            Self::Saved(ReportFormat::Text) => "text",
            Self::Saved(ReportFormat::Markdown) => "markdown",
            Self::Saved(ReportFormat::Html) => "html",
            Self::Saved(ReportFormat::Json) => "json",
            Self::Saved(ReportFormat::Sarif) => "sarif",
        }
    }

    /// The wish of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|wish| wish.as_str() == word)
    }

    /// Whether what is found in shell text bears on it.
    pub fn asks_of_shell(self) -> bool {
        matches!(self, Self::Report | Self::Saved(_) | Self::Fixed)
    }

    /// What is wished for, of what is asked about. `shell` is what was found in its shell text, as
    /// [`super::shell_findings::of_state`] tells it; empty where nothing is known.
    pub fn fulfil(self, asked: &str, shell: &str) -> String {
        let beside = || Beside { shell: shell_findings::read(shell), ..Beside::default() };
        match self {
            Self::Report => to_json(&drawn(&state(asked), &beside())),
            Self::Saved(format) => report::make_and_write(format, &state(asked), &beside()).1,
            Self::Fixed => to_json(&report::fixed(&state(asked), &beside())),
            Self::Pack => to_json(&pack(read(asked).unwrap_or_default())),
            Self::Open => to_json(&open(asked)),
        }
    }
}

/// What goes into a link.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Parcel {
    /// What was entered.
    pub state: State,
    /// The page's address without its fragment.
    pub base: String,
    /// Whether what looks like a secret is left out.
    pub redact: bool,
}

/// A link and what is to be known of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Packed {
    /// The link; none where what was entered is too large for one.
    pub link: Option<String>,
    /// Why there is none.
    pub fault: String,
    /// Where it can be pasted, in words.
    pub reach: String,
    /// Number of that band, the shortest links first, from 0.
    pub band: usize,
    /// The link as a QR code, where one holds it.
    pub code: Option<Code>,
    /// What looks like a secret, whether it was left out or not.
    pub secrets: Vec<Suspect>,
    /// The same as a file: a state object.
    pub file: String,
}

/// A QR code to draw.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Code {
    /// Width and height of the picture, in modules.
    pub side: usize,
    /// The dark modules, as the path of an SVG.
    pub path: String,
    /// Whether phones have trouble to read it from a screen.
    pub is_dense: bool,
}

/// Something that looks like a secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suspect {
    /// Where it stands: `Dockerfile:3`.
    pub place: String,
    /// What it looks like.
    pub looks_like: String,
}

/// What a link or a file turned out to be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Opened {
    /// What its sender entered.
    State(Box<State>),
    /// It can't be read.
    Refused {
        /// What kind of fault it is.
        fault: Fault,
        /// What is wrong and what to do.
        text: String,
    },
}

/// Kinds of faults of links, as far as readers can do something else about them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fault {
    /// A newer version wrote it.
    Newer,
    /// Its end is missing.
    Cut,
    /// It is larger than what is read of strangers.
    Large,
    /// It was changed on its way, or never was one.
    Damaged,
}

/// JSON of what can't fail to be JSON.
fn to_json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// Reads what this program wrote.
pub fn read<T: DeserializeOwned>(json: &str) -> Option<T> {
    serde_json::from_str(json).ok()
}

fn state(json: &str) -> State {
    State::from_json(json).unwrap_or_default()
}

/// The report without the parts' results, which programs read and pages do not.
fn drawn(state: &State, beside: &Beside) -> Report {
    let mut report = report::make(state, beside);
    for part in &mut report.parts {
        part.result = Value::Null;
    }
    report
}

fn pack(parcel: Parcel) -> Packed {
    let Parcel { mut state, base, redact } = parcel;
    let found = secrets::find(&state);
    let suspects = found.iter().map(|secret| {
        let document = &state.documents[secret.document];
        let line = LineIndex::new(&document.text).line(secret.range.start);
        Suspect { place: format!("{}:{line}", document.name), looks_like: secret.looks_like.clone() }
    });
    let suspects = suspects.collect();
    if redact {
        state = secrets::redact(&state, &found);
    }
    report::sign(&mut state);
    let file = state.to_json();
    let (link, fault) = match Link::to_report(state).fragment() {
        Ok(fragment) => (Some(format!("{base}{fragment}")), String::new()),
        Err(fault) => (None, fault.to_string()),
    };
    let band = link.as_ref().map_or(Band::File, |link| Band::of(link.len()));
    let code = link.as_deref().and_then(Qr::of);
    Packed {
        fault,
        reach: band.words().to_owned(),
        band: band as usize,
        code: code.map(|code| Code { side: code.side(), path: code.path(), is_dense: code.is_dense() }),
        link,
        secrets: suspects,
        file,
    }
}

fn open(text: &str) -> Opened {
    let is_file = text.trim_start_matches('\u{feff}').trim_start().starts_with('{');
    let read =
        if is_file { read_state(text.trim_start_matches('\u{feff}')) } else { Link::read(text).map(|link| link.state) };
    match read {
        Ok(state) => Opened::State(Box::new(state)),
        Err(error) => Opened::Refused {
            fault: match error {
                LinkError::Newer(_) | LinkError::Codec(_) => Fault::Newer,
                LinkError::Empty | LinkError::Truncated => Fault::Cut,
                LinkError::TooLong(_) | LinkError::TooLarge => Fault::Large,
                LinkError::Character(..) | LinkError::Damaged | LinkError::State(_) => Fault::Damaged,
            },
            text: error.to_string(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::share::{Document, DocumentKind};

    fn with(text: &str) -> State {
        let document = Document { kind: DocumentKind::Dockerfile, name: "Dockerfile".into(), text: text.into() };
        State { documents: vec![document], ..State::default() }
    }

    fn told<T: DeserializeOwned>(wish: Wish, asked: &str) -> T {
        read(&Wish::parse(wish.as_str()).expect("a word").fulfil(asked, "")).expect("what the page reads")
    }

    #[test]
    fn a_report_is_read_back_as_it_was_made() {
        let state = with("FROM alpine:latest\nCMD [\"top\"]\n");
        let report: Report = told(Wish::Report, &state.to_json());
        assert_eq!(report.verdict.value, report::make(&state, &Beside::default()).verdict.value);
        assert_eq!(report.digest, report::make(&state, &Beside::default()).digest);
        assert!(report.parts.iter().any(|part| !part.blocks.is_empty()));
    }

    #[test]
    fn what_is_packed_can_be_opened_and_secrets_stay_behind() {
        let state = with("FROM alpine:3.20\nENV API_TOKEN=q7f8a9s0d1f2g3h4\n");
        let parcel = |redact| Parcel { state: state.clone(), base: "https://example.com/a/".into(), redact };
        let whole: Packed = told(Wish::Pack, &to_json(&parcel(false)));
        assert_eq!(whole.secrets.len(), 1);
        assert_eq!(whole.secrets[0].place, "Dockerfile:2");
        let link = whole.link.expect("short enough");
        assert!(link.starts_with("https://example.com/a/#report?s=1.") && whole.code.is_some());
        let Opened::State(opened) = told(Wish::Open, &link) else { panic!("{link}") };
        assert_eq!(opened.documents, state.documents);
        let Opened::State(saved) = told(Wish::Open, &whole.file) else { panic!("{}", whole.file) };
        assert_eq!(saved, opened);

        let redacted: Packed = told(Wish::Pack, &to_json(&parcel(true)));
        assert_eq!(redacted.secrets, whole.secrets);
        assert!(!redacted.file.contains("q7f8a9s0"), "{}", redacted.file);
        let Opened::State(opened) = told(Wish::Open, &redacted.link.expect("a link")) else { panic!("readable") };
        let report: Report = told(Wish::Report, &opened.to_json());
        assert!(report.differences.is_empty(), "{:?}", report.differences);
    }

    #[test]
    fn faults_are_told_apart() {
        let fault = |text: &str| match told(Wish::Open, text) {
            Opened::Refused { fault, text } if !text.is_empty() => Some(fault),
            _ => None,
        };
        assert_eq!(fault("#report?s=9.abc"), Some(Fault::Newer));
        assert_eq!(fault("#report?s="), Some(Fault::Cut));
        assert_eq!(fault("#report?s=1.ab%"), Some(Fault::Damaged));
        assert_eq!(fault("{\"v\":2}"), Some(Fault::Newer));
        assert_eq!(fault(&"1".repeat(70_000)), Some(Fault::Large));
    }
}
