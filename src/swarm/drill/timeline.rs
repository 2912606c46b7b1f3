//! When what happens. Sources: moby/swarmkit `manager/dispatcher` (heartbeat 5 s give or take 0.5 s, down after
//! three missed), `manager/orchestrator/restart` (delay 5 s); the sums and the election are our inference.

use serde::Serialize;

/// Something that happens at a time.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Moment {
    /// Seconds after the action, from and to; the same where it is exact.
    pub at: [f64; 2],
    /// What happens.
    pub what: &'static str,
}

/// Until a node is marked down.
pub(super) const DOWN: [f64; 2] = [13.5, 16.5];
/// Until its replacements can start: the restart delay of five seconds later.
pub(super) const REPLACED: [f64; 2] = [18.5, 21.5];
/// At once.
pub(super) const NOW: [f64; 2] = [0.0, 0.0];

fn moment(at: [f64; 2], what: &'static str) -> Moment {
    Moment { at, what }
}

pub(super) fn of_loss(quorum: bool, had_managers: bool) -> Vec<Moment> {
    let mut all = vec![moment(NOW, "The node is gone. Its tasks answer no more; those on other nodes go on.")];
    if !quorum {
        all.push(moment([10.0, 20.0], "The managers left find no majority: nothing is started, moved or updated."));
        return all;
    }
    if had_managers {
        all.push(moment(
            [10.0, 20.0],
            "If it was the leader: a new one is elected, and nodes get twice the time to report (down after 27 to 33 s more).",
        ));
    }
    all.push(moment(DOWN, "Three heartbeats are missed: the node is marked down."));
    all.push(moment(REPLACED, "The restart delay of 5 s is over: replacements start."));
    all.push(moment(REPLACED, "Then the image's pull and the first healthy result pass before traffic comes."));
    all
}

pub(super) fn of_return(quorum: bool) -> Vec<Moment> {
    if quorum {
        vec![
            moment(NOW, "The node reports and is ready. Global services start on it, and pending tasks if they fit."),
            moment(NOW, "Nothing else moves back by itself."),
        ]
    } else {
        vec![moment(NOW, "The node is up, and the managers still have no majority.")]
    }
}

pub(super) fn of_drain() -> Vec<Moment> {
    vec![moment(NOW, "Tasks are moved at once, without the restart delay; global services stop on the node.")]
}

pub(super) fn of_join() -> Vec<Moment> {
    vec![moment(
        NOW,
        "The nodes join. Global services start on them, and pending tasks if they fit; nothing else moves.",
    )]
}

pub(super) fn of_update() -> Vec<Moment> {
    vec![
        moment(NOW, "Tasks are replaced, so many at a time as update_config.parallelism says."),
        moment([5.0, 5.0], "Each batch is watched for update_config.monitor (5 s unless set) before the next one."),
    ]
}

pub(super) fn of_refused() -> Vec<Moment> {
    vec![moment(NOW, "Without a majority of managers the command is refused; nothing changes.")]
}
