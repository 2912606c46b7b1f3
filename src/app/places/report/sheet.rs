use super::{
    super::texts::{count, named, text},
    blocks::show,
    load_line::load_line,
};
use crate::app::components::sentence;
use crate::{
    app::{platform, texts::fill},
    report::model::{Part, PartId, Reason, Report, Standing, Step},
};
use std::rc::Rc;
use yew::prelude::*;

/// The report to draw.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// It.
    pub report: Rc<Report>,
}

/// A rule's code, leading to its page where it has one.
pub fn code(code: &str) -> Html {
    // Findings of sizing are explained where they stand.
    if code.starts_with("SW") {
        return html! { <span class="code">{ code.to_owned() }</span> };
    }
    html! { <a class="code" href={format!("#rule/{}", platform::encode_uri(code))}>{ code.to_owned() }</a> }
}

fn reason(reason: &Reason) -> Html {
    html! {
        <li>
            <span class="rep-of">{ reason.part.title() }</span>{ " " }
            { sentence(&reason.text) }
            { for reason.code.iter().map(|c| html! { <>{ " " }{ code(c) }</> }) }
        </li>
    }
}

fn step(step: &Step) -> Html {
    html! {
        <li>
            { sentence(&step.todo) }
            if !step.places.is_empty() {
                { " " }<span class="rep-places">{ step.places.join(", ") }</span>
            }
            { for step.code.iter().map(|c| html! { <>{ " " }{ code(c) }</> }) }
        </li>
    }
}

fn badge(standing: Option<Standing>) -> Html {
    let word = standing.map_or("not-looked-at", Standing::as_str);
    html! { <span class={format!("rep-badge rep-{word}")}>{ named("rep-standing", word) }</span> }
}

/// The data that a part's judgement rests on, and their day.
fn dates(report: &Report, part: &Part) -> Option<String> {
    part.standing?;
    let data = match part.id {
        PartId::Dockerfiles | PartId::Maturity | PartId::Stacks => "base images",
        PartId::Outsourcing => "products and services",
        PartId::Report | PartId::Between | PartId::Swarm => {
            return Some(fill(text("rep.part-version"), &[("app", &report.versions.app)]));
        }
    };
    let day = report.versions.data.iter().find(|d| d.name == data)?;
    let values = [("app", &*report.versions.app), ("data", data), ("date", &*day.as_of)];
    Some(fill(text("rep.part-dates"), &values))
}

fn part(report: &Report, part: &Part) -> Html {
    let differs = report.differences.iter().filter(|d| d.part == part.id);
    html! {
        <section class="rep-part" id={format!("rep-{}", part.id.as_str())}>
            <h3>{ part.id.title() }{ " " }{ badge(part.standing) }</h3>
            { for differs.map(|d| html! { <p class="rep-differs">{ &d.text }</p> }) }
            <p class="rep-summary">{ sentence(&part.summary) }</p>
            { show(part.id.as_str(), &part.blocks) }
            { for dates(report, part).map(|words| html! { <p class="muted rep-dates">{ words }</p> }) }
        </section>
    }
}

/// The sheet: the load line and what decides it, what to do next, the parts, what it rests on.
#[component]
pub fn Sheet(Props { report }: &Props) -> Html {
    let value = report.verdict.value;
    let versions = &report.versions;
    html! {
        <article class="rep-sheet" aria-label={text("rep.title")}>
            <header class={format!("rep-head rep-{}", value.as_str())}>
                { load_line(value) }
                <div>
                    <p class="rep-kicker">{ text("rep.title") }</p>
                    <h2>{ value.title() }</h2>
                    <p>{ named("rep-meaning", value.as_str()) }</p>
                </div>
            </header>
            if !report.differences.is_empty() {
                <p class="rep-differs" role="status">{ count("rep.differs", report.differences.len()) }</p>
            }
            if report.verdict.reasons.is_empty() {
                <p>{ text("rep.no-reasons") }</p>
            } else {
                <section>
                    <h3>{ text("rep.reasons") }</h3>
                    <ul class="rep-reasons">{ for report.verdict.reasons.iter().map(reason) }</ul>
                </section>
            }
            <section>
                <h3>{ text("rep.next") }</h3>
                if report.next.is_empty() {
                    <p>{ text("rep.next-none") }</p>
                } else {
                    <ol class="rep-steps">{ for report.next.iter().map(step) }</ol>
                }
            </section>
            { for report.parts.iter().map(|p| part(report, p)) }
            <footer class="rep-foot">
                <h3>{ text("rep.versions") }</h3>
                <ul>
                    <li>{ fill(text("rep.app"), &[("app", &versions.app)]) }</li>
                    { for versions.data.iter().map(|d| {
                        html! { <li>{ fill(text("rep.data"), &[("data", &d.name), ("date", &d.as_of)]) }</li> }
                    }) }
                    if !versions.made_by.is_empty() && !versions.made_with.is_empty() {
                        <li>{ fill(text("rep.entered"), &[("app", &versions.made_by), ("date", &versions.made_with)]) }</li>
                    }
                    if !report.digest.is_empty() {
                        <li class="rep-digest">{ text("rep.digest") }{ " " }<span class="code">{ &report.digest }</span></li>
                    }
                </ul>
                <p class="muted">{ text("rep.private") }</p>
            </footer>
        </article>
    }
}
