//! How large a swarm, and what it survives: the questions, already answered; the answer with its picture, on which
//! failures are played; every figure with its steps; what to type. All reckoning is the core's, in a worker.

mod answer;
mod capacity_line;
mod copy;
mod desk;
mod drill;
mod example;
mod field;
mod figures;
mod marks;
mod networks;
mod node_actions;
mod node_table;
mod orchestrator;
mod own_nodes;
mod picture;
mod plans;
mod ports;
mod questions;
mod runbook;
mod services;
mod several;
mod shown;
mod square;
mod step;
mod units;
mod whose;
mod worker;

use super::{Table, outsourcing::go_to, texts::text, use_table};
use crate::app::components::sentence;
use crate::{
    app::{texts::fill, workers::swarm::Told},
    share::DocumentKind,
    swarm::{Input, drill::Action},
};
use desk::{Desk, use_desk};
use serde_json::json;
use shown::{Drill, Sized};
use std::rc::Rc;
use worker::SwarmWorker;
use yew::prelude::*;

/// How far the reckoning is.
#[derive(Clone, PartialEq)]
enum Work {
    Busy(Option<(u32, f64, f64)>),
    Done,
    Cancelled,
    Died,
    Refused(String),
}

/// What was reckoned last, as it came and as it was read.
#[derive(Clone)]
struct Shown {
    text: Rc<str>,
    sized: Rc<Sized>,
    drill: Rc<Drill>,
    marks: Rc<Vec<marks::Mark>>,
}

impl Shown {
    /// Reads an answer; the sized swarm is read again only where it differs.
    fn read(sized: String, drill: &str, before: Option<&Self>) -> Option<Self> {
        let drill = Rc::new(serde_json::from_str(drill).ok()?);
        if let Some(same) = before.filter(|b| *b.text == *sized) {
            return Some(Self { drill, ..same.clone() });
        }
        let read: Sized = serde_json::from_str(&sized).ok()?;
        let marks = Rc::new(marks::marks(read.input.services.iter().map(|s| s.name.as_str())));
        Some(Self { text: Rc::from(sized), sized: Rc::new(read), drill, marks })
    }
}

/// What is asked: answers, files and the variables that were given beside a file, as JSON. The files belong to it, so that
/// a change of one is reckoned.
fn question(table: &Table) -> String {
    let answers = desk::first(table.state.swarm.as_ref());
    let files: Vec<_> = table
        .state
        .documents
        .iter()
        .filter(|d| d.kind == DocumentKind::Stack && !d.text.trim().is_empty())
        .map(|d| json!({"name": d.name, "text": d.text}))
        .collect();
    json!({"answers": answers, "files": files, "variables": super::beside::variables(), "example": {"name": example::NAME, "text": example::TEXT}}).to_string()
}

/// The question with what happens in the drill.
fn with_actions(question: &str, actions: &[Action]) -> String {
    let actions = serde_json::to_string(actions).unwrap_or_default();
    let head = question.strip_suffix('}').unwrap_or(question);
    format!("{head},\"actions\":{actions}}}")
}

/// How far it is, with the way to end it; what went wrong, with the way to try again.
fn progress(work: &Work, cancel: Callback<MouseEvent>, again: &Callback<MouseEvent>) -> Html {
    let retry = |words: String| {
        html! { <><span>{ words }</span>{ " " }<button type="button" onclick={again.clone()}>{ text("sw.again") }</button></> }
    };
    let body = match work {
        Work::Busy(None) => html! { <span>{ text("sw.reckoning") }</span> },
        Work::Busy(Some((nodes, done, all))) => {
            let words = if *all > 0.0 {
                let values = [("nodes", nodes.to_string()), ("done", done.to_string()), ("all", all.to_string())];
                fill(text("sw.trying-sets"), &values.each_ref().map(|(k, v)| (*k, v.as_str())))
            } else {
                fill(text("sw.trying"), &[("nodes", &nodes.to_string())])
            };
            html! {
                <>
                    <span class="figure">{ words }</span>{ " " }
                    if *all > 0.0 {
                        <progress max={all.to_string()} value={done.to_string()} aria-label={text("sw.progress")}></progress>
                    }
                    { " " }<button type="button" onclick={cancel}>{ text("sw.cancel") }</button>
                </>
            }
        }
        Work::Done => html! { <span class="muted">{ text("sw.settled") }</span> },
        Work::Cancelled => retry(text("sw.cancelled").to_owned()),
        Work::Died => retry(text("sw.died").to_owned()),
        Work::Refused(why) => retry(fill(text("sw.work-refused"), &[("why", why)])),
    };
    html! { <p class="sw-progress">{ body }</p> }
}

