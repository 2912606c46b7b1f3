//! The shell text of all Dockerfiles of a state, for a report: what the editor had analysed already is taken from there,
//! the rest is asked of a worker that ends with its answers.

use super::{DESKS, Known, Question, is_wanted, may_have_shell, worded};
#[cfg(feature = "all-rules")]
use crate::lint::analysed::codes;
use crate::{
    app::{
        analysis::{self, Item},
        session::LONG,
        workers::{Running, config_to_json, shell_answer, shell_request},
    },
    diagnostic::{Finding, RuleMeta},
    report::{self, ShellText},
    share::{DocumentKind, State},
};
use gloo::timers::callback::Timeout;
use js_sys::{Function, Promise};
use serde_json::{Value, json};
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

const NAME: &str = "shell-worker";
/// For so many milliseconds the worker's program is waited for.
const START: u32 = 30_000;
/// A text that takes the worker longer than these milliseconds stays without an answer, and those behind it too.
const BOUND: u32 = 5_000;

/// What is found in the shell text of a state, as JSON that [`read`] reads; empty where nothing can be told. `json` is
/// the state.
pub async fn of_state(json: &str) -> String {
    let Ok(state) = State::from_json(json) else { return String::new() };
    let config = report::config(&state);
    let settled = config_to_json(&config);
    let mut told: Vec<(Rc<str>, Option<Vec<Item>>)> = Vec::new();
    let mut open = Vec::new();
    for document in state.documents.iter().filter(|d| d.kind == DocumentKind::Dockerfile) {
        let question =
            Question { name: document.name.clone(), text: Rc::from(document.text.as_str()), config: settled.clone() };
        let is_empty = !is_wanted(document.kind.as_str(), &config) || !may_have_shell(&document.text);
        let items = if is_empty { Some(Vec::new()) } else { known(&question) };
        if items.is_none() && document.text.len() <= LONG {
            open.push((told.len(), question.clone()));
        }
        told.push((question.text, items));
    }
    let questions: Vec<Question> = open.iter().map(|(_, question)| question.clone()).collect();
    let is_refused = DESKS.with_borrow(|desks| desks.as_ref().is_some_and(|d| d.host.is_refused()));
    if !questions.is_empty() && !is_refused {
        for ((n, _), answer) in open.into_iter().zip(ask(&questions).await) {
            told[n].1 = answer.and_then(|json| Some(analysis::from_json(&json)?.into_iter().map(worded).collect()));
        }
    }
    let rows: Vec<Value> =
        told.into_iter().filter_map(|(text, items)| Some(json!([&*text, analysis::to_json(items?.iter())]))).collect();
    if rows.is_empty() { String::new() } else { Value::from(rows).to_string() }
}

/// What [`of_state`] told.
pub fn read(json: &str) -> ShellText {
    let mut shell = ShellText::default();
    let rows: Vec<(String, String)> = serde_json::from_str(json).unwrap_or_default();
    for (text, items) in rows {
        let items = analysis::from_json(&items).unwrap_or_default();
        shell.learn(&text, items.into_iter().filter_map(finding).collect());
    }
    shell
}

/// A finding as the report has it.
fn finding(item: Item) -> Option<Finding> {
    Some(Finding {
        severity: item.severity,
        why: item.why.into(),
        help: item.help.into(),
        fixes: item.fixes,
        ..Finding::new(rule(&item.code)?, item.range, item.range, item.message)
    })
}

fn rule(code: &str) -> Option<&'static RuleMeta> {
    #[cfg(feature = "all-rules")]
    if let Some(entry) = code.strip_prefix("SC").and_then(|n| codes::entry(n.parse().ok()?)) {
        return Some(&entry.rule.meta);
    }
    report::find_rule(code)
}

/// What the editor's own analysis found in a text.
fn known(question: &Question) -> Option<Vec<Item>> {
    let is_it = |k: &&Known| k.question.text == question.text && k.question.config == question.config;
    DESKS.with_borrow(|desks| desks.as_ref()?.known.iter().find(is_it)?.items.clone())
}

/// What a fresh worker answers to each question; none to those that it did not come to.
async fn ask(questions: &[Question]) -> Vec<Option<String>> {
    let rows: Vec<_> = (1..).zip(questions).map(|(id, q)| shell_request(id, &q.text, &q.config)).collect();
    let told = Rc::new(RefCell::new(vec![None; questions.len()]));
    let running = Rc::new(RefCell::new(None));
    let promise = Promise::new(&mut |resolve, _| {
        let bound = Rc::new(RefCell::new(Some(ended_after(START, &resolve))));
        let (told, of_lost, rows) = (Rc::clone(&told), resolve.clone(), rows.clone());
        let of_refused = resolve.clone();
        let heard = move |to: &web_sys::Worker, data: JsValue| {
            if let Some((id, json)) = shell_answer(&data) {
                if let Some(answer) = told.borrow_mut().get_mut((id as usize).wrapping_sub(1)) {
                    *answer = Some(json);
                }
            } else {
                // Its first word: it is ready.
                for row in &rows {
                    // What can't be sent stays without an answer.
                    let _ = to.post_message(row);
                }
            }
            *bound.borrow_mut() = Some(ended_after(BOUND, &resolve));
            if told.borrow().iter().all(Option::is_some) {
                end(&resolve);
            }
        };
        match Running::start(NAME, heard, move || end(&of_lost)) {
            Ok(worker) => *running.borrow_mut() = Some(worker),
            Err(_) => end(&of_refused),
        }
    });
    // It is only ever fulfilled.
    let _ = JsFuture::from(promise).await;
    running.take();
    told.take()
}

fn end(resolve: &Function) {
    // A promise that is settled already stays so.
    let _ = resolve.call0(&JsValue::NULL);
}

fn ended_after(milliseconds: u32, resolve: &Function) -> Timeout {
    let resolve = resolve.clone();
    Timeout::new(milliseconds, move || end(&resolve))
}
