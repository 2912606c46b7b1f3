use super::{
    super::texts::{count, text},
    copy::CopyBlock,
    desk::use_desk,
    shown::{Change, Chapter, File},
};
use crate::app::components::sentence;
use crate::app::texts::fill;
use std::fmt::Write;
use yew::prelude::*;

/// The runbook as one text to keep.
fn markdown(chapters: &[Chapter]) -> String {
    let mut out = format!("# {}\n", text("sw.runbook"));
    for (n, chapter) in chapters.iter().enumerate() {
        let _ = writeln!(out, "\n## {}. {}\n\n{}", n + 1, chapter.title, chapter.why);
        for block in &chapter.blocks {
            let _ = writeln!(out, "\n{}:\n\n```\n{}\n```", block.place, block.text);
        }
    }
    out
}

fn chapter((n, chapter): (usize, &Chapter)) -> Html {
    html! {
        <li key={chapter.title.clone()}>
            <details class="sw-fold" open={n < 2}>
                <summary><h4>{ format!("{}. {}", n + 1, chapter.title) }</h4></summary>
                <p>{ sentence(&chapter.why) }</p>
                { for chapter.blocks.iter().map(|b| html! { <CopyBlock title={b.place.clone()} text={b.text.clone()} /> }) }
            </details>
        </li>
    }
}

fn changes(title: String, list: &[Change]) -> Html {
    if list.is_empty() {
        return html! {};
    }
    let line = |c: &Change| {
        html! { <li>{ if c.service.is_empty() { String::new() } else { format!("{}: ", c.service) } }<code>{ &c.key }</code>{ ". " }{ sentence(&c.why) }</li> }
    };
    html! { <details class="sw-fold"><summary>{ title }</summary><ul class="sw-list">{ for list.iter().map(line) }</ul></details> }
}

fn file(file: &File) -> Html {
    let left = &file.left;
    html! {
        <div key={file.name.clone()} class="sw-file">
            <p>{ count("sw.fixes", file.fixed) }{ " " }{ count("sw.keys", file.changes.len()) }</p>
            { changes(text("sw.what-changed").to_owned(), &file.changes) }
            { changes(count("sw.left", left.len()), left) }
            <CopyBlock title={fill(text("sw.file"), &[("name", &file.name)])} text={file.text.clone()} file={Some(AttrValue::from(file.name.clone()))} />
        </div>
    }
}

/// What to type, and the stack file with what is advised.
#[component]
pub fn RunbookPart() -> Html {
    let desk = use_desk();
    let sized = &desk.sized;
    let whole = markdown(&sized.answer.runbook);
    html! {
        <>
            <section class="out-part" id="sw-runbook" tabindex="-1" aria-label={text("sw.runbook")}>
                <h3>{ text("sw.runbook") }</h3>
                <p class="muted">{ text("sw.runbook-note") }</p>
                <ol class="sw-chapters">{ for sized.answer.runbook.iter().enumerate().map(chapter) }</ol>
                <details class="sw-fold"><summary>{ text("sw.runbook-whole") }</summary>
                    <CopyBlock title={text("sw.runbook")} text={whole} file={Some(AttrValue::from("runbook.md"))} /></details>
            </section>
            <section class="out-part" id="sw-files" tabindex="-1" aria-label={text("sw.files")}>
                <h3>{ text("sw.files") }</h3>
                <p class="muted">{ text("sw.files-note") }</p>
                { for sized.files.iter().map(file) }
                <details class="sw-fold"><summary>{ text("sw.overlay") }</summary>
                    <CopyBlock title="plimsoll.yml" text={sized.answer.stack_overlay.clone()} file={Some(AttrValue::from("plimsoll.yml"))} /></details>
            </section>
        </>
    }
}
