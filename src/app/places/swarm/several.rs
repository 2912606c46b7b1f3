use super::{
    super::texts::{named, text},
    desk::use_desk,
    field::{Field, Tick},
};
use crate::swarm::input::Reason;
use yew::prelude::*;

/// Why several swarms are thought of; the talk's good reasons first.
#[component]
pub fn SeveralSwarms() -> Html {
    let desk = use_desk();
    let line = |reason: Reason| {
        let given = desk.own.several_swarms_reasons.contains(&reason);
        let take = {
            let desk = desk.clone();
            Callback::from(move |on| {
                drop(desk.change(|input| {
                    input.several_swarms_reasons.retain(|r| *r != reason);
                    if on {
                        input.several_swarms_reasons.push(reason);
                    } else {
                        input.several_swarms_values.remove(&reason);
                    }
                }));
            })
        };
        let values = {
            let desk = desk.clone();
            Callback::from(move |written: String| {
                let values: Vec<String> =
                    written.split(',').map(|v| v.trim().to_owned()).filter(|v| !v.is_empty()).collect();
                desk.change(|input| {
                    if values.is_empty() {
                        input.several_swarms_values.remove(&reason);
                    } else {
                        input.several_swarms_values.insert(reason, values);
                    }
                })
            })
        };
        let stand = desk.own.several_swarms_values.get(&reason).map(|v| v.join(", ")).unwrap_or_default();
        html! {
            <>
                <Tick label={named("sw-reason", reason.as_str())} value={given} {take} />
                if given && reason.is_good() {
                    <Field name={format!("several_swarms_values.{}", reason.as_str())} label={text("sw.values")} note={text("sw.values-note")}
                        value={stand} is_words={true} take={values} />
                }
            </>
        }
    };
    html! {
        <details class="sw-fold">
            <summary>{ text("sw.several") }</summary>
            <p class="muted">{ text("sw.several-note") }</p>
            { for Reason::ALL.into_iter().map(line) }
        </details>
    }
}
