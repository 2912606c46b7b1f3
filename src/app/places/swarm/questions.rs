use super::{
    super::texts::{named, text},
    desk::{Desk, use_desk},
    field::{Field, Tick},
    networks::Networks,
    orchestrator::OrchestratorQuestions,
    services::Services,
    several::SeveralSwarms,
    units,
};
use crate::{
    app::texts::fill,
    swarm::{
        Input, Refusal,
        input::{Goal, Machine, Reserve},
    },
};
use yew::prelude::*;

/// What is written is read, then put among the answers.
fn ask<T: 'static>(
    desk: &Desk,
    key: &'static str,
    read: fn(&str, &str) -> Result<T, Refusal>,
    set: fn(&mut Input, T),
) -> Callback<String, Result<(), Refusal>> {
    let desk = desk.clone();
    Callback::from(move |written: String| {
        let value = read(key, &written)?;
        desk.change(|input| set(input, value))
    })
}

/// A question for yes or no, which is never refused.
fn tick(desk: &Desk, set: fn(&mut Input, bool)) -> Callback<bool> {
    let desk = desk.clone();
    Callback::from(move |value| drop(desk.change(|input| set(input, value))))
}

fn or_empty(value: Option<u32>) -> String {
    value.map(|v| v.to_string()).unwrap_or_default()
}

fn default_is(value: impl std::fmt::Display) -> String {
    fill(text("sw.default"), &[("value", &value.to_string())])
}

/// What the swarm is for.
fn goal(desk: &Desk) -> Html {
    let option = |(goal, word): (Goal, &'static str)| {
        let desk = desk.clone();
        let is_chosen = desk.own.goal == goal;
        let choose = move |_: Event| drop(desk.change(|input| input.goal = goal));
        html! {
            <label class="sw-tick">
                <input type="radio" name="sw-goal" checked={is_chosen} onchange={choose} />
                <span>{ named("sw-goal", word) }</span>
            </label>
        }
    };
    html! {
        <fieldset class="sw-group">
            <legend>{ text("sw.goal") }</legend>
            { for [(Goal::Learn, "learn"), (Goal::Test, "test"), (Goal::Prod, "prod")].into_iter().map(option) }
        </fieldset>
    }
}

/// What is written, or nothing for the default.
fn maybe<T>(read: fn(&str, &str) -> Result<T, Refusal>, key: &str, text: &str) -> Result<Option<T>, Refusal> {
    if text.trim().is_empty() { Ok(None) } else { read(key, text).map(Some) }
}

/// What of a node is kept back, and what is there.
fn machine(desk: &Desk) -> Html {
    let own = &desk.own;
    let part = |reserve: Option<u32>, show: fn(u32) -> String| reserve.map(show).unwrap_or_default();
    let (os, manager) = (own.os_reserve(), own.manager_reserve());
    let cpu = |key: &str, text: &str| maybe(units::processors, key, text);
    let memory = |key: &str, text: &str| maybe(units::memory, key, text);
    let shown = |m: Machine| (units::as_processors(m.cpu_m), units::as_memory(m.memory_mib));
    let ((os_cpu, os_memory), (manager_cpu, manager_memory)) = (shown(os), shown(manager));
    let Reserve { cpu_m: own_os_cpu, memory_mib: own_os_memory } = own.os_reserve;
    let Reserve { cpu_m: own_manager_cpu, memory_mib: own_manager_memory } = own.manager_reserve;
    html! {
        <>
            <p class="muted">{ text("sw.reserves-note") }</p>
            <div class="sw-pair">
                <Field name="os_reserve.cpu_m" label={text("sw.os-cpu")} value={part(own_os_cpu, units::as_processors)}
                    placeholder={default_is(os_cpu)} take={ask(desk, "os_reserve.cpu_m", cpu, |i, v| i.os_reserve.cpu_m = v)} />
                <Field name="os_reserve.memory_mib" label={text("sw.os-memory")} value={part(own_os_memory, units::as_memory)}
                    placeholder={default_is(os_memory)}
                    take={ask(desk, "os_reserve.memory_mib", memory, |i, v| i.os_reserve.memory_mib = v)} />
            </div>
            <div class="sw-pair">
                <Field name="manager_reserve.cpu_m" label={text("sw.manager-cpu")} value={part(own_manager_cpu, units::as_processors)}
                    placeholder={default_is(manager_cpu)}
                    take={ask(desk, "manager_reserve.cpu_m", cpu, |i, v| i.manager_reserve.cpu_m = v)} />
                <Field name="manager_reserve.memory_mib" label={text("sw.manager-memory")} value={part(own_manager_memory, units::as_memory)}
                    placeholder={default_is(manager_memory)}
                    take={ask(desk, "manager_reserve.memory_mib", memory, |i, v| i.manager_reserve.memory_mib = v)} />
            </div>
        </>
    }
}

