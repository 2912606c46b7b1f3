use super::{
    super::texts::{named, text},
    desk::{use_desk, verdict_words},
    facts::Facts,
};
use crate::app::components::sentence;
use crate::{
    app::texts::fill,
    outsource::{
        Layer, LayerAdvice,
        plan::{SumAdvice, Word},
    },
};
use yew::prelude::*;

/// Whose details.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The layer.
    pub layer: Layer,
}

/// A sum with its lines.
fn sum<B: std::fmt::Display>(name: &str, sum: &SumAdvice<B>) -> Html {
    html! {
        <div class="out-sum">
            <h4>{ format!("{name}: {} ({})", sum.sum, named("out-band", &sum.band.to_string())) }</h4>
            <ul>
                { for sum.lines.iter().map(|l| html! {
                    <li><span class="figure">{ format!("{:+}", l.value) }</span>{ " " }{ sentence(&l.why) }</li>
                }) }
            </ul>
            if sum.lines.is_empty() {
                <p>{ text("out.no-lines") }</p>
            }
        </div>
    }
}

/// Which answers tipped it.
fn tipped(advice: &LayerAdvice) -> String {
    if advice.tipped_by.is_empty() {
        return text("out.tipped-none").to_owned();
    }
    let set = |set: &Vec<crate::outsource::Question>| {
        set.iter().map(|q| named("out-ask", q.as_str())).collect::<Vec<_>>().join(text("out.and"))
    };
    let mut sets = vec![set(&advice.tipped_by)];
    sets.extend(advice.tipped_by_also.iter().map(set));
    sets.join(text("out.or"))
}

/// A list with a heading, where there is something in it.
fn list(title: &str, lines: &[String]) -> Html {
    if lines.is_empty() {
        return html! {};
    }
    html! { <div><h4>{ title.to_owned() }</h4><ul>{ for lines.iter().map(|l| html! { <li>{ sentence(l) }</li> }) }</ul></div> }
}

/// What stands behind a verdict: sums, what tipped it, what would change it, exit plan or what to run.
#[component]
pub fn Details(Props { layer }: &Props) -> Html {
    let desk = use_desk();
    let record = desk.catalogue.layer(*layer);
    let Some(advice) = desk.layer(*layer) else { return html! { <p>{ text("out.not-asked") }</p> } };
    let changes: Vec<String> = advice
        .would_change_if
        .iter()
        .map(|c| {
            let word = match c.to {
                Word::Word(word) => word,
                Word::Switch(true) => "yes",
                Word::Switch(false) => "no",
            };
            let answer = named("out-answer", &format!("{}.{word}", c.answer));
            format!("{}: {answer} → {}", named("out-ask", c.answer.as_str()), verdict_words(c.verdict))
        })
        .collect();
    html! {
        <div class="out-details">
            <p class="out-rule">
                { fill(text("out.rule"), &[("rule", advice.rule.as_str())]) }{ " " }{ advice.rule.meaning() }{ " " }
                <span class="out-whose">{ advice.whose }</span>
            </p>
            { list(text("out.actions"), &advice.actions) }
            { list(text("out.exit-plan"), &advice.exit_plan) }
            { list(text("out.to-run"), &advice.to_run) }
            <div class="out-sums">
                { sum(text("out.challenge"), &advice.challenge) }
                { sum(text("out.market"), &advice.market) }
            </div>
            <div><h4>{ text("out.tipped") }</h4><p>{ tipped(advice) }</p></div>
            if changes.is_empty() {
                <div><h4>{ text("out.would-change") }</h4><p>{ text("out.would-change-none") }</p></div>
            } else {
                { list(text("out.would-change"), &changes) }
            }
            <div><h4>{ text("out.secrecy") }</h4><p>{ &record.secrecy }</p></div>
            <Facts layer={*layer} />
            <p class="muted">
                { text("out.p-source") }{ ": " }
                <a href={record.source.clone()} rel="noreferrer noopener" target="_blank">
                    { record.source.trim_start_matches("https://") }
                </a>{ format!(", {}", record.date) }
            </p>
        </div>
    }
}
