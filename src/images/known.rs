//! From a reference to all that is known of it.

use super::{
    Declared, Image, Line, Product, Tag,
    data::{CurrentLine, data},
    name::canonical,
};
use crate::dockerfile::ImageReference;

/// What is known of an image of a certain tag.
#[derive(Clone, Debug)]
pub struct Known {
    /// The image with all its tags.
    pub image: &'static Image,
    /// The product whose lines the tags name.
    pub product: Option<&'static Product>,
    /// The line that the tag names; `None` where the tag names none, or one that nothing is known of.
    pub line: Option<&'static Line>,
    /// What the image of this tag declares.
    pub declared: Declared,
    /// The distribution below it.
    pub system: Option<System>,
}

/// A distribution that an image is, or is built on.
#[derive(Clone, Copy, Debug)]
pub struct System {
    /// What it is called in the data: `debian`, `alpine`, `ubuntu`, `rhel`, `windows`.
    pub lineage: &'static str,
    /// The distribution's own image, where there is one.
    pub image: Option<&'static Image>,
    /// Its product.
    pub product: Option<&'static Product>,
    /// Its line, where the tag, or what the tag stands for on the data's day, tells it.
    pub line: Option<&'static Line>,
    /// Whether a word of the tag names that line: `bookworm`, `alpine3.20`. Else it follows from the data, and the
    /// tag may stand for another one tomorrow.
    pub is_named: bool,
}

/// What is known of an image; `None` for images that the data do not have.
///
/// The reference may name a mirror (`public.ecr.aws/docker/library/python`), and variables in it are read as they
/// stand: callers that know their values replace them before.
pub fn find(reference: &ImageReference) -> Option<Known> {
    let (name, name_words) = canonical(reference);
    let image = data().image(&name)?;
    let text = reference.tag.as_ref().map_or("latest", |t| t.text.as_str());
    let mut tag = Tag::read(text);
    tag.words.extend(name_words.iter().map(String::as_str));
    let product = image.product.as_deref().and_then(|id| data().product(id));
    let line = product.and_then(|p| line_of(image, p, &tag));
    let by_digest_alone = reference.digest.is_some() && reference.tag.is_none();
    let system = system_of(image, line, &tag, text, by_digest_alone);
    let declared = declared(image, product, &tag, system.as_ref());
    Some(Known { image, product, line, declared, system })
}

/// The like of [`find`] for an image as a stack file names it.
pub fn find_named(image: &str) -> Option<Known> {
    find(&ImageReference::read(image))
}

impl Known {
    /// Whether it runs Windows.
    pub fn is_windows(&self) -> bool {
        self.system.is_some_and(|s| s.lineage == "windows")
    }

    /// Whether the command that comes with the image runs what the image is there for: a server, or what a language
    /// image is only there to build on (a shell, an interpreter's prompt) does not.
    pub fn has_service_command(&self) -> bool {
        self.image.kind.is_service() && !(self.declared.cmd.is_empty() && self.declared.entrypoint.is_empty())
    }
}

/// The line of a product that a tag names.
fn line_of(image: &Image, product: &'static Product, tag: &Tag<'_>) -> Option<&'static Line> {
    if let Some(fixed) = &image.line {
        return product.line(fixed);
    }
    let by_version = product.lines.iter().filter(|l| tag.is_of(&l.line)).max_by_key(|l| l.line.len());
    let first = tag.words.first().copied().unwrap_or_default();
    // `centos:centos7`, `windows/servercore:ltsc2022`.
    let bare = first.strip_prefix(image.name.as_str()).or_else(|| first.strip_prefix("ltsc")).unwrap_or(first);
    by_version.or_else(|| {
        let named = || product.lines.iter().find(|l| l.names.iter().any(|n| n == first));
        let bare_line =
            || (bare != first).then(|| Tag::read(bare)).and_then(|t| product.lines.iter().find(|l| t.is_of(&l.line)));
        tag.version.is_none().then(|| named().or_else(bare_line)).flatten()
    })
}

fn system_of(
    image: &'static Image,
    line: Option<&'static Line>,
    tag: &Tag<'_>,
    text: &str,
    unknown: bool,
) -> Option<System> {
    let is_system = image.kind == super::Kind::OperatingSystem;
    if let (true, Some(lineage)) = (is_system, image.lineage.as_deref()) {
        return Some(System { line, is_named: true, ..system(lineage) });
    }
    if let Some(named) = tag.words.iter().find_map(|w| named_system(w)) {
        // `alpine` without a number, or a suffix that stands for today's: the data know which that is.
        let line =
            named.line.or_else(|| current_system(image, line, tag, text).filter(|s| s.lineage == named.lineage)?.line);
        return Some(System { line, ..named });
    }
    if let Some(lineage) = image.lineage.as_deref() {
        return Some(system(lineage));
    }
    if unknown { None } else { current_system(image, line, tag, text) }
}

