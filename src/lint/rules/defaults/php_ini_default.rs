//! # php-ini-default
//!
//! ## What it does
//! Notes PHP images without a `php.ini` and without a file of settings, and those that take over the one for developers.
//!
//! ## Why it is bad
//! The official images come without a `php.ini`: errors are shown to everybody, 128 MB for each request, uploads up to 2 MB,
//! no settings of the byte code cache, five FPM processes. The talk names php.ini first among the defaults that nobody changed.
//!
//! ## Example
//! ```dockerfile flagged=1
//! FROM php:8.2.20-apache
//! COPY src/ /var/www/html/
//! ```
//! ```dockerfile flagged=2
//! FROM php:8.2.20-apache
//! RUN cp "$PHP_INI_DIR/php.ini-development" "$PHP_INI_DIR/php.ini"
//! ```
//!
//! ## Use instead
//! ```dockerfile clean
//! FROM php:8.2.20-apache
//! RUN mv "$PHP_INI_DIR/php.ini-production" "$PHP_INI_DIR/php.ini"
//! COPY limits.ini $PHP_INI_DIR/conf.d/
//! COPY src/ /var/www/html/
//! ```
//!
//! ## Fix safety
//! There is only a pattern: with the production file errors go to the log and are no longer shown.

use crate::{
    diagnostic::{Finding, Fix, FixAvailability, Group, Peer, RuleMeta, Severity, Source},
    lint::{
        Context, Rule,
        assembly::StageFacts,
        knowledge::{
            environments::{Environment, among},
            services::image_name,
        },
        rules::rule_file,
    },
    text::{Edit, TextRange},
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "PL306",
        slug: "php-ini-default",
        aliases: &[],
        group: Group::DefaultConfig,
        severity: Severity::Info,
        hadolint: Peer::Absent,
        buildkit: Peer::Absent,
        since: "0.1.0",
        fix: FixAvailability::None,
        summary: "PHP runs without a php.ini",
        why: "The official images come without one: errors are shown to everybody, uploads end at 2 MB, FPM has five processes.",
        sources: &[Source { title: "Docker Official Image php: configuration", url: "https://hub.docker.com/_/php" }],
        file: rule_file!(),
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for stage in context.assembly().images() {
        let Some((base, tag)) = context.assembly().lineage(stage.index).find_map(|s| {
            let image = s.image.as_ref()?;
            (image_name(image) == "php")
                .then(|| (s.instructions.start, image.tag.as_ref().map_or("", |t| t.text.as_str()).to_owned()))
        }) else {
            continue;
        };
        // Tools of the command line do well with the defaults.
        let serves = tag.contains("apache") || tag.contains("fpm");
        let own = context.assembly().lineage(stage.index);
        let developers = own.flat_map(|s| &context.scripts()[s.runs.clone()]).find_map(|run| {
            let at = run.text.text.find("php.ini-development")?;
            let is_production_too = run.text.text.contains("php.ini-production");
            let range = TextRange::new(at, at + "php.ini-development".len());
            (!is_production_too).then(|| (run.outer.range, run.source(range)))
        });
        if let Some((anchor, at)) = developers.filter(|_| serves && !is_for_development(&stage.name)) {
            findings.push(
                Finding::new(&RULE.meta, anchor, at, "PHP runs with the settings for developers: errors are shown to everybody")
                    .help("Take over `php.ini-production` instead, and keep the other for a stage of its own for development."),
            );
        }
        if !serves || context.assembly().lineage(stage.index).any(|s| has_settings(context, s)) {
            continue;
        }
        let outer = &context.file.instructions[base];
        let edit =
            Edit::insert(outer.range.to(), "\nRUN mv \"$PHP_INI_DIR/php.ini-production\" \"$PHP_INI_DIR/php.ini\"");
        findings.push(
            Finding::new(&RULE.meta, outer.range, outer.arguments_range(), "PHP runs without a php.ini: the image comes without one")
                .help("Take over the one for production, `mv \"$PHP_INI_DIR/php.ini-production\" \"$PHP_INI_DIR/php.ini\"`, and copy a file with your own limits to `$PHP_INI_DIR/conf.d/`: memory_limit, upload_max_filesize, opcache; for FPM pm.max_children.")
                .fix(Fix::display("Take over the settings for production", vec![edit])),
        );
    }
}

fn is_for_development(stage: &str) -> bool {
    among(stage).is_some_and(|(e, _)| e <= Environment::Test)
}

fn has_settings(context: &Context<'_>, stage: &StageFacts) -> bool {
    let is_ini = |text: &str| {
        text.contains("php.ini")
            || text.strip_suffix(".ini").is_some()
            || text.contains("/etc/php")
            || text.contains("PHP_INI_DIR")
            || text.contains("php-fpm.d")
    };
    stage.transfers.iter().any(|t| is_ini(&t.destination) || t.sources.iter().any(|s| is_ini(&s.path)))
        || context.scripts()[stage.runs.clone()].iter().any(|r| {
            ["php.ini", "conf.d", "PHP_INI_DIR", "php-fpm.d", "/etc/php/"].iter().any(|w| r.text.text.contains(w))
        })
        || stage.settings.iter().any(|s| {
            s.name.starts_with("PHP_INI_SCAN_DIR")
                || s.name.starts_with("PHP_MEMORY")
                || s.name.starts_with("PHP_UPLOAD")
        })
}
