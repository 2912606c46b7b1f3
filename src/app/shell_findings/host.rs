//! The page's side of the shell worker: one question at a time, the newest next; a worker that hangs is stopped, one
//! that died is started again.

use super::Question;
use crate::app::workers::{Running, shell_answer, shell_request};
use gloo::timers::callback::Timeout;
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

/// A worker that says nothing for so many milliseconds hangs, or is dead. Real texts take a few hundredths of that.
const BOUND: u32 = 5_000;
/// A question about an older text is given up after so many milliseconds where a newer one waits.
const PATIENCE: f64 = 1_000.0;
/// A worker that has not started after so many milliseconds is given up: its program is large, and networks are slow.
const START: u32 = 90_000;
/// Before the worker is first started, the page gets so many milliseconds to draw what it has.
const REST: u32 = 50;

const NAME: &str = "shell-worker";

/// What came of a question.
pub enum Outcome {
    /// The findings, as JSON.
    Findings(String),
    /// The worker failed on this text.
    Lost,
    /// There is no worker.
    Refused,
}

type Told = Box<dyn Fn(&Question, Outcome)>;

/// A question that the worker is at.
struct Busy {
    id: u32,
    question: Question,
    /// Whether a worker was stopped over it before.
    again: bool,
    since: f64,
    _bound: Timeout,
}

/// The worker, and how far it has come.
struct Started {
    worker: Running,
    is_ready: bool,
    /// Ends it if it does not start.
    start: Option<Timeout>,
}

/// The worker and what it is asked.
pub struct Host {
    told: Told,
    running: RefCell<Option<Started>>,
    busy: RefCell<Option<Busy>>,
    /// The newest question, until the worker is free; and whether a worker was stopped over it before.
    next: RefCell<Option<(Question, bool)>>,
    last_id: Cell<u32>,
    is_refused: Cell<bool>,
    rest: RefCell<Option<Timeout>>,
}

fn now() -> f64 {
    js_sys::Date::now()
}

impl Host {
    /// A host that says through `told` what came of each question.
    pub fn new(told: impl Fn(&Question, Outcome) + 'static) -> Rc<Self> {
        Rc::new(Self {
            told: Box::new(told),
            running: RefCell::default(),
            busy: RefCell::default(),
            next: RefCell::default(),
            last_id: Cell::default(),
            is_refused: Cell::default(),
            rest: RefCell::default(),
        })
    }

    /// Whether the worker could not be started.
    pub fn is_refused(&self) -> bool {
        self.is_refused.get()
    }

    /// Asks about a text, in place of any other that still waits; whether an answer can be expected.
    pub fn ask(self: &Rc<Self>, question: &Question) -> bool {
        if self.is_refused() {
            return false;
        }
        let is_asked = self.busy.borrow().as_ref().is_some_and(|b| b.question == *question);
        if is_asked {
            self.next.take();
            return true;
        }
        *self.next.borrow_mut() = Some((question.clone(), false));
        let is_slow = self.busy.borrow().as_ref().is_some_and(|b| now() - b.since > PATIENCE);
        if is_slow {
            self.stop();
        }
        if self.running.borrow().is_some() {
            self.go_on();
        } else if self.rest.borrow().is_none() {
            let host = Rc::clone(self);
            *self.rest.borrow_mut() = Some(Timeout::new(REST, move || {
                host.rest.take();
                host.go_on();
            }));
        }
        true
    }

    /// Ends the worker with what it is at.
    pub fn stop(&self) {
        self.running.take();
        self.busy.take();
    }

    /// Gives the worker the next question, if there is one and it is free for it.
    fn go_on(self: &Rc<Self>) {
        if self.busy.borrow().is_some() || self.next.borrow().is_none() {
            return;
        }
        if self.running.borrow().is_none() {
            match self.start() {
                Ok(running) => *self.running.borrow_mut() = Some(running),
                Err(_) => self.refuse(),
            }
            return;
        }
        let running = self.running.borrow();
        let Some(running) = running.as_ref().filter(|r| r.is_ready) else { return };
        let Some((question, again)) = self.next.take() else { return };
        let id = self.last_id.get() + 1;
        self.last_id.set(id);
        if running.worker.post(&shell_request(id, &question.text, &question.config)).is_ok() {
            let host = Rc::clone(self);
            let bound = Timeout::new(BOUND, move || host.hangs(id));
            *self.busy.borrow_mut() = Some(Busy { id, question, again, since: now(), _bound: bound });
        }
    }

    /// The worker said nothing for too long. A dead one answers a second time; a text that takes too long does not.
    fn hangs(self: &Rc<Self>, id: u32) {
        let is_it = self.busy.borrow().as_ref().is_some_and(|b| b.id == id);
        let Some(busy) = self.busy.take().filter(|_| is_it) else { return };
        self.running.take();
        if busy.again {
            (self.told)(&busy.question, Outcome::Lost);
        } else if self.next.borrow().is_none() {
            *self.next.borrow_mut() = Some((busy.question, true));
        }
        self.go_on();
    }

    /// The worker cannot be had.
    fn refuse(&self) {
        self.stop();
        self.is_refused.set(true);
        if let Some((question, _)) = self.next.take() {
            (self.told)(&question, Outcome::Refused);
        }
    }

    fn start(self: &Rc<Self>) -> Result<Started, wasm_bindgen::JsValue> {
        let (host, of_lost, of_late) = (Rc::clone(self), Rc::clone(self), Rc::clone(self));
        let worker = Running::start(NAME, move |_, data| host.hears(&data), move || of_lost.lost())?;
        let start = Some(Timeout::new(START, move || of_late.refuse()));
        Ok(Started { worker, is_ready: false, start })
    }

    fn hears(self: &Rc<Self>, data: &wasm_bindgen::JsValue) {
        if let Some((id, json)) = shell_answer(data) {
            let is_it = self.busy.borrow().as_ref().is_some_and(|b| b.id == id);
            if let Some(busy) = is_it.then(|| self.busy.take()).flatten() {
                (self.told)(&busy.question, Outcome::Findings(json));
            }
        } else if let Some(running) = self.running.borrow_mut().as_mut() {
            // Its first word: it is ready.
            running.is_ready = true;
            running.start.take();
        }
        self.go_on();
    }

    /// The worker died: before it was ready for want of its program, later over the text that it was at.
    fn lost(self: &Rc<Self>) {
        let was_ready = self.running.borrow().as_ref().is_some_and(|r| r.is_ready);
        if !was_ready {
            self.refuse();
            return;
        }
        let busy = self.busy.take();
        self.running.take();
        if let Some(busy) = busy {
            (self.told)(&busy.question, Outcome::Lost);
        }
        self.go_on();
    }
}
