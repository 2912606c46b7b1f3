use super::{
    super::texts::text,
    desk::{Desk, use_desk},
    field::{Field, Tick},
    units,
};
use crate::swarm::{Refusal, input::OrchestratorQuestion};
use yew::prelude::*;

fn set(desk: &Desk, set: fn(&mut OrchestratorQuestion, bool)) -> Callback<bool> {
    let desk = desk.clone();
    Callback::from(move |on| drop(desk.change(|input| set(input.orchestrator.get_or_insert_default(), on))))
}

fn written(
    desk: &Desk,
    key: &'static str,
    set: fn(&mut OrchestratorQuestion, Option<u32>),
) -> Callback<String, Result<(), Refusal>> {
    let desk = desk.clone();
    Callback::from(move |written: String| {
        let value = units::optional(key, &written)?;
        desk.change(|input| set(input.orchestrator.get_or_insert_default(), value))
    })
}

/// Whether an orchestrator is needed at all, or one container in each virtual machine will do.
#[component]
pub fn OrchestratorQuestions() -> Html {
    let desk = use_desk();
    let asked = desk.own.orchestrator;
    let ask = {
        let desk = desk.clone();
        Callback::from(move |on: bool| drop(desk.change(|input| input.orchestrator = on.then(Default::default))))
    };
    let or_empty = |n: Option<u32>| n.map(|n| n.to_string()).unwrap_or_default();
    html! {
        <details class="sw-fold">
            <summary>{ text("sw.orchestrator") }</summary>
            <p class="muted">{ text("sw.orchestrator-note") }</p>
            <Tick label={text("sw.orchestrator-ask")} value={asked.is_some()} take={ask} />
            if let Some(asked) = asked {
                <Field name="orchestrator.hosts" label={text("sw.hosts")} value={or_empty(asked.hosts)} placeholder={text("sw.several-hosts")}
                    take={written(&desk, "orchestrator.hosts", |o, v| o.hosts = v)} />
                <Field name="orchestrator.containers" label={text("sw.containers")} value={or_empty(asked.containers)}
                    placeholder={text("sw.by-services")} take={written(&desk, "orchestrator.containers", |o, v| o.containers = v)} />
                <Field name="orchestrator.vms_affordable" label={text("sw.vms")} value={asked.vms_affordable.to_string()}
                    take={written(&desk, "orchestrator.vms_affordable", |o, v| o.vms_affordable = v.unwrap_or_default())} />
                <Tick label={text("sw.automation")} value={asked.good_automation} take={set(&desk, |o, on| o.good_automation = on)} />
                <Tick label={text("sw.autoscale")} value={asked.vm_autoscale} take={set(&desk, |o, on| o.vm_autoscale = on)} />
                <Tick label={text("sw.boundary")} value={asked.vm_boundary_required} take={set(&desk, |o, on| o.vm_boundary_required = on)} />
                <Tick label={text("sw.discovery")} value={asked.cross_service_discovery}
                    take={set(&desk, |o, on| o.cross_service_discovery = on)} />
                <Tick label={text("sw.kubernetes")} value={asked.needs_kubernetes_features}
                    take={set(&desk, |o, on| o.needs_kubernetes_features = on)} />
                <Tick label={text("sw.one-host-features")} value={asked.wants_swarm_features}
                    take={set(&desk, |o, on| o.wants_swarm_features = on)} />
            }
        </details>
    }
}
