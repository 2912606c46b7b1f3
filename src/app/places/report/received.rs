use super::{
    super::{core::use_wish, texts::text, use_table},
    copy::TakeCopy,
    refused::Refused,
    save::Save,
    sheet::Sheet,
};
use crate::{
    app::{
        reporting::{self, Opened, Wish},
        texts::fill,
    },
    report::Report,
};
use std::rc::Rc;
use yew::prelude::*;

/// What came in.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// A link's fragment, or the text of a saved file.
    pub text: Rc<str>,
    /// Goes to the reader's own report.
    pub leave: Callback<()>,
    /// Opens another link or file.
    pub open: Callback<Rc<str>>,
}

/// Somebody else's report, to read.
#[component]
pub fn Received(props: &Props) -> Html {
    let table = use_table();
    let told = use_wish(Wish::Open, Some(Rc::clone(&props.text)));
    let opened = use_memo(told, |told| told.as_deref().and_then(reporting::read::<Opened>));
    let json = use_memo(Rc::clone(&opened), |opened| match &**opened {
        Some(Opened::State(state)) => Some(Rc::<str>::from(state.to_json())),
        _ => None,
    });
    let told = use_wish(Wish::Report, (*json).clone());
    let report = use_memo(told, |told| told.as_deref().and_then(reporting::read::<Report>).map(Rc::new));
    let leave = {
        let leave = props.leave.clone();
        Callback::from(move |_: MouseEvent| leave.emit(()))
    };
    let state = match &*opened {
        Some(Opened::State(state)) => state,
        Some(Opened::Refused { fault, text }) => {
            return html! {
                <Refused fault={*fault} words={text.clone()} leave={leave} open={props.open.clone()} />
            };
        }
        None => {
            return html! {
                <div class="quiet" role="status">
                    <p>{ text(if table.is_core_refused { "rep.core-refused" } else { "rep.opening" }) }</p>
                </div>
            };
        }
    };
    let made = match (state.made.app.as_str(), state.made.data.as_str()) {
        ("", _) => text("rep.made-unknown").to_owned(),
        (app, "") => fill(text("rep.made-by"), &[("app", app)]),
        (app, data) => fill(text("rep.made"), &[("app", app), ("data", data)]),
    };
    html! {
        <>
            <section class="rep-desk rep-received" aria-label={text("rep.received-label")}>
                <h2>{ text("rep.received") }</h2>
                <p>{ text("rep.received-what") }{ " " }{ made }</p>
                <div class="rep-tools">
                    <TakeCopy state={Rc::new((**state).clone())} />
                    <button type="button" onclick={leave}>{ text("rep.leave") }</button>
                </div>
                if let Some(json) = &*json {
                    <Save state={Rc::clone(json)} is_own={false} />
                }
            </section>
            if let Some(report) = &*report {
                <Sheet report={Rc::clone(report)} />
            } else {
                <p class="quiet" role="status">{ text("rep.making") }</p>
            }
        </>
    }
}
