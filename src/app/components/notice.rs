use super::sentence;
use crate::app::{
    state::{Action, use_page},
    texts::text,
};
use gloo::timers::callback::Timeout;
use std::rc::Rc;
use yew::prelude::*;

/// After this many milliseconds a plain word goes by itself; what can be undone or failed stays longer.
const PLAIN: u32 = 5_000;
const LASTING: u32 = 20_000;

/// What the foot of the page says, with a way to take it back.
#[component]
pub fn Notice() -> Html {
    let page = use_page();
    {
        let session = Rc::clone(&page.session);
        use_effect_with(page.tell.clone(), move |tell| {
            let timer = tell.as_ref().map(|tell| {
                let time = if tell.undo.is_some() || tell.fault { LASTING } else { PLAIN };
                Timeout::new(time, move || session.dispatch(Action::Tell(None)))
            });
            move || drop(timer)
        });
    }
    let undo = page.tell.as_ref().and_then(|tell| tell.undo.clone()).map(|undo| {
        html! { <button type="button" id="undo" onclick={page.ask(move |session| session.undo(&undo))}>{ text("notice.undo") }</button> }
    });
    html! {
        <div class="notice-place" role="status">
            if let Some(tell) = &page.tell {
                <div class={classes!("notice", tell.fault.then_some("notice-fault"))}>
                    <p>{ sentence(&tell.text) }</p>
                    { undo }
                    <button type="button" class="notice-close" aria-label={text("notice.close")}
                        onclick={page.act(|_| Action::Tell(None))}>{ "×" }</button>
                </div>
            }
        </div>
    }
}
