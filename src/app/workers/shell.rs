//! The shell worker: the place of the analysis of RUN bodies, which is too large to come with the page. It
//! answers with its version.

use js_sys::Array;

/// Runs the worker.
pub fn serve() {
    super::serve(|message| Array::of2(&message.get(0), &env!("CARGO_PKG_VERSION").into()));
}
