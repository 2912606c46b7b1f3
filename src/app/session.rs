//! What happens between the editor and the state: when a text is analysed, by whom, and how fixes get in.
//!
//! The editor holds the text as it is typed; the state holds it as it was last analysed, together with its
//! findings, so that the two never disagree. Short texts are analysed here at once; long ones in a worker,
//! whose late answers are dropped.

use super::{
    analysis::{self, Item, Report},
    diff,
    editor::Handle,
    examples::Example,
    linter::{Linter, Rules},
    platform,
    routes::{Place, Route},
    state::{self, Action, Answers, Document, LineEnd, Model, Preview, Target, Tell, Undo, Work},
    subject::Subject,
    texts::{fill, text},
    workers::{CoreWorker, Reply, Request},
};
use crate::{
    diagnostic::{Applicability, Fix},
    share::DocumentKind,
    text::{Edit, LineIndex, apply},
};
use gloo::timers::callback::Timeout;
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use wasm_bindgen_futures::spawn_local;
use yew::UseReducerDispatcher;

/// Pause in typing after which a text is analysed, in milliseconds.
const PAUSE: u32 = 150;
/// Texts above this many bytes are left to the worker.
pub const LONG: usize = 200 * 1024;

/// The page's doings beyond its state.
pub struct Session {
    dispatcher: UseReducerDispatcher<Model>,
    /// The state as it was last drawn.
    model: RefCell<Rc<Model>>,
    editor: RefCell<Option<Handle>>,
    /// The document in the editor.
    shown: Cell<Option<u32>>,
    /// Whether the editor's text is newer than the last report asked for.
    dirty: Cell<bool>,
    /// Whether it is newer than the state's.
    unsaved: Cell<bool>,
    line_end: Cell<LineEnd>,
    /// The last report on what the editor shows.
    report: RefCell<Option<Rc<Report>>>,
    timer: RefCell<Option<Timeout>>,
    worker: RefCell<Option<CoreWorker>>,
    linter: Linter,
    /// Every path of the build's folder, where the reader dropped one; folders end with a slash.
    paths: RefCell<Option<Vec<String>>>,
    /// What stands in for the environment of `docker stack deploy`; never kept, never shared.
    variables: RefCell<serde_json::Value>,
    /// Whether the rules beyond the first load were asked for.
    asked_for_all: Cell<bool>,
    /// What was last kept for the next visit.
    kept: RefCell<(Vec<Rc<Document>>, Rc<Answers>)>,
}

impl Session {
    /// A session that changes the state through `dispatcher`.
    pub fn new(dispatcher: UseReducerDispatcher<Model>, model: Rc<Model>) -> Rc<Self> {
        Rc::new(Self {
            dispatcher,
            model: RefCell::new(model),
            editor: RefCell::default(),
            shown: Cell::default(),
            dirty: Cell::default(),
            unsaved: Cell::default(),
            line_end: Cell::new(LineEnd::Unix),
            report: RefCell::default(),
            timer: RefCell::default(),
            worker: RefCell::default(),
            linter: Linter::default(),
            paths: RefCell::default(),
            variables: RefCell::new(serde_json::json!({})),
            asked_for_all: Cell::default(),
            kept: RefCell::default(),
        })
    }

    /// Changes the state.
    pub fn dispatch(&self, action: Action) {
        self.dispatcher.dispatch(action);
    }

    /// Takes note of the state as it is drawn.
    pub fn drawn(&self, model: &Rc<Model>) {
        *self.model.borrow_mut() = Rc::clone(model);
    }

    /// The state as it was last drawn.
    pub fn model(&self) -> Rc<Model> {
        Rc::clone(&self.model.borrow())
    }

    /// Whether a text is left to the worker.
    fn is_long(text: &str) -> bool {
        text.len() > LONG
    }

    fn with_editor<T>(&self, f: impl FnOnce(&Handle) -> T) -> Option<T> {
        self.editor.borrow().as_ref().map(f)
    }

    // ---- the editor ----

    /// The editor is on the page.
    pub fn attach(self: &Rc<Self>, editor: Handle) {
        *self.editor.borrow_mut() = Some(editor);
        self.shown.set(None);
        self.show_active();
    }

    /// The editor is gone.
    pub fn detach(&self) {
        if let Some(editor) = self.editor.take() {
            editor.destroy();
        }
    }

