use super::elsewhere::Elsewhere;
use crate::app::texts::text;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

/// What a [`Dialog`] shows.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The part of the page in it, as the program of the places names it; the button's id, too.
    pub part: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// Whether the button is no wider than high.
    #[prop_or_default]
    pub round: bool,
    /// What the button shows.
    pub children: Children,
}

/// A button of the header and the dialog that it opens, which the program of the places fills.
#[component]
pub fn Dialog(Props { part, label, round, children }: &Props) -> Html {
    let dialog = use_node_ref();
    let opened = use_state(|| false);
    let open = {
        let (dialog, opened) = (dialog.clone(), opened.clone());
        move |_: MouseEvent| {
            opened.set(true);
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                // Refused only where it is open already.
                let _ = dialog.show_modal();
            }
        }
    };
    // What is out of sight does no work.
    let closed = {
        let opened = opened.clone();
        move |_: Event| opened.set(false)
    };
    html! {
        <>
            <button type="button" id={*part} class={classes!("tool", round.then_some("tool-round"))} aria-label={*label} onclick={open}>{ children.clone() }</button>
            <dialog ref={dialog} class="dialog" aria-label={*label} onclose={closed}>
                if *opened {
                    <Elsewhere part={*part} />
                }
                <form class="dialog-foot" method="dialog"><button class="primary">{ text("dialog.close") }</button></form>
            </dialog>
        </>
    }
}
