use crate::app::{files, state::use_page, texts::text};
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::DragEvent;
use yew::prelude::*;

fn carries_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0))
}

/// Takes files that are dropped anywhere on the page, and says so while they hang above it. What is no file is
/// left to the editor.
#[component]
pub fn DropZone() -> Html {
    let page = use_page();
    let over = use_state(|| false);
    {
        let (over, session) = (over.clone(), page.session.clone());
        use_effect_with((), move |()| {
            let document = gloo::utils::document();
            let listen = |name: &'static str, f: Box<dyn Fn(&DragEvent)>| {
                // In the capture phase: the editor would otherwise take the file's text into the open document.
                let options = EventListenerOptions { phase: gloo::events::EventListenerPhase::Capture, passive: false };
                EventListener::new_with_options(&document, name, options, move |event| {
                    if let Some(event) = event.dyn_ref::<DragEvent>().filter(|e| carries_files(e)) {
                        f(event);
                    }
                })
            };
            let listeners = [
                listen("dragover", {
                    let over = over.clone();
                    Box::new(move |event| {
                        event.prevent_default();
                        over.set(true);
                    })
                }),
                listen("dragleave", {
                    let over = over.clone();
                    Box::new(move |event| {
                        if event.related_target().is_none() {
                            over.set(false);
                        }
                    })
                }),
                listen(
                    "drop",
                    Box::new(move |event| {
                        event.prevent_default();
                        event.stop_propagation();
                        over.set(false);
                        if let Some(data) = event.data_transfer() {
                            files::take(&session, &data);
                        }
                    }),
                ),
            ];
            move || drop(listeners)
        });
    }
    html! {
        if *over {
            <div class="drop-here" aria-hidden="true"><p>{ text("file.drop") }</p></div>
        }
    }
}
