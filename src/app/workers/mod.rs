//! The workers: what runs off the page's own thread, and the words it speaks with the page.

mod core;
mod host;
mod running;
mod shell;
pub mod swarm;

#[cfg(feature = "shell")]
pub use self::shell::{analyse_shell, serve_shell};
pub use self::{
    core::{Reply, Request, serve as serve_core},
    host::CoreWorker,
    running::Running,
    shell::{config_to_json, shell_answer, shell_request},
};

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Answers every message with what `answer` makes of it. Says first that it is ready: messages sent before
/// that would be lost.
///
/// Outside of a worker it does nothing, so that the program can be loaded elsewhere for measuring.
fn serve(answer: impl Fn(js_sys::Array) -> js_sys::Array + 'static) {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let to = scope.clone();
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        // An answer that cannot be sent is one that nobody waits for.
        let _ = to.post_message(&answer(event.data().unchecked_into()));
    });
    scope.set_onmessage(Some(on_message.into_js_value().unchecked_ref()));
    let _ = scope.post_message(&"ready".into());
}
