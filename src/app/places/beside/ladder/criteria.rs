use super::{
    super::super::{Table, texts::text},
    places::{code_buttons, place_button},
    status::{shape, word},
};
use crate::app::{
    components::sentence,
    sheet::{Criterion, Rung, Sheet},
    texts::fill,
};
use yew::prelude::*;

/// At most so many places are listed for a criterion.
const MOST: usize = 6;

/// The criteria of a rung, what holds the file back first.
pub fn criteria(table: &Table, sheet: &Sheet, rung: &Rung) -> Html {
    let order = |c: &&Criterion| match c.status.as_str() {
        "missed" => 0,
        "met" => 1,
        "unseen" => 2,
        _ => 3,
    };
    let mut sorted: Vec<&Criterion> = rung.criteria.iter().collect();
    sorted.sort_by_key(order);
    let is_next = sheet.next.as_ref() == Some(&rung.id);
    html! {
        <div class="ladder-open" data-rung={rung.id.clone()}>
            <h4>{ capital(&rung.title) }</h4>
            if is_next {
                <p>{ text("ladder.is-next") }</p>
            }
            <ul class="criteria">{ for sorted.into_iter().map(|c| criterion(table, c)) }</ul>
            <p class="ladder-whose">{ fill(text("ladder.whose"), &[("date", &sheet.as_of)]) }</p>
        </div>
    }
}

/// A title as the beginning of a sentence.
fn capital(title: &str) -> String {
    let mut letters = title.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().collect::<String>() + letters.as_str())
}

fn criterion(table: &Table, criterion: &Criterion) -> Html {
    let places = criterion.evidence.iter().take(MOST);
    html! {
        <li class={classes!("criterion", format!("criterion-{}", criterion.status))} data-criterion={criterion.id.clone()}>
            { shape(&criterion.status) }
            <div>
                <p><b>{ capital(&criterion.title) }</b>{ " " }<span class="criterion-status">{ word(&criterion.status) }</span></p>
                <p>{ sentence(&criterion.why) }{ for places.map(|p| html! { <>{ " " }{ place_button(table, *p) }</> }) }</p>
                if !criterion.todo.is_empty() {
                    <p class="criterion-do">{ sentence(&criterion.todo) }</p>
                }
                { code_buttons(table, &criterion.codes) }
            </div>
        </li>
    }
}
