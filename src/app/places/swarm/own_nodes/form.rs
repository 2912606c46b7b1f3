use super::{
    super::{
        super::{outsourcing::pick::Pick, texts::text},
        desk::{Desk, use_desk},
        field::Field,
        units,
    },
    lines,
};
use crate::{
    app::texts::fill,
    swarm::{
        Refusal,
        input::{Availability, ListedNode, Role},
    },
};
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// Changes one of the nodes that the reader lists.
fn change(desk: &Desk, n: usize, change: impl FnOnce(&mut ListedNode)) -> Result<(), Refusal> {
    desk.change(|input| {
        if let Some(node) = input.nodes.as_mut().and_then(|nodes| nodes.get_mut(n)) {
            change(node);
        }
    })
}

/// A node of the reader's list.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// Its number.
    pub n: usize,
    /// The node.
    pub node: ListedNode,
}

/// What a list of choices sets.
fn pick(desk: &Desk, n: usize, set: fn(&mut ListedNode, &str)) -> Callback<Event> {
    let desk = desk.clone();
    Callback::from(move |event: Event| {
        let chosen = event.target().and_then(|t| t.dyn_into::<HtmlSelectElement>().ok()).map(|s| s.value());
        if let Some(chosen) = chosen {
            drop(change(&desk, n, |node| set(node, &chosen)));
        }
    })
}

/// A choice between words.
fn choice(
    label: &'static str,
    value: &'static str,
    options: &[(&'static str, &'static str)],
    onpick: Callback<Event>,
) -> Html {
    let options: Vec<(AttrValue, String)> =
        options.iter().map(|(value, key)| (AttrValue::from(*value), text(key).to_owned())).collect();
    html! {
        <div class="sw-field"><span aria-hidden="true">{ label }</span><Pick {label} {value} {options} {onpick} /></div>
    }
}

/// What is asked of one node.
#[component]
fn Form(Props { n, node }: &Props) -> Html {
    let desk = use_desk();
    let n = *n;
    let key = |part: &str| format!("nodes[{n}].{part}");
    let take = |set: fn(&mut ListedNode, &str, &str) -> Result<(), Refusal>, part: &'static str| {
        let (desk, key) = (desk.clone(), key(part));
        Callback::from(move |written: String| {
            let mut read = ListedNode::named("");
            set(&mut read, &key, written.trim())?;
            change(&desk, n, |node| drop(set(node, &key, written.trim())))
        })
    };
    let remove = {
        let desk = desk.clone();
        move |_: MouseEvent| {
            drop(desk.change(|input| {
                if let Some(nodes) = &mut input.nodes
                    && n < nodes.len()
                {
                    nodes.remove(n);
                }
                input.nodes.take_if(|nodes| nodes.is_empty());
            }));
        }
    };
    let machine = desk.own.node;
    let default = |value: String| fill(text("sw.default"), &[("value", &value)]);
    let role = pick(&desk, n, |node, chosen| {
        node.role = if chosen == "manager" { Role::Manager } else { Role::Worker };
    });
    let availability = pick(&desk, n, |node, chosen| {
        node.availability = match chosen {
            "active" => Some(Availability::Active),
            "drain" => Some(Availability::Drain),
            _ => None,
        };
    });
    html! {
        <div class="sw-service">
            <div class="sw-pair">
                <Field name={key("name")} label={text("sw.n-name")} value={node.name.clone()} is_words={true}
                    take={take(|node, _, written| { written.clone_into(&mut node.name); Ok(()) }, "name")} />
                <Field name={key("zone")} label={text("sw.n-zone")} value={node.zone.clone().unwrap_or_default()} is_words={true}
                    placeholder={text("sw.none")}
                    take={take(|node, _, written| { node.zone = (!written.is_empty()).then(|| written.to_owned()); Ok(()) }, "zone")} />
            </div>
            <div class="sw-pair">
                { choice(text("sw.n-role"), node.role.as_str(), &[("manager", "sw.manager"), ("worker", "sw.worker")], role) }
                { choice(text("sw.n-availability"), node.availability.map_or("", Availability::as_str),
                    &[("", "sw.n-by-role"), ("active", "sw.n-active"), ("drain", "sw.n-drain")], availability) }
            </div>
            <div class="sw-pair">
                <Field name={key("cpu_m")} label={text("sw.n-cpu")} value={node.cpu_m.map(units::as_processors).unwrap_or_default()}
                    placeholder={default(units::as_processors(machine.cpu_m))}
                    take={take(|node, key, written| {
                        node.cpu_m = if written.is_empty() { None } else { Some(units::processors(key, written)?) };
                        Ok(())
                    }, "cpu_m")} />
                <Field name={key("memory_mib")} label={text("sw.n-memory")}
                    value={node.memory_mib.map(units::as_memory).unwrap_or_default()}
                    placeholder={default(units::as_memory(machine.memory_mib))}
                    take={take(|node, key, written| {
                        node.memory_mib = if written.is_empty() { None } else { Some(units::memory(key, written)?) };
                        Ok(())
                    }, "memory_mib")} />
            </div>
            <Field name={key("labels")} label={text("sw.n-labels")} note={text("sw.n-labels-note")} value={lines::write_labels(node)} is_words={true}
                take={take(|node, key, written| { node.labels = lines::read_labels(key, written)?; Ok(()) }, "labels")} />
            <button type="button" onclick={remove}>{ fill(text("sw.s-remove"), &[("name", &node.name)]) }</button>
        </div>
    }
}

/// A node of the list, which opens to the questions about it; they are made only then.
#[component]
pub fn Line(props: &Props) -> Html {
    let is_open = use_state(|| false);
    let toggle = {
        let is_open = is_open.clone();
        move |event: Event| {
            let open = event.target().and_then(|t| js_sys::Reflect::get(&t, &"open".into()).ok());
            is_open.set(open.is_some_and(|open| open.is_truthy()));
        }
    };
    let written = lines::write(std::slice::from_ref(&props.node));
    let rest = written.strip_prefix(&props.node.name).unwrap_or_default().trim().to_owned();
    html! {
        <li>
            <details class="sw-fold" ontoggle={toggle}>
                <summary><strong>{ &props.node.name }</strong>{ " " }<span class="muted figure">{ rest }</span></summary>
                if *is_open {
                    <Form n={props.n} node={props.node.clone()} />
                }
            </details>
        </li>
    }
}
