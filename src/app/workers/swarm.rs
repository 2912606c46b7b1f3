//! The core worker's other work: the size of a swarm and its drill, which may take seconds.

use crate::swarm::{
    Progress, Stopped, Watch,
    drill::Fault,
    session::{Question, Session},
};
use js_sys::Array;
use std::{cell::RefCell, ops::ControlFlow};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::DedicatedWorkerGlobalScope;

/// The name it travels under.
pub const SWARM: &str = "swarm";

thread_local! {
    /// One action more than before costs only that action.
    static SESSION: RefCell<Session> = RefCell::default();
}

/// What a message of the worker says.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// How far it is.
    Progress {
        /// Nodes of the swarm that is being tried.
        nodes: u32,
        /// Sets of failing nodes that were tried.
        done: f64,
        /// Sets that there are.
        all: f64,
    },
    /// The answer: the sized swarm and the drill, as JSON.
    Answer {
        /// As [`crate::swarm::session::SizedSwarm`] is written.
        sized: String,
        /// As [`crate::swarm::session::DrillNow`] is written.
        drill: String,
    },
    /// Why there is none.
    Refused(String),
}

/// Works out a question, given as JSON; `tell` hears how far it is. The answer's two texts, or why there is none.
///
/// # Errors
/// When the question can't be read, or the work was ended.
pub fn work(question: &str, mut tell: impl FnMut(Progress)) -> Result<[String; 2], String> {
    let question: Question = serde_json::from_str(question).map_err(|e| e.to_string())?;
    let mut on = |progress| {
        tell(progress);
        ControlFlow::Continue(())
    };
    SESSION.with_borrow_mut(|session| {
        session.ask(question, &mut Watch::new(&mut on)).map_err(|fault| match fault {
            Fault::Refused(refusal) => refusal.to_string(),
            Fault::Stopped(Stopped::TooMuchWork | Stopped::Cancelled) => "ended at its bound of work".to_owned(),
        })?;
        let json = |value: Option<String>| value.unwrap_or_default();
        Ok([
            json(session.sized().and_then(|s| serde_json::to_string(&s).ok())),
            json(session.drill().and_then(|d| serde_json::to_string(&d).ok())),
        ])
    })
}

/// Answers a message; says on the way how far it is. Rows tell themselves apart by their length.
pub(super) fn answer(id: u32, question: &str) -> Array {
    let scope = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>().ok();
    let id = JsValue::from(id);
    let told = work(question, |progress| {
        let Some(scope) = &scope else { return };
        let figures = Array::of4(&id, &progress.nodes.into(), &lossy(progress.done), &lossy(progress.all));
        // Progress that nobody hears is no loss.
        let _ = scope.post_message(&figures);
    });
    match told {
        Ok([sized, drill]) => Array::of3(&id, &sized.into(), &drill.into()),
        Err(why) => Array::of2(&id, &why.into()),
    }
}

#[expect(clippy::cast_precision_loss, reason = "shown as a share")]
fn lossy(n: u64) -> JsValue {
    JsValue::from(n as f64)
}

/// Reads a message: the number of its question, and what it says.
#[expect(clippy::cast_sign_loss, reason = "numbers of questions are u32 on their way through JavaScript")]
pub fn read(message: &Array) -> Option<(u32, Told)> {
    let figure = |n| message.get(n).as_f64();
    let id = figure(0)? as u32;
    let told = match message.length() {
        4 => Told::Progress { nodes: figure(1)? as u32, done: figure(2)?, all: figure(3)? },
        3 => Told::Answer { sized: message.get(1).as_string()?, drill: message.get(2).as_string()? },
        _ => Told::Refused(message.get(1).as_string()?),
    };
    Some((id, told))
}
