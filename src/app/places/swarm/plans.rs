use super::{
    super::texts::{count, named, text},
    desk::{Desk, use_desk},
    shown::{Answer, Budget, Comparison, FirewallRow, Habit},
    whose::sources,
};
use crate::app::components::sentence;
use crate::app::texts::fill;
use yew::prelude::*;

fn whose(word: &str) -> Html {
    html! { <span class="out-whose">{ named("sw-whose", word) }</span> }
}

/// The talk and today, side by side.
fn then_and_now(answer: &Answer) -> Html {
    let row = |c: &Comparison| {
        html! {
            <tr role="row" key={c.subject.clone()}>
                <th scope="row" role="rowheader">{ &c.subject }</th>
                <td role="cell" data-label={text("sw.talk")}>{ sentence(&c.talk) }</td>
                <td role="cell" data-label={text("sw.today")}>{ sentence(&c.today) }{ sources(&c.sources) }</td>
            </tr>
        }
    };
    html! {
        <table class="sw-board" role="table" aria-label={text("sw.then-and-now")}>
            <thead role="rowgroup"><tr role="row">
                <th scope="col" role="columnheader">{ text("sw.subject") }</th>
                <th scope="col" role="columnheader">{ text("sw.talk") }</th>
                <th scope="col" role="columnheader">{ text("sw.today") }</th>
            </tr></thead>
            <tbody role="rowgroup">{ for answer.then_and_now.iter().map(row) }</tbody>
        </table>
    }
}

/// Which ports are open from where to where.
fn firewall(answer: &Answer) -> Html {
    let row = |r: &FirewallRow| {
        let open = if r.open.is_empty() { text("sw.nothing").to_owned() } else { r.open.join(", ") };
        let way = format!("{} → {}", r.from, r.to);
        html! {
            <tr role="row" key={way.clone()}>
                <th scope="row" role="rowheader">{ way }</th>
                <td role="cell" data-label={text("sw.open")} class="figure">{ open }</td>
                <td role="cell" data-label={text("sw.note")}>{ &r.note }</td>
            </tr>
        }
    };
    html! {
        <>
            <table class="sw-board" role="table" aria-label={text("sw.firewall")}>
                <thead role="rowgroup"><tr role="row">
                    <th scope="col" role="columnheader">{ text("sw.way") }</th>
                    <th scope="col" role="columnheader">{ text("sw.open") }</th>
                    <th scope="col" role="columnheader">{ text("sw.note") }</th>
                </tr></thead>
                <tbody role="rowgroup">{ for answer.firewall.iter().map(row) }</tbody>
            </table>
            <p>{ whose("Docker docs") }{ " " }{ text("sw.firewall-whose") }{ " " }{ whose("ours") }</p>
        </>
    }
}

/// Addresses and MTU of each network.
fn networks(answer: &Answer) -> Html {
    let row = |b: &Budget| {
        let mtu = answer.mtu.iter().find(|m| m.network == b.network);
        let sign = match b.status.as_str() {
            "error" => "sev sev-error",
            "warn" => "sev sev-warning",
            _ => "sev sev-ok",
        };
        let (need, room) = (b.need.to_string(), b.capacity.to_string());
        html! {
            <tr role="row" key={b.network.clone()}>
                <th scope="row" role="rowheader">{ &b.network }</th>
                <td role="cell" data-label={text("sw.addresses")} class="figure">
                    <span class={sign} aria-hidden="true"></span>{ " " }{ fill(text("sw.of"), &[("need", &need), ("capacity", &room)]) }
                    { ", " }{ named("sw-status", &b.status) }</td>
                <td role="cell" data-label={text("sw.mtu-inside")} class="figure">{ mtu.map_or_else(|| "1450".to_owned(), |m| m.inside.to_string()) }</td>
            </tr>
        }
    };
    html! {
        <>
            <table class="sw-board" role="table" aria-label={text("sw.networks-plan")}>
                <thead role="rowgroup"><tr role="row">
                    <th scope="col" role="columnheader">{ text("sw.network") }</th>
                    <th scope="col" role="columnheader">{ text("sw.addresses") }</th>
                    <th scope="col" role="columnheader">{ text("sw.mtu-inside") }</th>
                </tr></thead>
                <tbody role="rowgroup">{ for answer.addresses.iter().map(row) }</tbody>
            </table>
            <p class="muted">{ text("sw.networks-plan-note") }</p>
        </>
    }
}

/// Labels to set, constraints to write, subnets.
fn labels(answer: &Answer) -> Html {
    let plan = &answer.labels;
    if plan.labels.is_empty() && plan.constraints.is_empty() && plan.subnets.is_empty() {
        return html! { <p>{ text("sw.no-labels") }</p> };
    }
    html! {
        <>
            <ul class="sw-list">
                { for plan.labels.iter().map(|l| html! {
                    <li><code>{ &l.name }</code>{ if l.values.is_empty() { String::new() } else { format!(" = {}", l.values.join(" | ")) } }
                        { ": " }{ sentence(&l.why) }</li>
                }) }
                { for plan.constraints.iter().map(|a| html! {
                    <li>{ a.services.join(", ") }{ ": " }<code>{ &a.write }</code>{ ". " }{ sentence(&a.why) }</li>
                }) }
                { for plan.subnets.iter().map(|s| html! { <li>{ s }</li> }) }
            </ul>
            <p>{ whose("talk 2017") }{ " " }{ whose("ours") }</p>
        </>
    }
}

