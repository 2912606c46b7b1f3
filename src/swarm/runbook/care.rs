use super::{Chapter, block, chapter};
use crate::swarm::{managers::tolerated, tier::Nodes};

pub(super) fn backup(nodes: Nodes) -> Chapter {
    let why = if tolerated(nodes.managers) == 0 {
        "With this number of managers the swarm has no control while the backup runs. Services go on running."
    } else {
        "On a manager that is not the leader. While it is stopped one failure less is tolerated. The folder holds the \
         state and the keys; one without the other can't be restored."
    };
    chapter(
        "Back up the state",
        why,
        vec![
            block(
                "one manager",
                &[
                    "sudo systemctl stop docker",
                    "sudo tar -C /var/lib/docker -czf swarm-$(date +%F).tgz swarm",
                    "sudo systemctl start docker",
                ],
            ),
            block(
                "to restore, on one new manager",
                &[
                    "sudo systemctl stop docker",
                    "sudo rm -rf /var/lib/docker/swarm",
                    "sudo tar -C /var/lib/docker -xzf swarm-DATE.tgz",
                    "sudo systemctl start docker",
                    "docker swarm init --force-new-cluster --advertise-addr ADDRESS-OF-THIS-MANAGER",
                ],
            ),
        ],
    )
}

pub(super) fn maintenance(nodes: Nodes) -> Chapter {
    let why = match tolerated(nodes.managers) {
        0 => "One node at a time. While the manager is away nothing is moved or started.".to_owned(),
        n => format!("One node at a time, and never more than {n} of the managers at once."),
    };
    chapter(
        "Maintain a node",
        why,
        vec![block(
            "any manager",
            &[
                "docker node update --availability drain NODE",
                "docker node ps NODE                      # wait until nothing runs",
                "# patch and restart the machine",
                "docker node update --availability active NODE",
                "docker service update --force SERVICE    # only to spread tasks again: it restarts them",
            ],
        )],
    )
}

pub(super) fn lost_quorum(nodes: Nodes) -> Chapter {
    let mut commands = vec![
        "docker swarm init --force-new-cluster --advertise-addr ADDRESS-OF-THIS-MANAGER",
        "docker node ls",
        "docker node rm --force LOST-MANAGER     # for each that is gone for good",
    ];
    if nodes.managers > 1 {
        commands.push("docker node promote NODE                # until the number of managers is right again");
    }
    chapter(
        "When the majority of managers is lost",
        "Tasks go on running; nothing is started, moved or updated. First try to bring the managers back. Only if they \
         are gone: on one manager that is left. It drops all other managers and keeps services, tasks and workers.",
        vec![block("one manager that is left", &commands)],
    )
}

pub(super) fn lost_worker() -> Chapter {
    chapter(
        "When a node is lost",
        "It is marked down after 13.5 to 16.5 seconds; its tasks start elsewhere about 5 seconds later, plus the pull \
         and the health check. Nothing moves back by itself when it returns.",
        vec![block(
            "any manager",
            &[
                "docker node ls",
                "docker node ps LOST-NODE",
                "docker service ls                        # REPLICAS: fewer than wanted means pending",
                "docker service ps --no-trunc SERVICE     # why",
                "docker node rm --force LOST-NODE         # if it is gone for good",
            ],
        )],
    )
}
