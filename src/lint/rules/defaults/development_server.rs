//! # development-server
//!
//! ## What it does
//! Flags images that start a framework's development server: `flask run`, `manage.py runserver`, `php -S`, `php artisan serve`,
//! `npm run dev`, `nodemon`, `webpack-dev-server`, `ng serve`, `rails server` in development, `mvn spring-boot:run`.
//!
//! ## Why it is bad
//! Such servers are made for one developer: one request at a time, code reloaded, errors with source shown to everybody.
//! Their own manuals say not to use them in production.
//!
//! Stages that are called for development or tests are left alone.
//!
//! ## Example
//! ```dockerfile flagged=2
//! FROM python:3.12.4-slim-bookworm
//! CMD ["python", "manage.py", "runserver", "0.0.0.0:8000"]
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM python:3.12.4-slim-bookworm
//! CMD ["gunicorn", "--workers", "3", "-b", "0.0.0.0:8000", "shop.wsgi"]
//! ```
//!
//! ## Fix safety
//! There is no fix: another server has to be installed first.

use crate::{
    diagnostic::{Finding, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    lint::{
        Context, Rule,
        assembly::Launch,
        knowledge::environments::{Environment, among},
        rules::rule_file,
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL308",
        slug: "development-server",
        aliases: &[],
        group: Group::DefaultConfig,
        severity: Severity::Warning,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "The image starts a development server",
        why: "It is made for one developer: one request at a time, code reloaded, errors with source shown to everybody.",
        sources: &[
            Source {
                title: "Flask documentation, deploying to production",
                url: "https://flask.palletsprojects.com/en/stable/deploying/",
            },
            Source {
                title: "Django documentation, runserver",
                url: "https://docs.djangoproject.com/en/5.0/ref/django-admin/#runserver",
            },
        ],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for stage in context.assembly().images() {
        if among(&stage.name).is_some_and(|(e, _)| e <= Environment::Test) || stage.name.contains("debug") {
            continue;
        }
        let launches = context.assembly().launches(stage.index);
        let Some((launch, what)) = launches.iter().find_map(|l| development_server(l).map(|w| (l, w))) else {
            continue;
        };
        let outer = &context.file.instructions[launch.index];
        findings.push(
            Finding::new(&RULE.meta, outer.range, launch.range, format!("`{what}` is a server for development"))
                .help("Start the server that the framework's manual names for production: Gunicorn or uWSGI, php-fpm behind a web server, the built pages behind nginx, `node` with the built program."),
        );
    }
}

/// The development server that a command starts.
fn development_server(launch: &Launch) -> Option<&'static str> {
    let args: Vec<&str> = launch.args.iter().map(String::as_str).collect();
    let has = |word: &str| args.contains(&word);
    match launch.name.as_str() {
        "flask" if has("run") => Some("flask run"),
        "python" | "python3" | "python2" if args.windows(2).any(|w| w == ["-m", "flask"]) && has("run") => {
            Some("flask run")
        }
        "python" | "python3" | "python2" | "manage.py" if has("runserver") => Some("manage.py runserver"),
        "php" if has("-S") => Some("php -S"),
        "php" if has("artisan") && has("serve") => Some("php artisan serve"),
        "symfony" if args.iter().any(|a| *a == "serve" || *a == "server:start") => Some("symfony serve"),
        "nodemon" => Some("nodemon"),
        "ts-node-dev" => Some("ts-node-dev"),
        "webpack-dev-server" => Some("webpack-dev-server"),
        "ng" if has("serve") => Some("ng serve"),
        "vite" if !has("build") && !has("preview") => Some("vite"),
        "next" | "nuxt" if has("dev") => Some("next dev"),
        "npm" | "yarn" | "pnpm" | "bun"
            if args
                .iter()
                .any(|a| matches!(*a, "dev" | "start:dev" | "develop" | "watch" | "dev:server" | "start:watch")) =>
        {
            Some("the script for development")
        }
        "mvn" | "mvnw" if args.iter().any(|a| a.contains("spring-boot:run")) => Some("mvn spring-boot:run"),
        "gradle" | "gradlew" if args.iter().any(|a| a.contains("bootRun")) => Some("gradle bootRun"),
        "dotnet" if has("watch") => Some("dotnet watch"),
        "uvicorn" | "gunicorn" | "hypercorn" | "granian" if has("--reload") => Some("a server that reloads code"),
        "rails" | "puma" | "rackup" | "unicorn" | "bundle"
            if args.windows(2).any(|w| matches!(w[0], "-e" | "--environment" | "-E") && w[1] == "development")
                || has("--environment=development") =>
        {
            Some("rails server in development")
        }
        "fastapi" if has("dev") => Some("fastapi dev"),
        "air" | "fresh" | "gin" if args.is_empty() => Some("a program that reloads code"),
        "hugo" | "jekyll" | "mkdocs" if args.iter().any(|a| matches!(*a, "server" | "serve")) => {
            Some("a preview server")
        }
        _ => None,
    }
}