    /// Shows the active document, unless it is shown already.
    pub fn show_active(self: &Rc<Self>) {
        let model = self.model();
        let Some(document) = model.document() else { return };
        if self.shown.get() == Some(document.id) {
            return;
        }
        self.store();
        self.stop();
        self.shown.set(Some(document.id));
        self.dirty.set(false);
        self.line_end.set(LineEnd::of(&document.text));
        self.report.take();
        let lines = document.text.replace("\r\n", "\n");
        self.with_editor(|editor| editor.show(document.id, &lines, document.kind.as_str()));
        self.colour();
        self.analyse(&document.text);
    }

    /// The text in the editor changed; `at_once` when not by typing.
    pub fn text_changed(self: &Rc<Self>, at_once: bool) {
        self.dirty.set(true);
        self.unsaved.set(true);
        self.colour();
        if at_once {
            self.flush();
        } else {
            let session = Rc::clone(self);
            *self.timer.borrow_mut() = Some(Timeout::new(PAUSE, move || session.flush()));
        }
    }

    /// Analyses what the editor holds, if that is news.
    pub fn flush(self: &Rc<Self>) {
        self.timer.take();
        if self.dirty.replace(false)
            && let Some(text) = self.with_editor(Handle::text)
        {
            self.analyse(&self.line_end.get().apply(text));
        }
    }

    /// Brings the editor's text into the state without waiting for an analysis: before another document is
    /// shown, and before the page goes.
    pub fn store(&self) {
        if let Some((document, text)) = self.shown.get().zip(self.newest()) {
            self.unsaved.set(false);
            self.dispatch(Action::Store(document, text));
        }
    }

    /// Keeps documents and settings for the next visit; whether the browser let it.
    pub fn keep(&self) -> bool {
        let mut model = (*self.model()).clone();
        // What was typed since the state was last drawn.
        if let Some((id, text)) = self.shown.get().zip(self.newest()) {
            model.put(id, &text);
        }
        // A page that stood by while another one was worked in must not undo what was kept there.
        let news = (model.documents.clone(), Rc::clone(&model.answers));
        if *self.kept.borrow() != news {
            if state::save_state(&model).is_err() {
                return false;
            }
            *self.kept.borrow_mut() = news;
        }
        state::save_settings(&model.settings).is_ok()
    }

    /// The editor's text, where it is newer than the state's.
    fn newest(&self) -> Option<Rc<str>> {
        let text = self.unsaved.get().then(|| self.with_editor(Handle::text)).flatten()?;
        Some(Rc::from(self.line_end.get().apply(text)))
    }

    /// The caret is at `at` now.
    pub fn caret_moved(&self, at: u32) {
        let model = self.model();
        let here = self.report.borrow().as_ref().and_then(|report| {
            let near = |item: &Item| item.units.0 <= at && at <= item.units.1.max(item.units.0 + 1);
            report.items.iter().position(|item| near(item))
        });
        if model.at_caret != here {
            self.dispatch(Action::AtCaret(here));
        }
    }

    /// The reader stepped to a finding inside the editor.
    pub fn chosen_in_editor(&self, n: usize) {
        self.dispatch(Action::Open(Some(n)));
        self.dispatch(Action::AtCaret(Some(n)));
    }

    /// Moves the caret to a finding.
    pub fn reveal(&self, n: usize, focus: bool) {
        let units = self.report.borrow().as_ref().and_then(|r| r.items.get(n).map(|item| item.units));
        if let Some((from, to)) = units {
            self.with_editor(|editor| editor.reveal(from, to, focus));
        }
    }

    /// Moves the keyboard's focus into the text.
    pub fn focus_editor(&self) {
        self.with_editor(Handle::focus);
    }

    /// The shown document as a file: its name and its text up to the last key.
    pub fn file(&self) -> Option<(String, String)> {
        let model = self.model();
        let document = model.document()?;
        let text = self.newest().unwrap_or_else(|| Rc::clone(&document.text));
        Some((document.name.clone(), text.to_string()))
    }

    /// Colours the text, where that is quick enough to do for each key.
    fn colour(&self) {
        let kind = self.subject().kind;
        self.with_editor(|editor| {
            let text = editor.text();
            if !Self::is_long(&text) {
                editor.set_tokens(self.linter.colours(kind, &text));
            }
        });
    }

    // ---- the other places ----