/// The system that the tag stands for on the data's day, where it is a tag of that day.
fn current_system(image: &'static Image, line: Option<&'static Line>, tag: &Tag<'_>, text: &str) -> Option<System> {
    let current = match (line, tag.version) {
        (Some(line), Some(version)) => {
            let is_current = |c: &CurrentLine| version == line.line || c.version.as_deref() == Some(version);
            image.current_lines().map(|(c, _)| c).find(|c| c.line == line.line).filter(|c| is_current(c))
        }
        (None, None) if text == "latest" || !tag.words.is_empty() => image.current_lines().map(|(c, _)| c).next(),
        _ => None,
    }?;
    let written = if tag.has("alpine") { current.alpine.as_deref() } else { current.system.as_deref() };
    let (lineage, number) = written?.split_once(' ')?;
    let system = system(lineage_name(lineage)?);
    Some(System { line: system.product.and_then(|p| p.line(number)), ..system })
}

/// The system of that name, its line open.
fn system(lineage: &'static str) -> System {
    let image =
        data().images.iter().find(|i| i.kind == super::Kind::OperatingSystem && i.lineage.as_deref() == Some(lineage));
    let product = image.and_then(|i| i.product.as_deref()).and_then(|id| data().product(id));
    System { lineage, image, product, line: None, is_named: false }
}

/// The data's own text of a system's name.
fn lineage_name(name: &str) -> Option<&'static str> {
    data().images.iter().filter_map(|i| i.lineage.as_deref()).find(|l| *l == name)
}

/// The system that a word of a tag names: `bookworm`, `jammy`, `alpine3.20`, `debian12`, `ubi9`, `al2023`.
fn named_system(word: &str) -> Option<System> {
    if word.starts_with("windowsservercore") || word.starts_with("nanoserver") || word.starts_with("ltsc") {
        return Some(System { is_named: true, ..system("windows") });
    }
    let by_name = ["debian", "ubuntu"].into_iter().find_map(|lineage| {
        let system = system(lineage);
        let line = system.product?.lines.iter().find(|l| l.names.iter().any(|n| n == word))?;
        Some(System { line: Some(line), is_named: true, ..system })
    });
    by_name.or_else(|| {
        let letters = word.find(|c: char| c.is_ascii_digit()).unwrap_or(word.len());
        let (name, number) = word.split_at(letters);
        let lineage = match name {
            "alpine" => "alpine",
            "debian" => "debian",
            "ubuntu" => "ubuntu",
            "ubi" => "rhel",
            "al" | "amazonlinux" => "amazonlinux",
            "ol" | "oraclelinux" | "oracle" => "oraclelinux",
            "centos" => "centos",
            "fedora" => "fedora",
            _ => return None,
        };
        // `al` and `ol` say it only with a number behind them.
        if number.is_empty() && name.len() < 3 {
            return None;
        }
        let system = system(lineage);
        let tag = Tag::read(number);
        let line = system.product.and_then(|p| p.lines.iter().find(|l| tag.is_of(&l.line)));
        Some(System { line, is_named: line.is_some(), ..system })
    })
}

/// What the tag declares: the image's own word, changed by what its variants and the system below it say.
fn declared(image: &Image, product: Option<&Product>, tag: &Tag<'_>, system: Option<&System>) -> Declared {
    if system.is_some_and(|s| s.lineage == "windows") && image.lineage.as_deref() != Some("windows") {
        // Of the Windows variants of official images nothing is known but that they have no Unix shell.
        return Declared { shell: Some("cmd".to_owned()), env: image.declares.env.clone(), ..Declared::default() };
    }
    let mut declared = image.declares.clone();
    let line = nearest_current(image, product, tag);
    for variant in &image.variants {
        let has_word = variant
            .word
            .as_deref()
            .is_none_or(|w| tag.has(w) || system.is_some_and(|s| s.lineage == w && !tag.words.is_empty()));
        if has_word && variant.line.as_deref().is_none_or(|l| line == Some(l)) {
            variant.set.apply(&mut declared);
        }
    }
    if let Some(below) = system.and_then(|s| s.image).filter(|_| declared.shell.is_some()) {
        let own = |to: &mut Option<String>, of: &Option<String>| {
            if to.is_some() || image.lineage.is_none() {
                to.clone_from(of);
            }
        };
        if image.kind != super::Kind::OperatingSystem && declared.package_manager != Some("microdnf".to_owned()) {
            own(&mut declared.package_manager, &below.declares.package_manager);
            own(&mut declared.libc, &below.declares.libc);
        }
    }
    declared
}

