//! A stack file explained: what runs and what joins what, as a picture and in words, and the variables that it asks for.

mod fold;
mod picture;
mod variables;
mod words;

use super::super::{
    texts::{count, text},
    use_table,
};
use crate::{app::session::LONG, stack::Explained};
use fold::Fold;
use picture::Picture;
use std::rc::Rc;
use variables::Variables;
pub use variables::kept as variables;
use words::Words;
use yew::prelude::*;

/// What stands above the findings of a stack file.
#[component]
pub fn Stack() -> Html {
    let table = use_table();
    let values = use_state(variables::kept);
    let explained = {
        let text = table.document().map(|d| d.text.clone()).filter(|t| t.len() <= LONG);
        let (core, table) = (table.core.clone(), table.clone());
        use_memo((text, core, (*values).clone()), move |(_, core, values)| {
            let (core, document) = (core.as_ref()?, table.document().filter(|d| d.text.len() <= LONG)?);
            let beside = serde_json::json!({ "variables": values }).to_string();
            serde_json::from_str::<Explained>(&core.explain(document, &beside)).ok().map(Rc::new)
        })
    };
    let Some(explained) = (*explained).clone() else { return html! {} };
    let change = {
        let values = values.clone();
        Callback::from(move |new| values.set(new))
    };
    html! {
        <section class="stack-beside" aria-label={text("stack.title")}>
            if !explained.services.is_empty() {
                <Fold id="stack-picture" summary={html! {
                    <><span class="stack-fold-name">{ text("stack.picture") }</span>{ " " }<span class="muted">{ summary(&explained) }</span></>
                }}>
                    <Picture explained={explained.clone()} />
                    <Fold id="stack-words" summary={html! { { text("stack.words") } }}>
                        <Words explained={explained.clone()} />
                    </Fold>
                </Fold>
            }
            if !explained.variables.is_empty() {
                <Variables explained={explained.clone()} values={(*values).clone()} {change} />
            }
        </section>
    }
}

/// What there is, in figures.
fn summary(explained: &Explained) -> String {
    let ports = explained.services.iter().map(|s| s.ports.len()).sum();
    let things = [
        ("services", explained.services.len()),
        ("networks", explained.networks.len()),
        ("volumes", explained.volumes.len()),
        ("secrets", explained.secrets.len()),
        ("configs", explained.configs.len()),
        ("ports", ports),
    ];
    let shown = things.into_iter().filter(|(_, n)| *n > 0).map(|(thing, n)| match thing {
        "services" => count("stack.services", n),
        "networks" => count("stack.networks", n),
        "volumes" => count("stack.volumes", n),
        "secrets" => count("stack.secrets", n),
        "configs" => count("stack.configs", n),
        _ => count("stack.ports", n),
    });
    shown.collect::<Vec<_>>().join(" · ")
}
