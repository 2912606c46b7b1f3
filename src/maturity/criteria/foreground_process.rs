//! # foreground-process
//!
//! What is started stays in the foreground: a container lives as long as its first process.
//!
//! - *Met*: a program that stays, as far as its flags tell.
//! - *Missed*: `service x start`, a server told to become a daemon or not told to stay, `&` at the end, `tail -f` or
//!   `sleep` to keep the container up beside it.
//! - *Can't be seen*: a script of one's own runs, or a configuration that is copied in decides.

use crate::{
    dockerfile::{Arguments, Keyword},
    maturity::{Criterion, Outcome, Rung, View, start::Program, view::Root},
};

pub(super) const CRITERION: Criterion =
    Criterion { id: "foreground-process", title: "runs in the foreground", rung: Rung::Starts, check };

fn check(view: &View<'_>) -> Outcome {
    let start = &view.start;
    if !start.is_known {
        return match view.root {
            Root::Known | Root::Scratch => Outcome::not_applicable("There is no command."),
            _ => Outcome::unseen("The command can't be seen here."),
        };
    }
    let places: Vec<_> = start.places().chain(view.from().filter(|_| !start.is_own)).collect();
    if let Some((text, todo)) = start.programs.iter().filter(|p| counts(start.main(), p)).find_map(|p| fault(view, p)) {
        return Outcome::missed(text, todo).at(places);
    }
    if let Some(keeper) = start.main().filter(|p| keeps_up(p)) {
        let text = format!("`{}` only keeps the container up: nobody sees when the service has died.", keeper.name);
        return Outcome::missed(text, "Start the service itself as the one command, in the foreground.").at(places);
    }
    if let Some(aside) = start.programs.iter().find(|p| p.is_aside)
        && start.main() == Some(aside)
    {
        let text = format!("`&` puts `{}` aside, and the container ends with its shell.", aside.name);
        return Outcome::missed(text, "Leave the `&` away.").at(places);
    }
    if let Some(script) = &start.script {
        return Outcome::unseen(format!("What `{script}` starts, and whether it stays, can't be seen here."))
            .at(places);
    }
    match start.main() {
        Some(program) if decided_elsewhere(view, program) => {
            Outcome::unseen(format!("The configuration of `{}` decides, and it is copied in.", program.name)).at(places)
        }
        Some(program) if !start.is_prompt() => {
            Outcome::met(format!("`{}` is what the container runs; nothing puts it into the background.", program.name))
                .at(places)
        }
        _ => Outcome::not_applicable("Only a prompt is started."),
    }
}

/// Whether it matters that a program stays: of several, a server may go aside for the last one.
fn counts(main: Option<&Program>, program: &Program) -> bool {
    main == Some(program)
        || !matches!(program.name.as_str(), "nginx" | "httpd" | "apache2") && !program.name.starts_with("php-fpm")
}

/// Whether a program is there for nothing but to keep a container up.
fn keeps_up(program: &Program) -> bool {
    match program.name.as_str() {
        "tail" => program.args.iter().any(|a| a.starts_with('-') && a.contains(['f', 'F'])),
        "sleep" => program.args.iter().any(|a| a == "infinity" || a == "inf" || a.len() > 4),
        _ => false,
    }
}