/// The line of the data's day whose word counts for a tag: its own, or for older and newer ones the one next to it.
fn nearest_current<'i>(image: &'i Image, product: Option<&Product>, tag: &Tag<'_>) -> Option<&'i str> {
    let by_line: Vec<&str> = image.current_lines().map(|(c, _)| c.line.as_str()).collect();
    let variants = || image.variants.iter().filter_map(|v| v.line.as_deref());
    let own = by_line.iter().copied().chain(variants()).filter(|l| tag.is_of(l)).max_by_key(|l| l.len());
    let version = tag.version?;
    own.or_else(|| {
        product?;
        let numbers = |text: &str| text.split('.').map(|n| n.parse().unwrap_or(0)).collect::<Vec<u32>>();
        let wanted = numbers(version);
        // A tag such as `3` stands for the newest of its lines.
        by_line
            .iter()
            .copied()
            .find(|l| l.strip_prefix(version).is_some_and(|r| r.starts_with('.')))
            .or_else(|| by_line.iter().copied().filter(|l| numbers(l) > wanted).min_by_key(|l| numbers(l)))
    })
}

#[cfg(test)]
mod tests {
    use super::{Known, find};
    use crate::dockerfile::ImageReference;

    fn known(text: &str) -> Known {
        find(&ImageReference::read(text)).unwrap_or_else(|| panic!("{text} is known"))
    }

    fn line(text: &str) -> Option<&'static str> {
        known(text).line.map(|l| l.line.as_str())
    }

    fn system(text: &str) -> Option<(&'static str, Option<&'static str>)> {
        known(text).system.map(|s| (s.lineage, s.line.map(|l| l.line.as_str())))
    }

    #[test]
    fn tags_name_lines() {
        assert_eq!(line("python:3.8.12-slim-buster"), Some("3.8"));
        assert_eq!(line("python:3"), None);
        assert_eq!(line("python"), None);
        assert_eq!(line("debian:buster-slim"), Some("10"));
        assert_eq!(line("debian:9.3"), Some("9"));
        assert_eq!(line("ubuntu:xenial-20170915"), Some("16.04"));
        assert_eq!(line("ubuntu:22.04"), Some("22.04"));
        assert_eq!(line("centos:centos7.9.2009"), Some("7"));
        assert_eq!(line("node:14-alpine"), Some("14"));
        assert_eq!(line("alpine:3.9.6"), Some("3.9"));
        assert_eq!(line("registry.access.redhat.com/ubi7/ubi:7.9"), Some("7"));
        assert_eq!(line("mcr.microsoft.com/windows/servercore:ltsc2022"), Some("2022"));
    }

    #[test]
    fn tags_name_the_system_below() {
        assert_eq!(system("python:3.8-slim-buster"), Some(("debian", Some("10"))));
        assert_eq!(system("eclipse-temurin:17.0.11_9-jre-jammy"), Some(("ubuntu", Some("22.04"))));
        assert_eq!(system("golang:1.22.5-alpine3.20"), Some(("alpine", Some("3.20"))));
        assert_eq!(system("gcr.io/distroless/cc-debian11"), Some(("debian", Some("11"))));
        assert_eq!(system("amazoncorretto:17.0.11-al2023-headless"), Some(("amazonlinux", Some("2023"))));
        assert_eq!(system("golang:1.22-nanoserver"), Some(("windows", None)));
        // An old full version was built on some system that the data of today do not tell.
        assert_eq!(system("python:3.12.1"), None);
        assert_eq!(system("python:3.12.1-alpine"), Some(("alpine", None)));
    }

    #[test]
    fn variants_declare_in_their_own_way() {
        assert_eq!(known("postgres:18.1").declared.volumes, ["/var/lib/postgresql"]);
        assert_eq!(known("postgres:16.3").declared.volumes, ["/var/lib/postgresql/data"]);
        assert_eq!(
            known("postgres:9.6").declared.volumes,
            ["/var/lib/postgresql/data"],
            "older than any line of today"
        );
        assert_eq!(known("php:8.2.20-apache").declared.cmd, ["apache2-foreground"]);
        assert_eq!(known("php:8.2-fpm-alpine").declared.cmd, ["php-fpm"]);
        assert_eq!(known("node:20.15.0-alpine3.20").declared.package_manager.as_deref(), Some("apk"));
        assert_eq!(known("node:20.15.0-bookworm-slim").declared.package_manager.as_deref(), Some("apt"));
        assert_eq!(known("nginx:alpine").declared.libc.as_deref(), Some("musl"));
        assert_eq!(known("gcr.io/distroless/static-debian12:nonroot").declared.user.as_deref(), Some("65532"));
        assert_eq!(known("gcr.io/distroless/static-debian12").declared.shell, None);
        assert_eq!(
            known("registry.access.redhat.com/ubi9-minimal").declared.package_manager.as_deref(),
            Some("microdnf")
        );
        assert_eq!(known("openjdk:8-jre-alpine").declared.package_manager.as_deref(), Some("apk"));
    }

    #[test]
    fn strangers_are_unknown() {
        for text in ["acme/shop:1", "ghcr.io/acme/python:3", "$BASE", "scratch", ""] {
            assert!(find(&ImageReference::read(text)).is_none(), "{text}");
        }
    }
}
