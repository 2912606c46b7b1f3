//! The grammar of image tags: which of them move, and how far.
//!
//! Sources: the lists of supported tags in <https://github.com/docker-library/official-images>, and the tags of
//! distributions and languages on Docker Hub, as known in November 2025.

/// How far the image behind a tag may move.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Motion {
    /// It names one release, one day or one commit.
    Fixed,
    /// It names a line of releases: patches come, features do not.
    Line,
    /// It names a major version: features come.
    Major,
    /// It names no version: everything may change.
    Any,
}

/// Words that mean "whatever is newest", and branches.
const MOVING_WORDS: &[&str] = &[
    "latest",
    "stable",
    "lts",
    "current",
    "mainline",
    "nightly",
    "edge",
    "canary",
    "testing",
    "unstable",
    "rolling",
    "devel",
    "rawhide",
    "sid",
    "beta",
    "alpha",
    "preview",
    "rc",
    "next",
    "snapshot",
    "insiders",
    "main",
    "master",
    "trunk",
    "head",
    "develop",
    "development",
    "dev",
    "prod",
    "production",
    "release",
    "staging",
    "qa",
    "oldstable",
    "tip",
    "daily",
    "weekly",
    "insider",
];

/// Words that choose a variant and say nothing of the version.
const VARIANTS: &[&str] = &[
    "alpine",
    "slim",
    "full",
    "minimal",
    "fpm",
    "apache",
    "cli",
    "zts",
    "jre",
    "jdk",
    "headless",
    "perl",
    "otel",
    "management",
    "onbuild",
    "buster",
    "nanoserver",
    "windowsservercore",
    "servercore",
    "ubuntu",
    "debian",
    "fat",
    "base",
    "runtime",
    "sdk",
    "aspnet",
    "debug",
    "nonroot",
    "static",
    "musl",
    "glibc",
    "unprivileged",
    "community",
    "enterprise",
    "ce",
    "oss",
    "apline",
    "scratch",
    "ubi",
    "ubi8",
    "ubi9",
    "chiseled",
    "extra",
    "tini",
    "noavx",
    "amd64",
    "arm64",
    "linux",
    "temurin",
    "eclipse",
    "corretto",
    "openjdk",
    "ibm",
    "semeru",
    "al2023",
    "al2",
    "cuda",
    "devel",
    "gpu",
    "cpu",
    "core",
    "server",
    "builder",
    "node",
    "browsers",
    "slimmed",
    "distroless",
    "wolfi",
    "rocky",
];

/// Names of releases of Debian and Ubuntu.
const CODENAMES: &[&str] = &[
    "wheezy", "jessie", "stretch", "buster", "bullseye", "bookworm", "trixie", "forky", "trusty", "xenial", "bionic",
    "focal", "jammy", "noble", "oracular", "plucky", "questing", "kinetic", "lunar", "mantic", "hirsute", "impish",
    "groovy", "eoan", "disco", "cosmic", "artful", "zesty", "yakkety", "precise",
];

/// Images of distributions: the number of a release is their line, and its name is as good as the number.
const DISTRIBUTIONS: &[&str] = &[
    "debian",
    "ubuntu",
    "alpine",
    "fedora",
    "centos",
    "rockylinux",
    "rockylinux/rockylinux",
    "almalinux",
    "amazonlinux",
    "oraclelinux",
    "photon",
    "opensuse/leap",
    "registry.opensuse.org/opensuse/leap",
    "registry.suse.com/bci/bci-base",
    "buildpack-deps",
    "quay.io/centos/centos",
    "registry.access.redhat.com/ubi8",
    "registry.access.redhat.com/ubi9",
    "redhat/ubi8",
    "redhat/ubi9",
    "mageia",
    "clearlinux",
    "sl",
    "debian/eol",
    "alt",
    "mcr.microsoft.com/windows/servercore",
    "mcr.microsoft.com/windows/nanoserver",
    "mcr.microsoft.com/windows",
    "phusion/baseimage",
    "bitnami/minideb",
    "nvidia/cuda",
    "balenalib",
    "i386/debian",
    "i386/ubuntu",
    "arm32v7/debian",
    "arm64v8/debian",
    "i386/alpine",
    "arm32v7/alpine",
    "arm64v8/alpine",
    "arm32v6/alpine",
    "arm64v8/ubuntu",
    "arm32v7/ubuntu",
];

/// Distributions that have no releases: every tag without a date moves.
const ROLLING: &[&str] = &[
    "archlinux",
    "archlinux/archlinux",
    "opensuse/tumbleweed",
    "gentoo/stage3",
    "kalilinux/kali-rolling",
    "voidlinux/voidlinux",
];

