use super::{Action, world::Drill};

/// Commands that are shown for one step.
const MOST: usize = 12;

/// What to type after an action.
pub(super) fn after(drill: &Drill, action: &Action, quorum: bool, has_pending: bool) -> Vec<String> {
    let mut all = Vec::new();
    if !quorum {
        all.push(
            "# first bring the lost managers back; only if they are gone for good, on one manager that is left:"
                .to_owned(),
        );
        all.push("docker swarm init --force-new-cluster --advertise-addr ADDRESS-OF-THIS-MANAGER".to_owned());
        for node in drill.lost_managers().take(MOST) {
            all.push(format!("docker node rm --force {node}"));
        }
        all.push("docker node promote NODE   # until the number of managers is right again".to_owned());
        return all;
    }
    match action {
        Action::Kill { node } => {
            all.push("docker node ls".to_owned());
            all.push(format!("docker node ps {node}"));
            all.push(format!("docker node rm --force {node}   # if it is gone for good"));
        }
        Action::KillZone { zone } => {
            all.push(format!("docker node ls --filter node.label=zone={zone}"));
            all.push("docker node rm --force NODE   # for each that is gone for good".to_owned());
        }
        Action::KillManagers { .. } => {
            all.push("docker node ls".to_owned());
            for node in drill.lost_managers().take(MOST) {
                all.push(format!(
                    "docker node demote {node} && docker node rm --force {node}   # if it is gone for good"
                ));
            }
            all.push("docker node promote NODE   # until the number of managers is right again".to_owned());
        }
        Action::Return { .. } | Action::Add { .. } => {
            if matches!(action, Action::Add { .. }) {
                all.push(
                    "docker swarm join-token worker   # on a manager; then on each new node what it prints".to_owned(),
                );
                all.push("docker node update --label-add zone=ZONE NODE".to_owned());
            }
            all.push(
                "docker service update --force SERVICE   # only to spread tasks again: it restarts them".to_owned(),
            );
        }
        Action::Drain { node } => all.push(format!("docker node update --availability drain {node}")),
        Action::Activate { node } => all.push(format!("docker node update --availability active {node}")),
        Action::Update { service, order } => {
            let order = order.map(|o| format!(" --update-order {}", o.as_str())).unwrap_or_default();
            all.push(format!("docker service update{order} --image IMAGE:TAG {service}"));
            if has_pending {
                all.push(format!("docker service rollback {service}   # if it hangs"));
            }
        }
    }
    if has_pending {
        all.push(
            "docker service ps --no-trunc --filter desired-state=running SERVICE   # why a task is pending".to_owned(),
        );
        all.push("# then add a node, reserve less, or scale a service down: docker service scale SERVICE=N".to_owned());
    }
    all
}
