//! The picture: a service is a row, what is published comes in from the left, a network is a line on the right that
//! services are tied to by a knot. All of it stands in words as well.

use crate::app::{
    places::texts::{count, text},
    texts::fill,
};
use crate::stack::{Explained, NetworkView, PortView, ServiceView};
use std::rc::Rc;
use yew::prelude::*;

/// Services and networks beyond these are counted, not drawn.
const ROWS: usize = 40;
const LANES: usize = 12;

/// Widths and heights, in the picture's own units (pixels).
const PORTS: i32 = 88;
const BOX: i32 = 208;
const LANE: i32 = 18;
const LINE: i32 = 17;
const GAP: i32 = 12;

/// Letters that fit into a box.
const LETTERS: usize = 25;

/// A number of lines or lanes, in units of the picture.
fn signed(n: usize) -> i32 {
    i32::try_from(n).unwrap_or(i32::MAX)
}

/// What is drawn.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The stack.
    pub explained: Rc<Explained>,
}

/// The picture of a stack.
#[component]
pub fn Picture(props: &Props) -> Html {
    let explained = &props.explained;
    let networks = &explained.networks[..explained.networks.len().min(LANES)];
    let services = &explained.services[..explained.services.len().min(ROWS)];
    let lane = |n: usize| PORTS + BOX + 24 + LANE * signed(n);
    let mut y = GAP;
    let mut rows = Vec::new();
    let mut middles = Vec::new();
    for service in services {
        let lines = lines(service);
        let height = LINE * signed(lines.len().max(service.ports.len().min(4))) + 12;
        middles.push(y + height / 2);
        rows.push(row(service, &lines, y, height));
        y += height + GAP;
    }
    let labels = y + 8;
    let ties = services.iter().zip(&middles).map(|(service, &middle)| ties(service, networks, middle, &lane));
    let lanes = networks.iter().enumerate().map(|(n, network)| {
        let first = services.iter().position(|s| s.networks.contains(&network.name));
        let top = first.and_then(|f| middles.get(f)).copied().unwrap_or(labels + LINE * signed(n));
        label(network, lane(n), top, labels + LINE * signed(n), lane(0) - 12)
    });
    let (width, height) = (lane(networks.len()) + 4, labels + LINE * signed(networks.len()) + 4);
    let left_out = explained.services.len() - services.len() + explained.networks.len() - networks.len();
    html! {
        <div class="stack-picture" tabindex="0" role="group" aria-label={text("stack.picture-label")}>
            <svg role="img" aria-label={fill(text("stack.picture-of"), &[("n", &explained.services.len().to_string())])}
                width={width.to_string()} height={height.to_string()} viewBox={format!("0 0 {width} {height}")}>
                <g class="pic-lanes">{ for lanes }{ for ties }</g>
                { for rows }
            </svg>
            if left_out > 0 {
                <p class="muted">{ count("stack.left-out", left_out) }</p>
            }
        </div>
    }
}

/// A port as it is published: `80`, `53/udp`, `8000-8010`.
pub fn port(port: &PortView) -> String {
    let number = match port.published {
        None => text("stack.any-port").to_owned(),
        Some((first, last)) if first == last => first.to_string(),
        Some((first, last)) => format!("{first}-{last}"),
    };
    if port.protocol == "tcp" { number } else { format!("{number}/{}", port.protocol) }
}

/// How many tasks a service has, in words.
pub fn tasks(service: &ServiceView) -> String {
    let is_job = service.mode.ends_with("-job");
    match service.replicas {
        None if is_job => text("stack.job-everywhere").to_owned(),
        None => text("stack.everywhere").to_owned(),
        Some(n) if is_job => count("stack.job-tasks", n as usize),
        Some(n) => count("stack.tasks", n as usize),
    }
}

/// A text that fits into a box; of an image the end says most.
fn cut(text: &str, from_end: bool) -> String {
    let letters = text.chars().count();
    if letters <= LETTERS {
        return text.to_owned();
    }
    if from_end {
        "…".chars().chain(text.chars().skip(letters + 1 - LETTERS)).collect()
    } else {
        text.chars().take(LETTERS - 1).chain("…".chars()).collect()
    }
}

/// What stands in a service's box below its name.
fn lines(service: &ServiceView) -> Vec<String> {
    let image = service.image.as_deref().unwrap_or(text("stack.no-image"));
    let mut lines = vec![cut(&service.name, false), cut(image, true), tasks(service)];
    let mounts: Vec<&str> = service.mounts.iter().filter_map(|m| m.source.as_deref()).collect();
    let named = [
        (text("stack.pic-mounts"), mounts.join(", ")),
        (text("stack.pic-secrets"), service.secrets.join(", ")),
        (text("stack.pic-configs"), service.configs.join(", ")),
    ];
    let filled = named.iter().filter(|(_, names)| !names.is_empty());
    lines.extend(filled.map(|(template, names)| cut(&fill(template, &[("names", names)]), false)));
    lines
}

fn row(service: &ServiceView, lines: &[String], y: i32, height: i32) -> Html {
    let at = |n: usize| (y + 6 + LINE * signed(n) + 12).to_string();
    let ports = service.ports.iter().take(4).enumerate().map(|(n, published)| {
        let more = service.ports.len().saturating_sub(4);
        let shown = if n == 3 && more > 0 { format!("+{}", more + 1) } else { port(published) };
        let middle = y + 6 + LINE * signed(n) + 8;
        html! {
            <g class="pic-port">
                <text x="0" y={at(n)}>{ shown }</text>
                <path d={format!("M{} {middle}H{}m-5 -4l5 4l-5 4", PORTS - 22, PORTS - 2)} />
            </g>
        }
    });
    let texts = lines.iter().enumerate().map(|(n, line)| {
        let class = if n == 0 { "pic-name" } else { "pic-line" };
        html! { <text class={class} x={(PORTS + 8).to_string()} y={at(n)}>{ line.clone() }</text> }
    });
    html! {
        <g>
            { for ports }
            <rect class="pic-box" x={PORTS.to_string()} y={y.to_string()} width={BOX.to_string()} height={height.to_string()} rx="6" />
            { for texts }
        </g>
    }
}

/// The line from a service to its networks, with a knot on each.
fn ties(service: &ServiceView, networks: &[NetworkView], y: i32, lane: &impl Fn(usize) -> i32) -> Html {
    let joined: Vec<usize> = (0..networks.len()).filter(|&n| service.networks.contains(&networks[n].name)).collect();
    let Some(&last) = joined.last() else { return html! {} };
    html! {
        <>
            <path d={format!("M{} {y}H{}", PORTS + BOX, lane(last))} />
            { for joined.iter().map(|&n| html! { <circle cx={lane(n).to_string()} cy={y.to_string()} r="4.5" /> }) }
        </>
    }
}

/// A network's line, down to its name.
fn label(network: &NetworkView, x: i32, top: i32, y: i32, end: i32) -> Html {
    let kind = match network {
        n if n.is_external => text("stack.pic-external"),
        n if !n.is_defined => text("stack.pic-undefined"),
        n if n.is_encrypted => text("stack.pic-encrypted"),
        n if n.is_internal => text("stack.pic-internal"),
        _ => "",
    };
    let name = if kind.is_empty() { network.name.clone() } else { format!("{} · {kind}", network.name) };
    let class = if network.is_external { "pic-external" } else { "" };
    html! {
        <>
            <path class={class} d={format!("M{x} {top}V{y}H{}", end + 4)} />
            <text class="pic-line" text-anchor="end" x={end.to_string()} y={(y + 4).to_string()}>{ name }</text>
        </>
    }
}
