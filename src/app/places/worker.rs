//! A worker for one long thing: it starts with the question and ends with its answer.

use crate::app::{reporting::Wish, workers::Running};
use js_sys::{Array, Promise};
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Fulfils a wish off the page's own thread; nothing where there are no workers or this one died.
pub async fn wish(wish: Wish, asked: &str, shell: &str) -> Option<String> {
    let row = Array::of4(&JsValue::from(1), &wish.as_str().into(), &asked.into(), &shell.into());
    let running = Rc::new(RefCell::new(None));
    let told = JsFuture::from(Promise::new(&mut |resolve, reject| {
        let (row, of_lost) = (row.clone(), reject.clone());
        let started = Running::start(
            "core-worker",
            move |to, data| {
                // The first word of a fresh worker says that it is ready.
                let _ = match data.dyn_into::<Array>() {
                    Ok(answer) => resolve.call1(&JsValue::NULL, &answer.get(1)),
                    Err(_) => to.post_message(&row).map(|()| JsValue::NULL),
                };
            },
            move || {
                let _ = of_lost.call0(&JsValue::NULL);
            },
        );
        match started {
            Ok(worker) => *running.borrow_mut() = Some(worker),
            Err(_) => drop(reject.call0(&JsValue::NULL)),
        }
    }))
    .await;
    running.take();
    told.ok()?.as_string()
}
