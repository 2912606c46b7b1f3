//! # one-process
//!
//! One container, one service: each can be scaled, updated and restarted by itself.
//!
//! - *Met*: one program is started.
//! - *Missed*: a supervisor or an init system is started, or several services are.
//! - *Can't be seen*: a script of one's own runs.

use crate::maturity::{Criterion, Outcome, Rung, View, start::Program};

pub(super) const CRITERION: Criterion =
    Criterion { id: "one-process", title: "runs one service", rung: Rung::Scales, check };

const SUPERVISORS: [&str; 11] = [
    "supervisord",
    "s6-svscan",
    "runsvdir",
    "monit",
    "my_init",
    "init",
    "systemd",
    "circusd",
    "god",
    "foreman",
    "honcho",
];
/// Commands that prepare and end.
const PREPARES: [&str; 22] = [
    "cd", "echo", "export", "mkdir", "chown", "chmod", "cp", "mv", "rm", "ln", "sleep", "sed", "envsubst", "cat",
    "test", "[", "set", "source", ".", "touch", "printf", "true",
];

fn check(view: &View<'_>) -> Outcome {
    let start = &view.start;
    if !start.is_known {
        return Outcome::unseen("The command can't be seen here.");
    }
    let places: Vec<_> = start.places().chain(view.from().filter(|_| !start.is_own)).collect();
    let todo = "Make an image, or at least a container, for each service; let the swarm restart what fails.";
    if let Some(program) =
        start.programs.iter().find(|p| SUPERVISORS.contains(&p.name.as_str()) || p.name == "run_init")
    {
        return Outcome::missed(format!("`{}` runs several processes in one container.", program.name), todo)
            .at(places)
            .codes(["PL503"]);
    }
    if start.text.contains("/etc/s6") || start.text == "/init" {
        return Outcome::missed("An init system runs several processes in one container.", todo).at(places);
    }
    let services =
        start.programs.iter().filter(|p| matches!(p.name.as_str(), "service" | "systemctl" | "rc-service")).count();
    let lasting: Vec<_> =
        start.programs.iter().filter(|p| p.is_aside && !PREPARES.contains(&p.name.as_str())).collect();
    // Servers that go to the background by themselves, and one more that stays.
    let main = start.main().filter(|p| !PREPARES.contains(&p.name.as_str()));
    let is_daemon = |p: &&Program| main.is_some_and(|main| !std::ptr::eq(main, *p)) && goes_to_background(p);
    let daemons = start.programs.iter().filter(is_daemon).count();
    if services > 1
        || (services == 1
            && start.programs.iter().any(|p| {
                !matches!(p.name.as_str(), "service" | "tail" | "bash" | "sh") && !PREPARES.contains(&p.name.as_str())
            }))
        || (!lasting.is_empty() && start.programs.len() > 1)
        || daemons > 0
    {
        return Outcome::missed("Several services are started in one container.", todo).at(places).codes(["PL503"]);
    }
    if let Some(script) = &start.script {
        return Outcome::unseen(format!("What `{script}` starts can't be seen here.")).at(places);
    }
    match start.main() {
        Some(program) if !start.is_prompt() => Outcome::met(format!("`{}` is all that runs.", program.name)).at(places),
        _ => Outcome::unseen("Nothing is started that serves."),
    }
}

/// Whether a server of several commands puts itself aside, so that the next one starts beside it.
fn goes_to_background(program: &Program) -> bool {
    let name = program.name.as_str();
    let given = |flags: &[&str]| program.has(flags);
    match name {
        _ if name.starts_with("php-fpm") => given(&["-D", "--daemonize"]),
        "nginx" => !program.says("daemon off"),
        "cron" => !given(&["-f"]),
        "crond" => !given(&["-f", "-n", "-d"]),
        "sshd" => !program.args.iter().any(|a| a.starts_with('-') && a.contains('D')),
        "redis-server" => program.says("--daemonize yes"),
        "apachectl" | "apache2ctl" => given(&["start"]),
        "rsyslogd" | "memcached" | "gunicorn" | "uwsgi" | "mongod" | "syslog-ng" => {
            given(&["-d", "--daemon", "-D", "--daemonize", "--fork"]) || name == "rsyslogd" && !given(&["-n"])
        }
        _ => false,
    }
}
