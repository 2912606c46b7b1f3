//! The place's side of the core worker, a worker of its own so that long sizing holds up no linting.

use crate::app::{
    platform,
    workers::{
        Running,
        swarm::{SWARM, Told, read},
    },
};
use js_sys::Array;
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::spawn_local;
use web_sys::Worker;

type Hear = Rc<dyn Fn(Option<Told>)>;

/// A question that waits for its answer.
struct Waiting {
    id: u32,
    question: String,
    hear: Hear,
    is_sent: bool,
    /// Whether it takes so long that progress was heard.
    is_long: bool,
}

#[derive(Default)]
struct Desk {
    now: Option<Waiting>,
    next: Option<Waiting>,
    worker: Option<Running>,
    is_ready: bool,
    /// Whether the browser gave no worker; the page's own thread does it then.
    is_refused: bool,
}

/// A worker that answers one question at a time; of those that wait only the last one is answered.
#[derive(Clone, Default)]
pub struct SwarmWorker {
    desk: Rc<RefCell<Desk>>,
    last: u32,
}

#[wasm_bindgen]
extern "C" {
    /// The core worker's program, loaded into the page.
    type Core;
    #[wasm_bindgen(method)]
    fn swarm(this: &Core, question: &str) -> Array;
}

impl SwarmWorker {
    /// Asks; `hear` is told how far it is, and once the answer, or nothing when the worker died.
    pub fn ask(&mut self, question: String, hear: impl Fn(Option<Told>) + 'static) {
        self.last += 1;
        let asked = Waiting { id: self.last, question, hear: Rc::new(hear), is_sent: false, is_long: false };
        {
            let mut desk = self.desk.borrow_mut();
            if desk.now.as_ref().is_some_and(|now| now.is_long) {
                // Its answer is not wanted any more, and it would be long in coming.
                desk.worker = None;
                desk.is_ready = false;
                desk.now = None;
            }
            if desk.now.is_some() {
                desk.next = Some(asked);
                return;
            }
            desk.now = Some(asked);
        }
        go(&self.desk);
    }

    /// Ends what is being done.
    pub fn cancel(&mut self) {
        let mut desk = self.desk.borrow_mut();
        desk.worker = None;
        desk.is_ready = false;
        desk.now = None;
        desk.next = None;
    }
}

/// Sends the question that is due, starting the worker if there is none.
fn go(desk: &Rc<RefCell<Desk>>) {
    if desk.borrow().worker.is_none() && !desk.borrow().is_refused {
        let started = start(desk);
        let mut desk = desk.borrow_mut();
        desk.is_refused = started.is_err();
        desk.worker = started.ok();
    }
    if desk.borrow().is_refused {
        here(Rc::clone(desk));
        return;
    }
    let mut desk = desk.borrow_mut();
    if !desk.is_ready {
        return;
    }
    let Desk { now, worker, .. } = &mut *desk;
    if let (Some(now), Some(running)) = (now.as_mut().filter(|now| !now.is_sent), worker) {
        now.is_sent = true;
        let row = Array::of3(&now.id.into(), &SWARM.into(), &now.question.as_str().into());
        // A message that can't be sent is one whose worker has died; its error is heard.
        let _ = running.post(&row);
    }
}

/// Answers on the page's own thread, where no worker can be had (pages opened from a folder).
fn here(desk: Rc<RefCell<Desk>>) {
    spawn_local(async move {
        let core = platform::module("core").await.map(JsCast::unchecked_into::<Core>);
        let Some(now) = desk.borrow_mut().now.take() else { return };
        let told = core.ok().and_then(|core| {
            let row = core.swarm(&now.question);
            row.unshift(&JsValue::from(now.id));
            read(&row)
        });
        (now.hear)(told.map(|(_, told)| told));
        after(&desk);
    });
}

/// Goes on with the question that waits.
fn after(desk: &Rc<RefCell<Desk>>) {
    let next = desk.borrow_mut().next.take();
    if next.is_some() {
        desk.borrow_mut().now = next;
        go(desk);
    }
}

fn start(desk: &Rc<RefCell<Desk>>) -> Result<Running, JsValue> {
    let (at, of_lost) = (Rc::downgrade(desk), Rc::downgrade(desk));
    let heard = move |_: &Worker, data: JsValue| {
        let Some(desk) = at.upgrade() else { return };
        let Ok(message) = data.dyn_into::<Array>() else {
            // The first word of a fresh worker: it is ready.
            desk.borrow_mut().is_ready = true;
            go(&desk);
            return;
        };
        let Some((id, told)) = read(&message) else { return };
        let hear = {
            let mut desk = desk.borrow_mut();
            let Some(now) = desk.now.as_mut().filter(|now| now.id == id) else { return };
            let hear = Rc::clone(&now.hear);
            if matches!(told, Told::Progress { .. }) {
                now.is_long = true;
            } else {
                desk.now = None;
            }
            hear
        };
        let is_over = !matches!(told, Told::Progress { .. });
        hear(Some(told));
        if is_over {
            after(&desk);
        }
    };
    Running::start("core-worker", heard, move || {
        let Some(desk) = of_lost.upgrade() else { return };
        let (lost, gone) = {
            let mut desk = desk.borrow_mut();
            // It never came up: a browser that lets no worker start may say so only now.
            desk.is_refused |= !desk.is_ready;
            desk.is_ready = false;
            let lost = if desk.is_refused { None } else { desk.now.take() };
            (lost, desk.worker.take())
        };
        // Not from inside of its own call.
        spawn_local(async move { drop(gone) });
        match lost {
            Some(lost) => (lost.hear)(None),
            None => go(&desk),
        }
    })
}
