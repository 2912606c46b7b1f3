use super::{
    super::{
        Ask,
        texts::{count, text},
    },
    desk::{Desk, use_desk},
    example,
    field::{Field, Tick},
    ports,
    shown::Origin,
    square::square,
    units,
};
use crate::{
    app::texts::fill,
    share::{Document, DocumentKind},
    swarm::{
        Refusal,
        input::{EndpointMode, Mode, Network, Service, UpdateOrder},
    },
};
use yew::prelude::*;

/// The stack files of the state with their number in it.
fn files(desk: &Desk) -> Vec<(usize, String)> {
    let all = desk.table.state.documents.iter().enumerate();
    all.filter(|(_, d)| d.kind == DocumentKind::Stack && !d.text.trim().is_empty())
        .map(|(n, d)| (n, d.name.clone()))
        .collect()
}

/// Where the services come from, and the way to change that.
fn origin(desk: &Desk) -> Html {
    let files = files(desk);
    let open_example = {
        let ask = desk.table.ask.clone();
        move |_: MouseEvent| {
            ask.emit(Ask::Open(Document {
                kind: DocumentKind::Stack,
                name: example::NAME.to_owned(),
                text: example::TEXT.to_owned(),
            }));
        }
    };
    let type_in = {
        let desk = desk.clone();
        move |_: MouseEvent| {
            let (services, networks) = (desk.sized.input.services.clone(), desk.sized.input.networks.clone());
            drop(desk.change(|input| {
                input.services = services;
                input.networks = networks;
            }));
        }
    };
    let from_file = {
        let desk = desk.clone();
        move |_: MouseEvent| drop(desk.change(|input| input.services.clear()))
    };
    let show = |(n, name): &(usize, String)| {
        let (ask, n) = (desk.table.ask.clone(), *n);
        html! { <button type="button" class="link" onclick={move |_: MouseEvent| ask.emit(Ask::Show(n))}>{ name }</button> }
    };
    match desk.sized.origin {
        Origin::Example => html! {
            <>
                <p>{ text("sw.from-example") }</p>
                <p class="sw-row">
                    <button type="button" onclick={open_example}>{ text("sw.open-example") }</button>
                    <button type="button" onclick={type_in}>{ text("sw.type-in") }</button>
                </p>
            </>
        },
        Origin::Stack => html! {
            <>
                <p>{ text("sw.from-stack") }{ " " }{ for files.iter().enumerate().map(|(n, f)| html! {
                    <>{ if n > 0 { ", " } else { "" } }{ show(f) }</>
                }) }</p>
                <p class="sw-row"><button type="button" onclick={type_in}>{ text("sw.change-here") }</button></p>
            </>
        },
        Origin::Typed => html! {
            <>
                <p>{ text("sw.from-typed") }</p>
                if !files.is_empty() {
                    <p class="sw-row">
                        <button type="button" onclick={from_file}>{ fill(text("sw.from-file"), &[("name", &files[0].1)]) }</button>
                    </p>
                }
            </>
        },
    }
}

fn words(list: &[String]) -> String {
    list.join(", ")
}

fn list(written: &str) -> Vec<String> {
    written.split(',').map(|v| v.trim().to_owned()).filter(|v| !v.is_empty()).collect()
}

