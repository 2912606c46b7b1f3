use super::{
    super::texts::{count, named, text},
    capacity_line::CapacityLine,
    desk::{Desk, use_desk},
    shown::Finding,
};
use crate::app::components::sentence;
use crate::app::texts::fill;
use yew::prelude::*;

/// The size in a sentence: what it is called, how many nodes, who of them manages.
pub fn headline(desk: &Desk) -> String {
    let answer = &desk.sized.answer;
    let nodes = answer.nodes;
    let who = if nodes.workers == 0 {
        text("sw.all-managers").to_owned()
    } else {
        let n = |n: u32| n.to_string();
        let template = if nodes.managers_dedicated { text("sw.dedicated-of") } else { text("sw.working-of") };
        fill(template, &[("managers", &n(nodes.managers)), ("workers", &n(nodes.workers))])
    };
    format!("{}: {}, {who}", named("sw-tier", &answer.tier), count("sw.nodes", nodes.total as usize))
}

/// The few figures that matter, in words.
fn figures(desk: &Desk) -> Html {
    let answer = &desk.sized.answer;
    let line = |words: &'static str, value: String| html! { <div><dt>{ words }</dt><dd>{ value }</dd></div> };
    let layout = answer.zones.layout.iter().map(u32::to_string).collect::<Vec<_>>().join("-");
    let zones = if answer.zones.layout.len() == 1 {
        text("sw.one-zone").to_owned()
    } else {
        let template = if answer.zones.safe { text("sw.layout-safe") } else { text("sw.layout-unsafe") };
        fill(template, &[("layout", &layout)])
    };
    let needed = match (answer.capacity.nodes_needed, answer.capacity.lower_bound) {
        (Some(needed), Some(sum)) => {
            let template = if answer.capacity.proved { text("sw.needed-value") } else { text("sw.needed-likely") };
            fill(template, &[("n", &needed.to_string()), ("sum", &sum.to_string())])
        }
        _ => text("sw.needed-none").to_owned(),
    };
    html! {
        <dl class="sw-figures">
            { line(text("sw.f-quorum"), fill(text("sw.quorum-value"), &[
                ("quorum", &answer.quorum.quorum.to_string()), ("managers", &answer.nodes.managers.to_string()),
                ("tolerated", &answer.quorum.tolerated.to_string())])) }
            { line(text("sw.f-zones"), zones) }
            { line(text("sw.f-needed"), needed) }
            if let (Some(failure), Some(at)) = (&answer.capacity.last_failure, answer.capacity.last_failure_at) {
                { line(text("sw.f-why"), fill(text("sw.why-value"), &[("n", &at.to_string()), ("failure", failure)])) }
            }
        </dl>
    }
}

fn finding(finding: &Finding) -> Html {
    html! {
        <li key={finding.message.clone()}>
            <details>
                <summary>
                    <span class={format!("sev sev-{}", finding.level)} aria-hidden="true"></span>
                    <span><strong>{ named("sw-level", &finding.level) }</strong>{ ": " }{ sentence(&finding.message) }{ ". " }
                        <span class="sw-help">{ sentence(&finding.help) }</span></span>
                </summary>
                <p>{ sentence(&finding.why) }{ " " }<span class="code muted">{ &finding.code }</span></p>
            </details>
        </li>
    }
}

/// The answer: size, the figures that matter, the load on the nodes, what does not hold.
#[component]
pub fn AnswerHead() -> Html {
    let desk = use_desk();
    let findings = &desk.sized.answer.findings;
    html! {
        <section class="sw-answer" id="sw-answer" tabindex="-1" aria-label={text("sw.answer")}>
            <h3 class="sw-headline" data-tier={desk.sized.answer.tier.clone()}>{ headline(&desk) }</h3>
            <p class="muted">{ named("sw-tier-what", &desk.sized.answer.tier) }</p>
            { figures(&desk) }
            <CapacityLine />
            if findings.is_empty() {
                <p>{ text("sw.no-findings") }</p>
            } else {
                <h4>{ count("sw.findings", findings.len()) }</h4>
                <ul class="sw-findings">{ for findings.iter().map(finding) }</ul>
            }
        </section>
    }
}
