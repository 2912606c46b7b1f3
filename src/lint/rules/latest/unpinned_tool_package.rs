//! # unpinned-tool-package
//!
//! ## What it does
//! Flags packages of languages that are installed without a version, where no peer looks: cargo, composer, npx, yarn, pnpm,
//! bun, conda, uv, poetry, PECL, CPAN, `LuaRocks`, opam, .NET tools, R, Helm plugins.
//!
//! ## Why it is bad
//! The next build gets other code than the one you tested, without a change in your repository.
//!
//! ## Example
//! ```dockerfile flagged=2,3,4
//! FROM rust:1.79.0-slim-bookworm
//! RUN cargo install cargo-watch
//! RUN composer global require laravel/installer
//! RUN yarn global add serve
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM rust:1.79.0-slim-bookworm
//! RUN cargo install cargo-watch --version 8.5.2 --locked
//! RUN composer global require laravel/installer:5.8.3
//! RUN yarn global add serve@14.2.3
//! RUN cargo install --path .
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say which version you tested.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    lint::{Context, Rule, RunScript, assembly::ShellVariables, knowledge::tags::is_moving_word, rules::rule_file},
    shell::{Call, Word},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL205",
        slug: "unpinned-tool-package",
        aliases: &[],
        group: Group::UsingLatest,
        severity: Severity::Warning,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "A package of a language's manager without a version changes from build to build",
        why: "The next build takes whatever version is newest that day: other code than the one you tested, and no way back to it.",
        sources: &[
            Source {
                title: "The Cargo Book, cargo install",
                url: "https://doc.rust-lang.org/cargo/commands/cargo-install.html",
            },
            Source { title: "Composer documentation, require", url: "https://getcomposer.org/doc/03-cli.md#require-r" },
        ],
        file: rule_file!(),
    },
    check,
};

/// A manager that takes packages by name.
struct Tool {
    /// Its command.
    name: &'static str,
    /// The words in front of the packages, any of these sequences.
    verbs: &'static [&'static [&'static str]],
    /// Options that take their value from the next word.
    valued: &'static [&'static str],
    /// What stands between name and version.
    signs: &'static [&'static str],
    /// Options that name the version, or a source that needs none.
    pinning: &'static [&'static str],
    /// How a package is written with a version.
    example: &'static str,
}

const NODE_VALUED: &[&str] = &[
    "registry",
    "cwd",
    "prefix",
    "modules-folder",
    "cache-folder",
    "network-timeout",
    "filter",
    "C",
    "dir",
    "p",
    "package",
    "c",
    "call",
];

