//! Findings in shell text on the page: they come from the [shell worker](super::workers) a little after all others and
//! join them. This is part of the module with all rules, so that it weighs nothing in the first load.
//!
//! [`analyse`] answers at once with what is known: the core's findings, and those of the shell text if it was analysed
//! before. If it was not, those of an earlier text stand in for them as far as their characters are still there
//! ([`carried`]), so that the list does not flicker at each pause in typing, and the worker is asked. Once it has
//! answered the page is told, asks again and gets all. What the worker says is kept with the text that it was asked
//! about: it never meets another.
//!
//! | file | what |
//! |---|---|
//! | `host.rs` | starts the worker, feeds it, stops it where it hangs, and starts it again |
//! | `carried.rs` | findings of an earlier text in a newer one |
//! | `state.rs` | all Dockerfiles of a state at once, for a report |
//! | `anchor.rs` | keeps what the reader looks at in its place while findings join |

mod anchor;
mod carried;
mod host;
mod state;

use super::{
    analysis::{self, Item},
    desk::Desk,
    session::LONG,
    texts::Catalogue,
    workers::config_to_json,
};
#[cfg(feature = "all-rules")]
use crate::lint::analysed::codes;
use crate::{diagnostic::Config, lint::fix::FixOutcome, report::shell_text, share::DocumentKind};
pub use state::{of_state, read};

use host::{Host, Outcome};
use std::{cell::RefCell, rc::Rc};

static TEXTS: Catalogue = Catalogue::new(include_str!("../texts/shell.en.json"));

/// As many answers are kept: going back and forth between documents, or undoing, finds them again.
const KEPT: usize = 8;

/// What is asked about: a text with the configuration that bears on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Question {
    /// The name of the document.
    pub name: String,
    /// Its text.
    pub text: Rc<str>,
    /// Its configuration, as the worker takes it.
    pub config: String,
}

/// What the worker said.
#[derive(Clone, Debug)]
struct Known {
    question: Question,
    /// The findings; none where it could not tell.
    items: Option<Vec<Item>>,
}

/// All that is known on this page.
struct Desks {
    host: Rc<Host>,
    /// Answers, the newest last.
    known: Vec<Known>,
    /// Tells the page to ask again.
    tell: js_sys::Function,
}

thread_local! {
    /// None until the page says that it listens: in a worker, and where only the core's findings are asked for, no
    /// worker is started.
    static DESKS: RefCell<Option<Desks>> = const { RefCell::new(None) };
}

/// Has `tell` called each time that [`analyse`] has more to say of the text that it was last asked about. Called anew, a
/// worker that could not be started and a text that it failed on are tried again.
pub fn listen(tell: js_sys::Function) {
    let host = Host::new(|question, outcome| {
        DESKS.with_borrow_mut(|desks| {
            if let Some(desks) = desks {
                desks.learn(question, outcome);
            }
        });
        let tell = DESKS.with_borrow(|desks| desks.as_ref().map(|d| d.tell.clone()));
        let anchor = anchor::Anchor::take();
        // Whatever goes wrong there is the page's business.
        let _ = tell.map(|tell| tell.call0(&wasm_bindgen::JsValue::NULL));
        if let Some(anchor) = anchor {
            anchor.hold();
        }
    });
    DESKS.with_borrow_mut(|desks| {
        let mut known = Vec::new();
        if let Some(earlier) = desks.take() {
            earlier.host.stop();
            known = earlier.known;
            known.retain(|k| k.items.is_some());
        }
        *desks = Some(Desks { host, known, tell });
    });
}

/// Whether shell text is analysed with this configuration.
fn is_wanted(kind: &str, config: &Config) -> bool {
    kind == DocumentKind::Dockerfile.as_str() && shell_text::is_wanted(config)
}

/// Whether a text can have findings of shell text: it may have a RUN, or a comment that names a number of
/// `ShellCheck`'s. Where not, the worker's program need not be fetched.
fn may_have_shell(text: &str) -> bool {
    text.contains("SC") || text.as_bytes().windows(3).any(|word| word.eq_ignore_ascii_case(b"run"))
}

/// The findings of the text that the page shows, as JSON: all that are known now. What else there is to be known is
/// set going.
pub fn analyse(kind: &str, name: &str, text: &str, beside: &str) -> String {
    let desk = Desk::new(kind, name, beside);
    let mut items = desk.items(text);
    if is_wanted(kind, desk.config()) && may_have_shell(text) {
        let question = Question { name: name.to_owned(), text: Rc::from(text), config: config_to_json(desk.config()) };
        let shell = DESKS.with_borrow_mut(|desks| desks.as_mut().map(|desks| desks.items(&question)));
        items = joined(items, shell.unwrap_or_default());
    }
    analysis::to_json(items.iter())
}

