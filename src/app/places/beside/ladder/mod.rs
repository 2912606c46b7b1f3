//! The maturity ladder above the findings: six rungs as marks along the load line, each opening to its criteria with
//! the lines that prove them, the steps to the next rung, and the file's structure.

mod criteria;
mod picture;
mod places;
mod rungs;
mod status;
mod structure;

use super::super::{
    texts::{count, named, text},
    use_table,
};
use crate::{
    app::{platform, sheet::Sheet, texts::fill},
    share::DocumentKind,
};
use rungs::Rungs;
use yew::prelude::*;

/// Texts above this many bytes get no ladder: it is judged in the page itself, and what takes longer there than a twentieth
/// of a second is felt. Linting takes about 0.4 ms for a KB, the ladder's criteria a little more.
const LONG: usize = 64 * 1024;

/// What is open below the row.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Open {
    /// Nothing.
    #[default]
    Nothing,
    /// The criteria of a rung.
    Rung(String),
    /// Stages, the last image, base images.
    Structure,
}

/// The sentence beside the ladder: where the file stands, and what comes next.
fn verdict(sheet: &Sheet, open: &UseStateHandle<Open>) -> Html {
    let title = |id: &String| named("rung", id);
    let stands = match &sheet.stands {
        Some(id) => fill(text("ladder.stands"), &[("rung", &title(id))]),
        None => text("ladder.below").to_owned(),
    };
    let next = sheet.next.as_ref().map(|id| {
        let (go, open_id) = (open.clone(), id.clone());
        let is_open = **open == Open::Rung(id.clone());
        let onclick = move |_: MouseEvent| {
            go.set(if is_open { Open::Nothing } else { Open::Rung(open_id.clone()) });
        };
        html! {
            <>
                { fill(text("ladder.next"), &[("rung", &title(id))]) }{ " " }
                <button type="button" class="link" id="ladder-steps" {onclick}
                    aria-expanded={is_open.to_string()} aria-controls="ladder-open">{ count("ladder.steps", sheet.steps.len()) }</button>
            </>
        }
    });
    html! {
        <p class="ladder-verdict">
            <strong>{ stands }</strong>{ " " }
            if let Some(next) = next { { next } } else { { text("ladder.top") } }
        </p>
    }
}

/// The ladder of the Dockerfile in the editor.
#[component]
pub fn Ladder() -> Html {
    let table = use_table();
    let open = use_state(Open::default);
    let source = table.document().map(|d| d.text.clone()).unwrap_or_default();
    let is_long = source.len() > LONG;
    let ignore = table.state.documents.iter().find(|d| d.kind == DocumentKind::Dockerignore).map(|d| d.text.clone());
    let sheet = use_memo((table.core.clone(), source, ignore), |(core, source, ignore)| {
        let judged = !source.trim().is_empty() && source.len() <= LONG;
        core.as_ref().filter(|_| judged).and_then(|core| core.sheet(source, ignore.as_deref()))
    });
    let onkeydown = {
        let open = open.clone();
        move |event: KeyboardEvent| {
            if event.key() == "Escape" && *open != Open::Nothing {
                let back = match &*open {
                    Open::Rung(id) => format!("rung-{id}"),
                    _ => "rung-structure".to_owned(),
                };
                open.set(Open::Nothing);
                platform::focus(&back);
            }
        }
    };
    let structure = {
        let open = open.clone();
        move |_: MouseEvent| open.set(if *open == Open::Structure { Open::Nothing } else { Open::Structure })
    };
    let Some(sheet) = &*sheet else {
        return html! {
            if table.core.is_some() {
                <p class="ladder ladder-none">{ if is_long { text("ladder.long") } else { text("ladder.empty") } }</p>
            }
        };
    };
    let opened = match &*open {
        Open::Nothing => html! {},
        Open::Rung(id) => sheet.rung(id).map(|rung| criteria::criteria(&table, sheet, rung)).unwrap_or_default(),
        Open::Structure => structure::structure(&table, sheet),
    };
    html! {
        <section class="ladder" aria-labelledby="ladder-title" {onkeydown}>
            <h3 class="unseen" id="ladder-title">{ text("ladder.title") }</h3>
            <Rungs rungs={sheet.rungs.clone()} stands={sheet.stands.clone()} open={open.clone()} />
            <div class="ladder-foot">
                { verdict(sheet, &open) }
                <button type="button" class="rung-structure" id="rung-structure" onclick={structure}
                    aria-expanded={(*open == Open::Structure).to_string()} aria-controls="ladder-open">{ text("ladder.structure") }</button>
            </div>
            <div id="ladder-open">{ opened }</div>
        </section>
    }
}