/// How far the tag of an image moves. `image` is its name as the tables of services have it.
pub fn motion(image: &str, tag: &str) -> Motion {
    let lower = tag.to_ascii_lowercase();
    let parts: Vec<&str> = lower.split(['-', '_', '+']).filter(|p| !p.is_empty()).collect();
    if parts.iter().any(|p| is_date(p) || is_commit(p)) || is_dashed_date(&lower) {
        return Motion::Fixed;
    }
    if ROLLING.contains(&image) {
        return Motion::Any;
    }
    // `1.27-rc`, `3.0-beta2` are releases; the bare word moves.
    let is_distribution = DISTRIBUTIONS.contains(&image);
    let version = parts.iter().position(|p| version_len(p).is_some());
    let moving = parts.iter().position(|p| MOVING_WORDS.contains(p) || p.starts_with("ltsc") && p.len() == 4);
    let Some(at) = version else {
        // `jdk21`, `py3.12`, `php8.2`, `node20`: a version of something inside.
        if moving.is_some() {
            return Motion::Any;
        }
        if is_distribution && parts.iter().any(|p| CODENAMES.contains(p) || p.starts_with("ltsc")) {
            return Motion::Line;
        }
        return if parts.iter().all(|p| VARIANTS.contains(p) || CODENAMES.contains(p) || embedded_version(p).is_some()) {
            Motion::Any
        } else if parts.iter().any(|p| embedded_version(p).is_some()) {
            Motion::Line
        } else {
            // Somebody's own word: a release, a customer, a branch. Nobody can say.
            Motion::Line
        };
    };
    if lower.ends_with("snapshot") || moving == Some(0) {
        return Motion::Any;
    }
    let numbers = version_len(parts[at]).unwrap_or(1);
    // A number behind the name of a variant is the variant's: `alpine3.20`, `jdk-21`.
    let rest = &parts[at + 1..];
    if is_distribution {
        let is_alpine = image == "alpine" || image.ends_with("/alpine");
        // Their lines have two numbers, `3.20` and `15.6`: one alone takes each new line.
        if numbers == 1 && (is_alpine || image.ends_with("opensuse/leap")) {
            return Motion::Major;
        }
        let needed = if is_alpine { 3 } else { 2 };
        let is_full = numbers >= needed && !is_ubuntu(image);
        return if is_full { Motion::Fixed } else { Motion::Line };
    }
    // `28-ea-11`, `3.13-rc-2`: one of the releases before a release.
    if rest.windows(2).any(|p| matches!(p[0], "ea" | "rc" | "beta" | "alpha") && version_len(p[1]).is_some()) {
        return Motion::Fixed;
    }
    match numbers {
        1 if parts[at].len() >= 3 && !parts[at].starts_with('v') => Motion::Fixed,
        // With a release of a distribution the image is as narrow as a line of a language.
        1 if rest
            .iter()
            .any(|p| CODENAMES.contains(p) || embedded_version(p).is_some_and(|n| n >= 2) || *p == "al2023") =>
        {
            Motion::Line
        }
        1 => Motion::Major,
        2 if has_two_number_releases(image) => Motion::Fixed,
        2 => Motion::Line,
        _ => Motion::Fixed,
    }
}

/// Ubuntu's releases are called `22.04`; only a date fixes one.
fn is_ubuntu(image: &str) -> bool {
    image.ends_with("ubuntu")
}

/// Images whose full versions have two numbers.
fn has_two_number_releases(image: &str) -> bool {
    matches!(image, "postgres" | "postgis/postgis" | "haskell" | "gcc" | "gradle" | "busybox" | "perl")
        && !matches!(image, "gradle" | "perl" | "haskell" | "busybox")
}

/// How many numbers a version has: `1.27.3` three, `v2` one; `None` for what is none.
fn version_len(part: &str) -> Option<usize> {
    let part = part.strip_prefix('v').unwrap_or(part);
    if !part.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let numbers: Vec<&str> = part.split('.').collect();
    // `3.x` and `1.*` are open at their end; `1rc1`, `8u402`, `17ea` are releases.
    let closed = numbers.iter().take_while(|n| n.starts_with(|c: char| c.is_ascii_digit())).count();
    let is_odd = numbers.iter().any(|n| n.len() > 1 && n.chars().any(|c| c.is_ascii_alphabetic()));
    Some(if is_odd && closed == numbers.len() { closed.max(3) } else { closed })
}

/// How many numbers the version behind a word has: `alpine3.20` two, `jdk21` one.
fn embedded_version(part: &str) -> Option<usize> {
    let digits = part.find(|c: char| c.is_ascii_digit()).filter(|&n| n > 0)?;
    part[..digits].chars().all(|c| c.is_ascii_alphabetic()).then(|| part[digits..].split('.').count())
}

