//! Networks and ports.

mod bridge_network;
mod dnsrr_with_ingress;
mod encrypted_on_windows;
mod host_address;
mod large_subnet;
mod one_network;
mod plain_overlay;
mod port_conflict;
mod proxy_labels;
mod short_port;

use crate::stack::Rule;

pub(super) const ALL: &[&Rule] = &[
    &dnsrr_with_ingress::RULE,
    &port_conflict::RULE,
    &host_address::RULE,
    &encrypted_on_windows::RULE,
    &short_port::RULE,
    &bridge_network::RULE,
    &large_subnet::RULE,
    &plain_overlay::RULE,
    &one_network::RULE,
    &proxy_labels::RULE,
];
