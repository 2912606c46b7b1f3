use crate::{app::texts::named, diagnostic::Severity};
use yew::prelude::*;

/// What a [`SeverityMark`] shows.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The severity.
    pub severity: Severity,
}

/// A severity as shape and colour, with its word for who does not see them.
#[component]
pub fn SeverityMark(Props { severity }: &Props) -> Html {
    let name = severity.as_str();
    html! {
        <>
            <span class={classes!("sev", format!("sev-{name}"))} aria-hidden="true" />
            <span class="unseen">{ named("severity", name) }</span>
        </>
    }
}
