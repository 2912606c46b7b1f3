//! Which known services an image has, and how that is known.

use crate::{
    lint::{
        Context,
        assembly::{Install, StageFacts},
        knowledge::services::{Kind, Service, of_download, of_image, of_package, of_program},
        rules::packages::importance::without_version,
    },
    text::TextRange,
};
use std::{cell::OnceCell, rc::Rc};

/// How it is known that an image has a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::lint) enum Evidence {
    /// It starts from the service's image.
    Image,
    /// A package or download installs it.
    Installed,
    /// Its command is started, whatever brought it.
    Started,
}

/// A service in an image.
#[derive(Debug)]
pub(in crate::lint) struct Present {
    /// The service.
    pub service: &'static Service,
    /// How it is known.
    pub evidence: Evidence,
    /// The instruction that tells it.
    pub index: usize,
    /// The words that tell it.
    pub range: TextRange,
    /// Whether the image's command starts it, or may: a script or supervisor does what the text does not show.
    pub may_start: bool,
}

/// Programs that start others, so that the command does not tell what runs.
const STARTERS: &[&str] = &[
    "supervisord",
    "s6-svscan",
    "runsvdir",
    "runit",
    "monit",
    "systemd",
    "init",
    "service",
    "my_init",
    "bash",
    "sh",
    "tail",
    "sleep",
    "circusd",
    "foreman",
    "honcho",
    "pm2-runtime",
    "dumb-init",
    "tini",
];

/// The services of a stage's image, each once. They are looked for when they are first asked for.
pub(in crate::lint) fn services(context: &Context<'_>, stage: &StageFacts) -> Rc<Vec<Present>> {
    let all = context.once(|context| Services(vec![OnceCell::new(); context.stages.len()]));
    match all.0.get(stage.index) {
        Some(known) => Rc::clone(known.get_or_init(|| Rc::new(find(context, stage)))),
        None => Rc::default(),
    }
}

/// The services of each stage.
struct Services(Vec<OnceCell<Rc<Vec<Present>>>>);

fn find(context: &Context<'_>, stage: &StageFacts) -> Vec<Present> {
    let assembly = context.assembly();
    let launches = assembly.launches(stage.index);
    let opaque = launches.is_empty()
        || assembly.starts_own_script(stage.index)
        || launches.iter().any(|l| STARTERS.contains(&l.name.as_str()));
    let starts = |service: &Service| {
        launches.iter().any(|l| {
            service.programs.contains(&l.name.as_str())
                || l.args.iter().any(|a| service.programs.contains(&a.rsplit('/').next().unwrap_or(a)))
        })
    };
    let mut found: Vec<Present> = Vec::new();
    let mut add = |service: &'static Service, evidence, index, range| {
        // MySQL and MariaDB share folders and configuration: one is enough.
        if !found.iter().any(|p: &Present| {
            std::ptr::eq(p.service, service) || (p.service.data == service.data && !service.data.is_empty())
        }) {
            found.push(Present { service, evidence, index, range, may_start: opaque || starts(service) });
        }
    };
    for facts in assembly.lineage(stage.index) {
        if let Some(service) = facts.image.as_ref().and_then(of_image) {
            let from = &context.file.instructions[facts.instructions.start];
            add(service, Evidence::Image, facts.instructions.start, from.arguments_range());
        }
        for install in facts.installs.iter().filter(|i| i.is_system && !is_client(context, i)) {
            if let Some(service) = of_package(&install.name) {
                add(service, Evidence::Installed, context.scripts()[install.run].index, install.range);
            }
        }
        for run in &context.scripts()[facts.runs.clone()] {
            if let Some(service) = downloaded(run).filter(|s| !is_tool_too(s) || starts(s)) {
                add(service, Evidence::Installed, run.index, run.outer.keyword_range);
            }
        }
        for transfer in &facts.transfers {
            for source in transfer.sources.iter().filter(|_| transfer.is_add) {
                if let Some(service) = of_download(&source.path) {
                    add(service, Evidence::Installed, transfer.index, source.range);
                }
            }
            // The server's own image as a source of files: `COPY --from=registry:2 /bin/registry`.
            if let Some(from) = &transfer.from {
                let reference = crate::dockerfile::ImageReference::read(from);
                let of_files = of_image(&reference).filter(|s| {
                    from.contains([':', '/', '@'])
                        && s.programs
                            .iter()
                            .any(|p| transfer.sources.iter().any(|s| s.path.ends_with(&format!("/{p}"))))
                });
                if let Some(service) = of_files {
                    add(
                        service,
                        Evidence::Installed,
                        transfer.index,
                        context.file.instructions[transfer.index].keyword_range,
                    );
                }
            }
        }
    }
    for launch in launches {
        if let Some(service) = of_program(&launch.name).filter(|s| is_server(s, &launch.args)) {
            add(service, Evidence::Started, launch.index, launch.range);
        }
    }
    found
}

/// Whether a package is the client alone: with the managers of RPM the server has a name of its own, `mysql-server`.
fn is_client(context: &Context<'_>, install: &Install) -> bool {
    let plain = without_version(&install.name);
    let by_rpm = || {
        context.scripts()[install.run].script.calling(&["yum", "dnf", "microdnf", "tdnf", "zypper"]).next().is_some()
    };
    matches!(&*plain, "mysql" | "mariadb" | "postgresql") && by_rpm()
}

/// Whether a service's program is its client as well, so that a download alone tells little.
fn is_tool_too(service: &Service) -> bool {
    matches!(service.name, "Vault" | "Consul" | "MinIO" | "etcd" | "IPFS" | "CockroachDB")
}

/// Some programs are server and client in one: `consul agent`, `vault server`, `minio server`, `registry serve`.
fn is_server(service: &Service, args: &[String]) -> bool {
    let first = args.iter().find(|a| !a.starts_with('-')).map(String::as_str);
    match service.name {
        "Consul" => first == Some("agent"),
        "Vault" | "MinIO" | "ClickHouse" => matches!(first, Some("server" | "minio")),
        "the registry" => first.is_some_and(|f| f == "serve" || f.strip_suffix(".yml").is_some()),
        "CockroachDB" => matches!(first, Some("start" | "start-single-node")),
        "Gitea" => first.is_none_or(|f| f == "web"),
        "Caddy" | "Traefik" => false,
        _ => true,
    }
}

/// The service that a RUN downloads.
fn downloaded(run: &crate::lint::RunScript<'_>) -> Option<&'static Service> {
    let text = run.text.text.as_str();
    if !text.contains("://") && !text.contains("composer") {
        return None;
    }
    // Exporters, operators and plug-ins lie beside the servers in the same repositories.
    text.split([' ', '"', '\'', '\n', '\t'])
        .filter(|w| {
            (w.contains("://") || w.contains('/'))
                && !w.contains("exporter")
                && !w.contains(".asc")
                && !w.contains("tools")
        })
        .find_map(|w| of_download(w).filter(|s| s.kind != Kind::Stateless || w.contains("://")))
}