/// Says aloud what an answer or an action came to.
#[component]
fn Announcer() -> Html {
    let desk = use_desk();
    let said = use_state(String::new);
    let headline = answer::headline(&desk);
    let last = desk.drill.steps.last().map(|s| s.summary.replace('`', ""));
    {
        let (said, last, pending) = (said.clone(), last.clone(), desk.drill.pending);
        use_effect_with((headline, desk.drill.steps.len(), last), move |(headline, steps, last)| {
            let words = match last {
                Some(summary) if pending > 0 => {
                    format!("{steps}. {summary} {}", super::texts::count("sw.pending-now", pending))
                }
                Some(summary) => format!("{steps}. {summary}"),
                None => headline.clone(),
            };
            said.set(words);
        });
    }
    html! { <p class="unseen" role="status" id="sw-said">{ (*said).clone() }</p> }
}

/// A button that leads to a part of the place: the address's fragment is taken by the route.
fn jump(id: &'static str, words: &'static str) -> Html {
    html! { <button type="button" class="link" onclick={move |_: MouseEvent| go_to(id)}>{ words }</button> }
}

/// The place.
#[component]
pub fn Swarm() -> Html {
    let table = use_table();
    let asked = use_memo(table.clone(), question);
    let own = use_memo(table.state.swarm.clone(), |swarm| {
        Rc::new(desk::first(swarm.as_ref()).and_then(|value| Input::from_value(value).ok()).unwrap_or_default())
    });
    // Actions are about the nodes of one answer: with another one the drill begins anew.
    let script = use_state(|| (Rc::clone(&asked), Rc::new(Vec::<Action>::new())));
    let actions = if script.0 == asked { Rc::clone(&script.1) } else { Rc::default() };
    let (shown, work, tries) = (use_state(|| None::<Shown>), use_state(|| Work::Busy(None)), use_state(|| 0_u32));
    let worker = use_mut_ref(SwarmWorker::default);
    let latest = use_mut_ref(|| None::<Shown>);
    {
        let (shown, work, worker, latest) = (shown.clone(), work.clone(), worker.clone(), latest.clone());
        use_effect_with((Rc::clone(&asked), Rc::clone(&actions), *tries), move |(asked, actions, _)| {
            work.set(Work::Busy(None));
            worker.borrow_mut().ask(with_actions(asked, actions), move |told| match told {
                Some(Told::Progress { nodes, done, all }) => work.set(Work::Busy(Some((nodes, done, all)))),
                Some(Told::Answer { sized, drill }) => {
                    let read = Shown::read(sized, &drill, latest.borrow().as_ref());
                    work.set(if read.is_some() { Work::Done } else { Work::Died });
                    if read.is_some() {
                        latest.borrow_mut().clone_from(&read);
                        shown.set(read);
                    }
                }
                Some(Told::Refused(why)) => work.set(Work::Refused(why)),
                None => work.set(Work::Died),
            });
        });
    }
    let cancel = {
        let (worker, work) = (worker.clone(), work.clone());
        Callback::from(move |_| {
            worker.borrow_mut().cancel();
            work.set(Work::Cancelled);
        })
    };
    let again = Callback::from(move |_| tries.set(*tries + 1));
    let play = {
        let asked = Rc::clone(&asked);
        Callback::from(move |actions| script.set((Rc::clone(&asked), Rc::new(actions))))
    };
    let head = html! {
        <header class="out-head">
            <h2>{ text("sw.title") }</h2>
            <p>{ text("sw.lead") }</p>
        </header>
    };
    let Some(now) = &*shown else {
        return html! { <div class="sw">{ head }{ progress(&work, cancel, &again) }</div> };
    };
    let desk = Desk {
        own: Rc::clone(&own),
        sized: Rc::clone(&now.sized),
        drill: Rc::clone(&now.drill),
        marks: Rc::clone(&now.marks),
        actions: Rc::clone(&actions),
        play,
        table,
    };
    html! {
        <ContextProvider<Desk> context={desk}>
            <div class="sw" data-settled={(*work == Work::Done).to_string()}>
                { head }
                if let Some(refused) = &now.sized.refused {
                    <div class="out-fault" role="alert">
                        <p>{ text("sw.answers-refused") }{ " " }<code>{ &refused.key }</code>{ ": " }{ sentence(&refused.message) }</p>
                    </div>
                }
                <nav class="out-jumps" aria-label={text("sw.parts")}>
                    { jump("sw-answer", text("sw.answer")) }
                    { jump("sw-drill", text("sw.drill")) }
                    { jump("sw-figures", text("sw.figures")) }
                    { jump("sw-plans", text("sw.plans")) }
                    { jump("sw-runbook", text("sw.runbook")) }
                    { jump("sw-files", text("sw.files")) }
                </nav>
                <div class="sw-columns">
                    <questions::Questions />
                    <div class="sw-right">
                        { progress(&work, cancel, &again) }
                        <answer::AnswerHead />
                        <drill::DrillPart />
                        <figures::Figures />
                        <plans::Plans />
                        <runbook::RunbookPart />
                    </div>
                </div>
                <p class="muted">{ text("sw.disclaimer") }</p>
                <Announcer />
            </div>
        </ContextProvider<Desk>>
    }
}
