use super::{examples::examples_menu, menu::Menu};
use crate::app::{
    files, platform,
    state::{Action, Document, Page, Tell, use_page},
    texts::{fill, named, text},
};
use crate::share::DocumentKind;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

fn copy(page: &Page) -> Callback<MouseEvent> {
    page.ask(|session| {
        let session = Rc::clone(session);
        spawn_local(async move {
            let Some((_, content)) = session.file() else { return };
            let tell = match platform::copy(&content).await {
                Ok(()) => Tell::word(text("file.copied")),
                Err(_) => Tell::fault(text("file.copy-refused")),
            };
            session.dispatch(Action::Tell(Some(tell)));
        });
    })
}

fn download(page: &Page) -> Callback<MouseEvent> {
    page.ask(|session| {
        let Some((name, content)) = session.file() else { return };
        if platform::download(&name, &content).is_err() {
            session.dispatch(Action::Tell(Some(Tell::fault(text("file.download-refused")))));
        }
    })
}

/// A name being changed.
#[derive(PartialEq, Properties)]
struct RenameProps {
    document: Rc<Document>,
    done: Callback<()>,
}

#[component]
fn Rename(RenameProps { document, done }: &RenameProps) -> Html {
    let page = use_page();
    let field = use_node_ref();
    {
        let field = field.clone();
        use_effect_with((), move |()| {
            if let Some(input) = field.cast::<HtmlInputElement>() {
                let _ = input.focus();
                input.select();
            }
        });
    }
    let accept = {
        let (session, done, field, id) = (page.session.clone(), done.clone(), field.clone(), document.id);
        move || {
            let name = field.cast::<HtmlInputElement>().map(|i| i.value().trim().to_owned()).unwrap_or_default();
            if !name.is_empty() {
                session.dispatch(Action::Rename(id, name));
            }
            done.emit(());
        }
    };
    let onkeydown = {
        let (accept, done) = (accept.clone(), done.clone());
        move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" => {
                accept();
                platform::after_paint(|| platform::focus("documents"));
            }
            "Escape" => {
                event.stop_propagation();
                done.emit(());
                platform::after_paint(|| platform::focus("documents"));
            }
            _ => {}
        }
    };
    let onblur = move |_: FocusEvent| accept();
    html! {
        <input class="field docbar-rename" ref={field} aria-label={text("file.name")} maxlength="80"
            value={document.name.clone()} {onkeydown} {onblur} />
    }
}

/// The line above the editor: which document this is, the others, and what can be done with them.
#[component]
pub fn DocumentBar() -> Html {
    let page = use_page();
    let renaming = use_state(|| false);
    let input = use_node_ref();
    let Some(document) = page.document().cloned() else { return html! {} };

    let onchange = {
        let session = page.session.clone();
        move |event: Event| {
            let Some(input) = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok()) else { return };
            if let Some(list) = input.files() {
                files::open(&session, &list);
            }
            // The same file can be chosen again.
            input.set_value("");
        }
    };
    let pick = {
        let input = input.clone();
        move |_: MouseEvent| {
            if let Some(input) = input.cast::<HtmlInputElement>() {
                input.click();
            }
        }
    };
    let show = |d: &Rc<Document>| {
        let id = d.id;
        let current = (id == page.active).then_some("true");
        html! {
            <li key={id}><button type="button" class="entry" aria-current={current} onclick={page.act(move |_| Action::Show(id))}>
                <span class="entry-title">{ &d.name }</span>
            </button></li>
        }
    };
    let create = |kind: DocumentKind| {
        let onclick = page.act(move |_| Action::Add(kind, kind.file_name().to_owned(), Rc::from("")));
        html! { <button type="button" class="entry" {onclick}>{ named("new", kind.as_str()) }</button> }
    };
    let start_rename = {
        let renaming = renaming.clone();
        move |_: MouseEvent| renaming.set(true)
    };
    let done = {
        let renaming = renaming.clone();
        move |()| renaming.set(false)
    };
    let close = {
        let (id, word) = (document.id, fill(text("file.closed"), &[("name", &document.name)]));
        let session = page.session.clone();
        move |_: MouseEvent| {
            session.store();
            session.dispatch(Action::Close(id, word.clone()));
        }
    };
    let label =
        html! { <><span class="docbar-name">{ &document.name }</span><span class="fold" aria-hidden="true" /></> };
    html! {
        <div class="docbar">
            if *renaming {
                <Rename document={document.clone()} {done} />
            } else {
                <Menu id="documents" {label}>
                    <ul class="entries">{ for page.documents.iter().map(show) }</ul>
                    <div class="menu-actions">
                        { for DocumentKind::ALL.into_iter().map(create) }
                        <button type="button" class="entry" onclick={pick.clone()}>{ text("file.open-long") }</button>
                        <button type="button" class="entry" onclick={start_rename}>{ text("file.rename") }</button>
                        <button type="button" class="entry" onclick={download(&page)}>{ text("file.download") }</button>
                        <button type="button" class="entry" onclick={copy(&page)}>{ text("file.copy") }</button>
                        <button type="button" class="entry" onclick={close}>{ text("file.close") }</button>
                    </div>
                </Menu>
            }
            <input ref={input} type="file" multiple={true} class="unseen" id="file-input" tabindex="-1" aria-hidden="true" {onchange} />
            <button type="button" class="tool" id="open-file" onclick={pick}>{ text("file.open") }</button>
            { examples_menu(&page) }
        </div>
    }
}
