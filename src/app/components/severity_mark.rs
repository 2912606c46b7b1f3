use crate::{app::texts::named, diagnostic::Severity};
use yew::prelude::*;

/// A severity as shape and colour, with its word for who does not see them.
pub fn severity_mark(severity: Severity) -> Html {
    let name = severity.as_str();
    html! {
        <>
            <span class={classes!("sev", format!("sev-{name}"))} aria-hidden="true" />
            <span class="unseen">{ named("severity", name) }</span>
        </>
    }
}
