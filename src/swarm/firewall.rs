//! Which ports are open from where to where.

use super::{
    input::{Input, PublishMode},
    tier::Nodes,
};
use serde::Serialize;

/// One direction of traffic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FirewallRow {
    /// Where it comes from.
    pub from: &'static str,
    /// Where it goes to.
    pub to: &'static str,
    /// Ports and protocols to open.
    pub open: Vec<String>,
    /// What must stay closed, or what to mind.
    pub note: &'static str,
}

/// The table for a swarm. Built from Docker's list of ports; the roles are our inference.
pub fn table(input: &Input, nodes: Nodes) -> Vec<FirewallRow> {
    let encrypted = input.networks.iter().any(|n| n.encrypted);
    let mesh = |control: bool| {
        let mut open: Vec<String> = Vec::new();
        if control {
            open.push("2377/tcp".to_owned());
        }
        open.extend(["7946/tcp", "7946/udp", "4789/udp"].map(str::to_owned));
        if encrypted {
            open.push("IP protocol 50 (ESP)".to_owned());
        }
        open
    };
    let mut rows =
        vec![FirewallRow { from: "managers", to: "managers", open: mesh(true), note: "Control, gossip and data." }];
    if nodes.workers > 0 {
        rows.push(FirewallRow {
            from: "workers",
            to: "managers",
            open: mesh(true),
            note: "Workers, those in a DMZ too, reach every manager.",
        });
        rows.push(FirewallRow {
            from: "managers",
            to: "workers",
            open: mesh(false),
            note: "Workers do not listen on 2377.",
        });
        rows.push(FirewallRow {
            from: "workers",
            to: "workers",
            open: mesh(false),
            note: "A DMZ that blocks 7946 or 4789 breaks the swarm.",
        });
    }
    rows.push(FirewallRow {
        from: "load balancer",
        to: "nodes",
        open: published(input),
        note: "Ports in ingress mode answer on every node, those in host mode only where a task runs. Docker's ports bypass ufw and firewalld rules.",
    });
    rows.push(FirewallRow {
        from: "administrators",
        to: "managers",
        open: vec!["22/tcp".to_owned()],
        note: "Use SSH. An open 2375 or 2376 gives the host's root account to who reaches it.",
    });
    rows.push(FirewallRow {
        from: "internet",
        to: "nodes",
        open: Vec::new(),
        note: "Never 2377, 7946 or 4789: VXLAN knows no passwords. Only published ports, through the balancer or the DMZ workers.",
    });
    rows
}

fn published(input: &Input) -> Vec<String> {
    let ports = input.services.iter().flat_map(|s| &s.published_ports);
    let protocol = |p: super::input::Protocol| match p {
        super::input::Protocol::Tcp => "tcp",
        super::input::Protocol::Udp => "udp",
        super::input::Protocol::Sctp => "sctp",
    };
    let mut open: Vec<(u16, String)> = ports
        .map(|p| {
            let port = if p.published == 0 { "30000-32767".to_owned() } else { p.published.to_string() };
            let mode = if p.mode == PublishMode::Host { " (host mode)" } else { "" };
            (p.published, format!("{port}/{}{mode}", protocol(p.protocol)))
        })
        .collect();
    open.sort();
    open.dedup();
    open.into_iter().map(|(_, text)| text).collect()
}
