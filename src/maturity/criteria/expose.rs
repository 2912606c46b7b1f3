//! # expose
//!
//! EXPOSE says on which ports the service listens.
//!
//! - *Met*: EXPOSE in the last image, or in its base image.
//! - *Missed*: the command, a variable or the health check names a port, or a known web server is started, and no
//!   EXPOSE is there.
//! - *Can't be seen*: nothing tells whether it listens at all.

use crate::{
    dockerfile::Keyword,
    maturity::{Criterion, Outcome, Rung, View},
};

pub(super) const CRITERION: Criterion =
    Criterion { id: "expose", title: "says its ports", rung: Rung::Documented, check };

/// Programs that listen as they come.
const SERVERS: [&str; 14] = [
    "nginx",
    "apachectl",
    "apache2ctl",
    "apache2",
    "httpd",
    "apache2-foreground",
    "gunicorn",
    "uvicorn",
    "hypercorn",
    "daphne",
    "puma",
    "unicorn",
    "redis-server",
    "catalina.sh",
];

fn check(view: &View<'_>) -> Outcome {
    let own: Vec<_> = view.of(Keyword::Expose).map(|i| i.range).collect();
    if !own.is_empty() {
        return Outcome::met("EXPOSE says where the service listens.").at(own);
    }
    if let Some(parent) = view.parent.as_ref().filter(|p| !p.declared.ports.is_empty()) {
        let text = format!("`{}` exposes {} already.", view.base_name(), parent.declared.ports.join(", "));
        return Outcome::met(text).at(view.from());
    }
    let programs = &view.start.programs;
    let server = programs.iter().find(|p| SERVERS.contains(&p.name.as_str()) && !p.says("unix:"));
    let flag = || {
        programs.iter().find(|p| {
            p.has(&["--port", "--bind", "-b", "runserver", "--http"]) || p.args.iter().any(|a| a.starts_with("--port="))
        })
    };
    let todo = "Add `EXPOSE` with the port that the service listens on.";
    if let Some(program) = server.or_else(flag) {
        return Outcome::missed(format!("`{}` listens, and no EXPOSE says where.", program.name), todo)
            .at(view.start.places());
    }
    // A server that is installed and that a script of the image's own starts.
    if let Some((name, place)) = view
        .server_package()
        .filter(|_| view.start.script.is_some() && !view.start.programs.iter().any(|p| p.name == "cron"))
    {
        return Outcome::missed(format!("`{name}` is a server, and no EXPOSE says where it listens."), todo)
            .at([place]);
    }
    if let Some((name, _)) = view.env.iter().find(|(n, v)| is_own_port(n) && v.parse::<u16>().is_ok()) {
        let set = view.of(Keyword::Env).find(|i| i.line.text.contains(name.as_str())).map(|i| i.range);
        return Outcome::missed(format!("`{name}` names a port, and no EXPOSE says so."), todo).at(set);
    }
    Outcome::unseen("Whether the program listens on a port can't be seen here.")
}

/// Whether a variable of that name says where the service itself listens.
fn is_own_port(name: &str) -> bool {
    matches!(name, "PORT" | "HTTP_PORT" | "HTTPS_PORT" | "SERVER_PORT" | "LISTEN_PORT" | "APP_PORT" | "WEB_PORT")
}