    /// The reader did something at another place; what it was comes as the JSON of [`super::places::Ask`].
    pub fn told(self: &Rc<Self>, told: &str) {
        let Ok(told) = serde_json::from_str::<serde_json::Value>(told) else { return };
        let word = |value: &serde_json::Value, key: &str| value[key].as_str().unwrap_or_default().to_owned();
        if let Some(answers) = told.get("answers") {
            self.dispatch(Action::Answer(state::answers(answers)));
        } else if let Some(document) = told.get("open") {
            let kind = DocumentKind::parse(&word(document, "kind")).unwrap_or_default();
            self.store();
            self.dispatch(Action::Add(kind, word(document, "name"), Rc::from(word(document, "text"))));
            platform::go(&Route::At(Place::Dockerfile).href());
        } else if let Some(n) = told["show"].as_u64() {
            if let Some(document) = self.model().documents.get(n as usize) {
                self.dispatch(Action::Show(document.id));
            }
            platform::go(&Route::At(Place::Dockerfile).href());
        } else if let Some(copy) = told.get("copy") {
            self.store();
            let documents = state::documents(copy);
            let place = if documents.is_empty() { Place::Report } else { Place::Dockerfile };
            self.dispatch(Action::Copy(documents, state::answers(copy)));
            platform::go(&Route::At(place).href());
        } else if let Some(variables) = told.get("variables") {
            *self.variables.borrow_mut() = variables.clone();
            self.again();
        } else if let (Some(from), Some(to)) = (told["reveal"][0].as_u64(), told["reveal"][1].as_u64()) {
            self.with_editor(|editor| editor.reveal(from as u32, to as u32, true));
        } else if let Some(code) = told["finding"].as_str() {
            let found = self.model().report.as_ref().and_then(|r| r.items.iter().position(|i| i.code == code));
            if let Some(n) = found {
                self.dispatch(Action::Open(Some(n)));
                self.reveal(n, false);
            }
        } else if let Some(say) = told["say"].as_str() {
            self.dispatch(Action::Tell(Some(Tell::word(say))));
        }
    }

    // ---- analysis ----

    /// What the shown document is, and what bears on it.
    fn subject(&self) -> Subject {
        let model = self.model();
        let Some(shown) = model.documents.iter().find(|d| Some(d.id) == self.shown.get()) else {
            return Subject::default();
        };
        let wanted: &[DocumentKind] = match shown.kind {
            DocumentKind::Dockerfile => &[DocumentKind::Config, DocumentKind::Dockerignore],
            DocumentKind::Stack => &[DocumentKind::Config],
            DocumentKind::Dockerignore | DocumentKind::Config => &[],
        };
        let list: Vec<_> = model.documents.iter().filter(|d| wanted.contains(&d.kind)).map(|d| d.to_json()).collect();
        let paths = self.paths.borrow();
        let paths = paths.as_ref().filter(|_| shown.kind == DocumentKind::Dockerfile);
        let beside = if shown.kind == DocumentKind::Stack {
            let (variables, swarm) = (&*self.variables.borrow(), &model.answers.swarm);
            serde_json::json!({ "documents": list, "variables": variables, "swarm": swarm }).to_string()
        } else if list.is_empty() && paths.is_none() {
            String::new()
        } else {
            serde_json::json!({ "documents": list, "paths": paths }).to_string()
        };
        Subject { kind: shown.kind, name: shown.name.clone(), beside }
    }

    /// Takes note of every path in the folder that the build would take its files from.
    pub fn take_folder(self: &Rc<Self>, paths: Vec<String>) {
        *self.paths.borrow_mut() = Some(paths);
        self.again();
    }

    fn analyse(self: &Rc<Self>, text: &str) {
        let Some(document) = self.shown.get() else { return };
        if Self::is_long(text) {
            self.ask_worker(Request::Analyse { document }, text);
            self.ask_for_all();
            return;
        }
        self.stop();
        let subject = self.subject();
        // An empty page has not been written yet: that a build would refuse it is no news.
        let items = if text.trim().is_empty() {
            Vec::new()
        } else {
            platform::measured("lint", || self.linter.items(text, &subject))
        };
        self.take_report(document, &subject, Rc::from(text), items);
        self.ask_for_all();
    }

    /// Has the rules beyond the first load brought in, once.
    fn ask_for_all(self: &Rc<Self>) {
        if !self.asked_for_all.replace(true) {
            let session = Rc::clone(self);
            // First the findings that are there are drawn.
            platform::after_paint(move || session.complete());
        }
    }

