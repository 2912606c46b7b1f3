//! Several files made one, as `docker stack deploy -c a -c b` does: what a later file says of a service counts, lists
//! grow, and ports, mounts, secrets and configs go by what tells them apart.

use super::{Deploy, Healthcheck, Logging, Model, Pair, Resources, RestartPolicy, Service, UpdateConfig};
use crate::stack::Sited;

/// Puts a later file over what is there.
pub(super) fn merge(model: &mut Model, later: Model) {
    for service in later.services {
        match model.services.iter_mut().find(|s| s.name == service.name) {
            Some(base) => merge_service(base, service),
            None => model.services.push(service),
        }
    }
    for network in later.networks {
        match model.networks.iter_mut().find(|n| n.name == network.name) {
            Some(base) => {
                base.place = network.place;
                base.key = network.key;
                over(&mut base.external, network.external);
                over(&mut base.own_name, network.own_name);
                over_text(&mut base.driver, network.driver);
                merge_pairs(&mut base.driver_opts, network.driver_opts);
                if !network.subnets.is_empty() {
                    base.subnets = network.subnets;
                }
                base.internal |= network.internal;
            }
            None => model.networks.push(network),
        }
    }
    for volume in later.volumes {
        match model.volumes.iter_mut().find(|v| v.name == volume.name) {
            Some(base) => {
                base.place = volume.place;
                base.key = volume.key;
                over(&mut base.external, volume.external);
                over(&mut base.own_name, volume.own_name);
                over_text(&mut base.driver, volume.driver);
                merge_pairs(&mut base.driver_opts, volume.driver_opts);
                over(&mut base.labels, volume.labels);
                over(&mut base.driver_opts_at, volume.driver_opts_at);
                base.is_cluster |= volume.is_cluster;
            }
            None => model.volumes.push(volume),
        }
    }
    for (all, later) in [(&mut model.secrets, later.secrets), (&mut model.configs, later.configs)] {
        for object in later {
            match all.iter_mut().find(|o| o.name == object.name) {
                Some(base) => {
                    base.place = object.place;
                    base.key = object.key;
                    over(&mut base.external, object.external);
                    over(&mut base.own_name, object.own_name);
                    over_text(&mut base.file, object.file);
                    over_text(&mut base.driver, object.driver);
                }
                None => all.push(object),
            }
        }
    }
}

/// A value that is there takes the place of the one before.
fn over<T>(base: &mut Option<T>, later: Option<T>) {
    if later.is_some() {
        *base = later;
    }
}

/// The like for texts: an empty one counts as none.
fn over_text(base: &mut Option<Sited<String>>, later: Option<Sited<String>>) {
    over(base, later.filter(|t| !t.is_empty()));
}

fn merge_pairs(base: &mut Vec<Pair>, later: Vec<Pair>) {
    for pair in later {
        match base.iter_mut().find(|p| p.name == pair.name) {
            Some(old) => *old = pair,
            None => base.push(pair),
        }
    }
}

/// Entries that the same key tells apart: the later one counts.
fn merge_by<T, K: PartialEq>(base: &mut Vec<T>, later: Vec<T>, key: impl Fn(&T) -> K) {
    for entry in later {
        match base.iter_mut().find(|b| key(b) == key(&entry)) {
            Some(old) => *old = entry,
            None => base.push(entry),
        }
    }
}

fn merge_service(base: &mut Service, later: Service) {
    base.key = later.key;
    base.place = later.place;
    over_text(&mut base.image, later.image);
    if !later.command.is_empty() {
        base.command = later.command;
    }
    merge_pairs(&mut base.environment, later.environment);
    base.env_files.extend(later.env_files);
    merge_pairs(&mut base.labels, later.labels);
    merge_by(&mut base.ports, later.ports, |p| p.published);
    merge_by(&mut base.volumes, later.volumes, |v| v.target.as_ref().map(|t| t.value.clone()));
    merge_by(&mut base.networks, later.networks, |n| n.name.clone());
    merge_by(&mut base.secrets, later.secrets, |s| s.source.clone());
    merge_by(&mut base.configs, later.configs, |c| c.source.clone());
    match (&mut base.healthcheck, later.healthcheck) {
        (Some(base), Some(later)) => merge_healthcheck(base, later),
        (base, later) => over(base, later),
    }
    match (&mut base.logging, later.logging) {
        (Some(base), Some(later)) => merge_logging(base, later),
        (base, later) => over(base, later),
    }
    over_text(&mut base.restart, later.restart);
    over(&mut base.stop_grace_period, later.stop_grace_period);
    over_text(&mut base.user, later.user);
    over(&mut base.read_only, later.read_only.filter(|r| r.value));
    base.cap_add.extend(later.cap_add);
    base.cap_drop.extend(later.cap_drop);
    merge_deploy(&mut base.deploy, later.deploy);
    merge_by(&mut base.keys, later.keys, |k| k.name.clone());
}

fn merge_healthcheck(base: &mut Healthcheck, later: Healthcheck) {
    base.place = later.place;
    // Of two lists of words the later one is added, which is what the client does too.
    match (&mut base.test, later.test) {
        (Some(base), Some(later)) => {
            base.place = later.place;
            base.value.extend(later.value);
        }
        (base, later) => over(base, later),
    }
    base.disable |= later.disable;
    over(&mut base.interval, later.interval);
    over(&mut base.start_period, later.start_period);
    over(&mut base.retries, later.retries);
}

fn merge_logging(base: &mut Logging, later: Logging) {
    let driver = |l: &Logging| l.driver.as_ref().map(|d| d.value.clone()).unwrap_or_default();
    let (old, new) = (driver(base), driver(&later));
    if old != new && !old.is_empty() && !new.is_empty() {
        *base = later;
        return;
    }
    base.place = later.place;
    over_text(&mut base.driver, later.driver);
    merge_pairs(&mut base.options, later.options);
}

fn merge_deploy(base: &mut Deploy, later: Deploy) {
    over_text(&mut base.mode, later.mode);
    over(&mut base.replicas, later.replicas);
    over_text(&mut base.endpoint_mode, later.endpoint_mode);
    merge_pairs(&mut base.labels, later.labels);
    merge_update(&mut base.update, later.update);
    merge_update(&mut base.rollback, later.rollback);
    merge_resources(&mut base.limits, later.limits);
    merge_resources(&mut base.reservations, later.reservations);
    match (&mut base.restart_policy, later.restart_policy) {
        (Some(base), Some(RestartPolicy { place, condition, max_attempts })) => {
            base.place = place;
            over_text(&mut base.condition, condition);
            over(&mut base.max_attempts, max_attempts);
        }
        (base, later) => over(base, later),
    }
    base.constraints.extend(later.constraints);
    base.preferences.extend(later.preferences);
    over(&mut base.max_replicas_per_node, later.max_replicas_per_node.filter(|n| n.value > 0));
}

fn merge_update(base: &mut Option<UpdateConfig>, later: Option<UpdateConfig>) {
    match (base, later) {
        (Some(base), Some(later)) => {
            base.place = later.place;
            over(&mut base.parallelism, later.parallelism);
            over_text(&mut base.failure_action, later.failure_action);
            over(&mut base.monitor, later.monitor);
            over_text(&mut base.order, later.order);
        }
        (base, later) => over(base, later),
    }
}

fn merge_resources(base: &mut Resources, later: Resources) {
    over(&mut base.place, later.place);
    over(&mut base.cpus, later.cpus);
    over(&mut base.memory, later.memory);
    over(&mut base.pids, later.pids);
    over(&mut base.generic, later.generic);
}