/// Why a program does not stay, and what to do.
fn fault(view: &View<'_>, program: &Program) -> Option<(String, String)> {
    let name = program.name.as_str();
    let daemon = |flag: &str, todo: &str| {
        Some((format!("`{name} {flag}` goes to the background, and the container ends."), todo.to_owned()))
    };
    let leave = format!("Leave the flag away, so that `{name}` stays in the foreground.");
    let args = || program.args.iter().map(String::as_str);
    let given = |flags: &[&str]| args().find(|a| flags.contains(a)).map(str::to_owned);
    match name {
        "service" | "invoke-rc.d" | "rc-service" => {
            let text = format!(
                "`{name} {}` starts a daemon and returns: the container does not live with it.",
                program.args.join(" ")
            );
            Some((
                text,
                "Start the server itself in the foreground, for example `CMD [\"nginx\", \"-g\", \"daemon off;\"]`."
                    .to_owned(),
            ))
        }
        "systemctl" => Some((
            "`systemctl` needs systemd, which does not run in a container.".to_owned(),
            "Start the server itself in the foreground.".to_owned(),
        )),
        _ if view.start.text.contains("/etc/init.d/") && args().any(|a| a == "start") => Some((
            "A script of `/etc/init.d` starts a daemon and returns.".to_owned(),
            "Start the server itself in the foreground.".to_owned(),
        )),
        "nginx" => {
            let is_told = view.start.text.contains("daemon off") || run_text_has(view, "daemon off");
            (!is_told && !program.has(&["-c"]) && !brings(view, "nginx.conf") && !brings(view, "/etc/nginx")).then(
                || {
                    (
                        "`nginx` goes to the background unless it is told `daemon off;`.".to_owned(),
                        "Say `CMD [\"nginx\", \"-g\", \"daemon off;\"]`.".to_owned(),
                    )
                },
            )
        }
        "apachectl" | "apache2ctl" | "httpd" | "apache2" => {
            let stays =
                program.args.iter().any(|a| a.ends_with("FOREGROUND") || a == "-f" || a == "-X" || a == "-DNO_DETACH");
            (!stays).then(|| {
                (
                    format!("`{name}` goes to the background unless it is told `-D FOREGROUND`."),
                    format!("Say `CMD [\"{name}\", \"-D\", \"FOREGROUND\"]`."),
                )
            })
        }
        "sshd" => (!args().any(|a| a.starts_with('-') && a.contains('D'))).then(|| {
            ("`sshd` goes to the background unless it is told `-D`.".to_owned(), "Say `sshd -D -e`.".to_owned())
        }),
        "cron" => (!args().any(|a| a.starts_with('-') && a.contains('f')))
            .then(|| ("`cron` goes to the background unless it is told `-f`.".to_owned(), "Say `cron -f`.".to_owned())),
        "crond" => (!args().any(|a| a.starts_with('-') && a.contains(['f', 'n', 'd']))).then(|| {
            (
                "`crond` goes to the background unless it is told to stay.".to_owned(),
                "Say `crond -f` (Alpine) or `crond -n`.".to_owned(),
            )
        }),
        "pm2" => (!program.has(&["--no-daemon", "--attach"])).then(|| {
            (
                "`pm2` starts a daemon of its own and returns.".to_owned(),
                "Start the program itself, or use `pm2-runtime`.".to_owned(),
            )
        }),
        "forever" if program.has(&["start"]) => daemon("start", "Start the program itself."),
        "catalina.sh" | "startup.sh" if program.has(&["start"]) || name == "startup.sh" => {
            daemon("start", "Say `catalina.sh run`.")
        }
        "postfix" if program.has(&["start"]) => daemon("start", "Say `postfix start-fg`."),
        "gunicorn" => given(&["--daemon", "-D"]).and_then(|f| daemon(&f, &leave)),
        "uwsgi" => args()
            .find(|a| a.starts_with("--daemonize") || *a == "-d")
            .map(str::to_owned)
            .and_then(|f| daemon(&f, &leave)),
        "mongod" | "mongos" => given(&["--fork"]).and_then(|f| daemon(&f, &leave)),
        "memcached" | "pgbouncer" | "squid-daemon" => given(&["-d"]).and_then(|f| daemon(&f, &leave)),
        "haproxy" => given(&["-D"]).and_then(|f| daemon(&f, &leave)),
        "rabbitmq-server" => given(&["-detached"]).and_then(|f| daemon(&f, &leave)),
        _ if name.starts_with("php-fpm") => {
            if let Some(flag) = given(&["-D", "--daemonize"]) {
                return daemon(&flag, "Say `php-fpm -F`.");
            }
            let stays =
                program.has(&["-F", "--nodaemonize"]) || view.parent.as_ref().is_some_and(|p| p.image.name == "php");
            let is_packaged = view.packages().any(|(p, _)| p.starts_with("php"));
            (!stays && is_packaged && !run_text_has(view, "daemonize") && !brings(view, "fpm")).then(|| {
                (
                    format!("`{name}` of a distribution goes to the background unless it is told `-F`."),
                    format!("Say `CMD [\"{name}\", \"-F\"]`."),
                )
            })
        }
        _ => {
            let flag = given(&["--daemonize", "--daemon", "--daemonized", "--background", "--detach"])?;
            let behind = args().skip_while(|a| *a != flag).nth(1);
            if matches!(behind, Some("no" | "false" | "off")) { None } else { daemon(&flag, &leave) }
        }
    }
}

/// Whether a RUN writes a text somewhere.
fn run_text_has(view: &View<'_>, text: &str) -> bool {
    view.runs().any(|r| r.text.text.contains(text))
}

/// Whether COPY or ADD brings a file with such a name.
fn brings(view: &View<'_>, name: &str) -> bool {
    view.steps().any(|i| match (&i.arguments, i.keyword) {
        (Arguments::Transfer { paths, .. }, Keyword::Copy | Keyword::Add) => {
            paths.iter().any(|p| p.value.contains(name))
        }
        _ => false,
    })
}

fn decided_elsewhere(view: &View<'_>, program: &Program) -> bool {
    match program.name.as_str() {
        "nginx" => !view.start.text.contains("daemon off") && !run_text_has(view, "daemon off"),
        "supervisord" => !program.has(&["-n", "--nodaemon"]),
        "redis-server" => program.args.iter().any(|a| a.contains(".conf")),
        _ => false,
    }
}