/// One swarm or several.
fn swarms(answer: &Answer) -> Html {
    let swarms = &answer.swarms;
    html! {
        <>
            <p><strong>{ count("sw.swarm-count", usize::try_from(swarms.count).unwrap_or(usize::MAX)) }</strong>{ " " }{ whose("talk 2017") }</p>
            <ul class="sw-list">
                { for swarms.split_by.iter().map(|s| html! {
                    <li><strong>{ named("sw-reason", s.reason.as_str()) }</strong>{ format!(" ×{}: ", s.count) }{ sentence(&s.why) }</li>
                }) }
                { for swarms.substitutes.iter().map(|s| html! {
                    <li><strong>{ fill(text("sw.no-reason"), &[("reason", &named("sw-reason", s.reason.as_str()))]) }</strong>{ " " }
                        { sentence(&s.instead) }</li>
                }) }
            </ul>
            if swarms.split_by.is_empty() && swarms.substitutes.is_empty() {
                <p class="muted">{ text("sw.swarms-note") }</p>
            }
        </>
    }
}

fn orchestrator(answer: &Answer) -> Html {
    match &answer.orchestrator {
        None => html! { <p class="muted">{ text("sw.orchestrator-unasked") }</p> },
        Some(o) => html! {
            <>
                <p><strong>{ named("sw-orchestrator", &o.answer) }</strong>{ ". " }{ sentence(&o.why) }{ " " }{ whose("talk 2017") }</p>
                <p class="muted">{ &o.status }</p>
            </>
        },
    }
}

fn windows(answer: &Answer) -> Html {
    let Some(plan) = &answer.windows else { return html! { <p class="muted">{ text("sw.no-windows") }</p> } };
    html! {
        <>
            <p>{ fill(text("sw.windows-services"), &[("services", &plan.services.join(", "))]) }</p>
            <p>{ &plan.talk }{ " " }{ whose("talk 2017") }</p>
            <ul class="sw-list">{ for plan.today.iter().map(|t| html! { <li>{ t }</li> }) }</ul>
        </>
    }
}

fn cattle(answer: &Answer) -> Html {
    let line = |habit: &Habit| {
        let (class, word) = match habit.kept {
            Some(true) => ("sw-holds", text("sw.kept")),
            Some(false) => ("sw-holds-not", text("sw.not-kept")),
            None => ("", text("sw.ask-yourself")),
        };
        html! { <li {class} key={habit.what.clone()}><strong>{ word }</strong>{ ": " }{ &habit.what }{ ". " }<span class="muted">{ sentence(&habit.seen) }</span></li> }
    };
    html! { <><ul class="sw-list">{ for answer.cattle.iter().map(line) }</ul><p>{ whose("talk 2017") }{ " " }{ whose("ours") }</p></> }
}

fn manager_size(answer: &Answer) -> Html {
    let size = &answer.manager_size;
    html! { <><p><strong>{ &size.advice }</strong>{ " " }{ whose("ours") }</p><p class="muted">{ &size.note }</p>{ sources(&size.sources) }</> }
}

fn fold(id: &'static str, title: &'static str, body: Html, is_open: bool) -> Html {
    html! { <details class="sw-fold" {id} open={is_open}><summary><h4>{ title }</h4></summary>{ body }</details> }
}

/// The plan's other parts, each a fold; open where the answers asked for it.
#[component]
pub fn Plans() -> Html {
    let desk: Desk = use_desk();
    let answer = &desk.sized.answer;
    let asked = !desk.own.several_swarms_reasons.is_empty();
    html! {
        <section class="out-part" id="sw-plans" tabindex="-1" aria-label={text("sw.plans")}>
            <h3>{ text("sw.plans") }</h3>
            { fold("sw-then", text("sw.then-and-now"), then_and_now(answer), false) }
            { fold("sw-manager-size", text("sw.manager-size"), manager_size(answer), false) }
            { fold("sw-firewall", text("sw.firewall"), firewall(answer), false) }
            { fold("sw-networks", text("sw.networks-plan"), networks(answer), false) }
            { fold("sw-labels", text("sw.labels"), labels(answer), false) }
            { fold("sw-swarms", text("sw.swarms"), swarms(answer), asked) }
            { fold("sw-orchestrator", text("sw.orchestrator"), orchestrator(answer), answer.orchestrator.is_some()) }
            { fold("sw-windows", text("sw.windows"), windows(answer), answer.windows.is_some()) }
            { fold("sw-cattle", text("sw.cattle"), cattle(answer), false) }
        </section>
    }
}
