use super::{
    super::texts::text,
    desk::{Desk, use_desk},
    field::{Field, Tick},
    units,
};
use crate::swarm::{Refusal, input::Network};
use yew::prelude::*;

fn written(
    desk: &Desk,
    name: &str,
    n: usize,
    key: &'static str,
    set: fn(&mut Network, u32),
) -> Callback<String, Result<(), Refusal>> {
    let (desk, name) = (desk.clone(), name.to_owned());
    Callback::from(move |written: String| {
        let value = units::whole(&format!("networks[{n}].{key}"), &written)?;
        desk.change_network(&name, |network| set(network, value))
    })
}

/// What is special about the networks: their size, what lies below them, whether they are encrypted.
#[component]
pub fn Networks() -> Html {
    let desk = use_desk();
    let ingress = {
        let desk = desk.clone();
        Callback::from(move |written: String| {
            let prefix = units::whole("ingress_prefix", &written)?;
            desk.change(|input| input.ingress_prefix = prefix)
        })
    };
    let network = |(n, network): (usize, &Network)| {
        let encrypt = {
            let (desk, name) = (desk.clone(), network.name.clone());
            Callback::from(move |on| drop(desk.change_network(&name, |network| network.encrypted = on)))
        };
        html! {
            <fieldset class="sw-group" key={network.name.clone()}>
                <legend>{ &network.name }</legend>
                <div class="sw-pair">
                    <Field name={format!("networks[{n}].prefix")} label={text("sw.prefix")} value={network.prefix.to_string()}
                        take={written(&desk, &network.name, n, "prefix", |network, v| network.prefix = v)} />
                    <Field name={format!("networks[{n}].mtu")} label={text("sw.mtu-below")} value={network.mtu.to_string()}
                        take={written(&desk, &network.name, n, "mtu", |network, v| network.mtu = v)} />
                </div>
                <Tick label={text("sw.encrypted")} value={network.encrypted} take={encrypt} />
            </fieldset>
        }
    };
    html! {
        <details class="sw-fold">
            <summary>{ text("sw.networks") }</summary>
            <p class="muted">{ text("sw.networks-note") }</p>
            <Field name="ingress_prefix" label={text("sw.ingress")} value={desk.own.ingress_prefix.to_string()} take={ingress} />
            { for desk.sized.input.networks.iter().enumerate().map(network) }
        </details>
    }
}
