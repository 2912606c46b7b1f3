//! # stdout-stderr
//!
//! Logs go to stdout and stderr, where Docker collects them.
//!
//! - *Met*: log files are linked to the standard streams, flags or settings say `-` or `/dev/stdout`, or the base image
//!   is a server that is known to log there.
//! - *Missed*: a flag, a redirection, a variable or a VOLUME sends logs to files, or a distribution's web server runs as
//!   it comes, which logs to `/var/log`.
//! - *Can't be seen*: everything else. Most programs decide by themselves.

use crate::{
    dockerfile::{Arguments, Instruction, Keyword},
    maturity::{Criterion, Outcome, Rung, View},
    text::TextRange,
};

pub(super) const CRITERION: Criterion =
    Criterion { id: "stdout-stderr", title: "logs to stdout and stderr", rung: Rung::Logs, check };

/// Official images that log to the standard streams as they come.
const LOG_WELL: [&str; 14] = [
    "nginx",
    "httpd",
    "postgres",
    "mysql",
    "mariadb",
    "mongo",
    "redis",
    "memcached",
    "rabbitmq",
    "traefik",
    "caddy",
    "php",
    "elasticsearch",
    "registry",
];

/// Flags whose value is where logs go.
const FLAGS: [&str; 17] = [
    "--log-error",
    "--general-log-file",
    "--slow-query-log-file",
    "--access-logfile",
    "--error-logfile",
    "--log-file",
    "--logfile",
    "--logto",
    "--logpath",
    "--log-path",
    "--log_file",
    "--log-output-file",
    "--access-log",
    "--error-log",
    "--log.file",
    "--logging.file.name",
    "--logging.file",
];

const TODO: &str = "Send logs to stdout and stderr: by the program's own setting, or by a link, `RUN ln -sf /dev/stdout /var/log/...`.";

fn check(view: &View<'_>) -> Outcome {
    let places: Vec<TextRange> = view.start.places().collect();
    let links = links(view);
    if let Some(file) = file_of_start(view) {
        return Outcome::missed(
            format!("Logs go to the file `{file}`: `docker logs` shows nothing, and the container fills up."),
            TODO,
        )
        .at(places)
        .codes(["PL501"]);
    }
    if let Some((name, place)) = file_of_env(view) {
        return Outcome::missed(format!("`{name}` sends logs to a file inside the container."), TODO).at([place]);
    }
    if !links.is_empty() {
        return Outcome::met("Log files are linked to the standard streams.").at(links);
    }
    if let Some(volume) = log_volume(view) {
        return Outcome::missed("A VOLUME for logs says that they are written to files.", TODO).at([volume]);
    }
    if let Some((name, place)) = server_with_files(view) {
        let text = format!("`{name}` of a distribution logs to files below /var/log, and nothing here changes that.");
        return Outcome::missed(text, TODO).at([place].into_iter().chain(places));
    }
    let says_streams =
        |text: &str| text.contains("/dev/stdout") || text.contains("/dev/stderr") || text.contains("/proc/self/fd/");
    if says_streams(&view.start.text) || flag_values(view).iter().any(|v| v == "-") {
        return Outcome::met("The command sends logs to the standard streams.").at(places);
    }
    if let Some(run) = view.runs().find(|r| says_streams(&r.text.text)) {
        return Outcome::met("Logs are sent to the standard streams.").at([run.outer.range]);
    }
    if let Some(place) = stream_of_env(view) {
        return Outcome::met("A variable sends logs to the standard streams.").at([place]);
    }
    if view.env.get("PYTHONUNBUFFERED").is_some_and(|v| !v.is_empty()) {
        let set = view.of(Keyword::Env).find(|i| sets(i, "PYTHONUNBUFFERED")).map(|i| i.range);
        return Outcome::met("Python writes to the standard streams without delay.").at(set);
    }
    let own_program = view.start.is_own && view.kind() == Some(crate::images::Kind::Language) && !serves_php(view);
    match &view.parent {
        Some(parent) if LOG_WELL.contains(&parent.image.name.as_str()) && !own_program => {
            Outcome::met(format!("`{}` logs to the standard streams as it comes.", parent.image.name)).at(view.from())
        }
        _ => Outcome::unseen("Where the program logs to can't be seen here."),
    }
}

fn serves_php(view: &View<'_>) -> bool {
    view.start.main().is_some_and(|p| p.name.starts_with("php-fpm") || p.name.starts_with("apache2"))
}

/// `ln -sf /dev/stdout /var/log/...`
fn links(view: &View<'_>) -> Vec<TextRange> {
    let mut found = Vec::new();
    for run in view.runs() {
        for call in run.script.calling(&["ln"]) {
            if call
                .texts()
                .any(|t| t.starts_with("/dev/std") || t.starts_with("/proc/self/fd/") || t.starts_with("/proc/1/fd/"))
            {
                found.push(run.source(call.command.range));
            }
        }
    }
    found
}

/// Whether a value is a file and not a stream.
fn is_file(value: &str) -> bool {
    let is_stream = value.starts_with("/dev/") || value.starts_with("/proc/") || value == "-";
    !is_stream && (value.starts_with('/') || value.contains(".log"))
}

/// The values of flags of the command that say where logs go.
fn flag_values(view: &View<'_>) -> Vec<String> {
    let mut values = Vec::new();
    for program in &view.start.programs {
        for (n, arg) in program.args.iter().enumerate() {
            match arg.split_once('=') {
                Some((flag, value))
                    if FLAGS.contains(&flag) || flag == "-Dlogging.file.name" || flag == "-Dlogging.file" =>
                {
                    values.push(value.to_owned());
                }
                None if FLAGS.contains(&arg.as_str()) => values.extend(program.args.get(n + 1).cloned()),
                _ => {}
            }
        }
    }
    values
}

