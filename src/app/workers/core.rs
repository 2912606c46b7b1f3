//! The core worker: analyses texts that are too long for the page's own thread.

use crate::app::{
    analysis::{self, Item},
    desk::Desk,
    reporting::Wish,
    subject::Subject,
};
use js_sys::{Array, Uint32Array};
use wasm_bindgen::JsValue;

/// What is asked of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Request {
    /// Its findings and colours.
    Analyse {
        /// The document that it is the text of.
        document: u32,
    },
    /// What it is after all safe fixes.
    FixAll,
}

/// What the worker says.
#[derive(Clone, Debug)]
pub enum Reply {
    /// Findings and colours.
    Analysed {
        /// The document that was asked about.
        document: u32,
        /// Its findings.
        items: Vec<Item>,
        /// Its colour runs.
        runs: Vec<u32>,
    },
    /// The fixed text.
    Fixed {
        /// Number of findings that were fixed.
        fixed: usize,
        /// The text.
        text: String,
    },
}

/// A request is a row: its number, what is asked, the text, what it is and is called, what bears on it.
pub(super) fn request(id: u32, what: Request, text: &str, subject: &Subject) -> Array {
    let row = [what.as_str(), text, subject.kind.as_str(), &subject.name, &subject.beside];
    std::iter::once(JsValue::from(id)).chain(row.into_iter().map(JsValue::from)).collect()
}

/// An answer is a row: the number of the request, the answer, then text or colour runs.
fn pack(id: u32, what: &str, rest: &JsValue) -> Array {
    Array::of3(&id.into(), &what.into(), rest)
}

/// The number of the request that a message belongs to; 0, which none has, for what is no message.
#[expect(clippy::cast_sign_loss, reason = "numbers of requests are u32 on their way through JavaScript")]
pub(super) fn number(message: &Array) -> u32 {
    message.get(0).as_f64().unwrap_or_default() as u32
}

impl Request {
    const FIX_ALL: &str = "fix-all";
    const ANALYSE: &str = "analyse";

    /// The name it travels under.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Analyse { .. } => Self::ANALYSE,
            Self::FixAll => Self::FIX_ALL,
        }
    }
}

fn answer(message: &Array) -> Array {
    let id = number(message);
    let word = |n| message.get(n).as_string().unwrap_or_default();
    // Of a wish, what was found in shell text stands in the place of the kind.
    let (request, text, kind) = (word(1), word(2), word(3));
    if let Some(wish) = Wish::parse(&request) {
        return pack(id, &wish.fulfil(&text, &kind), &JsValue::NULL);
    }
    if request == super::swarm::SWARM {
        return super::swarm::answer(id, &text);
    }
    let desk = Desk::new(&kind, &word(4), &word(5));
    if request == Request::FIX_ALL {
        let outcome = desk.fix_all(&text);
        pack(id, &outcome.fixed.to_string(), &outcome.text.into())
    } else {
        let runs = Desk::colours(&kind, &text.replace("\r\n", "\n"));
        pack(id, &desk.analyse(&text), &Uint32Array::from(runs.as_slice()).into())
    }
}

/// Reads an answer to `request`.
pub(super) fn unpack(request: Request, message: &Array) -> Option<Reply> {
    let what = message.get(1).as_string()?;
    match request {
        Request::Analyse { document } => {
            let items = analysis::from_json(&what)?;
            Some(Reply::Analysed { document, items, runs: Uint32Array::new(&message.get(2)).to_vec() })
        }
        Request::FixAll => Some(Reply::Fixed { fixed: what.parse().ok()?, text: message.get(2).as_string()? }),
    }
}

/// Runs the worker.
pub fn serve() {
    super::serve(|message| answer(&message));
}
