//! # non-root
//!
//! The service runs under an account without rights.
//!
//! - *Met*: the last USER of the image, or of its base image, is another one than root, or the base image's own entry
//!   point gives root up.
//! - *Missed*: it is root, or nothing says otherwise on a base image that leaves it at root.
//! - *Can't be seen*: the base image is not known, a variable names the user, or a script may give root up.

use crate::{
    dockerfile::{Arguments, Keyword, expand},
    maturity::{Criterion, Outcome, Rung, View, view::Root},
};

pub(super) const CRITERION: Criterion =
    Criterion { id: "non-root", title: "does not run as root", rung: Rung::Scales, check };

/// Official images whose entry point starts as root and gives it up for the server.
const DROP_ROOT: [&str; 12] = [
    "postgres",
    "mysql",
    "mariadb",
    "mongo",
    "redis",
    "rabbitmq",
    "cassandra",
    "couchdb",
    "postgis/postgis",
    "ghost",
    "zookeeper",
    "influxdb",
];
/// Official images whose main process stays root and whose workers don't.
const WORKERS_DROP: [&str; 6] = ["nginx", "httpd", "php", "wordpress", "drupal", "nextcloud"];

const TODO: &str = "Create an account in the image, give it the files that it writes, and add `USER` behind the last step that needs root.";

fn check(view: &View<'_>) -> Outcome {
    if view.is_windows() {
        return Outcome::not_applicable("Windows containers have accounts of their own.");
    }
    let last = view.of(Keyword::User).last();
    if let Some(last) = last
        && let Arguments::Text(Some(user)) = &last.arguments
    {
        let name =
            expand(&user.text, view.context.file.escape, &|name| view.env.get(name).cloned()).unwrap_or_default();
        let account = name.split(':').next().unwrap_or_default().trim().to_owned();
        return if account.is_empty() || account.contains('$') {
            Outcome::unseen("A variable names the account.").at([last.range])
        } else if account == "root" || account.bytes().all(|b| b == b'0') {
            match hands_over(view) {
                Some(how) => Outcome::unseen(format!("The container starts as root; {how}.")).at([last.range]),
                None => Outcome::missed("The last USER is root.", TODO).at([last.range]).codes(["DL3002"]),
            }
        } else {
            Outcome::met(format!("The container runs as `{account}`.")).at([last.range])
        };
    }
    let name = view.base_name();
    if let Some(user) = view.parent.as_ref().and_then(|p| p.declared.user.as_deref()) {
        let account = user.split(':').next().unwrap_or(user);
        if account != "root" && account != "0" {
            return Outcome::met(format!("`{name}` runs as `{user}`.")).at(view.from());
        }
    }
    match view.root {
        Root::Stranger | Root::Missing => {
            Outcome::unseen(format!("Which account `{name}` runs as can't be seen here.")).at(view.from())
        }
        _ if hands_over(view).is_some() => {
            let how = hands_over(view).unwrap_or_default();
            Outcome::unseen(format!("The container starts as root; {how}.")).at(view.start.places())
        }
        Root::Known if is_one_of(view, &DROP_ROOT) && view.start.entrypoint.is_none() => {
            Outcome::met(format!("The entry point of `{name}` gives root up for the server.")).at(view.from())
        }
        Root::Known if is_one_of(view, &WORKERS_DROP) && keeps_server(view) => {
            Outcome::unseen(format!("The main process of `{name}` stays root, its workers don't.")).at(view.from())
        }
        _ if !view.is_application() => Outcome::not_applicable("This is an image to work in or to build on."),
        _ => Outcome::missed("No USER says otherwise: the container runs as root.", TODO)
            .at(view.from())
            .codes(["DL3002"]),
    }
}

fn is_one_of(view: &View<'_>, names: &[&str]) -> bool {
    view.parent.as_ref().is_some_and(|p| names.contains(&p.image.name.as_str()))
}

/// Whether the server of the base image is what runs, and not some other program on it.
fn keeps_server(view: &View<'_>) -> bool {
    let name = view.start.main().map_or("", |p| p.name.as_str());
    !view.start.is_own
        || ["nginx", "httpd", "apache2", "php-fpm"].iter().any(|s| name.starts_with(s))
        || name == "httpd-foreground"
}

/// What in the start may give root up.
fn hands_over(view: &View<'_>) -> Option<String> {
    const TOOLS: [&str; 4] = ["gosu", "su-exec", "setpriv", "runuser"];
    if let Some(tool) = view.start.wrappers.iter().find(|w| TOOLS.contains(&w.as_str())) {
        return Some(format!("`{tool}` hands it over to another account"));
    }
    let installs =
        view.packages().any(|(p, _)| TOOLS.contains(&p.as_str())) || view.runs().any(|r| r.text.text.contains("gosu"));
    view.start.script.as_ref().filter(|_| installs).map(|s| format!("`{s}` may hand it over to another account"))
}
