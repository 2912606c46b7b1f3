//! # log-driver-friendly
//!
//! The container leaves collecting, keeping and rotating logs to Docker's log drivers.
//!
//! - *Missed*: a syslog daemon, a log shipper or `logrotate` is installed beside the application.
//! - *Met*: logs are sent to the standard streams and none of these is there.
//! - *Can't be seen*: where the logs go is not in the text.

use crate::maturity::{Criterion, Outcome, Rung, Status, View};

pub(super) const CRITERION: Criterion =
    Criterion { id: "log-driver-friendly", title: "leaves logs to Docker's log driver", rung: Rung::Logs, check };

const COLLECTORS: [&str; 9] =
    ["rsyslog", "syslog-ng", "logrotate", "filebeat", "fluent-bit", "fluentd", "td-agent", "vector", "promtail"];

fn check(view: &View<'_>) -> Outcome {
    let collectors: Vec<_> = view.packages().filter(|(name, _)| COLLECTORS.contains(&name.as_str())).collect();
    let is_its_purpose =
        view.start.programs.iter().any(|p| COLLECTORS.iter().any(|c| p.name.starts_with(c)) || p.name == "rsyslogd");
    if let Some((name, _)) = collectors.first().filter(|_| !is_its_purpose) {
        return Outcome::missed(
            format!("`{name}` collects or rotates logs inside the container, which is the log driver's work."),
            "Let the program log to stdout and stderr, and choose a log driver with its limits where the container is run.",
        )
        .at(collectors.iter().map(|(_, place)| *place));
    }
    let streams = (super::stdout_stderr::CRITERION.check)(view);
    if streams.status == Status::Met {
        return Outcome::met("Logs come out on the standard streams, and nothing in the image keeps them back.")
            .at(streams.evidence);
    }
    Outcome::unseen("Where logs go can't be seen here.")
}
