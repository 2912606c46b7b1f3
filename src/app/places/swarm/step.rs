use super::{
    super::texts::{count, text},
    copy::CopyBlock,
    desk::Desk,
    shown::{Moment, Moved, Pending, Step},
};
use crate::app::components::sentence;
use crate::app::texts::fill;
use std::collections::BTreeMap;
use yew::prelude::*;

/// Tasks that are named in one line.
const NAMED: usize = 12;

/// A time in seconds: `13.5 to 16.5 s`.
fn seconds(at: [f64; 2]) -> String {
    let [from, to] = at;
    if (to - from).abs() < 0.05 {
        return fill(text("sw.at"), &[("s", &from.to_string())]);
    }
    fill(text("sw.from-to"), &[("from", &from.to_string()), ("to", &to.to_string())])
}

/// Tasks that moved, by the node they came to.
fn moved(step: &Step) -> Html {
    let mut by_node: BTreeMap<&str, Vec<&Moved>> = BTreeMap::new();
    for moved in &step.moved_named {
        by_node.entry(moved.to.as_deref().unwrap_or_default()).or_default().push(moved);
    }
    let line = |(node, tasks): (&&str, &Vec<&Moved>)| {
        let one = |m: &&Moved| match &m.from {
            Some(from) => fill(text("sw.came-from"), &[("task", &m.task), ("node", from)]),
            None => m.task.clone(),
        };
        let words = tasks.iter().take(NAMED).map(one).collect::<Vec<_>>().join(", ");
        let more = tasks.len().saturating_sub(NAMED);
        html! {
            <li key={(*node).to_owned()}><strong>{ *node }</strong>{ ": " }{ words }
                { if more > 0 { format!(", {}", count("sw.and-more", more)) } else { String::new() } }</li>
        }
    };
    html! {
        <>
            <h5>{ count("sw.moved", step.moved) }</h5>
            <ul class="sw-list">{ for by_node.iter().map(line) }</ul>
            if step.moved > step.moved_named.len() {
                <p class="muted">{ count("sw.and-more", step.moved - step.moved_named.len()) }</p>
            }
        </>
    }
}

/// Tasks without a node, by the reason.
pub fn pending(all: usize, named: &[Pending]) -> Html {
    let mut by_why: BTreeMap<&str, Vec<&Pending>> = BTreeMap::new();
    for pending in named {
        by_why.entry(&pending.why).or_default().push(pending);
    }
    let line = |(why, tasks): (&&str, &Vec<&Pending>)| {
        let words = tasks.iter().take(NAMED).map(|p| p.task.as_str()).collect::<Vec<_>>().join(", ");
        let more = tasks.len().saturating_sub(NAMED);
        html! {
            <li key={(*why).to_owned()}>{ words }{ if more > 0 { format!(", {}", count("sw.and-more", more)) } else { String::new() } }
                { ": " }{ sentence(why) }</li>
        }
    };
    html! {
        <>
            <h5>{ count("sw.pending", all) }</h5>
            <ul class="sw-list">{ for by_why.iter().map(line) }</ul>
            if all > named.len() {
                <p class="muted">{ count("sw.and-more", all - named.len()) }</p>
            }
        </>
    }
}

/// What the last thing did: in words, when what happens, what moved, what waits, and what to type.
pub fn step(desk: &Desk, step: &Step) -> Html {
    let moment = |moment: &Moment| html! { <li><span class="figure sw-when">{ seconds(moment.at) }</span><span>{ sentence(&moment.what) }</span></li> };
    html! {
        <div class="sw-step" id="sw-step">
            <h4>{ fill(text("sw.step"), &[("n", &desk.drill.steps.len().to_string())]) }</h4>
            <p class="sw-summary">{ sentence(&step.summary) }</p>
            if step.moved > 0 {
                { moved(step) }
            }
            if step.pending > 0 {
                { pending(step.pending, &step.pending_named) }
            }
            if !step.timeline.is_empty() {
                <h5>{ text("sw.timeline") }</h5>
                <ol class="sw-timeline">{ for step.timeline.iter().map(moment) }</ol>
            }
            if !step.commands.is_empty() {
                <CopyBlock title={text("sw.type")} text={step.commands.join("\n")} />
            }
        </div>
    }
}
