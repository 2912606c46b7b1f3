use crate::app::{
    platform,
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
    /// Draws a part for a state, the first time or again; the document in the editor is told by its number. `tell`
    /// takes what the reader does there, as JSON.
    #[wasm_bindgen(method)]
    fn show(this: &Places, root: &HtmlElement, part: &str, state: &str, active: u32, tell: &JsValue);
    /// Takes away what was drawn.
    #[wasm_bindgen(method)]
    fn close(this: &Places, root: &HtmlElement);
}

/// What stands beside the text in the editor.
pub const BESIDE: &str = "beside";

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
    /// The part of the page, as the program of the places names it: a place, [`BESIDE`], the rule book's
    /// `rules`, `rule/<code>` and `aside/<code>`, a dialog.
    pub part: AttrValue,
}

/// What the reader does at another place, brought to the session. It lives as long as the page.
fn ear(session: &Rc<Session>) -> JsValue {
    let session = Rc::clone(session);
    Closure::<dyn Fn(String)>::new(move |told: String| session.told(&told)).into_js_value()
}

/// A part of the page that the program of the places draws, for the state as it is: that program is fetched when its
/// first part is.
#[component]
pub fn Elsewhere(Props { part }: &Props) -> Html {
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
            (part.clone(), (*program).clone(), page.answers.clone(), page.documents.clone(), page.active),
            move |(part, ..)| {
                if let (Some(root), Some(module)) = (root.cast::<HtmlElement>(), &*module.borrow()) {
                    let active = model.documents.iter().position(|d| d.id == model.active).unwrap_or_default() as u32;
                    module.show(&root, part, &state::state_json(&model), active, &ear);
                }
            },
        );
    }
    {
        let (root, module) = (root.clone(), module.clone());
        use_effect_with((), move |()| {
            // What was drawn goes with its place on the page.
            let at = root.cast::<HtmlElement>();
            move || {
                if let (Some(root), Some(module)) = (at, &*module.borrow()) {
                    module.close(&root);
                }
            }
        });
    }
    let again = move |_: MouseEvent| fetch();
    let quiet = *part == BESIDE;
    html! {
        <>
            if *program == Program::Coming && !quiet {
                <p class="quiet" role="status">{ text("place.loading") }</p>
            }
            if *program == Program::Refused && !quiet {
                <div class="quiet" role="alert">
                    <p>{ text("place.refused") }</p>
                    <button type="button" onclick={again}>{ text("place.again") }</button>
                </div>
            }
            <div class="place-root" ref={root} />
        </>
    }
}
