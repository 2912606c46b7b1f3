//! Which variables of a Dockerfile configure the program, and which only serve the build or the file system.

/// Names that say nothing of how the program is configured.
const OF_THE_BUILD: [&str; 14] = [
    "PATH",
    "DEBIAN_FRONTEND",
    "LANG",
    "LANGUAGE",
    "LC_ALL",
    "LC_CTYPE",
    "TZ",
    "HOME",
    "TERM",
    "GOPATH",
    "CGO_ENABLED",
    "PYTHONUNBUFFERED",
    "PYTHONDONTWRITEBYTECODE",
    "COMPOSER_ALLOW_SUPERUSER",
];

/// Beginnings and endings of such names.
const STARTS: [&str; 6] = ["PIP_", "NPM_CONFIG_", "CARGO_", "APT_", "PYTHONHASHSEED", "POETRY_"];
const ENDS: [&str; 4] = ["_VERSION", "_HOME", "_SHA256", "_CHECKSUM"];

/// Whether an ENV may change what the program does where the container is run.
pub(super) fn configures(name: &str) -> bool {
    !OF_THE_BUILD.contains(&name)
        && !STARTS.iter().any(|start| name.starts_with(start))
        && !ENDS.iter().any(|end| name.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::configures;

    #[test]
    fn settings_are_told_from_tools() {
        for name in ["PORT", "DB_HOST", "NODE_ENV", "LOG_LEVEL", "GODEBUG"] {
            assert!(configures(name), "{name}");
        }
        for name in ["PATH", "NGINX_VERSION", "JAVA_HOME", "PIP_NO_CACHE_DIR", "LC_ALL"] {
            assert!(!configures(name), "{name}");
        }
    }
}
