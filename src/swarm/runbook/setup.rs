use super::{Block, Chapter, block, chapter};
use crate::swarm::{addresses, input::Input, tier::Nodes};

pub(super) fn daemon() -> Chapter {
    let json = "{\n  \"log-driver\": \"local\",\n  \"log-opts\": { \"max-size\": \"10m\", \"max-file\": \"3\" },\n  \
                \"live-restore\": false\n}";
    chapter(
        "Prepare every node",
        "Without a limit the default log driver fills the disk. The driver `local` rotates. Swarm needs live-restore off.",
        vec![
            Block { place: "/etc/docker/daemon.json on every node".to_owned(), text: json.to_owned() },
            block("every node", &["sudo systemctl restart docker"]),
        ],
    )
}

pub(super) fn init(input: &Input, nodes: Nodes) -> Chapter {
    let mut lines = vec!["docker swarm init \\", "  --advertise-addr ADDRESS-OF-THIS-MANAGER \\"];
    lines.push("  --default-addr-pool 10.20.0.0/16 --default-addr-pool-mask-length 24 \\");
    if input.networks.iter().any(|n| n.encrypted) {
        lines.push("  --data-path-addr ADDRESS-ON-THE-DATA-NETWORK \\");
    }
    if nodes.managers_dedicated {
        lines.push("  --availability drain \\");
    }
    let history = if nodes.total >= 100 { "  --task-history-limit 1" } else { "  --task-history-limit 5" };
    lines.push(history);
    chapter(
        "Start the swarm",
        "The address pool can't be changed later: take one that your company does not use (the default is 10.0.0.0/8). \
         A manager's address must stay the same.",
        vec![block("first manager", &lines)],
    )
}

pub(super) fn join(nodes: Nodes) -> Chapter {
    let mut blocks = Vec::new();
    let drained = if nodes.managers_dedicated { " --availability drain" } else { "" };
    if nodes.managers > 1 {
        blocks.push(block("first manager", &["docker swarm join-token -q manager"]));
        let join = format!("docker swarm join --token MANAGER-TOKEN{drained} ADDRESS-OF-FIRST-MANAGER:2377");
        blocks.push(block(format!("each of the other {} managers, one after the other", nodes.managers - 1), &[&join]));
    }
    if nodes.workers > 0 {
        blocks.push(block("first manager", &["docker swarm join-token -q worker"]));
        blocks.push(block(
            format!("each of the {} workers", nodes.workers),
            &["docker swarm join --token WORKER-TOKEN ADDRESS-OF-FIRST-MANAGER:2377"],
        ));
    }
    blocks.push(block("any manager", &["docker node ls"]));
    chapter(
        "Let the nodes join",
        "Keep the tokens as you keep passwords, and rotate them every six months (`docker swarm join-token --rotate worker`).",
        blocks,
    )
}

pub(super) fn labels(input: &Input, nodes: Nodes) -> Option<Chapter> {
    let plan = crate::swarm::labels::plan(input, nodes);
    if plan.labels.is_empty() {
        return None;
    }
    let lines: Vec<String> = plan
        .labels
        .iter()
        .flat_map(|label| {
            let values = if label.values.is_empty() { vec!["VALUE".to_owned()] } else { label.values.clone() };
            values.into_iter().map(|v| format!("docker node update --label-add {}={v} NODE", label.name))
        })
        .collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    Some(chapter(
        "Label the nodes",
        "Labels decide where services may run and over what they are spread. A node without a label that others have \
         counts as a group of its own.",
        vec![block("any manager, for each node", &lines)],
    ))
}

pub(super) fn availability(nodes: Nodes) -> Option<Chapter> {
    nodes.managers_dedicated.then(|| {
        chapter(
            "Keep the managers free",
            "A drained manager runs no tasks, global services neither. If agents must run there, leave managers active \
             and give every other service `node.role==worker`.",
            vec![block("any manager, for each manager", &["docker node update --availability drain MANAGER"])],
        )
    })
}

pub(super) fn ingress(input: &Input) -> Option<Chapter> {
    if input.ingress_prefix == 24 {
        return None;
    }
    let create = format!(
        "docker network create --driver overlay --ingress --subnet 10.255.0.0/{} --gateway {} ingress",
        input.ingress_prefix,
        if input.ingress_prefix <= 16 { "10.255.0.2" } else { "10.255.0.1" }
    );
    Some(chapter(
        "Recreate ingress",
        "Every node takes an address of ingress. Do it before any service publishes a port.",
        vec![block("any manager", &["docker network rm ingress", &create])],
    ))
}

pub(super) fn networks(input: &Input) -> Option<Chapter> {
    if input.networks.is_empty() {
        return None;
    }
    let line = |(n, network): (usize, &crate::swarm::input::Network)| {
        let mut line = format!(
            "docker network create --driver overlay --attachable=false --subnet 10.{}.0.0/{}",
            21 + n % 200,
            network.prefix
        );
        if network.encrypted {
            line += " --opt encrypted";
        }
        if network.mtu != 1500 {
            let inside = addresses::mtu_inside(network.mtu, network.encrypted);
            let mtu = network.mtu;
            return format!(
                "{line} --opt com.docker.network.driver.mtu={mtu} {}   # {inside} bytes inside",
                network.name
            );
        }
        format!("{line} {}", network.name)
    };
    let lines: Vec<String> = input.networks.iter().enumerate().map(line).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    Some(chapter(
        "Create the networks",
        "Only if the stack file calls them external; else the stack creates them. Choose subnets that nobody else uses.",
        vec![block("any manager", &lines)],
    ))
}

pub(super) fn deploy() -> Chapter {
    chapter(
        "Deploy the stack",
        "The second file lays the advised keys over yours. Variables come from the shell: `.env` is not read.",
        vec![block(
            "any manager",
            &[
                "docker stack config -c stack.yml -c plimsoll.yml > deployed.yml   # read what will be sent",
                "docker stack deploy --with-registry-auth --detach=false -c stack.yml -c plimsoll.yml NAME",
                "docker stack ps --no-trunc NAME",
            ],
        )],
    )
}