/// The questions about one service that was typed in.
fn editor(desk: &Desk, n: usize, service: &Service) -> Html {
    let key = |part: &str| format!("services[{n}].{part}");
    let take = |part: &'static str, read: fn(&str, &str) -> Result<u32, Refusal>, set: fn(&mut Service, u32)| {
        let desk = desk.clone();
        Callback::from(move |written: String| {
            let value = read(&format!("services[{n}].{part}"), &written)?;
            desk.change(|input| input.services.get_mut(n).into_iter().for_each(|s| set(s, value)))
        })
    };
    let take_words = |set: fn(&mut Service, &str)| {
        let desk = desk.clone();
        Callback::from(move |written: String| {
            desk.change(|input| {
                if let Some(service) = input.services.get_mut(n) {
                    set(service, &written);
                }
                let names: Vec<String> = input.services.iter().flat_map(|s| s.networks.clone()).collect();
                for name in names {
                    if !name.is_empty() && name != "ingress" && !input.networks.iter().any(|net| net.name == name) {
                        input.networks.push(Network::named(name));
                    }
                }
            })
        })
    };
    let tick = |set: fn(&mut Service, bool)| {
        let desk = desk.clone();
        Callback::from(move |on: bool| {
            drop(desk.change(|input| input.services.get_mut(n).into_iter().for_each(|s| set(s, on))));
        })
    };
    let take_ports = {
        let desk = desk.clone();
        Callback::from(move |written: String| {
            let ports = ports::read(&format!("services[{n}].published_ports"), &written)?;
            desk.change(|input| {
                if let Some(service) = input.services.get_mut(n) {
                    service.published_ports = ports;
                }
            })
        })
    };
    let remove = {
        let desk = desk.clone();
        move |_: MouseEvent| {
            drop(desk.change(|input| {
                if n < input.services.len() {
                    input.services.remove(n);
                }
            }));
        }
    };
    let on_zone = service.preferences.iter().any(|p| p == "node.labels.zone");
    html! {
        <div class="sw-service">
            <Field name={key("name")} label={text("sw.s-name")} value={service.name.clone()} is_words={true}
                take={take_words(|s, w| w.trim().clone_into(&mut s.name))} />
            <Tick label={text("sw.s-global")} value={service.is_global()}
                take={tick(|s, on| s.mode = if on { Mode::Global } else { Mode::Replicated })} />
            if !service.is_global() {
                <Field name={key("replicas")} label={text("sw.s-replicas")} value={service.replicas.to_string()}
                    take={take("replicas", units::whole, |s, v| s.replicas = v)} />
            }
            <div class="sw-pair">
                <Field name={key("cpu_m")} label={text("sw.s-cpu")} value={units::as_processors(service.cpu_m)}
                    take={take("cpu_m", units::processors, |s, v| s.cpu_m = v)} />
                <Field name={key("memory_mib")} label={text("sw.s-memory")} value={units::as_memory(service.memory_mib)}
                    take={take("memory_mib", units::memory, |s, v| s.memory_mib = v)} />
            </div>
            <Tick label={text("sw.s-start-first")} value={service.is_start_first()}
                take={tick(|s, on| s.update_order = if on { UpdateOrder::StartFirst } else { UpdateOrder::StopFirst })} />
            <div class="sw-pair">
                <Field name={key("update_parallelism")} label={text("sw.s-parallelism")} value={service.update_parallelism.to_string()}
                    take={take("update_parallelism", units::whole, |s, v| s.update_parallelism = v)} />
                <Field name={key("max_replicas_per_node")} label={text("sw.s-max")} value={service.max_replicas_per_node.to_string()}
                    take={take("max_replicas_per_node", units::whole, |s, v| s.max_replicas_per_node = v)} />
            </div>
            <Field name={key("constraints")} label={text("sw.s-constraints")} value={words(&service.constraints)} is_words={true}
                take={take_words(|s, w| s.constraints = list(w))} />
            <Tick label={text("sw.s-spread")} value={on_zone} take={tick(|s, on| {
                s.preferences.retain(|p| p != "node.labels.zone");
                if on {
                    s.preferences.push("node.labels.zone".to_owned());
                }
            })} />
            <Field name={key("networks")} label={text("sw.s-networks")} value={words(&service.networks)} is_words={true}
                take={take_words(|s, w| s.networks = list(w))} />
            <Field name={key("published_ports")} label={text("sw.s-ports")} note={text("sw.s-ports-note")} value={ports::write(&service.published_ports)}
                is_words={true} take={take_ports} />
            <Tick label={text("sw.s-dnsrr")} value={service.endpoint_mode == EndpointMode::Dnsrr}
                take={tick(|s, on| s.endpoint_mode = if on { EndpointMode::Dnsrr } else { EndpointMode::Vip })} />
            <button type="button" onclick={remove}>{ fill(text("sw.s-remove"), &[("name", &service.name)]) }</button>
        </div>
    }
}

/// What a service asks for, in short.
fn short(service: &Service) -> String {
    let tasks = if service.is_global() { text("sw.each-node").to_owned() } else { format!("×{}", service.replicas) };
    let room = if service.cpu_m == 0 && service.memory_mib == 0 {
        text("sw.no-reservation").to_owned()
    } else {
        let (cpu, memory) = (units::as_processors(service.cpu_m), units::as_memory(service.memory_mib));
        fill(text("sw.reserves"), &[("cpu", &cpu), ("memory", &memory)])
    };
    format!("{tasks}, {room}")
}

/// A service of the list.
#[derive(PartialEq, Properties)]
struct LineProps {
    /// Its number.
    n: usize,
    /// The service.
    service: Service,
    /// Whether it was typed in.
    is_typed: bool,
}

/// One service; where it was typed in, it opens to the questions about it, which are made only then.
#[component]
fn Line(LineProps { n, service, is_typed }: &LineProps) -> Html {
    let desk = use_desk();
    let is_open = use_state(|| false);
    let toggle = {
        let is_open = is_open.clone();
        move |event: Event| {
            let open = event.target().and_then(|t| js_sys::Reflect::get(&t, &"open".into()).ok());
            is_open.set(open.is_some_and(|open| open.is_truthy()));
        }
    };
    let head = html! {
        <>
            { square(desk.marks.get(*n).copied()) }{ " " }<strong>{ &service.name }</strong>{ " " }
            <span class="muted figure">{ short(service) }</span>
        </>
    };
    if !*is_typed {
        return html! { <li class="sw-service-line">{ head }</li> };
    }
    html! {
        <li>
            <details class="sw-fold" ontoggle={toggle}>
                <summary>{ head }</summary>
                if *is_open {
                    { editor(&desk, *n, service) }
                }
            </details>
        </li>
    }
}

/// Services that are listed; the rest are counted.
const LISTED: usize = 60;

/// The services: where they come from, what they ask for, and, where they were typed in, all questions about them.
#[component]
pub fn Services() -> Html {
    let desk = use_desk();
    let is_typed = desk.sized.origin == Origin::Typed;
    let services = if is_typed { &desk.own.services } else { &desk.sized.input.services };
    let add = {
        let desk = desk.clone();
        move |_: MouseEvent| {
            drop(desk.change(|input| {
                let free = (1..=input.services.len() + 1)
                    .map(|n| format!("service-{n}"))
                    .find(|name| !input.services.iter().any(|s| s.name == *name));
                input.services.extend(free.map(Service::named));
            }));
        }
    };
    let line = |(n, service): (usize, &Service)| {
        html! { <Line key={n} {n} service={service.clone()} {is_typed} /> }
    };
    html! {
        <div class="sw-services">
            <h4>{ text("sw.services") }</h4>
            { origin(&desk) }
            <ul>{ for services.iter().enumerate().take(LISTED).map(line) }</ul>
            if services.len() > LISTED {
                <p class="muted">{ count("sw.more-services", services.len() - LISTED) }</p>
            }
            if is_typed {
                <button type="button" onclick={add}>{ text("sw.add-service") }</button>
            }
        </div>
    }
}
