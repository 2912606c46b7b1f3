use super::{Document, Settings, Theme, documents::free_name};
use crate::{
    app::{
        analysis::{Item, Report},
        diff::Hunk,
        examples::{self, Example},
        linter::Rules,
        routes::Route,
    },
    diagnostic::Severity,
    share::DocumentKind,
};
use serde_json::Value;
use std::rc::Rc;
use yew::Reducible;

/// How the findings are put in order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As they stand in the text.
    #[default]
    Place,
    /// The gravest first.
    Severity,
    /// By what they are about.
    Group,
}

impl Order {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Place, Self::Severity, Self::Group];

    /// The name that the storage and the catalogue use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Severity => "severity",
            Self::Group => "group",
        }
    }
}

/// What the worker does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Work {
    /// Nothing.
    #[default]
    Idle,
    /// It is busy with a newer text than the report's.
    Running,
    /// The reader stopped it.
    Stopped,
    /// It died.
    Failed,
}

/// What a preview would change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A finding, by its number in the report, with one of its fixes.
    Fix(usize, usize),
    /// All that is safe.
    AllSafe,
}

/// A change to look at before it is made.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// What it would change.
    pub target: Target,
    /// What it does, in words.
    pub title: String,
    /// The text as it would be.
    pub text: Rc<str>,
    /// Where the two texts differ.
    pub hunks: Vec<Hunk>,
}

/// A word to the reader, shown at the foot of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Tell {
    /// The word.
    pub text: String,
    /// What its button takes back, if it has one.
    pub undo: Option<Undo>,
    /// Whether it says that something failed.
    pub fault: bool,
}

/// What can be taken back from a notice.
#[derive(Clone, Debug, PartialEq)]
pub enum Undo {
    /// The editor's last step.
    Edit,
    /// The closing of a document, which stood at this place.
    Close(usize, Rc<Document>),
}

impl Tell {
    /// A plain word.
    pub fn word(text: impl Into<String>) -> Self {
        Self { text: text.into(), undo: None, fault: false }
    }

    /// Something failed.
    pub fn fault(text: impl Into<String>) -> Self {
        Self { text: text.into(), undo: None, fault: true }
    }

    /// The last edit can be taken back.
    pub fn undoable(text: impl Into<String>) -> Self {
        Self { text: text.into(), undo: Some(Undo::Edit), fault: false }
    }
}

/// What the reader has answered at the places other than the first. The page keeps it and hands it on; what it
/// means is for those places to say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers {
    /// On the swarm.
    pub swarm: Option<Value>,
    /// On what to outsource.
    pub outsource: Option<Value>,
    /// A product for each layer.
    pub board: Option<Value>,
}

/// The state.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// The open documents, never none.
    pub documents: Vec<Rc<Document>>,
    /// What was answered at the other places.
    pub answers: Rc<Answers>,
    /// The last id that was given to one.
    pub last_id: u32,
    /// Which of them is shown, by its id.
    pub active: u32,
    /// What the reader chose about the page.
    pub settings: Settings,
    /// Where the reader is.
    pub route: Route,
    /// The verdict on the shown document; none until it has been analysed.
    pub report: Option<Rc<Report>>,
    /// What the worker does for the shown document.
    pub work: Work,
    /// Which rules are at work.
    pub rules: Rules,
    /// Severities that are not listed.
    pub hidden: Vec<Severity>,
    /// Only findings that hold this are listed.
    pub needle: String,
    /// The finding whose details are open, by its number in the report.
    pub open: Option<usize>,
    /// The finding at the caret.
    pub at_caret: Option<usize>,
    /// A change that is being looked at.
    pub preview: Option<Rc<Preview>>,
    /// What the foot of the page says.
    pub tell: Option<Tell>,
}

/// What changes the state.
pub enum Action {
    /// A text was analysed.
    Analysed(Rc<Report>),
    /// A text is newer than its report.
    Store(u32, Rc<str>),
    /// Other rules are at work now.
    Rules(Rules),
    /// The worker began, ended or was ended.
    Work(Work),
    /// Another document is to be shown.
    Show(u32),
    /// A document comes in and is shown: kind, name and text.
    Add(DocumentKind, String, Rc<str>),
    /// Something was answered at another place.
    Answer(Answers),
    /// What somebody else entered comes in beside what is there.
    Copy(Vec<Rc<Document>>, Answers),
    /// An example comes in: it takes the place of an untouched one.
    /// The second is the whole gallery, which tells what is untouched.
    AddExample(Rc<str>, Rc<Vec<Example>>),
    /// A document gets another name.
    Rename(u32, String),
    /// A document goes, with a way back.
    Close(u32, String),
    /// A closed document comes back to its place.
    Reopen(usize, Rc<Document>),
    /// The fragment changed.
    Go(Route),
    /// A severity is listed or not.
    Toggle(Severity),
    /// The filter's text.
    Needle(String),
    /// All filters off.
    ClearFilters,
    /// Another order.
    Order(Order),
    /// Details of a finding are opened, or closed.
    Open(Option<usize>),
    /// The caret stands at this finding now.
    AtCaret(Option<usize>),
    /// A change to look at, or none.
    Preview(Option<Rc<Preview>>),
    /// Other colours.
    Theme(Theme),
    /// The divider moved.
    Split(u32),
    /// A word to the reader, or none any more.
    Tell(Option<Tell>),
}

