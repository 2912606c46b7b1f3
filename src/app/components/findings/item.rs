use crate::{
    app::{
        analysis::Item,
        components::{diff::DiffView, elsewhere::Elsewhere, sentence, severity_mark::severity_mark},
        platform,
        routes::Route,
        state::{Action, Page, Preview, use_page},
        texts::{fill, named, text},
    },
    diagnostic::{Applicability, Fix},
};
use std::rc::Rc;
use yew::prelude::*;

/// What a [`FindingItem`] shows.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// Its number in the report.
    pub number: usize,
    /// The finding.
    pub item: Rc<Item>,
    /// Whether its details are open.
    pub open: bool,
    /// Whether the caret stands at it.
    pub at_caret: bool,
    /// The change that is being looked at, where it is one of this finding.
    pub preview: Option<Rc<Preview>>,
}

/// A fix: a button that shows what it would change, and how far it can be trusted.
fn fix_row(page: &Page, number: usize, choice: usize, fix: &Fix) -> Html {
    let trust = match fix.applicability {
        Applicability::Safe => text("fix.safe"),
        Applicability::Unsafe => text("fix.unsafe"),
        Applicability::Display => text("fix.display"),
    };
    html! {
        <p class="fix">
            if fix.edits.is_empty() {
                <span>{ sentence(&fix.title) }</span>
            } else {
                <button type="button" onclick={page.ask(move |session| session.preview_fix(number, choice))}>{ sentence(&fix.title) }</button>
            }
            <span class="muted">{ trust }</span>
        </p>
    }
}

/// What stands under an open finding.
fn details(page: &Page, props: &Props) -> Html {
    let (item, number) = (&props.item, props.number);
    html! {
        <div class="details">
            if !item.why.is_empty() {
                <p>{ sentence(&item.why) }</p>
            }
            if !item.help.is_empty() {
                <p class="help-line">{ sentence(&item.help) }</p>
            }
            { for item.fixes.iter().enumerate().map(|(choice, fix)| fix_row(page, number, choice, fix)) }
            if let Some((preview, report)) = props.preview.clone().zip(page.report.clone()) {
                <DiffView old={report.text.clone()} {preview} />
            }
            <p class="about">
                <span class="tag">{ named("group", item.group.as_str()) }</span>
                <button type="button" class="link" onclick={page.ask(move |session| session.reveal(number, true))}>{ text("finding.edit") }</button>
                if !item.code.is_empty() {
                    <a href={Route::Rule(item.code.clone()).href()}>{ text("finding.rule") }</a>
                }
            </p>
            if !item.code.is_empty() {
                <Elsewhere part={format!("aside/{}", item.code)} />
            }
        </div>
    }
}

/// A finding: what is wrong and where, and on request why, what to do and how.
#[component]
pub fn FindingItem(props: &Props) -> Html {
    let page = use_page();
    let root = use_node_ref();
    let (item, number, open) = (&props.item, props.number, props.open);
    {
        let root = root.clone();
        use_effect_with((props.open, props.at_caret), move |(open, at_caret)| {
            if let Some(element) = root.cast::<web_sys::Element>().filter(|_| *open || *at_caret) {
                platform::scroll_to(&element);
            }
        });
    }
    let toggle = {
        let session = page.session.clone();
        move |_: MouseEvent| {
            session.dispatch(Action::Open((!open).then_some(number)));
            if !open {
                session.reveal(number, false);
            }
        }
    };
    let quick = item.fixes.iter().position(|f| f.applicability != Applicability::Display && !f.edits.is_empty());
    let (line, column) = item.place;
    html! {
        <li class={classes!("finding", open.then_some("finding-open"), props.at_caret.then_some("finding-here"))}
            ref={root} aria-current={props.at_caret.then_some("true")}>
            <div class="finding-row">
                <button type="button" class="finding-head" aria-expanded={open.to_string()} onclick={toggle}>
                    { severity_mark(item.severity) }
                    <span class="place figure">{ format!("{line}:{column}") }</span>
                    <span class="message">{ sentence(&item.message) }</span>
                    <span class="code">{ &item.code }</span>
                </button>
                if let Some(choice) = quick.filter(|_| !open) {
                    <button type="button" class="quick" title={item.fixes[choice].title.clone()}
                        aria-label={fill(text("fix.named"), &[("title", &item.fixes[choice].title)])}
                        onclick={page.ask(move |session| session.preview_fix(number, choice))}>{ text("fix.short") }</button>
                }
            </div>
            if open {
                { details(&page, props) }
            }
        </li>
    }
}
