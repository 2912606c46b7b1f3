use super::{
    super::texts::{named, text},
    desk::{Desk, chosen, ticked, use_desk},
    pick::Pick,
};
use crate::outsource::platform::{self, BaseSystem, Choice, Machines, Platform, System};
use yew::prelude::*;

/// A list of answers to a question of a decision.
fn list<T: Copy + PartialEq + 'static>(
    desk: &Desk,
    question: &'static str,
    (all, word): (&'static [T], fn(T) -> &'static str),
    here: T,
    set: fn(&mut Platform, T),
) -> Html {
    let change = {
        let desk = desk.clone();
        move |event: Event| {
            let chosen = chosen(&event);
            if let Some(value) = all.iter().copied().find(|v| word(*v) == chosen) {
                desk.change(|answers| set(answers.platform.get_or_insert_default(), value));
            }
        }
    };
    let options: Vec<_> = all
        .iter()
        .map(|v| (AttrValue::from(word(*v)), named("out-platform", &format!("{question}.{}", word(*v)))))
        .collect();
    html! {
        <label class="out-cell-ask">
            <span>{ named("out-platform", question) }</span>
            <Pick label={named("out-platform", question)} value={word(here)} {options} onpick={Callback::from(change)} />
        </label>
    }
}

/// A yes-or-no question of a decision.
fn switch(desk: &Desk, question: &'static str, here: bool, set: fn(&mut Platform, bool)) -> Html {
    let desk = desk.clone();
    let change = move |event: Event| {
        let on = ticked(&event);
        desk.change(|answers| set(answers.platform.get_or_insert_default(), on));
    };
    html! {
        <label class="out-cell-ask out-switch">
            <input type="checkbox" checked={here} onchange={change} /><span>{ named("out-platform", question) }</span>
        </label>
    }
}

fn card(choice: &Choice, questions: Html) -> Html {
    let changes = choice.would_change_if.iter().map(|c| {
        let answer = match c.to {
            "yes" | "no" => named("out-answer", &format!("contract.{}", c.to)),
            word => named("out-platform", &format!("{}.{word}", c.answer)),
        };
        format!("{}: {answer} → {}", named("out-platform", c.answer), named("out-take", c.verdict))
    });
    let tipped = if choice.tipped_by.is_empty() {
        text("out.tipped-usual").to_owned()
    } else {
        choice.tipped_by.iter().map(|q| named("out-platform", q)).collect::<Vec<_>>().join(text("out.and"))
    };
    html! {
        <li class="out-card">
            <h4>{ named("out-decision", choice.decision) }</h4>
            <div class="out-questions">{ questions }</div>
            <p class="out-verdict"><strong>{ choice.title }</strong></p>
            <p>{ choice.reason }{ " " }<span class="out-whose">{ choice.whose }</span></p>
            <details>
                <summary>{ text("out.why") }</summary>
                <ul>{ for choice.actions.iter().map(|a| html! { <li>{ *a }</li> }) }</ul>
                <p><strong>{ text("out.tipped") }</strong>{ ": " }{ tipped }</p>
                <p><strong>{ text("out.would-change") }</strong></p>
                <ul>{ for changes.map(|c| html! { <li>{ c }</li> }) }</ul>
                <p><span class="out-whose">{ "talk 2017" }</span>{ " " }{ choice.talk }</p>
                <p><span class="out-whose">{ text("out.today") }</span>{ " " }{ choice.today }</p>
                <ul>{ for choice.sources.iter().map(|s| html! {
                    <li><a href={*s} rel="noreferrer noopener" target="_blank">{ s.trim_start_matches("https://") }</a></li>
                }) }</ul>
            </details>
        </li>
    }
}

/// Machines, operating system and kernel, base distribution.
#[component]
pub fn Decisions() -> Html {
    let desk = use_desk();
    let platform = desk.answers.platform.unwrap_or_default();
    let choices = platform::decide(&platform);
    let machines = html! {
        <>
            { list(&desk, "know", (Machines::ALL, Machines::as_str), platform.machines.know, |p, v| p.machines.know = v) }
            { switch(&desk, "boundary", platform.machines.boundary, |p, v| p.machines.boundary = v) }
            { switch(&desk, "hardware", platform.machines.hardware, |p, v| p.machines.hardware = v) }
        </>
    };
    let system = html! {
        <>
            { list(&desk, "know", (System::ALL, System::as_str), platform.system.know, |p, v| p.system.know = v) }
            { switch(&desk, "ends_soon", platform.system.ends_soon, |p, v| p.system.ends_soon = v) }
        </>
    };
    let base = html! {
        <>
            { list(&desk, "deployed_on", (BaseSystem::ALL, BaseSystem::as_str), platform.base.deployed_on, |p, v| p.base.deployed_on = v) }
            { switch(&desk, "pulls_hurt", platform.base.pulls_hurt, |p, v| p.base.pulls_hurt = v) }
            { switch(&desk, "tested_on_musl", platform.base.tested_on_musl, |p, v| p.base.tested_on_musl = v) }
        </>
    };
    html! {
        <section class="out-part" id="out-decisions" tabindex="-1" aria-label={text("out.decisions")}>
            <h3>{ text("out.decisions") }</h3>
            <p>{ text("out.decisions-note") }{ " " }<a href="#swarm">{ text("out.to-swarm") }</a></p>
            <ul class="out-cards">
                { for choices.iter().zip([machines, system, base]).map(|(choice, questions)| card(choice, questions)) }
            </ul>
        </section>
    }
}
