use super::super::texts::text;
use crate::{app::components::sentence, report::model::Block};
use yew::prelude::*;

/// What a part has to read. `part` names it.
pub fn show(part: &str, blocks: &[Block]) -> Html {
    blocks.iter().map(|block| one(part, block)).collect()
}

fn one(part: &str, block: &Block) -> Html {
    match block {
        Block::Heading { text } => html! { <h4>{ sentence(text) }</h4> },
        Block::Text { text } => html! { <p>{ sentence(text) }</p> },
        Block::List { items } => {
            html! { <ul>{ for items.iter().map(|item| html! { <li>{ sentence(item) }</li> }) }</ul> }
        }
        Block::Table { columns, rows } => table(part, columns, rows),
        Block::Source { name, text } if name.is_empty() => {
            html! { <pre class="rep-source"><code>{ text }</code></pre> }
        }
        Block::Source { name, text } => html! { <Source name={name.clone()} text={text.clone()} /> },
    }
}

fn table(part: &str, columns: &[String], rows: &[Vec<String>]) -> Html {
    let head = |column: &String| html! { <th scope="col" role="columnheader">{ column }</th> };
    let row = |cells: &Vec<String>| {
        let cell = |(n, cell): (usize, &String)| {
            let label = columns.get(n).cloned().unwrap_or_default();
            // What a row is about stands in its first cell.
            let level = (label == "level").then(|| format!("sev sev-{cell}"));
            let mark = level.map(|class| html! { <span {class} aria-hidden="true"></span> });
            let class = cell.is_empty().then_some("rep-none");
            html! { <td role="cell" {class} data-label={label}><div>{ for mark }{ sentence(cell) }</div></td> }
        };
        html! { <tr role="row">{ for cells.iter().enumerate().map(cell) }</tr> }
    };
    html! {
        <table class={format!("rep-table rep-table-{part}")} role="table">
            <thead role="rowgroup"><tr role="row">{ for columns.iter().map(head) }</tr></thead>
            <tbody role="rowgroup">{ for rows.iter().map(row) }</tbody>
        </table>
    }
}

/// A text that was entered.
#[derive(PartialEq, Properties)]
struct SourceProps {
    name: String,
    text: String,
}

/// A text that was entered, its lines numbered: closed on the screen, open on paper.
#[component]
fn Source(props: &SourceProps) -> Html {
    let is_open = use_state(|| false);
    let toggle = {
        let is_open = is_open.clone();
        move |_: MouseEvent| is_open.set(!*is_open)
    };
    html! {
        <div class={classes!("rep-fold", is_open.then_some("rep-open"))}>
            <button type="button" class="link" aria-expanded={is_open.to_string()} onclick={toggle}>
                { text(if *is_open { "rep.source-close" } else { "rep.source-open" }) }{ " " }{ &props.name }
            </button>
            <pre class="rep-source rep-lines">
                { for props.text.lines().map(|line| html! { <span>{ line.to_owned() }{ "\n" }</span> }) }
            </pre>
        </div>
    }
}
