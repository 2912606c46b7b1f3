use crate::{
    stack::{
        Context, loads,
        model::{Model, Service},
        units::constraint::Constraint,
    },
    swarm::{
        Input, Refusal, Watch,
        addresses::{self, Budget},
        drill::{Drill, ListedNode, Role, Script},
        input::{Machine, Network, Reason},
        tier::{self, Decision},
    },
};
use std::ops::ControlFlow;

/// What is known of the swarm that a stack is to run on.
#[derive(Clone, Debug, Default)]
pub struct Swarm {
    /// The answers on it; the services in them count for nothing, those of the stack do.
    pub input: Input,
    /// Its nodes one by one, where somebody lists them.
    pub nodes: Option<Vec<ListedNode>>,
}

impl Swarm {
    /// Reads the answers, as `plimsoll swarm` takes them; of several scenarios the first.
    ///
    /// # Errors
    /// Names the key with a wrong value.
    pub fn from_value(value: &serde_json::Value) -> Result<Self, Refusal> {
        let first = value.as_array().and_then(|all| all.first()).unwrap_or(value);
        let input = Input::from_value(first)?;
        Ok(Self { nodes: input.nodes.clone(), input })
    }

    /// With the nodes that a drill's script lists.
    #[must_use]
    pub fn with_nodes_of(self, script: Script) -> Self {
        Self { nodes: script.nodes.or(self.nodes), ..self }
    }

    /// Whether some of its nodes run Windows, as far as the answers tell.
    pub fn has_windows(&self) -> bool {
        let is_windows = |os: &str| os.to_ascii_lowercase().contains("windows");
        let by_reason =
            self.input.several_swarms_values.get(&Reason::Os).is_some_and(|v| v.iter().any(|v| is_windows(v)));
        let by_node = self.nodes.iter().flatten().any(|n| n.os.as_deref().is_some_and(is_windows));
        by_reason || by_node
    }
}

/// A stack on a swarm.
#[derive(Debug)]
pub struct Plan<'c> {
    /// The stack.
    pub context: &'c Context<'c>,
    /// The answers with the services of the stack.
    pub input: Input,
    /// The swarm's size.
    pub decision: Decision,
    /// Addresses of each network, ingress last.
    pub budgets: Vec<Budget>,
    /// Its nodes one by one, where somebody lists them.
    pub nodes: Option<&'c [ListedNode]>,
}

impl<'c> Plan<'c> {
    /// Puts a stack on a swarm; `None` where sizing refuses what the two come to, which others tell.
    pub fn of(context: &'c Context<'c>, swarm: &'c Swarm) -> Option<Self> {
        let mut input = swarm.input.clone();
        input.networks.extend(networks(&context.model, &input));
        let input = input.with_stack(&loads::services(&context.model));
        input.check().ok()?;
        let mut on = |_| ControlFlow::Continue(());
        let decision = tier::decide(&input, &mut Watch::new(&mut on)).ok()?;
        let budgets = addresses::budgets(&input, decision.nodes);
        Some(Self { context, decision, budgets, nodes: swarm.nodes.as_deref(), input })
    }

    /// The services of the stack.
    pub fn services(&self) -> impl Iterator<Item = &'c Service> {
        self.context.model.services.iter()
    }

    /// The most nodes that may run a service: constraints count as far as the nodes are known.
    pub fn eligible(&self, service: &Service) -> u64 {
        let constraints: Vec<Constraint> = service.constraints().collect();
        let nodes = self.decision.nodes;
        let Some(listed) = self.nodes else {
            let on_workers = constraints.iter().any(|c| c.wants_manager() == Some(false));
            let on_managers = constraints.iter().any(|c| c.wants_manager() == Some(true));
            return u64::from(match (on_managers, on_workers, nodes.managers_dedicated) {
                (true, _, false) => nodes.managers,
                (_, true, false) => nodes.workers,
                _ => nodes.carrying(),
            });
        };
        let fits = |node: &&ListedNode| constraints.iter().all(|c| node.meets(c));
        let takes_tasks = |node: &&ListedNode| node.role == Role::Worker || !nodes.managers_dedicated;
        listed.iter().filter(takes_tasks).filter(fits).count() as u64
    }

    /// The most of each kind that a node has which may run a service.
    pub fn largest(&self, service: &Service) -> Machine {
        let constraints: Vec<Constraint> = service.constraints().collect();
        let fits = |node: &&ListedNode| constraints.iter().all(|c| node.meets(c));
        let machines = self.nodes.into_iter().flatten().filter(fits).map(|n| n.machine(self.input.node));
        let larger = |a: Machine, b: Machine| Machine {
            cpu_m: a.cpu_m.max(b.cpu_m),
            memory_mib: a.memory_mib.max(b.memory_mib),
        };
        machines.reduce(larger).unwrap_or(self.input.node)
    }

    /// The swarm with all tasks of the stack in their places; `None` where the nodes that are listed are refused.
    pub fn drill(&self) -> Option<Drill> {
        Drill::new(&self.input, &self.decision, self.nodes).ok()
    }
}

/// The stack's networks that the answers say nothing of, with the subnet that the stack gives them.
fn networks(model: &Model, input: &Input) -> Vec<Network> {
    let is_new = |name: &str| name != "ingress" && !input.networks.iter().any(|n| n.name == name);
    let own = model.networks.iter().filter(|n| n.external.is_none() && is_new(&n.name));
    own.map(|network| {
        let prefixes = network.subnets.iter().filter_map(|s| s.rsplit_once('/')?.1.parse::<u32>().ok());
        let mut own = Network::named(&network.name);
        own.encrypted = network.is_encrypted();
        if let Some(prefix) = prefixes.into_iter().find(|p| (8..=29).contains(p)) {
            own.prefix = prefix;
        }
        own
    })
    .collect()
}