const TOOLS: &[Tool] = &[
    Tool {
        name: "cargo",
        verbs: &[&["install"], &["binstall"]],
        valued: &[
            "root",
            "features",
            "F",
            "target",
            "registry",
            "index",
            "git",
            "path",
            "profile",
            "version",
            "vers",
            "branch",
            "tag",
            "rev",
            "bin",
            "j",
            "jobs",
            "color",
            "target-dir",
            "config",
            "Z",
        ],
        signs: &["@"],
        pinning: &["version", "vers", "path", "tag", "rev"],
        example: "cargo-watch --version 8.5.2 --locked",
    },
    Tool {
        name: "composer",
        verbs: &[&["global", "require"], &["require"], &["create-project"]],
        valued: &["d", "working-dir", "repository", "stability", "s"],
        signs: &[":", "="],
        pinning: &[],
        example: "laravel/installer:5.8.3",
    },
    Tool {
        name: "npx",
        verbs: &[&[]],
        valued: NODE_VALUED,
        signs: &["@"],
        pinning: &["no-install"],
        example: "prisma@5.16.1",
    },
    Tool {
        name: "yarn",
        verbs: &[&["global", "add"], &["add"], &["dlx"]],
        valued: NODE_VALUED,
        signs: &["@"],
        pinning: &[],
        example: "serve@14.2.3",
    },
    Tool {
        name: "pnpm",
        verbs: &[&["add"], &["dlx"], &["install", "-g"]],
        valued: NODE_VALUED,
        signs: &["@"],
        pinning: &[],
        example: "serve@14.2.3",
    },
    Tool {
        name: "bun",
        verbs: &[&["add"], &["install", "-g"]],
        valued: NODE_VALUED,
        signs: &["@"],
        pinning: &[],
        example: "serve@14.2.3",
    },
    Tool { name: "bunx", verbs: &[&[]], valued: NODE_VALUED, signs: &["@"], pinning: &[], example: "serve@14.2.3" },
    Tool {
        name: "corepack",
        verbs: &[&["prepare"], &["use"]],
        valued: &[],
        signs: &["@"],
        pinning: &[],
        example: "pnpm@9.5.0",
    },
    Tool {
        name: "conda",
        verbs: &[&["install"]],
        valued: &["n", "name", "c", "channel", "p", "prefix", "file"],
        signs: &["=", "<", ">"],
        pinning: &["file"],
        example: "numpy=1.26.4",
    },
    Tool {
        name: "mamba",
        verbs: &[&["install"]],
        valued: &["n", "name", "c", "channel", "p", "prefix", "file"],
        signs: &["=", "<", ">"],
        pinning: &["file"],
        example: "numpy=1.26.4",
    },
    Tool {
        name: "micromamba",
        verbs: &[&["install"]],
        valued: &["n", "name", "c", "channel", "p", "prefix", "f", "file"],
        signs: &["=", "<", ">"],
        pinning: &["file", "f"],
        example: "numpy=1.26.4",
    },
    Tool {
        name: "uv",
        verbs: &[&["pip", "install"], &["tool", "install"]],
        valued: &[
            "r",
            "requirement",
            "requirements",
            "c",
            "constraint",
            "p",
            "python",
            "index-url",
            "i",
            "extra-index-url",
            "e",
            "editable",
            "with",
            "target",
            "prefix",
            "find-links",
            "f",
        ],
        signs: &["=", "<", ">", "~", "@"],
        pinning: &[],
        example: "ruff==0.5.0",
    },
    Tool {
        name: "poetry",
        verbs: &[&["add"], &["self", "add"]],
        valued: &["group", "G", "source", "E", "extras"],
        signs: &["@", "=", "<", ">", "^"],
        pinning: &[],
        example: "poetry-plugin-export==1.8.0",
    },
    Tool {
        name: "easy_install",
        verbs: &[&[]],
        valued: &[],
        signs: &["="],
        pinning: &[],
        example: "supervisor==4.2.5",
    },
    Tool {
        name: "pecl",
        verbs: &[&["install"]],
        valued: &["D", "configureoptions", "R"],
        signs: &["-"],
        pinning: &[],
        example: "redis-6.0.2",
    },
    Tool {
        name: "pear",
        verbs: &[&["install"]],
        valued: &["D", "R"],
        signs: &["-"],
        pinning: &[],
        example: "PHP_CodeSniffer-3.10.1",
    },
    Tool {
        name: "pickle",
        verbs: &[&["install"]],
        valued: &[],
        signs: &["@", "-"],
        pinning: &[],
        example: "redis@6.0.2",
    },
    Tool {
        name: "cpanm",
        verbs: &[&[]],
        valued: &["l", "L", "local-lib", "M", "from", "mirror", "cpanfile"],
        signs: &["@", "~"],
        pinning: &["installdeps"],
        example: "Mojolicious@9.36",
    },
    Tool {
        name: "luarocks",
        verbs: &[&["install"]],
        valued: &["server", "tree"],
        signs: &[],
        pinning: &[],
        example: "lua-cjson 2.1.0",
    },
    Tool {
        name: "opam",
        verbs: &[&["install"]],
        valued: &["switch", "root"],
        signs: &[".", "="],
        pinning: &["deps-only"],
        example: "dune.3.16.0",
    },
    Tool {
        name: "dotnet",
        verbs: &[&["tool", "install"]],
        valued: &["tool-path", "add-source", "version", "configfile", "framework"],
        signs: &[],
        pinning: &["version"],
        example: "dotnet-ef --version 8.0.6",
    },
    Tool {
        name: "stack",
        verbs: &[&["install"]],
        valued: &["resolver"],
        signs: &["-"],
        pinning: &["resolver"],
        example: "pandoc-3.2",
    },
    Tool {
        name: "cabal",
        verbs: &[&["install"]],
        valued: &["installdir", "install-method"],
        signs: &["-", "="],
        pinning: &[],
        example: "pandoc-3.2",
    },
    Tool {
        name: "dart",
        verbs: &[&["pub", "global", "activate"]],
        valued: &["source", "s"],
        signs: &[],
        pinning: &["source"],
        example: "webdev 3.5.0",
    },
    Tool {
        name: "helm",
        verbs: &[&["plugin", "install"]],
        valued: &["version"],
        signs: &[],
        pinning: &["version"],
        example: "--version 3.9.8",
    },
    Tool {
        name: "mix",
        verbs: &[&["archive.install", "hex"], &["escript.install", "hex"]],
        valued: &[],
        signs: &[],
        pinning: &[],
        example: "phx_new 1.7.14",
    },
    Tool {
        name: "jenkins-plugin-cli",
        verbs: &[&[]],
        valued: &["plugin-file", "f", "war", "w", "plugin-download-directory", "d", "jenkins-version"],
        signs: &[":", "@"],
        pinning: &["plugin-file", "f", "list", "available-updates"],
        example: "git:5.2.2",
    },
    Tool {
        name: "install-plugins.sh",
        verbs: &[&[]],
        valued: &[],
        signs: &[":", "@"],
        pinning: &[],
        example: "git:5.2.2",
    },
    Tool {
        name: "grafana-cli",
        verbs: &[&["plugins", "install"]],
        valued: &["pluginUrl", "homepath", "pluginsDir", "repo"],
        signs: &[],
        pinning: &["pluginUrl"],
        example: "grafana-clock-panel 2.1.5",
    },
    Tool {
        name: "ansible-galaxy",
        verbs: &[&["install"], &["role", "install"], &["collection", "install"]],
        valued: &["r", "role-file", "p", "roles-path", "requirements-file", "server", "s"],
        signs: &[",", ":"],
        pinning: &["r", "role-file", "requirements-file"],
        example: "geerlingguy.nginx,3.2.0",
    },
];

