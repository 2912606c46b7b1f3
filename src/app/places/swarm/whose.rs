use super::{super::texts::named, shown::Source};
use yew::prelude::*;

/// Sources, each with whose word it is.
pub fn sources(all: &[Source]) -> Html {
    let one = |source: &Source| {
        let whose = html! { <span class="out-whose">{ named("sw-whose", &source.whose) }</span> };
        if source.url.is_empty() {
            html! { <li>{ whose }</li> }
        } else {
            html! { <li>{ whose }{ " " }<a href={source.url.clone()} rel="noreferrer noopener" target="_blank">{ &source.title }</a></li> }
        }
    };
    html! { <ul class="sw-sources">{ for all.iter().map(one) }</ul> }
}
