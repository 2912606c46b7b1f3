use crate::dockerfile::ImageReference;

/// Registries that carry Docker Hub's images under Docker Hub's names.
const MIRRORS: [&str; 5] =
    ["docker.io", "index.docker.io", "registry-1.docker.io", "registry.hub.docker.com", "mirror.gcr.io"];

/// Folders of Docker Hub with the official images for one processor.
const PROCESSORS: [&str; 9] =
    ["amd64", "arm32v5", "arm32v6", "arm32v7", "arm64v8", "i386", "ppc64le", "riscv64", "s390x"];

/// Other places of official images.
const ELSEWHERE: [(&str, &str); 8] = [
    ("public.ecr.aws/amazonlinux/amazonlinux", "amazonlinux"),
    ("public.ecr.aws/ubuntu/ubuntu", "ubuntu"),
    ("public.ecr.aws/debian/debian", "debian"),
    ("public.ecr.aws/nginx/nginx", "nginx"),
    ("registry.fedoraproject.org/fedora", "fedora"),
    ("quay.io/fedora/fedora", "fedora"),
    ("quay.io/almalinuxorg/almalinux", "almalinux"),
    ("quay.io/rockylinux/rockylinux", "rockylinux"),
];

/// What an image is called in the data, with the words that its name and not its tag carries: `debian12`, `minimal`.
pub(super) fn canonical(reference: &ImageReference) -> (String, Vec<String>) {
    let repository = reference.repository.text.as_str();
    // A registry that a variable names stands in front like a folder.
    let (registry, repository) = match repository.split_once('/') {
        Some((variable, rest)) if reference.registry.is_none() && variable.starts_with('$') => (Some(variable), rest),
        _ => (reference.registry.as_ref().map(|r| r.text.as_str()), repository),
    };
    let is_variable = registry.is_some_and(|r| r.contains('$'));
    let on_hub = is_variable || registry.is_none_or(|r| MIRRORS.contains(&r));
    // `library` is what Docker Hub, and whoever mirrors it, calls the folder of the official images.
    if let Some(name) = official(repository).filter(|_| on_hub || repository.contains("library/")) {
        return (name.to_owned(), Vec::new());
    }
    let full = match registry.filter(|_| !on_hub) {
        Some(registry) => format!("{registry}/{repository}"),
        None => repository.to_owned(),
    };
    if let Some((_, name)) = ELSEWHERE.iter().find(|(place, _)| *place == full) {
        return ((*name).to_owned(), Vec::new());
    }
    if let Some(found) = universal_base(&full) {
        return found;
    }
    let bitnami = full.strip_prefix("public.ecr.aws/bitnami/").or_else(|| full.strip_prefix("bitnamilegacy/"));
    if let Some(name) = bitnami {
        return (format!("bitnami/{name}"), Vec::new());
    }
    match full.rsplit_once("-debian") {
        Some((name, number)) if full.starts_with("gcr.io/distroless/") => {
            (name.to_owned(), vec![format!("debian{number}")])
        }
        _ => (full, Vec::new()),
    }
}

/// The name of an official image in a path of Docker Hub or of a mirror.
fn official(repository: &str) -> Option<&str> {
    let (folder, name) = repository.rsplit_once('/').unwrap_or(("", repository));
    let is_official =
        folder.is_empty() || PROCESSORS.contains(&folder) || folder == "library" || folder.ends_with("/library");
    is_official.then_some(name)
}

/// Red Hat's universal base images, which have many names: `ubi8/ubi-minimal`, `ubi9-micro`, `redhat/ubi8`.
fn universal_base(full: &str) -> Option<(String, Vec<String>)> {
    let path = ["registry.access.redhat.com/", "registry.redhat.io/", "redhat/"];
    let path = path.iter().find_map(|start| full.strip_prefix(start))?;
    let (family, image) = path.split_once('/').unwrap_or((path, ""));
    let (family, words) = family.split_once('-').unwrap_or((family, ""));
    let number = family.strip_prefix("ubi").filter(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))?;
    let is_base = image.is_empty() || image == "ubi" || image.starts_with("ubi-");
    let words = words.split('-').chain(image.split('-').skip(1)).filter(|w| !w.is_empty()).map(str::to_owned);
    is_base.then(|| (format!("registry.access.redhat.com/ubi{number}"), words.collect()))
}

#[cfg(test)]
mod tests {
    use super::canonical;
    use crate::dockerfile::ImageReference;

    #[test]
    fn mirrors_and_folders_lead_to_the_same_name() {
        let name = |text: &str| canonical(&ImageReference::read(text)).0;
        for text in [
            "python:3.12",
            "library/python",
            "docker.io/library/python:3",
            "docker.io/python",
            "public.ecr.aws/docker/library/python:3.12",
            "mirror.gcr.io/library/python",
            "registry.example.com:5000/hub/library/python",
            "arm64v8/python",
            "${PROXY}/python:3.12",
            "${PROXY}/library/python:3.12",
        ] {
            assert_eq!(name(text), "python", "{text}");
        }
        assert_eq!(name("registry.example.com/python"), "registry.example.com/python");
        assert_eq!(name("acme/python"), "acme/python");
        assert_eq!(name("bitnamilegacy/redis:7"), "bitnami/redis");
        assert_eq!(name("mcr.microsoft.com/dotnet/sdk:8.0"), "mcr.microsoft.com/dotnet/sdk");
    }

    #[test]
    fn some_names_carry_words() {
        let read = |text: &str| {
            let (name, words) = canonical(&ImageReference::read(text));
            (name, words.join(" "))
        };
        let ubi = |words: &str| ("registry.access.redhat.com/ubi9".to_owned(), words.to_owned());
        assert_eq!(read("registry.access.redhat.com/ubi9/ubi-minimal:9.4"), ubi("minimal"));
        assert_eq!(read("registry.access.redhat.com/ubi9-micro"), ubi("micro"));
        assert_eq!(read("redhat/ubi9"), ubi(""));
        assert_eq!(read("registry.access.redhat.com/ubi9/nodejs-20").0, "registry.access.redhat.com/ubi9/nodejs-20");
        let distroless = ("gcr.io/distroless/static".to_owned(), "debian12".to_owned());
        assert_eq!(read("gcr.io/distroless/static-debian12:nonroot"), distroless);
    }
}
