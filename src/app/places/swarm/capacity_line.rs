use super::{super::texts::text, desk::use_desk};
use crate::app::texts::fill;
use yew::prelude::*;

/// Shares of the room that all nodes with tasks have, in thousandths.
struct Shares {
    load: u64,
    line: u64,
}

/// The load on all nodes against the room that is left after the failures to survive: the load line of a swarm.
#[component]
pub fn CapacityLine() -> Html {
    let desk = use_desk();
    let input = &desk.sized.input;
    let nodes = desk.sized.answer.nodes;
    let (os, manager) = (input.os_reserve(), input.manager_reserve());
    let shared = u64::from(!nodes.managers_dedicated);
    let carrying = u64::from(nodes.carrying());
    let left = carrying.saturating_sub(u64::from(input.worker_failures()));
    let shares = |node: u32, os: u32, manager: u32, of: fn(&crate::swarm::input::Service) -> u32| -> Option<Shares> {
        let globals: u64 = input.services.iter().filter(|s| s.is_global()).map(|s| u64::from(of(s))).sum();
        let kept = u64::from(os) + shared * u64::from(manager) + globals;
        let room = u64::from(node).checked_sub(kept).filter(|r| *r > 0)? * carrying;
        let load: u64 =
            input.services.iter().filter(|s| !s.is_global()).map(|s| u64::from(s.replicas) * u64::from(of(s))).sum();
        Some(Shares { load: (load * 1000).checked_div(room)?, line: (left * 1000).checked_div(carrying)? })
    };
    let bar = |name: &'static str, shares: Option<Shares>| {
        let Some(Shares { load, line }) = shares else { return html! {} };
        let percent = |share: u64| (share / 10).to_string();
        let words = fill(text("sw.load"), &[("what", name), ("load", &percent(load)), ("line", &percent(line))]);
        html! {
            <div class="sw-load">
                <p class="figure">{ words }</p>
                <svg viewBox="0 0 1000 24" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                    <rect class="sw-hull" x="0" y="4" width="1000" height="16" rx="4" />
                    <rect class="sw-cargo" x="0" y="4" width={load.min(1000).to_string()} height="16" rx="4" />
                    <path class="sw-line" d={format!("M{line} 0v24")} vector-effect="non-scaling-stroke" />
                </svg>
            </div>
        }
    };
    html! {
        <div class="sw-loads">
            { bar(text("sw.processors"), shares(input.node.cpu_m, os.cpu_m, manager.cpu_m, |s| s.cpu_m)) }
            { bar(text("sw.memory"), shares(input.node.memory_mib, os.memory_mib, manager.memory_mib, |s| s.memory_mib)) }
            <p class="muted">{ text("sw.load-note") }</p>
        </div>
    }
}