fn file_of_start(view: &View<'_>) -> Option<String> {
    let flagged = flag_values(view).into_iter().find(|v| is_file(v));
    let written = || {
        let all = view.start.programs.iter().flat_map(|p| p.writes_to.iter().map(move |f| (p, f)));
        all.filter(|(_, f)| ["log", ".out", ".err"].iter().any(|s| f.contains(s)))
            .find(|(_, f)| is_file(f))
            .map(|(_, f)| f.clone())
    };
    // PostgreSQL's collector takes the log away from stderr.
    let collected = || {
        let collects = |p: &crate::maturity::start::Program| {
            p.args.iter().any(|a| matches!(a.as_str(), "logging_collector=on" | "logging_collector=true"))
        };
        view.start.programs.iter().any(collects).then(|| "log_directory".to_owned())
    };
    let tailed = || {
        let tail = view.start.programs.iter().find(|p| p.name == "tail")?;
        tail.args.iter().find(|a| is_file(a)).cloned()
    };
    flagged.or_else(written).or_else(collected).or_else(tailed)
}

fn file_of_env(view: &View<'_>) -> Option<(String, TextRange)> {
    for instruction in view.of(Keyword::Env) {
        let Arguments::Pairs { pairs, .. } = &instruction.arguments else { continue };
        for pair in pairs {
            let name = pair.name.value.to_ascii_uppercase();
            let says_log = ["LOG_FILE", "LOGFILE", "LOG_PATH", "LOGPATH", "ACCESS_LOG", "ERROR_LOG"];
            if says_log.iter().any(|s| name.ends_with(s)) && is_file(&pair.value.value) {
                return Some((pair.name.value.clone(), pair.range));
            }
        }
    }
    None
}

/// A variable that sends logs to the standard streams: `RAILS_LOG_TO_STDOUT=1`, `LOG_CHANNEL=stderr`.
fn stream_of_env(view: &View<'_>) -> Option<TextRange> {
    view.of(Keyword::Env).find_map(|instruction| {
        let Arguments::Pairs { pairs, .. } = &instruction.arguments else { return None };
        let sends = |name: &str, value: &str| {
            let name = name.to_ascii_uppercase();
            let is_on = !matches!(value.to_ascii_lowercase().as_str(), "" | "0" | "false" | "no" | "off");
            let is_stream =
                matches!(value, "stdout" | "stderr" | "console" | "/dev/stdout" | "/dev/stderr" | "/proc/self/fd/2");
            (name.ends_with("LOG_TO_STDOUT") || name.ends_with("LOGS_TO_STDOUT") || name.ends_with("LOG_TO_CONSOLE"))
                && is_on
                || name.split('_').any(|w| w.starts_with("LOG")) && is_stream
        };
        pairs.iter().find(|p| sends(&p.name.value, &p.value.value)).map(|p| p.range)
    })
}

/// A VOLUME of the file's own that is there for logs.
fn log_volume(view: &View<'_>) -> Option<TextRange> {
    view.of(Keyword::Volume).find_map(|i| {
        let Arguments::List { items, .. } = &i.arguments else { return None };
        let is_log =
            |path: &str| path.starts_with("/var/log") || matches!(path.rsplit('/').next(), Some("log" | "logs"));
        items.iter().find(|p| is_log(p.value.trim_end_matches('/'))).map(|p| p.range)
    })
}

/// A distribution's web server that runs with the configuration that it comes with.
fn server_with_files(view: &View<'_>) -> Option<(String, TextRange)> {
    let program = view.start.programs.iter().find_map(|p| match p.name.as_str() {
        "nginx" => Some(("nginx", &["nginx"][..])),
        "apachectl" | "apache2ctl" | "apache2" | "httpd" => Some(("apache2", &["apache2", "httpd"][..])),
        name if name.starts_with("php-fpm") => Some(("php-fpm", &["php"][..])),
        "lighttpd" => Some(("lighttpd", &["lighttpd"][..])),
        _ => None,
    });
    let (name, packages) = program?;
    let (_, place) = view.packages().find(|(p, _)| packages.iter().any(|start| p.starts_with(start)))?;
    let is_configuration = |i: &Instruction| match &i.arguments {
        Arguments::Transfer { paths, .. } => paths.iter().any(|p| {
            let path = p.value.to_ascii_lowercase();
            path.contains("nginx.conf")
                || path.contains("apache2.conf")
                || path.contains("httpd.conf")
                || path.contains("lighttpd.conf")
                || path.contains("php-fpm")
                || path.contains("fpm.conf")
                || path.contains("www.conf")
                || path == "/etc/nginx/"
                || path == "/etc/nginx"
                || path == "/etc/apache2"
                || path == "/etc/apache2/"
                || path == "/etc"
                || path == "/etc/"
                || path == "/"
        }),
        _ => false,
    };
    let is_changed = view.steps().any(is_configuration)
        || view
            .runs()
            .any(|r| ["error_log", "access_log", "ErrorLog", "CustomLog"].iter().any(|w| r.text.text.contains(w)));
    (!is_changed).then(|| (name.to_owned(), place))
}

fn sets(instruction: &Instruction, name: &str) -> bool {
    matches!(&instruction.arguments, Arguments::Pairs { pairs, .. } if pairs.iter().any(|p| p.name.value == name))
}
