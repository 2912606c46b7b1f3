use super::sentence;
use crate::app::{
    diff::Hunk,
    platform,
    state::{Action, Preview, use_page},
    texts::{count, fill, text},
};
use std::rc::Rc;
use web_sys::{HtmlElement, KeyboardEvent};
use yew::prelude::*;

/// Lines shown of one stretch, and stretches shown in all: a preview is looked at, not read to the end.
const LINES: usize = 60;
const STRETCHES: usize = 40;

/// What a [`DiffView`] shows.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The text as it is.
    pub old: Rc<str>,
    /// The change.
    pub preview: Rc<Preview>,
}

fn rows(sign: &'static str, class: &'static str, name: &'static str, body: &str) -> Html {
    let shown = body.lines().take(LINES);
    let more = body.lines().count().saturating_sub(LINES);
    html! {
        <>
            { for shown.map(|line| html! {
                <div class={classes!("diff-row", class)}>
                    <span class="diff-sign" aria-hidden="true">{ sign }</span>
                    <span class="unseen">{ name }</span>
                    <code>{ line }</code>
                </div>
            }) }
            if more > 0 {
                <div class="diff-row muted">{ count("diff.more", more) }</div>
            }
        </>
    }
}

/// A change as removed and added lines, applied by Enter, left by Escape.
#[component]
pub fn DiffView(Props { old, preview }: &Props) -> Html {
    let page = use_page();
    let apply = use_node_ref();
    {
        let apply = apply.clone();
        use_effect_with(preview.clone(), move |_| {
            if let Some(button) = apply.cast::<HtmlElement>() {
                let _ = button.focus();
                if let Some(view) = button.closest(".diff").ok().flatten() {
                    platform::scroll_to(&view);
                }
            }
        });
    }
    let onkeydown = {
        let session = page.session.clone();
        move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.prevent_default();
                session.dispatch(Action::Preview(None));
                session.focus_editor();
            }
        }
    };
    let hunk = |hunk: &Hunk| {
        html! {
            <div class="diff-hunk">
                <p class="diff-place">{ fill(text("diff.line"), &[("line", &hunk.line.to_string())]) }</p>
                { rows("−", "diff-old", text("diff.removed"), hunk.old.of(old)) }
                { rows("+", "diff-new", text("diff.added"), hunk.new.of(&preview.text)) }
            </div>
        }
    };
    let more = preview.hunks.len().saturating_sub(STRETCHES);
    html! {
        <div class="diff" role="group" aria-label={text("diff.title")} {onkeydown}>
            <p class="diff-title">{ sentence(&preview.title) }</p>
            <div class="diff-body" tabindex="0" role="region" aria-label={text("diff.changes")}>
                { for preview.hunks.iter().take(STRETCHES).map(hunk) }
                if more > 0 {
                    <p class="diff-place">{ count("diff.more-places", more) }</p>
                }
            </div>
            <p class="diff-actions">
                <button type="button" class="primary" id="apply-preview" ref={apply} onclick={page.ask(|session| {
                    session.accept_preview();
                    session.focus_editor();
                })}>{ text("diff.apply") }</button>
                <button type="button" onclick={page.act(|_| Action::Preview(None))}>{ text("diff.leave") }</button>
                <span class="muted hint">{ text("diff.keys") }</span>
            </p>
        </div>
    }
}