/// Questions that most readers leave as they are.
fn finer(desk: &Desk) -> Html {
    let own = &desk.own;
    html! {
        <details class="sw-fold">
            <summary>{ text("sw.finer") }</summary>
            <Field name="existing_nodes" label={text("sw.existing")} note={text("sw.existing-note")} value={or_empty(own.existing_nodes)}
                placeholder={text("sw.none")} take={ask(desk, "existing_nodes", units::optional, |i, v| i.existing_nodes = v)} />
            <Field name="managers" label={text("sw.fixed")} note={text("sw.fixed-note")} value={or_empty(own.managers)}
                placeholder={text("sw.by-answers")} take={ask(desk, "managers", units::optional, |i, v| i.managers = v)} />
            <Field name="dedicated_managers" label={text("sw.dedicated")} note={text("sw.dedicated-note")} value={or_empty(own.dedicated_managers)}
                placeholder={default_is(5)} take={ask(desk, "dedicated_managers", units::optional, |i, v| i.dedicated_managers = v)} />
            <Tick label={text("sw.strict")} note={text("sw.strict-note")} value={own.strict_start_first}
                take={tick(desk, |i, v| i.strict_start_first = v)} />
            <Tick label={text("sw.surge")} note={text("sw.surge-note")} value={own.stack_surge} take={tick(desk, |i, v| i.stack_surge = v)} />
            { machine(desk) }
        </details>
    }
}

/// The questions, in the talk's words, answered.
#[component]
pub fn Questions() -> Html {
    let desk = use_desk();
    let own = &desk.own;
    html! {
        <section class="sw-questions" aria-label={text("sw.questions")}>
            <h3>{ text("sw.questions") }</h3>
            <Services />
            { goal(&desk) }
            <Tick label={text("sw.money")} note={text("sw.money-note")} value={own.downtime_costs_money}
                take={tick(&desk, |i, v| i.downtime_costs_money = v)} />
            <Field name="manager_failures_to_survive" label={text("sw.manager-failures")} note={text("sw.manager-failures-note")}
                value={or_empty(own.manager_failures_to_survive)} placeholder={default_is(own.manager_failures())}
                take={ask(&desk, "manager_failures_to_survive", units::optional, |i, v| i.manager_failures_to_survive = v)} />
            <Field name="worker_failures_to_survive" label={text("sw.worker-failures")} note={text("sw.worker-failures-note")}
                value={or_empty(own.worker_failures_to_survive)} placeholder={default_is(own.worker_failures())}
                take={ask(&desk, "worker_failures_to_survive", units::optional, |i, v| i.worker_failures_to_survive = v)} />
            <Field name="zones" label={text("sw.zones")} note={text("sw.zones-note")} value={own.zones.to_string()}
                take={ask(&desk, "zones", units::whole, |i, v| i.zones = v)} />
            <Tick label={text("sw.zone-loss")} value={own.survive_zone_loss} take={tick(&desk, |i, v| i.survive_zone_loss = v)} />
            <div class="sw-pair">
                <Field name="node.cpu_m" label={text("sw.node-cpu")} value={units::as_processors(own.node.cpu_m)}
                    take={ask(&desk, "node.cpu_m", units::processors, |i, v| i.node.cpu_m = v)} />
                <Field name="node.memory_mib" label={text("sw.node-memory")} value={units::as_memory(own.node.memory_mib)}
                    take={ask(&desk, "node.memory_mib", units::memory, |i, v| i.node.memory_mib = v)} />
            </div>
            { finer(&desk) }
            <Networks />
            <SeveralSwarms />
            <OrchestratorQuestions />
        </section>
    }
}