/// Tools that bring plug-ins: beside what the image is there for.
const PLUGINS: &[&str] = &["jenkins-plugin-cli", "install-plugins.sh", "grafana-cli", "helm", "ansible-galaxy"];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (run, known) in context.runs() {
        let text = &run.text.text;
        if !TOOLS.iter().any(|t| run.script.may_call(&[t.name])) && !text.contains("install.packages(") {
            continue;
        }
        if text.contains("install.packages(") || text.contains("install2.r") {
            in_r(run, findings);
        }
        for call in run.script.effective() {
            if let Some(tool) = TOOLS.iter().find(|t| t.name == call.name()) {
                in_call(run, known, tool, &call, findings);
            }
        }
    }
}

fn in_call(run: &RunScript<'_>, known: &ShellVariables, tool: &Tool, call: &Call<'_>, findings: &mut Vec<Finding>) {
    let operands: Vec<&Word> = call.operands_without(tool.valued).collect();
    let starts = |verb: &[&str]| {
        let plain: Vec<&str> = verb.iter().copied().filter(|v| !v.starts_with('-')).collect();
        let has_flags = verb.iter().filter(|v| v.starts_with('-')).all(|_| call.has_any_flag(&["g", "global"]));
        (operands.len() > plain.len() && has_flags && operands.iter().zip(&plain).all(|(w, v)| w.text() == *v))
            .then_some(plain.len())
    };
    let Some(skip) = tool.verbs.iter().find_map(|verb| starts(verb)) else { return };
    if tool.pinning.iter().any(|option| call.has_flag(option)) {
        return;
    }
    let git = call.has_flag("git");
    let mut packages: Vec<&Word> = operands[skip..].to_vec();
    match tool.name {
        // The first word is the package, what follows are its arguments, or its version.
        "npx" | "bunx" | "luarocks" | "dart" | "mix" | "opam" | "corepack" | "helm" | "grafana-cli" => {
            if matches!(tool.name, "luarocks" | "dart" | "mix" | "grafana-cli") && packages.len() > 1 {
                return;
            }
            if tool.name != "opam" {
                packages.truncate(1);
            }
        }
        "composer" => {
            let create = operands[skip - 1].text() == "create-project";
            // `composer create-project name folder version`
            if create && packages.len() > 2 {
                return;
            }
            if create {
                packages.truncate(1);
            } else if packages.len() == 2
                && known.resolve(packages[1]).starts_with(|c: char| c.is_ascii_digit() || matches!(c, '^' | '~'))
            {
                return;
            }
        }
        _ => {}
    }
    for word in packages {
        let text = known.resolve(word);
        // A plug-in of helm is an address that names no release.
        if is_elsewhere(&text) && !git && tool.name != "helm" {
            continue;
        }
        let name = text.strip_prefix('@').unwrap_or(&text);
        let version =
            tool.signs.iter().find_map(|sign| name.split_once(sign)).map(|(_, v)| v.trim_start_matches(['=', '@']));
        // A name's own dash is no version: `pecl install apcu-stable` names none.
        let version = version.filter(|v| {
            !tool.signs.contains(&"-")
                || v.rsplit('-').next().unwrap_or(v).starts_with(|c: char| c.is_ascii_digit() || c == '$')
                || is_moving_word(v)
        });
        let (message, severity) = match version {
            Some(version) if is_moving_word(version) || version == "*" => {
                (format!("`{text}` allows versions that are yet to come"), Severity::Warning)
            }
            Some(_) => continue,
            None if word.has_expansion() && text.contains('$') => continue,
            // `npx` runs what the project installed, where there is such a thing.
            None if matches!(tool.name, "npx" | "bunx") => {
                (format!("`{text}` is taken in whatever version is newest, unless the project has it"), Severity::Info)
            }
            None if PLUGINS.contains(&tool.name) => {
                (format!("`{text}` is installed in whatever version is newest"), Severity::Info)
            }
            // In a project the manager writes the version down for the next time, but not for the next build.
            None => (format!("`{text}` is installed without a version"), Severity::Warning),
        };
        findings.push(
            Finding::new(&RULE.meta, run.outer.range, run.source(word.range), message)
                .severity(severity)
                .help(format!("Name the version that you tested, as in `{}`.", tool.example)),
        );
    }
}

/// A folder, a file, an address.
fn is_elsewhere(text: &str) -> bool {
    text.is_empty()
        || text.starts_with(['.', '/', '~', '<'])
        || text.contains("://")
        || text.strip_suffix(".tgz").is_some()
        || text.ends_with(".tar.gz")
}

/// R takes what its repository holds that day, unless that is a snapshot's.
fn in_r(run: &RunScript<'_>, findings: &mut Vec<Finding>) {
    let is_snapshot =
        |text: &str| text.contains("/snapshot") || text.contains("packagemanager") || text.contains("mran.");
    let call = run.script.effective().find(|c| matches!(c.name(), "R" | "Rscript" | "install2.r"));
    let Some(call) = call.filter(|_| !is_snapshot(&run.text.text)) else { return };
    let message = format!("`{}` installs packages in whatever version the repository holds that day", call.name());
    findings.push(
        Finding::new(&RULE.meta, run.outer.range, run.source(call.name_word().range), message)
            .severity(Severity::Info)
            .help("Take a repository of a given day, as in `repos = \"https://packagemanager.posit.co/cran/2024-06-12\"`, or use `remotes::install_version`."),
    );
}
