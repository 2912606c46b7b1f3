use super::{
    super::texts::{count, text},
    desk::{Desk, use_desk},
    node_actions::{node_actions, node_state},
    shown::Node,
    square::square,
};
use crate::{app::texts::fill, swarm::drill::Action};
use yew::prelude::*;

/// Nodes of a zone that are drawn; the table has all.
const DRAWN: usize = 40;
/// Tasks of a node that are drawn; the rest are counted.
const TASKS: usize = 24;
/// Up to so many nodes each has its actions in the picture; of more only the chosen one has.
const WITH_ACTIONS: usize = 15;

/// The zones in their order, each with its nodes.
pub fn by_zone(nodes: &[Node]) -> Vec<(Option<&str>, Vec<&Node>)> {
    let mut zones: Vec<(Option<&str>, Vec<&Node>)> = Vec::new();
    for node in nodes {
        let zone = node.zone.as_deref();
        match zones.iter_mut().find(|(z, _)| *z == zone) {
            Some((_, list)) => list.push(node),
            None => zones.push((zone, vec![node])),
        }
    }
    zones
}

/// Nodes that are drawn of a zone: all, or of many those that something happened to and the first others.
fn drawn<'n>(nodes: &[&'n Node], chosen: &str) -> Vec<&'n Node> {
    if nodes.len() <= DRAWN {
        return nodes.to_vec();
    }
    let is_special = |n: &&&Node| !n.up || n.name == chosen;
    let special: Vec<&Node> = nodes.iter().filter(is_special).take(DRAWN / 2).copied().collect();
    let rest = nodes.iter().filter(|n| !special.contains(*n)).take(DRAWN - special.len());
    special.iter().chain(rest).copied().collect()
}

fn squares(desk: &Desk, node: &Node) -> Html {
    let all: usize = node.tasks.iter().map(|(_, n)| *n as usize).sum();
    let one = |(service, n): &(usize, u32)| std::iter::repeat_n(*service, *n as usize);
    let first = node.tasks.iter().flat_map(one).take(TASKS);
    html! {
        <span class="sw-tasks" aria-hidden="true">
            { for first.map(|service| square(desk.marks.get(service).copied())) }
            if all > TASKS {
                <span class="muted figure">{ format!("+{}", all - TASKS) }</span>
            }
        </span>
    }
}

/// The swarm: zones as columns, nodes as boxes, tasks as squares. A node is chosen to let something happen to it.
#[component]
pub fn Picture() -> Html {
    let desk = use_desk();
    let chosen = use_state(String::new);
    let nodes = &desk.drill.nodes;
    let everywhere = nodes.len() <= WITH_ACTIONS;
    let node = |node: &Node| {
        let is_chosen = *chosen == node.name;
        let choose = {
            let (chosen, name) = (chosen.clone(), node.name.clone());
            move |_: MouseEvent| chosen.set(if *chosen == name { String::new() } else { name.clone() })
        };
        let classes = classes!(
            "sw-node",
            node.is_manager().then_some("sw-is-manager"),
            (!node.up).then_some("sw-down"),
            node.is_drained().then_some("sw-drained"),
        );
        let words = format!("{}, {}, {}", node.name, node_state(node), desk.tasks(&node.tasks));
        html! {
            <li class={classes} key={node.name.clone()} data-node={node.name.clone()}>
                if everywhere {
                    <p class="sw-node-name"><span aria-hidden="true">{ mark(node) }</span>{ " " }<strong>{ &node.name }</strong>
                        { " " }<span class="muted">{ node_state(node) }</span></p>
                    <p class="unseen">{ desk.tasks(&node.tasks) }</p>
                } else {
                    <button type="button" class="sw-node-name" aria-expanded={is_chosen.to_string()} aria-label={words} onclick={choose}>
                        <span aria-hidden="true">{ mark(node) }</span>{ " " }{ &node.name }{ " " }
                        if !node.up || node.is_drained() { <span class="muted">{ node_state(node) }</span> }
                    </button>
                }
                { squares(&desk, node) }
                if everywhere || is_chosen {
                    { node_actions(&desk, node) }
                }
            </li>
        }
    };
    let zones = by_zone(nodes);
    let is_alone = zones.len() == 1;
    let zone = |(zone, nodes): &(Option<&str>, Vec<&Node>)| {
        let name = zone.map_or_else(|| text("sw.no-zone").to_owned(), str::to_owned);
        let up = nodes.iter().filter(|n| n.up).count();
        let shown = drawn(nodes, &chosen);
        let kill = zone.filter(|_| !is_alone && up > 0).map(|zone| {
            let lose = desk.on_act(Action::KillZone { zone: zone.to_owned() });
            html! { <button type="button" class="sw-small" onclick={lose}>{ fill(text("sw.lose-zone"), &[("zone", zone)]) }</button> }
        });
        html! {
            <section class="sw-zone" key={name.clone()} aria-label={name.clone()}>
                <h5>{ &name }{ " " }<span class="muted figure">{ fill(text("sw.up-of"), &[("up", &up.to_string()), ("all", &nodes.len().to_string())]) }</span></h5>
                { for kill }
                <ul>{ for shown.iter().map(|n| node(n)) }</ul>
                if shown.len() < nodes.len() {
                    <p class="muted">{ count("sw.more-nodes", nodes.len() - shown.len()) }</p>
                }
            </section>
        }
    };
    html! {
        <div class="sw-picture" role="group" aria-label={text("sw.picture")}>
            <div class="sw-zones">{ for zones.iter().map(zone) }</div>
            { legend(&desk) }
        </div>
    }
}

/// The sign of a node's role: managers have one of their own.
fn mark(node: &Node) -> &'static str {
    if node.is_manager() { "◆" } else { "○" }
}

/// Services that the legend names.
const NAMED: usize = 24;

fn legend(desk: &Desk) -> Html {
    let services = &desk.sized.input.services;
    let one = |(n, s): (usize, &crate::swarm::input::Service)| {
        html! { <li>{ square(desk.marks.get(n).copied()) }{ " " }{ &s.name }</li> }
    };
    html! {
        <ul class="sw-legend" aria-hidden="true">
            <li>{ "◆ " }{ text("sw.manager") }</li>
            <li>{ "○ " }{ text("sw.worker") }</li>
            { for services.iter().enumerate().take(NAMED).map(one) }
            if services.len() > NAMED {
                <li>{ count("sw.more-services", services.len() - NAMED) }</li>
            }
        </ul>
    }
}
