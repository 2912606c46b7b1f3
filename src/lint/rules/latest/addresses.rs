//! Addresses whose content changes: "latest" releases, branches, installers.

use crate::lint::knowledge::tags::is_moving_word;

/// Why the content behind an address changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Moving {
    /// It names the latest release.
    Latest,
    /// It names a branch of a repository.
    Branch,
    /// It asks an interface which release is the latest.
    Question,
    /// It names no release at all.
    Unnamed,
}

/// Endings of what a build unpacks or runs.
const FILES: &[&str] = &[
    ".tar.gz", ".tgz", ".tar.xz", ".tar.bz2", ".zip", ".deb", ".rpm", ".apk", ".jar", ".war", ".sh", ".phar", ".bin",
    ".exe", ".msi", ".gz", ".whl", ".gem",
];

/// Reads an address; `None` where it names a version, or nothing that moves.
pub(super) fn moving(address: &str) -> Option<Moving> {
    let rest = address.split_once("://")?.1;
    let path = rest.split(['?', '#']).next().unwrap_or(rest);
    let (host, path) = path.split_once('/')?;
    let parts: Vec<&str> = path.split('/').filter(|p| !p.is_empty()).collect();
    if parts.windows(2).any(|p| p == ["releases", "latest"]) {
        let asks = host.starts_with("api.") || parts.last() == Some(&"latest");
        return Some(if asks { Moving::Question } else { Moving::Latest });
    }
    let last = parts.last().copied().unwrap_or_default().to_ascii_lowercase();
    if matches!(
        last.as_str(),
        "stable.txt" | "latest.txt" | "latest_release" | "latest-version" | "stable-version" | "latest_version"
    ) || parts.last() == Some(&"VERSION")
    {
        return Some(Moving::Question);
    }
    // `raw.githubusercontent.com/owner/name/master/install.sh`, `github.com/owner/name/archive/main.zip`
    let is_branch = |word: &str| matches!(word, "master" | "main" | "develop" | "trunk" | "HEAD" | "dev");
    if (host.starts_with("raw.") || host.contains("gitlab") || host.contains("bitbucket") || host.contains("git"))
        && parts.iter().skip(2).any(|p| is_branch(stem(p)))
    {
        return Some(Moving::Branch);
    }
    // A folder or file called latest: `/latest/`, `latest.tar.gz`, `tool-latest-linux.zip`, `stable/tool.tgz` does not.
    let says_latest = |part: &str| {
        let part = part.to_ascii_lowercase();
        part.split(['-', '_', '.', '%', '=']).any(|w| matches!(w, "latest" | "nightly"))
    };
    parts.iter().any(|p| says_latest(p)).then_some(Moving::Latest)
}

/// Words with digits that are no versions.
const NO_VERSIONS: &[&str] = &[
    "x86_64", "x86-64", "amd64", "arm64", "aarch64", "armv7", "armhf", "i386", "i686", "win32", "win64", "linux64",
    "linux32", "x64", "x86", "k8s", "neo4j", "log4j", "base64", "oauth2", "s3", "ec2", "gtk3", "h2", "utf8", "mp3",
];

/// Parts of paths below which programs lie, for files without an ending.
const PROGRAMS: &[&str] = &["download", "downloads", "release", "releases", "bin", "install", "installer", "dist"];

/// Whether an address leads to an archive, package, program or script and has no number that could be its version.
pub(super) fn names_no_release(address: &str) -> bool {
    let Some((_, rest)) = address.split_once("://") else { return false };
    let Some((_, path)) = rest.split_once('/') else { return false };
    if path.contains(['$', '{', '*', '`', '(', '%'])
        || path.contains("//")
        || INSTALLERS.iter().any(|(part, _, _)| address.contains(part.trim_end()))
    {
        return false;
    }
    let mut lower = path.to_ascii_lowercase();
    for word in NO_VERSIONS {
        lower = lower.replace(word, "");
    }
    let file = lower.split(['?', '#']).next().unwrap_or_default();
    let name = file.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    // `.bz2` has a digit of its own.
    let is_file = FILES.iter().any(|ending| name.ends_with(ending));
    let is_program = !name.contains('.')
        && !matches!(name, "" | "gpg" | "key" | "gpgkey" | "keys")
        && file.split('/').any(|part| PROGRAMS.contains(&part));
    (is_file || is_program) && !lower.replace(".bz2", "").chars().any(|c| c.is_ascii_digit())
}

/// A file's name without endings.
fn stem(name: &str) -> &str {
    FILES.iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name)
}

