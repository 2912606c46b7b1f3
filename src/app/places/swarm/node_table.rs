use super::{
    super::texts::text,
    desk::use_desk,
    node_actions::{node_actions, node_state},
    shown::Node,
    units,
};
use crate::app::texts::fill;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Rows of one page.
const ROWS: usize = 50;

/// The picture as a table: every node with its tasks, its free room and what can happen to it.
#[component]
pub fn NodeTable() -> Html {
    let desk = use_desk();
    let (page, wanted) = (use_state(|| 0_usize), use_state(String::new));
    let word = wanted.trim().to_lowercase();
    let is_wanted = |node: &&Node| {
        word.is_empty()
            || format!("{} {} {}", node.name, node.zone.as_deref().unwrap_or_default(), node_state(node))
                .to_lowercase()
                .contains(&word)
            || desk.tasks(&node.tasks).to_lowercase().contains(&word)
    };
    let nodes: Vec<&Node> = desk.drill.nodes.iter().filter(is_wanted).collect();
    let pages = nodes.len().div_ceil(ROWS).max(1);
    let at = (*page).min(pages - 1);
    let turn = |by: isize| {
        let page = page.clone();
        move |_: MouseEvent| page.set(at.saturating_add_signed(by).min(pages - 1))
    };
    let filter = {
        let (wanted, page) = (wanted.clone(), page.clone());
        move |event: InputEvent| {
            if let Some(line) = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok()) {
                wanted.set(line.value());
                page.set(0);
            }
        }
    };
    let row = |node: &&Node| {
        let (cpu, memory) = (u32::try_from(node.free_cpu_m), u32::try_from(node.free_memory_mib));
        let free = match (cpu, memory) {
            (Ok(cpu), Ok(memory)) if node.up => {
                fill(text("sw.free"), &[("cpu", &units::as_processors(cpu)), ("memory", &units::as_memory(memory))])
            }
            (Ok(_), Ok(_)) => text("sw.nothing").to_owned(),
            _ => text("sw.overdrawn").to_owned(),
        };
        let tasks = if node.tasks.is_empty() { text("sw.no-tasks").to_owned() } else { desk.tasks(&node.tasks) };
        html! {
            <tr role="row" key={node.name.clone()} data-node={node.name.clone()}>
                <th scope="row" role="rowheader">{ &node.name }</th>
                <td role="cell" data-label={text("sw.zone")}>{ node.zone.as_deref().unwrap_or(text("sw.no-zone")).to_owned() }</td>
                <td role="cell" data-label={text("sw.state")}>{ node_state(node) }</td>
                <td role="cell" data-label={text("sw.tasks")}>{ tasks }</td>
                <td role="cell" data-label={text("sw.room")} class="figure">{ free }</td>
                <td role="cell" data-label={text("sw.do")}>{ node_actions(&desk, node) }</td>
            </tr>
        }
    };
    let head = |words: &'static str| html! { <th scope="col" role="columnheader">{ words }</th> };
    html! {
        <details class="sw-fold sw-table-fold">
            <summary>{ text("sw.table") }</summary>
            <div class="sw-field">
                <label for="sw-filter">{ text("sw.filter") }</label>
                <input class="field" id="sw-filter" type="text" autocomplete="off" spellcheck="false" value={(*wanted).clone()} oninput={filter} />
            </div>
            <table class="sw-board" role="table" aria-label={text("sw.table-of")}>
                <thead role="rowgroup">
                    <tr role="row">
                        { head(text("sw.node")) }{ head(text("sw.zone")) }{ head(text("sw.state")) }
                        { head(text("sw.tasks")) }{ head(text("sw.room")) }{ head(text("sw.do")) }
                    </tr>
                </thead>
                <tbody role="rowgroup">{ for nodes.iter().skip(at * ROWS).take(ROWS).map(row) }</tbody>
            </table>
            if nodes.is_empty() {
                <p>{ text("sw.no-node") }</p>
            }
            if pages > 1 {
                <p class="sw-row">
                    <button type="button" disabled={at == 0} onclick={turn(-1)}>{ text("sw.before") }</button>
                    <span class="figure">{ fill(text("sw.page"), &[("page", &(at + 1).to_string()), ("pages", &pages.to_string())]) }</span>
                    <button type="button" disabled={at + 1 >= pages} onclick={turn(1)}>{ text("sw.after") }</button>
                </p>
            }
        </details>
    }
}