/// What the reader must know of the analysis of shell text: empty for nothing, `None` while it is not over.
pub fn notice(kind: &str, name: &str, text: &str, beside: &str) -> Option<String> {
    // Asked before the surroundings are read, which may be long.
    if !may_have_shell(text) {
        return Some(String::new());
    }
    let desk = Desk::new(kind, name, beside);
    if !is_wanted(kind, desk.config()) {
        return Some(String::new());
    }
    if text.len() > LONG {
        return Some(TEXTS.named("shell", "long"));
    }
    DESKS.with_borrow(|desks| {
        let Some(desks) = desks else { return Some(String::new()) };
        if desks.host.is_refused() {
            return Some(TEXTS.named("shell", "refused"));
        }
        let config = config_to_json(desk.config());
        let known = desks.known.iter().find(|k| &*k.question.text == text && k.question.config == config)?;
        Some(if known.items.is_some() { String::new() } else { TEXTS.named("shell", "lost") })
    })
}

/// The text after all safe fixes, those of its shell text included as far as it was analysed.
pub fn fix_all(kind: &str, name: &str, text: &str, beside: &str) -> FixOutcome {
    let desk = Desk::new(kind, name, beside);
    let config = config_to_json(desk.config());
    let known = DESKS.with_borrow(|desks| {
        let known =
            desks.iter().flat_map(|d| &d.known).find(|k| &*k.question.text == text && k.question.config == config);
        known.and_then(|k| k.items.clone()).filter(|_| is_wanted(kind, desk.config()))
    });
    let known = known.unwrap_or_default();
    let (fixed, mended) = shell_text::mend(text, known.iter().map(|item| item.fixes.as_slice()));
    let outcome = desk.fix_all(&mended);
    FixOutcome { fixed: outcome.fixed + fixed, text: outcome.text }
}

impl Desks {
    /// What is known of the shell text; the worker is asked where nothing is.
    fn items(&mut self, question: &Question) -> Vec<Item> {
        if let Some(n) = self.known.iter().position(|k| k.question == *question) {
            // The newest is the one from which findings are carried over.
            let known = self.known.remove(n);
            let items = known.items.clone().unwrap_or_default();
            self.known.push(known);
            return items;
        }
        if question.text.len() > LONG || !self.host.ask(question) {
            return Vec::new();
        }
        let is_like = |k: &&Known| k.question.name == question.name && k.question.config == question.config;
        let earlier = self.known.last().filter(is_like);
        earlier
            .map(|k| carried::over(&k.question.text, k.items.as_deref().unwrap_or_default(), &question.text))
            .unwrap_or_default()
    }

    fn learn(&mut self, question: &Question, outcome: Outcome) {
        let items = match outcome {
            Outcome::Findings(json) => analysis::from_json(&json).map(|items| items.into_iter().map(worded).collect()),
            Outcome::Lost => None,
            // Nothing is known of any text.
            Outcome::Refused => return,
        };
        self.known.retain(|k| k.question != *question);
        if self.known.len() >= KEPT {
            self.known.remove(0);
        }
        self.known.push(Known { question: question.clone(), items });
    }
}

/// A finding as it comes from the worker with the words that belong to it, which its module can do without.
fn worded(item: Item) -> Item {
    #[cfg(feature = "all-rules")]
    if let Some(entry) = item.code.strip_prefix("SC").and_then(|n| codes::entry(n.parse().ok()?)) {
        return Item {
            message: codes::message(entry, item.message),
            why: entry.rule.meta.why.to_owned(),
            help: entry.help.to_owned(),
            ..item
        };
    }
    item
}

/// Two lists by place as one. The order of each is left as it is.
fn joined(core: Vec<Item>, shell: Vec<Item>) -> Vec<Item> {
    fn key(item: &Item) -> (u32, crate::diagnostic::Severity, &str) {
        (item.range.start, item.severity, &item.code)
    }
    let mut all = Vec::with_capacity(core.len() + shell.len());
    let mut shell = shell.into_iter().peekable();
    for item in core {
        while let Some(earlier) = shell.next_if(|s| key(s) < key(&item)) {
            all.push(earlier);
        }
        all.push(item);
    }
    all.extend(shell);
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{diagnostic::Severity, text::TextRange};

    fn item(text: &str, code: &str, at: (usize, usize)) -> Item {
        Item {
            code: code.to_owned(),
            ..Item::remark(text, Severity::Warning, String::new(), TextRange::new(at.0, at.1))
        }
    }

    #[test]
    fn shell_findings_stand_at_their_place_and_leave_the_others_in_order() {
        let text = "FROM a\nRUN b $c\nRUN d $e\n";
        let core = vec![item(text, "DL3006", (5, 6)), item(text, "DL3059", (16, 24)), item(text, "DL1", (0, 4))];
        let shell = vec![item(text, "SC2086", (13, 15)), item(text, "SC2086", (22, 24))];
        let codes: Vec<(String, u32)> = joined(core, shell).into_iter().map(|i| (i.code, i.range.start)).collect();
        let want = [("DL3006", 5), ("SC2086", 13), ("DL3059", 16), ("DL1", 0), ("SC2086", 22)];
        assert_eq!(codes, want.map(|(code, at)| (code.to_owned(), at)));
    }
}
