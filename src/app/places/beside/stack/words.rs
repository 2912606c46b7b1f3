use super::picture::{port, tasks};
use crate::app::{places::texts::text, texts::fill};
use crate::stack::{Explained, MountView, ServiceView};
use std::rc::Rc;
use yew::prelude::*;

/// What is put into words.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The stack.
    pub explained: Rc<Explained>,
}

/// All that the picture shows, in words.
#[component]
pub fn Words(props: &Props) -> Html {
    let explained = &props.explained;
    html! {
        <ul class="stack-words">
            { for explained.services.iter().map(|s| html! { <li><strong>{ s.name.clone() }</strong>{ " " }{ service(s) }</li> }) }
            { for explained.networks.iter().map(|n| {
                let kind = if n.is_external { text("stack.w-external") }
                    else if !n.is_defined { text("stack.w-undefined") }
                    else if n.is_encrypted { text("stack.w-encrypted") }
                    else { text("stack.w-plain") };
                let joined: Vec<&str> =
                    explained.services.iter().filter(|s| s.networks.contains(&n.name)).map(|s| s.name.as_str()).collect();
                let joined = if joined.is_empty() { text("stack.w-nobody").to_owned() }
                    else { fill(text("stack.w-joined"), &[("names", &joined.join(", "))]) };
                html! { <li>{ fill(text("stack.w-network"), &[("name", &n.name), ("kind", kind)]) }{ " " }{ joined }</li> }
            }) }
            { for explained.volumes.iter().map(|v| {
                let kind = if v.is_external { text("stack.w-external") }
                    else if v.is_local { text("stack.w-local") }
                    else { text("stack.w-shared") };
                html! { <li>{ fill(text("stack.w-volume"), &[("name", &v.name), ("kind", kind)]) }</li> }
            }) }
        </ul>
    }
}

/// A service in sentences.
fn service(service: &ServiceView) -> String {
    let mut said = vec![match &service.image {
        Some(image) => fill(text("stack.w-runs"), &[("image", image), ("tasks", &tasks(service))]),
        None => text("stack.w-no-image").to_owned(),
    }];
    if !service.ports.is_empty() {
        let ports: Vec<String> = service
            .ports
            .iter()
            .map(|p| {
                let place = if p.is_host { text("stack.w-host") } else { text("stack.w-ingress") };
                fill(place, &[("port", &port(p))])
            })
            .collect();
        said.push(fill(text("stack.w-reached"), &[("ports", &ports.join(", "))]));
    }
    said.push(fill(text("stack.w-joins"), &[("names", &service.networks.join(", "))]));
    if !service.mounts.is_empty() {
        let mounts: Vec<String> = service.mounts.iter().map(mount).collect();
        said.push(fill(text("stack.w-mounts"), &[("mounts", &mounts.join(", "))]));
    }
    if !service.secrets.is_empty() {
        said.push(fill(text("stack.w-secrets"), &[("names", &service.secrets.join(", "))]));
    }
    if !service.configs.is_empty() {
        said.push(fill(text("stack.w-configs"), &[("names", &service.configs.join(", "))]));
    }
    said.join(" ")
}

fn mount(mount: &MountView) -> String {
    let source = mount.source.as_deref().unwrap_or(match mount.kind.as_str() {
        "tmpfs" => text("stack.w-memory"),
        _ => text("stack.w-anonymous"),
    });
    let at = fill(text("stack.w-at"), &[("source", source), ("target", &mount.target)]);
    if mount.is_read_only { at + text("stack.w-read-only") } else { at }
}
