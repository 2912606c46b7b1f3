use crate::app::{
    platform,
    routes::Place,
    session::Session,
    state::{self, use_page},
    texts::text,
};
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::{closure::Closure, prelude::*};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;
use yew::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The program of the other places.
    #[derive(Clone)]
    type Places;
    /// Draws a place for a state, the first time or again. `tell` takes what the reader does there, as JSON.
    #[wasm_bindgen(method)]
    fn show(this: &Places, root: &HtmlElement, place: &str, state: &str, tell: &JsValue);
}

/// Whether the program of the other places is there.
#[derive(Clone, PartialEq)]
enum Program {
    Coming,
    There,
    Refused,
}

/// What an [`Elsewhere`] shows.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The place.
    pub place: Place,
}

/// What the reader does at another place, brought to the session. It lives as long as the page.
fn ear(session: &Rc<Session>) -> JsValue {
    let session = Rc::clone(session);
    Closure::<dyn Fn(String)>::new(move |told: String| session.told(&told)).into_js_value()
}

/// A place other than the first: its program is fetched when it is first opened, and drawn for the state as it is.
#[component]
pub fn Elsewhere(Props { place }: &Props) -> Html {
    let page = use_page();
    let root = use_node_ref();
    let program = use_state(|| Program::Coming);
    let module = use_memo((), |()| RefCell::new(None::<Places>));
    let ear = use_memo((), |()| ear(&page.session));
    let fetch = {
        let (program, module) = (program.clone(), module.clone());
        move || {
            let (program, module) = (program.clone(), module.clone());
            program.set(Program::Coming);
            spawn_local(async move {
                let fetched = platform::module("places").await;
                program.set(if fetched.is_ok() { Program::There } else { Program::Refused });
                *module.borrow_mut() = fetched.ok().map(JsCast::unchecked_into);
            });
        }
    };
    {
        let fetch = fetch.clone();
        use_effect_with((), move |()| fetch());
    }
    {
        let (model, root, module) = (page.model.clone(), root.clone(), module.clone());
        use_effect_with(
            (*place, (*program).clone(), page.answers.clone(), page.documents.clone()),
            move |(place, ..)| {
                if let (Some(root), Some(module)) = (root.cast::<HtmlElement>(), &*module.borrow()) {
                    module.show(&root, place.as_str(), &state::state_json(&model), &ear);
                }
            },
        );
    }
    let again = move |_: MouseEvent| fetch();
    html! {
        <main class="place">
            if *program == Program::Coming {
                <p class="quiet" role="status">{ text("place.loading") }</p>
            }
            if *program == Program::Refused {
                <div class="quiet" role="alert">
                    <p>{ text("place.refused") }</p>
                    <button type="button" onclick={again}>{ text("rule.again") }</button>
                </div>
            }
            <div class="place-root" ref={root} />
        </main>
    }
}
