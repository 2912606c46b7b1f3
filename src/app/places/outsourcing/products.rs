use super::super::texts::{named, text};
use crate::app::components::sentence;
use crate::{
    app::texts::fill,
    outsource::{Catalogue, catalogue::Product},
};
use yew::prelude::*;

/// A product's name that opens to its status, date, source, successors and fitness for Swarm.
pub fn product_fold(catalogue: &'static Catalogue, product: &Product) -> Html {
    let is_old = catalogue.is_old(&product.date);
    let class = classes!("out-product", product.is_gone().then_some("out-gone"), is_old.then_some("out-old"),);
    let successors: Vec<&str> =
        product.successors.iter().filter_map(|id| catalogue.product(id)).map(|p| p.name.as_str()).collect();
    let fact = |name: &'static str, value: String| html! { <><dt>{ name }</dt><dd>{ sentence(&value) }</dd></> };
    let since = product.status_date.clone().unwrap_or_else(|| text("out.unknown-date").to_owned());
    let swarm = named("out-swarm", product.swarm.as_str());
    let swarm = product.swarm_note.as_ref().map_or(swarm.clone(), |note| format!("{swarm}. {note}"));
    html! {
        <details {class}>
            <summary>
                { sentence(&product.name) }
                if product.is_gone() {
                    { ", " }<span class="out-mark">{ named("out-status", product.status.as_str()) }</span>
                }
            </summary>
            <p>{ sentence(&product.note) }</p>
            <dl class="out-facts">
                { fact(text("out.p-status"), format!("{}, {since}", named("out-status", product.status.as_str()))) }
                { fact(text("out.p-swarm"), swarm) }
                { for product.maturity.map(|m| fact(text("out.p-maturity"), named("out-maturity", m.as_str()))) }
                { fact(text("out.p-effort"), named("out-effort", product.effort.as_str())) }
                { for product.licence.clone().map(|l| fact(text("out.p-licence"), l)) }
                { for product.talk_2017.clone().map(|t| fact(text("out.p-talk"), t)) }
                if !successors.is_empty() {
                    { fact(text("out.p-next"), successors.join(", ")) }
                }
                <dt>{ text("out.p-source") }</dt>
                <dd>
                    <a href={product.source.clone()} rel="noreferrer noopener" target="_blank">
                        { product.source.trim_start_matches("https://") }
                    </a>
                    { format!(", {}. ", product.date) }
                    { named("out-evidence", product.evidence.as_str()) }
                    if is_old {
                        { " " }{ fill(text("out.old"), &[("date", &catalogue.as_of)]) }
                    }
                </dd>
            </dl>
        </details>
    }
}