impl Model {
    /// The shown document.
    pub fn document(&self) -> Option<&Rc<Document>> {
        self.documents.iter().find(|d| d.id == self.active)
    }

    /// Number of findings of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.report.iter().flat_map(|r| &r.items).filter(|item| item.severity == severity).count()
    }

    /// The findings that pass the filters, with their numbers, in the chosen order.
    pub fn listed(&self) -> Vec<(usize, Rc<Item>)> {
        let needle = self.needle.trim().to_ascii_lowercase();
        let holds = |item: &Item| {
            needle.is_empty()
                || item.message.to_ascii_lowercase().contains(&needle)
                || item.code.to_ascii_lowercase().contains(&needle)
                || item.slug.contains(&needle)
                || item.group.as_str().contains(&needle)
        };
        let mut left: Vec<(usize, Rc<Item>)> = (self.report.iter().flat_map(|r| &r.items).cloned().enumerate())
            .filter(|(_, item)| !self.hidden.contains(&item.severity) && holds(item))
            .collect();
        let rank = |item: &Item| match self.settings.order {
            Order::Place => 0,
            Order::Severity => item.severity as usize,
            Order::Group => item.group as usize,
        };
        // One pass for each rank there is: they are few, and each keeps the order of place.
        let mut list = Vec::with_capacity(left.len());
        while let Some(first) = left.iter().map(|(_, item)| rank(item)).min() {
            left.retain(|entry| {
                let now = rank(&entry.1) == first;
                if now {
                    list.push(entry.clone());
                }
                !now
            });
        }
        list
    }

    /// An id that no document has or had: the editor remembers them by it.
    fn next_id(&mut self) -> u32 {
        self.last_id = self.documents.iter().map(|d| d.id).fold(self.last_id, u32::max) + 1;
        self.last_id
    }

    /// What belongs to the shown document only.
    fn clear_view(&mut self) {
        self.report = None;
        self.work = Work::Idle;
        self.open = None;
        self.at_caret = None;
        self.preview = None;
    }

    fn add(&mut self, kind: DocumentKind, name: &str, text: Rc<str>) {
        let taken: Vec<&str> = self.documents.iter().map(|d| d.name.as_str()).collect();
        let name = free_name(name, &taken);
        let id = self.next_id();
        self.documents.push(Rc::new(Document { id, kind, name, text }));
        self.show(id);
    }

    fn show(&mut self, id: u32) {
        let Some(n) = self.documents.iter().position(|d| d.id == id) else { return };
        self.settings.active = n;
        if self.active != id {
            self.active = id;
            self.clear_view();
        }
    }

    /// Gives a document its newest text.
    pub fn put(&mut self, id: u32, text: &Rc<str>) {
        if let Some(document) = self.documents.iter_mut().find(|d| d.id == id && d.text != *text) {
            *document = Rc::new(Document { text: Rc::clone(text), ..(**document).clone() });
        }
    }

    fn analysed(&mut self, report: Rc<Report>) {
        self.put(report.document, &report.text);
        if report.document != self.active {
            return;
        }
        if let Some(old) = self.report.take_if(|old| old.text == report.text) {
            self.joined(&old, report);
            return;
        }
        // What was open stays open where the same fault is still there.
        let kept = self.open.and_then(|n| self.report.as_ref()?.items.get(n).cloned()).and_then(|old| {
            let same = |item: &Item| item.code == old.code && item.message == old.message;
            let distance = |item: &Item| item.place.0.abs_diff(old.place.0);
            let near = report.items.iter().enumerate().filter(|(_, item)| same(item));
            near.min_by_key(|(_, item)| distance(item)).map(|(n, _)| n)
        });
        self.open = kept;
        self.at_caret = None;
        self.preview = None;
        self.work = Work::Idle;
        self.report = Some(report);
    }

    /// More was found in the same text: what the reader looks at stays as it is, under its new number.
    fn joined(&mut self, old: &Report, report: Rc<Report>) {
        let new = |n: usize| report.items.iter().position(|item| old.items.get(n) == Some(item));
        self.open = self.open.and_then(new);
        self.at_caret = self.at_caret.and_then(new);
        self.preview = self.preview.take().and_then(|preview| match preview.target {
            Target::Fix(n, choice) => {
                let target = Target::Fix(new(n)?, choice);
                Some(Rc::new(Preview { target, ..(*preview).clone() }))
            }
            Target::AllSafe => Some(preview),
        });
        self.work = Work::Idle;
        self.report = Some(report);
    }

    /// Adds what somebody else entered; what was there stays, but for an example that nobody has touched.
    fn copy(&mut self, documents: Vec<Rc<Document>>, answers: Answers) {
        if !documents.is_empty() {
            self.documents.retain(|d| !d.text.trim().is_empty() && *d.text != *examples::FIRST);
        }
        let first = self.last_id + 1;
        for document in documents {
            self.add(document.kind, &document.name, Rc::clone(&document.text));
        }
        self.show(first);
        let Answers { swarm, outsource, board } = (*self.answers).clone();
        self.answers = Rc::new(Answers {
            swarm: answers.swarm.or(swarm),
            outsource: answers.outsource.or(outsource),
            board: answers.board.or(board),
        });
    }

    fn close(&mut self, id: u32, word: String) {
        let Some(n) = self.documents.iter().position(|d| d.id == id) else { return };
        let gone = self.documents.remove(n);
        if self.documents.is_empty() {
            self.add(DocumentKind::Dockerfile, "Dockerfile", Rc::from(""));
        } else if self.active == id {
            self.show(self.documents[n.min(self.documents.len() - 1)].id);
        }
        self.tell = Some(Tell { text: word, undo: Some(Undo::Close(n, gone)), fault: false });
    }
}

