//! The nodes that the drill plays on: those of the sized swarm, or those that the reader has, one by one.

mod form;
mod lines;

use super::{
    super::texts::{count, text},
    desk::{Desk, use_desk},
};
use crate::{
    app::{components::sentence, texts::fill},
    swarm::{Refusal, input::ListedNode},
};
use form::Line;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// Nodes with a form of their own; the others stand in the lines.
const FORMS: usize = 60;

/// The nodes of the drill as a list that can be changed.
fn as_listed(desk: &Desk) -> Vec<ListedNode> {
    let listed = |node: &super::shown::Node| ListedNode {
        zone: node.zone.clone(),
        role: node.role,
        availability: Some(node.availability),
        ..ListedNode::named(&node.name)
    };
    desk.drill.nodes.iter().map(listed).collect()
}

/// All nodes as lines in one field. What is refused stays as it was written, with the line and the reason below it.
#[component]
fn AsLines() -> Html {
    let desk = use_desk();
    let written = lines::write(desk.own.nodes.as_deref().unwrap_or_default());
    let field = use_node_ref();
    let refused = use_state(|| None::<Refusal>);
    {
        let (field, refused) = (field.clone(), refused.clone());
        use_effect_with(written, move |written| {
            if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                field.set_value(written);
            }
            refused.set(None);
        });
    }
    let change = {
        let refused = refused.clone();
        move |event: Event| {
            let Some(field) = event.target().and_then(|t| t.dyn_into::<HtmlTextAreaElement>().ok()) else { return };
            let taken = lines::read(&field.value())
                .and_then(|nodes| desk.change(|input| input.nodes = (!nodes.is_empty()).then_some(nodes)));
            refused.set(taken.err());
        }
    };
    let is_refused = refused.is_some();
    html! {
        <details class="sw-fold">
            <summary>{ text("sw.nodes-lines") }</summary>
            <div class={classes!("sw-field", is_refused.then_some("sw-refused"))}>
                <label for="sw-nodes-lines">{ text("sw.nodes-lines-label") }</label>
                <textarea ref={field} class="field" id="sw-nodes-lines" rows="8" spellcheck="false" autocomplete="off"
                    aria-invalid={is_refused.then_some("true")}
                    aria-describedby={if is_refused { "sw-nodes-fault sw-nodes-note" } else { "sw-nodes-note" }} onchange={change} />
                <p class="muted sw-note" id="sw-nodes-note">{ sentence(text("sw.nodes-lines-note")) }</p>
                if let Some(refusal) = &*refused {
                    <p class="sw-fault" id="sw-nodes-fault" role="alert">
                        <span class="sev sev-error" aria-hidden="true"></span>
                        { text("sw.not-taken") }{ " " }<code>{ &refusal.key }</code>{ ": " }{ sentence(&refusal.message) }
                    </p>
                }
            </div>
        </details>
    }
}

/// Which nodes the drill plays on, and the way to give others.
#[component]
pub fn OwnNodes() -> Html {
    let desk = use_desk();
    let own = desk.own.nodes.as_deref();
    let with = |nodes: Option<Vec<ListedNode>>| {
        let desk = desk.clone();
        move |_: MouseEvent| {
            let nodes = nodes.clone();
            drop(desk.change(|input| input.nodes = nodes));
        }
    };
    let add = {
        let desk = desk.clone();
        move |_: MouseEvent| {
            drop(desk.change(|input| {
                let nodes = input.nodes.get_or_insert_default();
                let free = (0..=nodes.len()).map(|n| format!("node-{n}"));
                let free = free.into_iter().find(|name| !nodes.iter().any(|node| node.name == *name));
                nodes.extend(free.map(ListedNode::named));
            }));
        }
    };
    let what = match own {
        Some(own) => fill(text("sw.nodes-own"), &[("nodes", &count("sw.nodes", own.len()))]),
        None => fill(text("sw.nodes-sized"), &[("nodes", &count("sw.nodes", desk.drill.nodes.len()))]),
    };
    let line = |(n, node): (usize, &ListedNode)| html! { <Line key={n} {n} node={node.clone()} /> };
    html! {
        <details class="sw-fold" id="sw-own-nodes" open={own.is_some()}>
            <summary>{ text("sw.nodes-title") }{ " " }<span class="muted">{ what }</span></summary>
            if let Some(own) = own {
                <p>{ text("sw.nodes-own-note") }</p>
                <ul>{ for own.iter().enumerate().take(FORMS).map(line) }</ul>
                if own.len() > FORMS {
                    <p class="muted">{ count("sw.nodes-more", own.len() - FORMS) }</p>
                }
                <AsLines />
                <p class="sw-row">
                    <button type="button" onclick={add}>{ text("sw.nodes-add") }</button>
                    <button type="button" onclick={with(None)}>{ text("sw.nodes-back") }</button>
                </p>
            } else {
                <p>{ text("sw.nodes-note") }</p>
                <p class="sw-row"><button type="button" id="sw-nodes-list" onclick={with(Some(as_listed(&desk)))}>{ text("sw.nodes-list") }</button></p>
            }
        </details>
    }
}
