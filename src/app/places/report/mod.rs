//! The report: everything that was entered, judged as one, as a sheet to print, to save and to hand on.
//!
//! A link or a saved file shows somebody else's report to read; the reader's own documents and answers stay untouched
//! until they ask for a copy.

mod blocks;
mod copy;
mod fragment;
mod load_line;
mod own;
mod received;
mod refused;
mod save;
mod sheet;

use fragment::use_link;
use std::rc::Rc;
use yew::prelude::*;

/// The place.
#[component]
pub fn ReportPlace() -> Html {
    let link = use_link();
    let file = use_state(|| None::<Rc<str>>);
    let received = (*file).clone().or_else(|| link.clone());
    let open = {
        let file = file.setter();
        Callback::from(move |text: Rc<str>| file.set(Some(text)))
    };
    let leave = {
        let file = file.setter();
        Callback::from(move |()| {
            file.set(None);
            fragment::leave();
        })
    };
    html! {
        <div class="rep">
            if let Some(text) = received {
                <received::Received key={text.to_string()} text={Rc::clone(&text)} {leave} {open} />
            } else {
                <own::Own {open} />
            }
        </div>
    }
}
