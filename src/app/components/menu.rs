use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent, KeyboardEvent, Node};
use yew::prelude::*;

/// What a [`Menu`] shows.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// What stands on its button.
    pub label: Html,
    /// What the button is called, where its label is no text.
    #[prop_or_default]
    pub name: Option<AttrValue>,
    /// Further classes of the panel.
    #[prop_or_default]
    pub class: Classes,
    /// Id of the button, to bring the focus back to it.
    pub id: &'static str,
    /// What it holds. A click on a button inside closes it.
    pub children: Children,
}

/// A button that opens a panel below it. The panel closes on Escape, on a click elsewhere, when the focus
/// leaves it, and when something in it was chosen.
#[component]
pub fn Menu(props: &Props) -> Html {
    let open = use_state(|| false);
    let root = use_node_ref();
    let toggle = {
        let open = open.clone();
        move |_: MouseEvent| open.set(!*open)
    };
    let onkeydown = {
        let open = open.clone();
        let id = props.id;
        move |event: KeyboardEvent| {
            if *open && event.key() == "Escape" {
                event.prevent_default();
                event.stop_propagation();
                open.set(false);
                crate::app::platform::focus(id);
            }
        }
    };
    let onfocusout = {
        let (open, root) = (open.clone(), root.clone());
        move |event: FocusEvent| {
            let to = event.related_target().and_then(|t| t.dyn_into::<Node>().ok());
            let inside = to.is_none() || root.get().is_some_and(|root| root.contains(to.as_ref()));
            if *open && !inside {
                open.set(false);
            }
        }
    };
    let onclick = {
        let open = open.clone();
        move |event: MouseEvent| {
            let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
            if target.is_some_and(|t| {
                t.closest("[data-keep-open]").ok().flatten().is_none()
                    && t.closest("button, a").ok().flatten().is_some()
            }) {
                open.set(false);
            }
        }
    };
    {
        let (open, root) = (open.clone(), root.clone());
        use_effect_with(*open, move |is_open| {
            let listener = is_open.then(|| {
                gloo::events::EventListener::new(&gloo::utils::document(), "pointerdown", move |event| {
                    let target = event.target().and_then(|t| t.dyn_into::<Node>().ok());
                    if !root.get().is_some_and(|root| root.contains(target.as_ref())) {
                        open.set(false);
                    }
                })
            });
            move || drop(listener)
        });
    }
    html! {
        <div class="menu" ref={root} {onkeydown} {onfocusout}>
            <button type="button" id={props.id} class="tool" aria-expanded={open.to_string()}
                aria-label={props.name.clone()} onclick={toggle}>
                { props.label.clone() }
            </button>
            if *open {
                <div class={classes!("menu-panel", props.class.clone())} {onclick}>
                    { for props.children.iter() }
                </div>
            }
        </div>
    }
}