/// `20240612`, `20240612T1200`, `2024.06.12`.
fn is_date(part: &str) -> bool {
    let digits = part.bytes().take_while(u8::is_ascii_digit).count();
    (digits >= 8 && part.starts_with("20"))
        || (part.starts_with("20") && part.len() == 10 && part.split('.').count() == 3)
}

/// `2024-06-12` anywhere.
fn is_dashed_date(tag: &str) -> bool {
    tag.as_bytes().windows(10).any(|w| {
        w.starts_with(b"20")
            && w[4] == b'-'
            && w[7] == b'-'
            && w.iter().enumerate().all(|(n, b)| n == 4 || n == 7 || b.is_ascii_digit())
    })
}

/// At least seven hexadecimal digits, some of each kind.
fn is_commit(part: &str) -> bool {
    let part = part.strip_prefix("sha").filter(|p| p.len() >= 7).unwrap_or(part);
    part.len() >= 7
        && part.bytes().all(|b| b.is_ascii_hexdigit())
        && part.bytes().any(|b| b.is_ascii_digit())
        && (part.bytes().any(|b| b.is_ascii_alphabetic()) || part.len() >= 8)
}

/// Whether a branch, tag or version in an address or behind an option moves.
pub fn is_moving_word(word: &str) -> bool {
    MOVING_WORDS.contains(&word.to_ascii_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_move_as_far_as_they_say() {
        let cases: &[(Motion, &[(&str, &str)])] = &[
            (
                Motion::Any,
                &[
                    ("nginx", "alpine"),
                    ("nginx", "stable-alpine"),
                    ("node", "lts"),
                    ("node", "lts-bookworm-slim"),
                    ("node", "current"),
                    ("php", "fpm"),
                    ("python", "slim"),
                    ("golang", "bookworm"),
                    ("postgres", "alpine3.20"),
                    ("rustlang/rust", "nightly"),
                    ("debian", "stable-slim"),
                    ("debian", "sid"),
                    ("ubuntu", "rolling"),
                    ("alpine", "edge"),
                    ("fedora", "rawhide"),
                    ("archlinux", "base"),
                    ("team/app", "main"),
                    ("team/app", "develop"),
                    ("team/app", "1.4-SNAPSHOT"),
                    ("gradle", "jdk21"),
                    ("gcr.io/distroless/static-debian12", "nonroot"),
                ],
            ),
            (
                Motion::Major,
                &[
                    ("alpine", "3"),
                    ("opensuse/leap", "15"),
                    ("node", "20"),
                    ("node", "20-alpine"),
                    ("postgres", "16"),
                    ("redis", "7"),
                    ("composer", "2"),
                    ("python", "3-slim"),
                    ("openjdk", "17-jdk-slim"),
                    ("eclipse-temurin", "21-jre"),
                    ("tomcat", "9-jdk17"),
                    ("team/app", "v1"),
                ],
            ),
            (
                Motion::Line,
                &[
                    ("python", "3.12"),
                    ("php", "8.2-fpm-bookworm"),
                    ("debian", "bookworm-slim"),
                    ("debian", "12"),
                    ("ubuntu", "22.04"),
                    ("ubuntu", "jammy"),
                    ("alpine", "3.20"),
                    ("rockylinux", "9"),
                    ("buildpack-deps", "bookworm"),
                    ("node", "18-bookworm-slim"),
                    ("node", "20-alpine3.20"),
                    ("eclipse-temurin", "21-jdk-noble"),
                    ("mcr.microsoft.com/windows/servercore", "ltsc2022"),
                    ("golang", "1.22-alpine"),
                    ("team/app", "acme"),
                ],
            ),
            (
                Motion::Fixed,
                &[
                    ("node", "20.15.0-bookworm-slim"),
                    ("debian", "12.5-slim"),
                    ("debian", "bookworm-20240612-slim"),
                    ("ubuntu", "jammy-20240530"),
                    ("ubuntu", "xenial-20170915"),
                    ("alpine", "3.20.1"),
                    ("postgres", "16.3"),
                    ("postgres", "16.3-alpine3.20"),
                    ("eclipse-temurin", "17.0.11_9-jre-jammy"),
                    ("eclipse-temurin", "8u402-b06-jre"),
                    ("rockylinux", "9.3.20231119-minimal"),
                    ("team/app", "a1b2c3d"),
                    ("team/app", "2024-06-12"),
                    ("team/app", "build-20240612"),
                    ("php", "7.0.24-fpm"),
                    ("rust", "1.79.0-slim-bookworm"),
                    ("amazoncorretto", "17.0.11-al2023-headless"),
                    ("alpine", "20240807"),
                ],
            ),
        ];
        for (want, images) in cases {
            for (image, tag) in *images {
                assert_eq!(motion(image, tag), *want, "{image}:{tag}");
            }
        }
    }
}
