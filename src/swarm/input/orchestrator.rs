use serde::{Deserialize, Serialize};

/// What decides whether an orchestrator is needed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a question of its own")]
pub struct OrchestratorQuestion {
    /// Hosts that containers may run on; left out: more than one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hosts: Option<u32>,
    /// Containers to run; left out: the tasks of the services.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub containers: Option<u32>,
    /// Virtual machines that can be paid for.
    pub vms_affordable: u32,
    /// Whether machines are made by good automation already.
    pub good_automation: bool,
    /// Whether virtual machines scale by themselves.
    pub vm_autoscale: bool,
    /// Whether the security boundary of a virtual machine is wanted around each container.
    pub vm_boundary_required: bool,
    /// Whether services must find each other over hosts.
    pub cross_service_discovery: bool,
    /// Whether operators, autoscaling of pods, device plugins or access rules by role are needed.
    pub needs_kubernetes_features: bool,
    /// On one host: whether secrets, configs, rolling updates or rollback are wanted.
    pub wants_swarm_features: bool,
}