impl Reducible for Model {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            Action::Analysed(report) => next.analysed(report),
            Action::Store(id, text) => next.put(id, &text),
            Action::Rules(rules) => next.rules = rules,
            Action::Work(work) => next.work = work,
            Action::Show(id) => next.show(id),
            Action::Add(kind, name, text) => next.add(kind, &name, text),
            Action::Answer(answers) => next.answers = Rc::new(answers),
            Action::Copy(documents, answers) => next.copy(documents, answers),
            Action::AddExample(example, gallery) => {
                let open = next.documents.iter().find(|d| d.text == example).map(|d| d.id);
                if let Some(id) = open {
                    next.show(id);
                } else {
                    let blank = |d: &Document| d.text.trim().is_empty() || gallery.iter().any(|e| e.text == d.text);
                    let untouched = next.document().filter(|d| blank(d)).map(|d| d.id);
                    next.documents.retain(|d| Some(d.id) != untouched);
                    next.add(DocumentKind::Dockerfile, "Dockerfile", example);
                }
            }
            Action::Rename(id, name) => {
                let others: Vec<&str> = next.documents.iter().filter(|d| d.id != id).map(|d| d.name.as_str()).collect();
                let name = free_name(&name, &others);
                if let Some(document) = next.documents.iter_mut().find(|d| d.id == id) {
                    *document = Rc::new(Document { name, ..(**document).clone() });
                }
            }
            Action::Close(id, word) => next.close(id, word),
            Action::Reopen(at, document) => {
                let id = next.next_id();
                let document = Rc::new(Document { id, ..(*document).clone() });
                next.documents.insert(at.min(next.documents.len()), document);
                next.show(id);
                next.tell = None;
            }
            Action::Go(route) => next.route = route,
            Action::Toggle(severity) => {
                if next.hidden.contains(&severity) {
                    next.hidden.retain(|s| *s != severity);
                } else {
                    next.hidden.push(severity);
                }
            }
            Action::Needle(needle) => next.needle = needle,
            Action::ClearFilters => {
                next.needle.clear();
                next.hidden.clear();
            }
            Action::Order(order) => next.settings.order = order,
            Action::Open(open) => {
                next.open = open;
                next.preview = None;
            }
            Action::AtCaret(n) => next.at_caret = n,
            Action::Preview(preview) => {
                if let Some(Target::Fix(n, _)) = preview.as_ref().map(|p| p.target) {
                    next.open = Some(n);
                }
                next.preview = preview;
            }
            Action::Theme(theme) => next.settings.theme = theme,
            Action::Split(split) => {
                next.settings.split = split.clamp(*Settings::SPLIT.start(), *Settings::SPLIT.end());
            }
            Action::Tell(tell) => next.tell = tell,
        }
        if next == *self { self } else { Rc::new(next) }
    }
}
