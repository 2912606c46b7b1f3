use std::{cell::RefCell, collections::BTreeSet};
use yew::prelude::*;

thread_local! {
    /// The folds that stand open. They outlive a change of place, at which all of this is drawn anew.
    static OPEN: RefCell<BTreeSet<&'static str>> = const { RefCell::new(BTreeSet::new()) };
}

/// What folds away.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// Its name on the page.
    pub id: &'static str,
    /// What always shows.
    pub summary: Html,
    /// What shows when it is open.
    pub children: Html,
}

/// Something that folds away, and stands as the reader left it when it is drawn again.
#[component]
pub fn Fold(props: &Props) -> Html {
    let id = props.id;
    let toggle = move |event: Event| {
        // Folds inside of this one tell it too.
        let told = |key: &str| event.target().and_then(|t| js_sys::Reflect::get(&t, &key.into()).ok());
        if told("id").and_then(|told| told.as_string()).as_deref() == Some(id) {
            let is_open = told("open").is_some_and(|open| open.is_truthy());
            OPEN.with_borrow_mut(|open| if is_open { open.insert(id) } else { open.remove(id) });
        }
    };
    let is_open = use_memo((), |()| OPEN.with_borrow(|open| open.contains(id)));
    html! {
        <details class="stack-fold" {id} open={*is_open} ontoggle={toggle}>
            <summary>{ props.summary.clone() }</summary>
            { props.children.clone() }
        </details>
    }
}