    /// Brings in the rules that did not come with the page, and looks at the text again.
    pub fn complete(self: &Rc<Self>) {
        let session = Rc::clone(self);
        spawn_local(async move {
            let more = {
                let session = Rc::clone(&session);
                // A newer text is analysed at the next pause anyway, a long one by the worker.
                move || {
                    let is_shown = session.report.borrow().as_ref().is_some_and(|r| !Self::is_long(&r.text));
                    if is_shown && !session.dirty.get() {
                        session.again();
                    }
                }
            };
            let rules = session.linter.complete(more).await;
            session.dispatch(Action::Rules(rules));
            if rules == Rules::All {
                session.colour();
                session.again();
            }
        });
    }

    fn take_report(self: &Rc<Self>, document: u32, subject: &Subject, text: Rc<str>, items: Vec<Item>) {
        if self.shown.get() != Some(document) {
            return;
        }
        self.unsaved.set(self.dirty.get());
        let shell = self.linter.shell_notice(&text, subject);
        let report = Rc::new(Report { document, text, items: items.into_iter().map(Rc::new).collect(), shell });
        *self.report.borrow_mut() = Some(Rc::clone(&report));
        self.with_editor(|editor| editor.set_findings(&analysis::to_json(report.items.iter().map(|item| &**item))));
        self.dispatch(Action::Analysed(report));
        if let Some(at) = self.with_editor(Handle::caret) {
            self.caret_moved(at);
        }
    }

    fn ask_worker(self: &Rc<Self>, request: Request, text: &str) {
        self.dispatch(Action::Work(Work::Running));
        let session = Rc::clone(self);
        let text: Rc<str> = Rc::from(text);
        let asked = {
            let mut worker = self.worker.borrow_mut();
            let worker = worker.get_or_insert_with(CoreWorker::default);
            worker.ask(request, &Rc::clone(&text), &self.subject(), move |reply| session.worker_answered(reply, &text))
        };
        if asked.is_err() {
            self.worker_failed();
        }
    }

    fn worker_answered(self: &Rc<Self>, reply: Option<Reply>, text: &Rc<str>) {
        self.dispatch(Action::Work(Work::Idle));
        match reply {
            Some(Reply::Analysed { document, items, runs }) => {
                // An answer about a text that has changed since is of no use: the next one is on its way.
                if !self.dirty.get() {
                    self.with_editor(|editor| editor.set_tokens(runs));
                    self.take_report(document, &self.subject(), Rc::clone(text), items);
                }
            }
            Some(Reply::Fixed { fixed, text: new }) => {
                if !self.dirty.get() {
                    self.preview_text(text, new, fixed);
                }
            }
            None => self.worker_failed(),
        }
    }

    fn worker_failed(&self) {
        self.worker.take();
        self.dispatch(Action::Work(Work::Failed));
    }

    /// Stops what a worker does for an older text.
    pub fn stop(&self) {
        self.timer.take();
        if self.worker.borrow_mut().as_mut().is_some_and(CoreWorker::cancel) {
            self.dispatch(Action::Work(Work::Idle));
        }
    }

    /// The reader does not want to wait.
    pub fn cancel(&self) {
        self.stop();
        self.dispatch(Action::Work(Work::Stopped));
    }

    /// The gallery of examples; empty until the module that brings it has come.
    pub fn examples(&self) -> Rc<Vec<Example>> {
        self.linter.examples()
    }

    /// Analyses the text as it stands once more.
    pub fn again(self: &Rc<Self>) {
        self.dirty.set(true);
        self.flush();
    }

    // ---- fixes ----

    /// The report, brought up to date first; none while a worker is still at it.
    fn current(self: &Rc<Self>) -> Option<Rc<Report>> {
        let old = self.report.borrow().clone()?;
        if !self.dirty.get() && self.worker.borrow().as_ref().is_none_or(|w| !w.is_busy()) {
            return Some(old);
        }
        self.flush();
        let new = self.report.borrow().clone()?;
        if Rc::ptr_eq(&old, &new) {
            self.dispatch(Action::Tell(Some(Tell::word(text("worker.wait")))));
            return None;
        }
        Some(new)
    }

