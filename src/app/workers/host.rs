//! The page's side of the core worker.

use super::{
    core::{Reply, Request, number, request as row, unpack},
    running::Running,
};
use crate::app::subject::Subject;
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Worker;

type Answer = Box<dyn FnOnce(Option<Reply>)>;

/// What is waited for.
struct Waiting {
    id: u32,
    request: Request,
    answer: Answer,
    /// The message, until the worker is ready for it.
    unsent: Option<js_sys::Array>,
}

/// A worker that does one thing at a time: a new request ends the one before. It is started when first needed
/// and again after it was stopped or died.
#[derive(Default)]
pub struct CoreWorker {
    running: Option<Running>,
    waiting: Rc<RefCell<Option<Waiting>>>,
    last: u32,
}

impl CoreWorker {
    /// Asks something of a text; `answer` is called once, with nothing if the worker died, and not at all if
    /// the request is cancelled.
    ///
    /// # Errors
    /// When the browser starts no worker.
    pub fn ask(
        &mut self,
        request: Request,
        text: &str,
        subject: &Subject,
        answer: impl FnOnce(Option<Reply>) + 'static,
    ) -> Result<(), JsValue> {
        self.cancel();
        self.last += 1;
        let message = row(self.last, request, text, subject);
        let unsent = if let Some(running) = &self.running {
            running.post(&message)?;
            None
        } else {
            Some(message)
        };
        *self.waiting.borrow_mut() = Some(Waiting { id: self.last, request, answer: Box::new(answer), unsent });
        if self.running.is_none() {
            self.running = Some(self.start()?);
        }
        Ok(())
    }

    /// Ends what is being done, by ending the worker; whether there was anything.
    pub fn cancel(&mut self) -> bool {
        let was_busy = self.waiting.take().is_some();
        if was_busy {
            self.running = None;
        }
        was_busy
    }

    /// Whether something is being done.
    pub fn is_busy(&self) -> bool {
        self.waiting.borrow().is_some()
    }

    fn start(&self) -> Result<Running, JsValue> {
        let (waiting, lost) = (Rc::clone(&self.waiting), Rc::clone(&self.waiting));
        let heard = move |to: &Worker, data: JsValue| {
            let Ok(message) = data.dyn_into::<js_sys::Array>() else {
                // The first word of a fresh worker: it is ready.
                if let Some(unsent) = waiting.borrow_mut().as_mut().and_then(|w| w.unsent.take()) {
                    let _ = to.post_message(&unsent);
                }
                return;
            };
            let id = number(&message);
            if waiting.borrow().as_ref().is_none_or(|w| w.id != id) {
                return;
            }
            let Some(done) = waiting.take() else { return };
            (done.answer)(unpack(done.request, &message));
        };
        Running::start("core-worker", heard, move || {
            let Some(lost) = lost.take() else { return };
            (lost.answer)(None);
        })
    }
}
