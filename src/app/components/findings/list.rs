use super::{filters::filters, item::FindingItem};
use crate::{
    app::{
        analysis::{Item, Report},
        components::{diff::DiffView, load_line::load_line, sentence},
        linter::Rules,
        session::{LONG, Session},
        state::{Action, Order, Page, Target, Work, use_page},
        texts::{count, fill, named, text},
    },
    diagnostic::Severity,
};
use std::rc::Rc;
use yew::prelude::*;

/// Findings drawn at first; a button brings as many more.
const STEP: usize = 100;

/// Whether there may be more findings than are listed.
fn is_incomplete(page: &Page, report: &Report) -> bool {
    page.rules == Rules::First || report.shell.is_none()
}

/// What screen readers hear when the findings change: how many of which.
fn announcement(page: &Page) -> String {
    let Some(report) = &page.report else { return text("findings.working").to_owned() };
    if report.items.is_empty() {
        if is_incomplete(page, report) {
            return text("findings.working").to_owned();
        }
        return if report.text.trim().is_empty() { text("findings.no-text") } else { text("findings.none") }.to_owned();
    }
    let parts: Vec<String> = Severity::ALL
        .into_iter()
        .filter_map(|severity| {
            let n = page.count(severity);
            (n > 0).then(|| format!("{n} {}", count(&format!("severities.{}", severity.as_str()), n)))
        })
        .collect();
    fill(text("findings.announced"), &[("counts", &parts.join(", "))])
}

/// A key for each entry that does not change with the lines above it: its code and how many of that code come
/// before it.
fn keys(list: &[(usize, Rc<Item>)]) -> Vec<String> {
    let mut seen: Vec<(&str, usize)> = Vec::new();
    list.iter()
        .map(|(_, item)| {
            let at = seen.iter().position(|(code, _)| *code == item.code).unwrap_or_else(|| {
                seen.push((&item.code, 0));
                seen.len() - 1
            });
            seen[at].1 += 1;
            format!("{} {}", item.code, seen[at].1)
        })
        .collect()
}

/// The heading above the first finding of each group or severity, where they are sorted so.
fn heading(page: &Page, before: Option<&Item>, item: &Item) -> Option<String> {
    let name = |item: &Item| match page.settings.order {
        Order::Place => None,
        Order::Severity => Some(named("severity", item.severity.as_str())),
        Order::Group => Some(named("group", item.group.as_str())),
    };
    let own = name(item)?;
    (before.and_then(name).as_ref() != Some(&own)).then_some(own)
}

/// What the worker does, with a way to stop it or to start it again.
fn work(page: &Page) -> Html {
    let (says, label, ask): (_, _, Callback<MouseEvent>) = match page.work {
        Work::Idle => return html! {},
        Work::Running => (text("worker.busy"), text("worker.cancel"), page.ask(|session| session.cancel())),
        Work::Stopped => (text("worker.stopped"), text("worker.again"), page.ask(Session::again)),
        Work::Failed => (text("worker.died"), text("worker.again"), page.ask(Session::again)),
    };
    html! {
        <div class="busy" role="status">
            <p>{ says }</p>
            <button type="button" onclick={ask}>{ label }</button>
        </div>
    }
}

fn quiet(page: &Page, total: usize) -> Html {
    let Some(report) = &page.report else {
        return if page.work == Work::Idle {
            html! { <p class="quiet">{ text("findings.working") }</p> }
        } else {
            html! {}
        };
    };
    if total > 0 {
        return html! {
            <div class="quiet">
                <p>{ count("findings.filtered", total) }</p>
                <button type="button" onclick={page.act(|_| Action::ClearFilters)}>{ text("filter.clear") }</button>
            </div>
        };
    }
    if report.text.trim().is_empty() {
        return html! { <div class="quiet"><p>{ text("findings.no-text") }</p></div> };
    }
    if is_incomplete(page, report) {
        return html! { <p class="quiet">{ text("findings.working") }</p> };
    }
    html! {
        <div class="quiet quiet-clear">
            { load_line() }
            <h3>{ text("findings.clear") }</h3>
            <p>{ text("findings.clear-what") }</p>
        </div>
    }
}

/// The findings of the shown document.
#[component]
pub fn Findings() -> Html {
    let page = use_page();
    let room = use_state(|| STEP);
    let list = page.listed();
    let total = page.report.as_ref().map_or(0, |r| r.items.len());
    {
        let room = room.clone();
        use_effect_with(page.active, move |_| room.set(STEP));
    }
    // What is open must be drawn, however far down it stands.
    let reach = list.iter().position(|(n, _)| Some(*n) == page.open).map_or(0, |n| n + 1);
    let shown = (*room).max(reach).min(list.len());
    let more = {
        let room = room.clone();
        move |_: MouseEvent| room.set(shown + STEP)
    };
    let all = page.preview.clone().filter(|p| p.target == Target::AllSafe).zip(page.report.clone());
    let keys = keys(&list);
    let entry = |at: usize| {
        let (number, item) = &list[at];
        let preview = page.preview.clone().filter(|p| matches!(p.target, Target::Fix(n, _) if n == *number));
        let before = at.checked_sub(1).map(|n| &*list[n].1);
        html! {
            <key={keys[at].clone()}>
                if let Some(title) = heading(&page, before, item) {
                    <li class="finding-group"><h3>{ title }</h3></li>
                }
                <FindingItem number={*number} item={item.clone()} open={page.open == Some(*number)}
                    at_caret={page.at_caret == Some(*number)} {preview} />
            </>
        }
    };
    html! {
        <>
            <h2 class="unseen">{ text("findings.title") }</h2>
            <p class="unseen" role="status" id="announcement">{ announcement(&page) }</p>
            { filters(&page) }
            { work(&page) }
            if page.rules == Rules::Refused {
                <div class="busy" role="status">
                    <p>{ text("rules.refused") }</p>
                    <button type="button" onclick={page.ask(Session::complete)}>{ text("place.again") }</button>
                </div>
            }
            if let Some(notice) = page.report.as_ref().and_then(|r| r.shell.as_ref()).filter(|n| !n.is_empty()) {
                <div class="busy" role="status" id="shell-notice">
                    <p>{ sentence(notice) }</p>
                    if page.report.as_ref().is_some_and(|r| r.text.len() <= LONG) {
                        <button type="button" onclick={page.ask(Session::complete)}>{ text("place.again") }</button>
                    }
                </div>
            }
            if let Some((preview, report)) = all {
                <DiffView old={report.text.clone()} {preview} />
            }
            if list.is_empty() {
                { quiet(&page, total) }
            } else {
                <ol class="findings" id="findings">{ for (0..shown).map(entry) }</ol>
                if shown < list.len() {
                    <p class="more"><button type="button" onclick={more}>{ count("findings.more", list.len() - shown) }</button></p>
                }
            }
        </>
    }
}