    /// A finding of the last report with one of its fixes, in the newest report; none where the fault is gone.
    fn wanted(self: &Rc<Self>, finding: usize, choice: usize) -> Option<(Rc<Report>, usize, Fix)> {
        let was = self.report.borrow().as_ref()?.items.get(finding).cloned()?;
        let report = self.current()?;
        let same = |item: &Item| item.code == was.code && item.message == was.message;
        let n = match report.items.get(finding) {
            Some(item) if same(item) => finding,
            _ => report.items.iter().position(|item| same(item))?,
        };
        let fix = report.items[n].fixes.get(choice)?.clone();
        Some((report, n, fix))
    }

    /// Applies a fix at once.
    pub fn apply_fix(self: &Rc<Self>, finding: usize, choice: usize) {
        let Some((report, _, fix)) = self.wanted(finding, choice) else { return };
        self.change(&report.text, &fix.edits);
        self.dispatch(Action::Tell(Some(Tell::undoable(fill(text("fix.applied"), &[("title", &fix.title)])))));
    }

    /// Shows what a fix would change.
    pub fn preview_fix(self: &Rc<Self>, finding: usize, choice: usize) {
        let Some((report, finding, fix)) = self.wanted(finding, choice) else { return };
        let Ok(new) = apply(&report.text, &fix.edits) else { return };
        let preview = Preview {
            target: Target::Fix(finding, choice),
            title: fix.title,
            hunks: diff::hunks(&report.text, &new),
            text: Rc::from(new),
        };
        self.dispatch(Action::Preview(Some(Rc::new(preview))));
    }

    /// Shows what all safe fixes would change.
    pub fn preview_all(self: &Rc<Self>) {
        let Some(report) = self.current() else { return };
        if Self::is_long(&report.text) {
            self.ask_worker(Request::FixAll, &report.text);
        } else {
            let outcome = self.linter.fix_all(&report.text, &self.subject());
            self.preview_text(&report.text, outcome.text, outcome.fixed);
        }
    }

    fn preview_text(&self, old: &str, new: String, fixed: usize) {
        let preview = Preview {
            target: Target::AllSafe,
            title: super::texts::count("fix.all-title", fixed),
            hunks: diff::hunks(old, &new),
            text: Rc::from(new),
        };
        self.dispatch(Action::Preview(Some(Rc::new(preview))));
    }

    /// Makes the change that is being looked at.
    pub fn accept_preview(self: &Rc<Self>) {
        let model = self.model();
        let (Some(preview), Some(report)) = (&model.preview, &model.report) else { return };
        self.dispatch(Action::Preview(None));
        match preview.target {
            Target::Fix(finding, choice) => {
                if let Some(fix) = report.items.get(finding).and_then(|item| item.fixes.get(choice)) {
                    self.change(&report.text, &fix.edits);
                }
            }
            Target::AllSafe => self.change(&report.text, &diff::edits(&preview.hunks, &preview.text)),
        }
        let word = fill(text("fix.applied"), &[("title", &preview.title)]);
        self.dispatch(Action::Tell(Some(Tell::undoable(word))));
    }

    /// Changes the editor's text as one step of its history.
    fn change(&self, old: &str, edits: &[Edit]) {
        let index = LineIndex::new(old);
        let first = edits.iter().map(|e| e.range.start).min();
        let caret = first.map_or(-1, |at| index.editor_offset(old, at).cast_signed());
        let changes: Vec<serde_json::Value> = edits
            .iter()
            .map(|e| {
                serde_json::json!({
                    "from": index.editor_offset(old, e.range.start),
                    "to": index.editor_offset(old, e.range.end),
                    "insert": e.text.replace("\r\n", "\n"),
                })
            })
            .collect();
        self.with_editor(|editor| editor.apply(&serde_json::Value::Array(changes).to_string(), caret));
    }

    /// Takes back what the notice is about.
    pub fn undo(&self, undo: &Undo) {
        match undo {
            Undo::Edit => {
                self.with_editor(|editor| {
                    editor.undo();
                    editor.focus();
                });
            }
            Undo::Close(at, document) => self.dispatch(Action::Reopen(*at, Rc::clone(document))),
        }
        self.dispatch(Action::Tell(None));
    }
}

/// Number of findings whose best fix is safe.
pub fn safe_fixes(report: &Report) -> usize {
    let safe = |item: &Item| item.fixes.iter().any(|f| f.applicability == Applicability::Safe && !f.edits.is_empty());
    report.items.iter().filter(|item| safe(item)).count()
}