/// Installers that fetch the newest release unless they are told a version, with the words that tell it.
pub(super) const INSTALLERS: &[(&str, &str, &[&str])] = &[
    ("get.docker.com", "Docker", &["VERSION=", "--version"]),
    ("sh.rustup.rs", "Rust", &["--default-toolchain"]),
    ("static.rust-lang.org/rustup/rustup-init", "Rust", &["--default-toolchain"]),
    ("install.python-poetry.org", "Poetry", &["POETRY_VERSION", "--version"]),
    ("get-poetry.py", "Poetry", &["POETRY_VERSION", "--version"]),
    ("getcomposer.org/installer", "Composer", &["--version", "--1", "--2", "COMPOSER_VERSION"]),
    ("getcomposer.org/composer.phar", "Composer", &[]),
    ("getcomposer.org/composer-stable.phar", "Composer", &[]),
    ("bun.sh/install", "Bun", &["bun-v", "BUN_VERSION", "-s"]),
    ("deno.land/install.sh", "Deno", &["v1", "v2", "DENO_VERSION", "-s"]),
    ("deno.land/x/install", "Deno", &["v1", "v2", "DENO_VERSION", "-s"]),
    ("get.pnpm.io/install.sh", "pnpm", &["PNPM_VERSION"]),
    ("astral.sh/uv/install.sh", "uv", &[]),
    ("get.helm.sh", "Helm", &["v2", "v3", "DESIRED_VERSION", "VERSION"]),
    ("scripts/get-helm", "Helm", &["--version", "DESIRED_VERSION"]),
    ("/scripts/get ", "Helm", &["--version", "DESIRED_VERSION"]),
    ("get.k3s.io", "k3s", &["INSTALL_K3S_VERSION"]),
    ("get.sdkman.io", "SDKMAN", &[]),
    ("install.meteor.com", "Meteor", &["release="]),
    ("bootstrap.pypa.io/get-pip.py", "pip", &["pip==", "pip=", "PIP_VERSION", "PYTHON_PIP_VERSION"]),
    ("pyenv.run", "pyenv", &[]),
    ("get.volta.sh", "Volta", &["--version"]),
    ("fnm.vercel.app/install", "fnm", &["--release"]),
    ("starship.rs/install.sh", "starship", &["--version"]),
    ("ollama.com/install.sh", "Ollama", &["OLLAMA_VERSION"]),
    ("claude.ai/install.sh", "Claude Code", &["-s"]),
    ("mise.run", "mise", &["MISE_VERSION"]),
    ("taskfile.dev/install.sh", "Task", &["v2", "v3"]),
    ("dot.net/v1/dotnet-install.sh", ".NET", &["--version", "--channel", "-Channel", "-c ", "--jsonfile"]),
    ("npmjs.org/install.sh", "npm", &["npm_install="]),
    ("npmjs.com/install.sh", "npm", &["npm_install="]),
    ("cli.run.pivotal.io", "cf", &["version="]),
    ("aka.ms/InstallAzureCLIDeb", "the Azure CLI", &[]),
    ("awscli.amazonaws.com/awscli-exe-linux-x86_64.zip", "the AWS CLI", &[]),
    ("awscli.amazonaws.com/awscli-exe-linux-aarch64.zip", "the AWS CLI", &[]),
    ("sdk.cloud.google.com", "the Google Cloud CLI", &[]),
    ("linkerd.io/install", "linkerd", &[]),
    ("istio.io/downloadIstio", "Istio", &["ISTIO_VERSION"]),
    ("fluxcd.io/install.sh", "Flux", &["FLUX_VERSION"]),
    ("install.python", "the tool", &[]),
    ("community.chocolatey.org/install.ps1", "Chocolatey", &["chocolateyVersion"]),
];

/// The tool that an installer brings in whatever version is newest, if the command's text tells it none.
pub(super) fn installer(text: &str, address: &str) -> Option<&'static str> {
    let (_, tool, versions) = INSTALLERS.iter().find(|(part, _, _)| address.contains(part.trim_end()))?;
    // A channel may be one that moves from version to version.
    let moves = ["LTS", "STS", "Current", "main"]
        .iter()
        .any(|c| ["--channel ", "-c ", "-Channel "].iter().any(|option| text.contains(&format!("{option}{c}"))));
    (moves || !versions.iter().any(|v| text.contains(v))).then_some(*tool)
}

/// Whether a branch or tag behind `git clone --branch` moves.
pub(super) fn is_branch(word: &str) -> bool {
    is_moving_word(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_without_a_release() {
        for address in [
            "https://dl.min.io/server/minio/release/linux-amd64/minio",
            "https://caddyserver.com/api/download?os=linux&arch=amd64",
            "https://example.com/tool.tgz",
            "https://example.com/install.sh",
        ] {
            assert!(names_no_release(address), "{address}");
        }
        for address in [
            "https://example.com/tool-1.2.tgz",
            "https://example.com/v3/install.sh",
            "https://example.com/$VERSION/tool.tgz",
            "https://packages.example.com/keys/release.asc",
            "https://download.docker.com/linux/debian/gpg",
            "https://example.com/setup/data.json",
            "https://example.com",
        ] {
            assert!(!names_no_release(address), "{address}");
        }
    }

    #[test]
    fn addresses_that_move() {
        for (address, want) in [
            ("https://github.com/a/b/releases/latest/download/b.tgz", Moving::Latest),
            ("https://api.github.com/repos/a/b/releases/latest", Moving::Question),
            ("https://dl.k8s.io/release/stable.txt", Moving::Question),
            ("https://wordpress.org/latest.tar.gz", Moving::Latest),
            ("https://example.com/tool-latest-linux-amd64.zip", Moving::Latest),
            ("https://raw.githubusercontent.com/a/b/master/install.sh", Moving::Branch),
            ("https://github.com/a/b/archive/refs/heads/main.zip", Moving::Branch),
            ("https://github.com/a/b/archive/master.tar.gz", Moving::Branch),
        ] {
            assert_eq!(moving(address), Some(want), "{address}");
        }
        for address in [
            "https://github.com/a/b/releases/download/v1.2/b.tgz",
            "https://raw.githubusercontent.com/nvm-sh/nvm/v0.39.7/install.sh",
            "https://packages.example.com/tgz/stable/tool-1.2.tgz",
            "https://example.com/a.tgz",
            "https://github.com/main/b/archive/v1.zip",
        ] {
            assert_eq!(moving(address), None, "{address}");
        }
    }
}
