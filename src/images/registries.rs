/// Registries that hold everybody's images: anybody pulls from there, and what comes from there tells nothing of whose it
/// is. Hosts of the registries' own documentation, looked at 2026-11-25.
const PUBLIC: [&str; 12] = [
    "docker.io",
    "index.docker.io",
    "registry-1.docker.io",
    "quay.io",
    "ghcr.io",
    "gcr.io",
    "registry.k8s.io",
    "mcr.microsoft.com",
    "public.ecr.aws",
    "docker.elastic.co",
    "lscr.io",
    "dhi.io",
];

/// Whether a registry is one of the public ones, by its host.
pub fn is_public_registry(host: &str) -> bool {
    PUBLIC.contains(&host)
}
