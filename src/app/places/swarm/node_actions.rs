use super::{super::texts::text, desk::Desk, shown::Node};
use crate::{app::texts::fill, swarm::drill::Action};
use yew::prelude::*;

/// The state of a node in words.
pub fn node_state(node: &Node) -> String {
    let role = if node.is_manager() { text("sw.manager") } else { text("sw.worker") };
    let state = match (node.up, node.is_drained()) {
        (false, _) => text("sw.is-down"),
        (true, true) => text("sw.is-drained"),
        (true, false) => return role.to_owned(),
    };
    format!("{role}, {state}")
}

/// What can happen to a node now.
pub fn node_actions(desk: &Desk, node: &Node) -> Html {
    let button = |words: &'static str, action: Action| {
        let label = fill(text("sw.action-of"), &[("action", words), ("node", &node.name)]);
        html! { <button type="button" class="sw-small" aria-label={label} onclick={desk.on_act(action)}>{ words }</button> }
    };
    let name = || node.name.clone();
    html! {
        <span class="sw-actions">
            if node.up {
                { button(text("sw.kill"), Action::Kill { node: name() }) }
            } else {
                { button(text("sw.return"), Action::Return { node: name() }) }
            }
            if node.is_drained() {
                { button(text("sw.activate"), Action::Activate { node: name() }) }
            } else {
                { button(text("sw.drain"), Action::Drain { node: name() }) }
            }
        </span>
    }
}
