use super::{
    super::{core::use_wish, texts::text, use_table},
    save::{OpenSaved, Save},
    sheet::Sheet,
};
use crate::{
    app::{
        examples,
        reporting::{self, Wish},
    },
    report::Report,
    share::State,
};
use std::rc::Rc;
use yew::prelude::*;

/// What the reader's own report needs.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// Takes the text of a saved report.
    pub open: Callback<Rc<str>>,
}

/// Whether nothing was entered anywhere.
fn is_empty(state: &State) -> bool {
    state.documents.iter().all(|d| d.text.trim().is_empty())
        && state.swarm.is_none()
        && state.outsource.is_none()
        && state.stack_board.is_empty()
}

/// Whether there is only the example that greets a first visit.
fn is_example(state: &State) -> bool {
    let rest = State { documents: Vec::new(), ..state.clone() };
    is_empty(&rest) && matches!(state.documents.as_slice(), [only] if only.text == examples::FIRST)
}

/// The report on what the reader has entered.
#[component]
pub fn Own(props: &Props) -> Html {
    let table = use_table();
    let json = use_memo(table.state.clone(), |state| Rc::<str>::from(state.to_json()));
    let is_empty = is_empty(&table.state);
    let told = use_wish(Wish::Report, (!is_empty).then(|| (*json).clone()));
    let report = use_memo(told, |told| told.as_deref().and_then(reporting::read::<Report>).map(Rc::new));
    if is_empty {
        return html! {
            <div class="quiet">
                <h2>{ text("rep.empty") }</h2>
                <p>{ text("rep.empty-what") }</p>
                <ul class="rep-ways">
                    <li><a href="#dockerfile">{ text("rep.empty-dockerfile") }</a></li>
                    <li><a href="#swarm">{ text("rep.empty-swarm") }</a></li>
                    <li><a href="#outsourcing">{ text("rep.empty-outsourcing") }</a></li>
                </ul>
                <p><OpenSaved open={props.open.clone()} /></p>
            </div>
        };
    }
    let Some(report) = &*report else {
        return html! {
            <div class="quiet" role="status">
                <p>{ text(if table.is_core_refused { "rep.core-refused" } else { "rep.making" }) }</p>
            </div>
        };
    };
    html! {
        <>
            <div class="rep-desk">
                <Save state={(*json).clone()} is_own={true} />
                <OpenSaved open={props.open.clone()} />
                if is_example(&table.state) {
                    <p class="rep-note">{ text("rep.example") }</p>
                }
            </div>
            <Sheet report={Rc::clone(report)} />
        </>
    }
}
