use super::{
    divider::Divider,
    document_bar::DocumentBar,
    drop_zone::DropZone,
    elsewhere::{BESIDE, Elsewhere},
    findings::Findings,
    header::header,
    notice::Notice,
};
use crate::app::{
    editor::EditorHost,
    examples,
    linter::Rules,
    platform,
    routes::{Place, Route},
    session::Session,
    state::{self, Action, Document, Model, Page, Settings, Tell, Theme, Work},
    texts::{named, text},
};
use crate::share::DocumentKind;
use gloo::{events::EventListener, timers::callback::Timeout};
use std::{cell::Cell, rc::Rc};
use yew::prelude::*;

/// Pause after which what changed is kept for the next visit, in milliseconds.
const KEEP_AFTER: u32 = 400;

fn dockerfile(id: u32, text: Rc<str>) -> Document {
    Document { id, kind: DocumentKind::Dockerfile, name: DocumentKind::Dockerfile.file_name().to_owned(), text }
}

/// What the page starts with: what was typed before the program came, what the last visit left, or an example.
fn initial(typed: &str) -> Model {
    let (kept, settings) = state::load();
    let (mut documents, answers) = (state::documents(&kept), state::answers(&kept));
    let mut settings = Settings { split: settings.split.clamp(20, 80), ..settings };
    let next = documents.len() as u32 + 1;
    if !typed.trim().is_empty() {
        documents.push(Rc::new(dockerfile(next, Rc::from(typed))));
        settings.active = documents.len() - 1;
    } else if documents.is_empty() {
        documents.push(Rc::new(dockerfile(next, Rc::from(examples::FIRST))));
    }
    settings.active = settings.active.min(documents.len() - 1);
    Model {
        active: documents[settings.active].id,
        last_id: next,
        documents,
        answers: Rc::new(answers),
        settings,
        route: Route::parse(&platform::fragment()),
        report: None,
        work: Work::Idle,
        rules: Rules::First,
        hidden: Vec::new(),
        needle: String::new(),
        open: None,
        at_caret: None,
        preview: None,
        tell: None,
    }
}

/// Keeps documents and settings, soon after a change and before the page goes.
#[hook]
fn use_storage(page: &Page) {
    let refused = use_memo((), |()| Cell::new(false));
    {
        let session = Rc::clone(&page.session);
        use_effect_with((page.documents.clone(), page.answers.clone(), page.settings.clone()), move |_| {
            let timer = Timeout::new(KEEP_AFTER, move || {
                // Said once: it will be so for the whole visit.
                if !session.keep() && !refused.replace(true) {
                    session.dispatch(Action::Tell(Some(Tell::fault(text("storage.refused")))));
                }
            });
            move || drop(timer)
        });
    }
    let session = Rc::clone(&page.session);
    use_effect_with((), move |()| {
        let listener = EventListener::new(&gloo::utils::window(), "pagehide", move |_| {
            session.keep();
        });
        move || drop(listener)
    });
}

/// The name of what is shown in the browser's tab.
fn title(page: &Page) -> String {
    let place = match &page.route {
        Route::Rule(code) => code.clone(),
        Route::Rules => text("rules.title").to_owned(),
        Route::At(Place::Dockerfile) => page.document().map(|d| d.name.clone()).unwrap_or_default(),
        Route::At(place) => named("place", place.as_str()),
    };
    format!("{place} · {}", text("app.name"))
}

/// What stands above the findings: its room is kept from the start, what fills it comes with all rules.
fn beside(page: &Page) -> Html {
    let judged = |d: &Rc<Document>| matches!(d.kind, DocumentKind::Dockerfile | DocumentKind::Stack);
    html! {
        if page.document().is_some_and(judged) {
            <div class="beside" data-kind={page.document().map(|d| d.kind.as_str())}>
                if page.rules == Rules::All {
                    <Elsewhere part={BESIDE} />
                }
            </div>
        }
    }
}

/// What the page starts with.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// What was typed before the program came.
    pub typed: AttrValue,
    /// Whether the caret stood there.
    pub focus: bool,
}

/// The page.
#[component]
pub fn App(props: &Props) -> Html {
    let typed = props.typed.clone();
    let handle = use_reducer(|| initial(&typed));
    let model = Rc::new((*handle).clone());
    let session = {
        let (dispatcher, model) = (handle.dispatcher(), Rc::clone(&model));
        use_memo((), move |()| Session::new(dispatcher, model))
    };
    session.drawn(&model);
    let page = Page { model, session: Rc::clone(&session) };

    use_storage(&page);
    {
        let (session, focus) = (Rc::clone(&session), props.focus);
        use_effect_with((), move |()| {
            if focus {
                session.focus_editor();
            }
        });
    }
    use_effect_with(page.settings.theme, |theme| {
        platform::set_theme((*theme != Theme::System).then(|| theme.as_str()));
    });
    use_effect_with(title(&page), |title| gloo::utils::document().set_title(title));
    {
        let session = Rc::clone(&session);
        use_effect_with((), move |()| {
            let listener = EventListener::new(&gloo::utils::window(), "hashchange", move |_| {
                session.dispatch(Action::Go(Route::parse(&platform::fragment())));
            });
            move || drop(listener)
        });
    }
    let elsewhere = match page.route {
        Route::At(place) if place != Place::Dockerfile => Some(place),
        _ => None,
    };
    let side = match &page.route {
        // The findings stay where they are while the reader is elsewhere.
        Route::At(_) => html! {
            <>
                { beside(&page) }
                <Findings />
            </>
        },
        Route::Rules => html! { <Elsewhere key="rules" part="rules" /> },
        Route::Rule(name) => html! { <Elsewhere key={name.clone()} part={format!("rule/{name}")} /> },
    };
    html! {
        <ContextProvider<Page> context={page.clone()}>
            <div class="page" data-rules={(page.rules != Rules::First).then_some("settled")}>
                { header(&page) }
                if let Some(place) = elsewhere {
                    <main class="place"><Elsewhere key={place.as_str()} part={place.as_str()} /></main>
                }
                <main class="work" hidden={elsewhere.is_some()}>
                    <section class="pane pane-editor" aria-label={text("editor.pane")}>
                        <DocumentBar />
                        <EditorHost />
                    </section>
                    <Divider />
                    <section class="pane pane-findings" aria-label={text("findings.title")}>{ side }</section>
                </main>
                <Notice />
                <DropZone />
            </div>
        </ContextProvider<Page>>
    }
}
