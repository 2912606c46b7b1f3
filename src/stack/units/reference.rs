//! References of images: `[registry/]repository[:tag][@digest]` (distribution/reference).

/// An image's reference in parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reference<'t> {
    /// Host in front, if there is one: it has a dot, a colon, an upper-case letter, or is `localhost`.
    pub registry: Option<&'t str>,
    /// The path, without registry and tag.
    pub repository: &'t str,
    /// The tag.
    pub tag: Option<&'t str>,
    /// The digest behind `@`.
    pub digest: Option<&'t str>,
}

/// Parts a reference, be it good or not.
pub fn parts(text: &str) -> Reference<'_> {
    let (name, digest) = text.split_once('@').map_or((text, None), |(n, d)| (n, Some(d)));
    let (name, tag) = match name.rsplit_once(':') {
        Some((n, tag)) if !tag.contains('/') => (n, Some(tag)),
        _ => (name, None),
    };
    let (registry, repository) = match name.split_once('/') {
        Some((host, path)) if is_host(host) => (Some(host), path),
        _ => (None, name),
    };
    Reference { registry, repository, tag, digest }
}

fn is_host(text: &str) -> bool {
    text.contains(['.', ':']) || text == "localhost" || text.bytes().any(|b| b.is_ascii_uppercase())
}

/// Why the client refuses a reference, in words; `None` for a good one.
pub fn fault(text: &str) -> Option<&'static str> {
    if text.len() == 64 && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)) {
        return None;
    }
    let Reference { registry, repository, tag, digest } = parts(text);
    if repository.bytes().any(|b| b.is_ascii_uppercase()) {
        return Some("the repository's name has capital letters");
    }
    let is_registry = registry.is_none_or(|host| {
        let (name, port) = match host.strip_prefix('[').and_then(|h| h.split_once(']')) {
            Some((address, port)) => {
                return address.bytes().all(|b| b.is_ascii_hexdigit() || b == b':')
                    && (port.is_empty() || port.strip_prefix(':').is_some_and(all_digits));
            }
            None => host.split_once(':').map_or((host, None), |(n, p)| (n, Some(p))),
        };
        let is_label = |label: &str| {
            !label.is_empty()
                && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
                && !label.starts_with('-')
                && !label.ends_with('-')
        };
        name.split('.').all(is_label) && port.is_none_or(all_digits)
    });
    // What is no host may still be the first part of a repository on Docker Hub: `ex_ample.com/a`.
    let is_path = registry.is_none_or(is_component);
    if !is_registry && !is_path {
        return Some("what stands before the first `/` is no host");
    }
    if !repository.split('/').all(is_component) {
        return Some("the repository's name is empty or has characters that no name may have");
    }
    // Docker Hub's own images have `library/` in front.
    let own = if registry.is_none() && !repository.contains('/') { "library/".len() } else { 0 };
    if repository.len() + own > 255 {
        return Some("the repository's name is longer than 255 characters");
    }
    if !tag.is_none_or(is_tag) {
        return Some("the tag is empty or has characters that no tag may have");
    }
    if !digest.is_none_or(is_digest) {
        return Some("the digest is incomplete");
    }
    None
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// Lower-case letters and digits, with `.`, `_`, `__` or dashes between them.
fn is_component(text: &str) -> bool {
    let is_alnum = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    let bytes = text.as_bytes();
    let (Some(first), Some(last)) = (bytes.first(), bytes.last()) else { return false };
    if !is_alnum(*first) || !is_alnum(*last) {
        return false;
    }
    text.split(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit())
        .all(|between| matches!(between, "" | "." | "_" | "__") || between.bytes().all(|b| b == b'-'))
}

fn is_tag(text: &str) -> bool {
    let is_word = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
    text.len() <= 128
        && text.as_bytes().first().is_some_and(|b| is_word(*b))
        && text.bytes().all(|b| is_word(b) || b == b'.' || b == b'-')
}

fn is_digest(text: &str) -> bool {
    let Some((algorithm, hex)) = text.split_once(':') else { return false };
    let length = match algorithm {
        "sha256" => 64,
        "sha384" => 96,
        "sha512" => 128,
        _ => return false,
    };
    hex.len() == length && hex.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references() {
        let good = [
            "nginx",
            "nginx:1.27",
            "localhost:5000/a/b:v1",
            "ghcr.io/a/b@sha256:10901ccd8d249047f9761845b4594f121edef079cfd8224edebd9ea726f0a7f6",
            "a/b__c/d-e--f",
            "Host/a",
            "127.0.0.1:5000/a",
            "[::1]:5000/a",
            "ex_ample.com/a",
        ];
        for text in good {
            assert_eq!(fault(text), None, "{text}");
        }
        for text in [
            "",
            "nginx:",
            ":1",
            "nginx@sha256:abc",
            "a//b",
            "Nginx",
            "a/B",
            "a b",
            "a/-b",
            "/a",
            "a:b c",
            "http://a",
            "<a>",
        ] {
            assert!(fault(text).is_some(), "{text}");
        }
        assert_eq!(parts("localhost:5000/a").tag, None);
    }
}
