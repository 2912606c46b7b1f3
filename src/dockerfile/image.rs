use crate::text::TextRange;

/// An image reference taken apart: `registry.example:5000/team/app:1.2@sha256:...`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageReference {
    /// The registry's host and port; `None` for Docker Hub by default.
    pub registry: Option<ImagePart>,
    /// The repository without the registry: `library/nginx`, `team/app`.
    pub repository: ImagePart,
    /// The tag.
    pub tag: Option<ImagePart>,
    /// The digest: `sha256:...`.
    pub digest: Option<ImagePart>,
}

/// A part of a reference with its place in the text that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImagePart {
    /// The part.
    pub text: String,
    /// Its place in the reference.
    pub at: TextRange,
}

impl ImageReference {
    /// Reads a reference. Any text is a reference of some sort; variables are taken as letters.
    pub fn read(text: &str) -> Self {
        let part = |from: usize, to: usize| ImagePart { text: text[from..to].to_owned(), at: TextRange::new(from, to) };
        let (name_end, digest) = match text.find('@') {
            Some(n) => (n, Some(part(n + 1, text.len()))),
            None => (text.len(), None),
        };
        let slash = outside_braces(&text[..name_end], '/').last().copied();
        let (name_end, tag) = match outside_braces(&text[..name_end], ':').last() {
            Some(&n) if slash.is_none_or(|s| s < n) => (n, Some(part(n + 1, name_end))),
            _ => (name_end, None),
        };
        let registry_end = outside_braces(&text[..name_end], '/').first().copied().filter(|&n| {
            let host = &text[..n];
            host == "localhost" || host.contains(['.', ':']) || host.chars().any(|c| c.is_ascii_uppercase())
        });
        Self {
            registry: registry_end.map(|n| part(0, n)),
            repository: part(registry_end.map_or(0, |n| n + 1), name_end),
            tag,
            digest,
        }
    }

    /// The repository as Docker Hub's official images are called, without `library/`.
    pub fn official_name(&self) -> Option<&str> {
        let hub = self.registry.as_ref().is_none_or(|r| matches!(r.text.as_str(), "docker.io" | "index.docker.io"));
        let name = self.repository.text.strip_prefix("library/").unwrap_or(&self.repository.text);
        (hub && !name.contains('/')).then_some(name)
    }
}

/// Whether a text, variables replaced, is a name that an image can have.
pub fn is_image_name(text: &str) -> bool {
    let is_id = text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    let (rest, digest) = text.split_once('@').map_or((text, None), |(r, d)| (r, Some(d)));
    let (host, path) = match rest.split_once('/') {
        Some((host, path)) if host.contains(['.', ':']) || host == "localhost" || host.to_lowercase() != host => {
            (Some(host), path)
        }
        _ => (None, rest),
    };
    let (path, tag) = path.split_once(':').map_or((path, None), |(p, t)| (p, Some(t)));
    !is_id
        && host.is_none_or(is_host)
        && path.len() <= 255
        && path.split('/').all(is_path_part)
        && tag.is_none_or(is_tag)
        && digest.is_none_or(is_digest)
}

fn is_host(host: &str) -> bool {
    let (name, port) = match host.rsplit_once(':') {
        Some((name, port)) if !port.contains(']') => (name, Some(port)),
        _ => (host, None),
    };
    let is_label = |label: &str| {
        !label.is_empty()
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let is_address = |address: &str| address.bytes().all(|b| b.is_ascii_hexdigit() || b == b':') && address.len() > 1;
    let is_name = match name.strip_prefix('[').and_then(|n| n.strip_suffix(']')) {
        Some(address) => is_address(address),
        None => name.split('.').all(is_label),
    };
    is_name && port.is_none_or(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit()))
}

/// Lower case and digits, parted by one dot, one or two underscores, or any number of dashes.
fn is_path_part(part: &str) -> bool {
    let is_word = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    let mut rest = part;
    loop {
        let word = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        if word == 0 {
            return false;
        }
        rest = &rest[word..];
        if rest.is_empty() {
            return true;
        }
        let sign = rest.find(is_word).unwrap_or(rest.len());
        if !(matches!(&rest[..sign], "." | "_" | "__") || rest[..sign].bytes().all(|b| b == b'-')) {
            return false;
        }
        rest = &rest[sign..];
    }
}

fn is_tag(tag: &str) -> bool {
    tag.len() <= 128
        && tag.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
        && tag.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'-'))
}

fn is_digest(digest: &str) -> bool {
    let Some((algorithm, hex)) = digest.split_once(':') else { return false };
    let len = match algorithm {
        "sha256" => 64,
        "sha384" => 96,
        "sha512" => 128,
        _ => return false,
    };
    hex.len() == len && hex.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

/// Places of `sign` outside `${...}`.
fn outside_braces(text: &str, sign: char) -> Vec<usize> {
    let mut depth = 0usize;
    let mut found = Vec::new();
    for (n, c) in text.char_indices() {
        match c {
            '{' if text[..n].ends_with('$') => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ if c == sign && depth == 0 => found.push(n),
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_an_image_can_have() {
        let digest = format!("a@sha256:{}", "0".repeat(64));
        for good in [
            "a",
            "a:1",
            "a/b-c--d/e_f__g.h:T_1.x-y",
            "localhost/a",
            "R/a",
            "r.io:5000/a:1",
            "[::1]:5000/a",
            &digest,
            "a.b",
            "localhost",
        ] {
            assert!(is_image_name(good), "{good}");
        }
        for bad in [
            "",
            ":1",
            "a:",
            "A",
            "r.io/",
            "a//b",
            "a:1:2",
            "-a",
            "a-",
            "a___b",
            "a/B",
            "a@sha256:0",
            "r.io:x/a",
            "a b",
            "a:-1",
            "$a",
            "https://r.io/a",
        ] {
            assert!(!is_image_name(bad), "{bad}");
        }
    }

    #[test]
    fn references_come_apart() {
        for (text, registry, repository, tag, digest) in [
            ("nginx", None, "nginx", None, None),
            ("nginx:1.27", None, "nginx", Some("1.27"), None),
            ("localhost/x", Some("localhost"), "x", None, None),
            ("r.io:5000/a/b", Some("r.io:5000"), "a/b", None, None),
            ("r.io:5000/a/b:t@sha256:0", Some("r.io:5000"), "a/b", Some("t"), Some("sha256:0")),
            ("team/app@sha256:0", None, "team/app", None, Some("sha256:0")),
            ("${REG:-docker.io}/app:${TAG:-1}", None, "${REG:-docker.io}/app", Some("${TAG:-1}"), None),
        ] {
            let read = ImageReference::read(text);
            let owned = |p: &Option<ImagePart>| p.as_ref().map(|p| p.text.clone());
            // A registry given by a variable can't be told from a path.
            let want_registry = registry.map(str::to_owned);
            if !text.starts_with('$') {
                assert_eq!(owned(&read.registry), want_registry, "{text}");
                assert_eq!(read.repository.text, repository, "{text}");
            }
            assert_eq!(owned(&read.tag), tag.map(str::to_owned), "{text}");
            assert_eq!(owned(&read.digest), digest.map(str::to_owned), "{text}");
        }
        assert_eq!(ImageReference::read("docker.io/library/redis:7").official_name(), Some("redis"));
        assert_eq!(ImageReference::read("team/app").official_name(), None);
    }
}
