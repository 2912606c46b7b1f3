use super::{
    super::texts::{named, text},
    desk::{Desk, chosen, use_desk, verdict_words},
    details::Details,
    layer_questions::LayerQuestions,
    pick::Pick,
    products::product_fold,
};
use crate::app::components::sentence;
use crate::{
    app::texts::fill,
    outsource::{Layer, stack::BoardLayer},
};
use yew::prelude::*;

/// Which row.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The layer.
    pub layer: BoardLayer,
}

/// What the talk's three tables take for a layer.
fn talk(desk: &Desk, layer: BoardLayer) -> Html {
    let tables = desk.catalogue.stacks.iter().filter(|s| s.year == 2017);
    let cells: Vec<Html> = tables
        .filter_map(|stack| {
            let choice = stack.choices.get(&layer)?;
            let mark = |id: &String| {
                let product = desk.catalogue.product(id).filter(|p| p.is_gone())?;
                Some(format!("{}: {}", product.name, named("out-status", product.status.as_str())))
            };
            Some(html! {
                <li>
                    <span class="out-table" title={stack.name.clone()}>{ &stack.id }</span>
                    <span>
                        { &choice.words }
                        { for choice.products.iter().filter_map(mark).map(|m| html! { <><br /><span class="out-mark">{ m }</span></> }) }
                    </span>
                </li>
            })
        })
        .collect();
    if cells.is_empty() {
        return html! { <p class="muted">{ text("out.talk-nothing") }</p> };
    }
    html! { <ul>{ for cells }</ul> }
}

/// What a team has picked, changed in place.
fn choice(desk: &Desk, layer: BoardLayer) -> Html {
    let picked = desk.answers.stack_board.get(&layer);
    let change = {
        let desk = desk.clone();
        move |event: Event| {
            let id = chosen(&event);
            desk.change(|answers| {
                if id.is_empty() {
                    answers.stack_board.remove(&layer);
                } else {
                    answers.stack_board.insert(layer, id);
                }
            });
        }
    };
    let row = desk.catalogue.row(layer);
    let words = |product: &crate::outsource::catalogue::Product| {
        if product.is_gone() {
            format!("{} ({})", product.name, named("out-status", product.status.as_str()))
        } else {
            product.name.replace('`', "")
        }
    };
    let unknown = picked.filter(|id| desk.catalogue.product(id).is_none());
    let mut options = vec![(AttrValue::from(""), text("out.pick-none").to_owned())];
    options.extend(unknown.map(|id| (AttrValue::from(id.clone()), id.clone())));
    options.extend(desk.catalogue.serving(layer).map(|p| (AttrValue::from(p.id.clone()), words(p))));
    html! {
        <>
            <Pick class="out-pick" label={fill(text("out.pick"), &[("layer", &row.name)])}
                value={picked.cloned().unwrap_or_default()} {options} onpick={change} />
            { for picked.and_then(|id| desk.catalogue.product(id)).filter(|p| p.is_gone()).map(|p| html! {
                <p class="out-mark">{ named("out-status", p.status.as_str()) }</p>
            }) }
        </>
    }
}

/// The verdict with its one reason.
fn verdict(desk: &Desk, layer: Option<Layer>) -> Html {
    let Some(layer) = layer else { return html! { <p class="muted">{ text("out.not-scored") }</p> } };
    let Some(advice) = desk.layer(layer) else {
        let add = {
            let desk = desk.clone();
            move |_: MouseEvent| desk.change_layers(&[layer], |_, _| ())
        };
        return html! {
            <p class="muted">{ text("out.not-asked") }{ " " }
                <button type="button" class="link" onclick={add}>{ text("out.ask-it") }</button></p>
        };
    };
    html! {
        <>
            <p class={format!("out-verdict out-{}", advice.verdict)}>
                <strong>{ verdict_words(advice.verdict) }</strong>
                if let Some(wave) = advice.wave {
                    { ", " }{ fill(text("out.wave"), &[("n", &wave.to_string())]) }
                }
                { ", " }{ named("out-strength", advice.strength.as_str()) }
            </p>
            <p>{ &advice.reason }</p>
            if let Some(direction) = advice.direction {
                <p class="muted">{ fill(text("out.direction"), &[("verdict", &verdict_words(direction))]) }</p>
            }
        </>
    }
}

/// A row of the board; it opens to what stands behind its verdict.
#[component]
pub fn Row(Props { layer }: &Props) -> Html {
    let desk = use_desk();
    let is_open = use_state(|| false);
    let row = desk.catalogue.row(*layer);
    let toggle = {
        let is_open = is_open.clone();
        move |_: MouseEvent| is_open.set(!*is_open)
    };
    let id = format!("out-more-{layer}");
    html! {
        <>
            <tr role="row" data-layer={layer.as_str()}>
                <th scope="row" role="rowheader">
                    <button type="button" class="out-open" id={format!("out-row-{layer}")} aria-expanded={is_open.to_string()}
                            aria-controls={id.clone()} onclick={toggle}>{ &row.name }</button>
                </th>
                <td role="cell" data-label={text("out.col-talk")}>{ talk(&desk, *layer) }</td>
                <td role="cell" data-label={text("out.col-today")}>
                    <p>{ sentence(&row.today_note) }{ " " }<span class="out-whose">{ "ours" }</span></p>
                </td>
                <td role="cell" data-label={text("out.col-choice")}>{ choice(&desk, *layer) }</td>
                <td role="cell" data-label={text("out.col-case")}>
                    if let Some(decision) = row.decision {
                        <LayerQuestions layer={Some(decision)} />
                    }
                </td>
                <td role="cell" data-label={text("out.col-verdict")}>{ verdict(&desk, row.decision) }</td>
            </tr>
            if *is_open {
                <tr role="row" class="out-more" id={id}>
                    <td role="cell" colspan="6">
                        if let Some(decision) = row.decision {
                            <Details layer={decision} />
                        }
                        <div class="out-products">
                            <h4>{ text("out.products") }</h4>
                            { for desk.catalogue.serving(*layer).map(|p| product_fold(desk.catalogue, p)) }
                        </div>
                    </td>
                </tr>
            }
        </>
    }
}
