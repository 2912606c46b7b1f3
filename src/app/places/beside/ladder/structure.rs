use super::{
    super::super::{
        Table,
        texts::{named, text},
    },
    picture::picture,
    places::place_button,
};
use crate::app::{
    sheet::{BaseAge, LineAge, Property, Sheet},
    texts::fill,
};
use yew::prelude::*;

/// Stages and what flows between them, what the last image is like, how long its base images are looked after.
pub fn structure(table: &Table, sheet: &Sheet) -> Html {
    html! {
        <div class="ladder-open" data-rung="structure">
            <h4>{ text("structure.stages") }</h4>
            { picture(sheet) }
            <ol class="structure-words">{ for sheet.words.iter().map(|w| html! { <li>{ w }</li> }) }</ol>
            <h4>{ text("structure.image") }</h4>
            <dl class="structure-facts">{ for sheet.properties.iter().map(|p| property(table, p)) }</dl>
            <h4>{ text("structure.bases") }</h4>
            if sheet.bases.is_empty() {
                <p>{ text("structure.no-bases") }</p>
            } else {
                <dl class="structure-facts">{ for sheet.bases.iter().map(|b| base(table, b)) }</dl>
            }
            <p class="ladder-whose">{ fill(text("structure.age"), &[("date", &sheet.as_of)]) }</p>
        </div>
    }
}

fn property(table: &Table, property: &Property) -> Html {
    let whence = match (&property.place, property.inherited) {
        (_, true) if property.value.as_ref().is_some_and(|v| v != "none") => {
            html! { <span class="ladder-whose">{ text("structure.inherited") }</span> }
        }
        (Some(place), false) => place_button(table, *place),
        _ => html! {},
    };
    html! {
        <div>
            <dt>{ named("property", &property.name) }</dt>
            <dd>{ property.value.as_deref().unwrap_or_else(|| text("structure.unknown")) }{ " " }{ whence }</dd>
        </div>
    }
}

fn base(table: &Table, base: &BaseAge) -> Html {
    let line = |age: &LineAge| {
        let says = fill(&named("age", &age.state), &[("line", &age.title), ("day", &age.day)]);
        html! {
            <li class={format!("age age-{}", age.state)}>
                { says }{ " " }<a href={age.url.clone()} rel="noreferrer">{ text("structure.source") }</a>
            </li>
        }
    };
    html! {
        <div>
            <dt class="code">{ &base.image }</dt>
            <dd>
                if base.lines.is_empty() {
                    { text("structure.no-age") }{ " " }
                } else {
                    <ul>{ for base.lines.iter().map(line) }</ul>
                }
                { place_button(table, base.place) }
                if !base.advice.is_empty() {
                    <ul class="base-advice">{ for base.advice.iter().map(|(says, whose)| html! {
                        <li>{ says }{ " " }<span class="ladder-whose">{ format!("({whose})") }</span></li>
                    }) }</ul>
                }
            </dd>
        </div>
    }
}
