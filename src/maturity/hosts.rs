//! Hosts that only one network has.

/// Ends of names that the public name system does not have, or that are kept for networks of one's own.
const PRIVATE_ENDS: [&str; 11] =
    ["local", "localdomain", "internal", "intranet", "corp", "lan", "home", "private", "intra", "localnet", "test"];

/// Names that stand for the machine itself, or that documentation uses.
const OWN: [&str; 6] = ["localhost", "127.0.0.1", "0.0.0.0", "::1", "host.docker.internal", "metadata.google.internal"];

/// The first host in a text that others can't reach: a private address, or a name that only one network knows.
/// `with_bare` counts names without a dot too: `http://nexus:8081/`.
pub(super) fn private_host(text: &str, with_bare: bool) -> Option<&str> {
    urls(text)
        .find(|(scheme, host)| is_private(host, with_bare && matches!(*scheme, "http" | "https" | "ftp")))
        .map(|(_, h)| h)
}

/// The first private address in a text that stands by itself: not a network, not the number of a version.
pub(super) fn private_address(text: &str) -> Option<&str> {
    let is_of_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '/' | '=');
    let words = text.split(|c: char| !is_of_word(c)).map(|w| w.trim_start_matches("--"));
    // With a path behind it, `192.168.1.5/debian`, but no network: `10.0.0.0/8`.
    let without_path = |w| match str::split_once(w, '/') {
        Some((host, path)) if path.starts_with(|c: char| c.is_ascii_alphabetic()) => host,
        _ => w,
    };
    words.map(without_path).filter(|w| !w.ends_with(".0")).find(|w| is_private_address(w))
}

/// Whether a host is one that others can't reach.
pub(super) fn is_private(host: &str, with_bare: bool) -> bool {
    if OWN.contains(&host) || host.contains('$') || host.is_empty() {
        return false;
    }
    if host.starts_with(|c: char| c.is_ascii_digit()) && host.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        return is_private_address(host);
    }
    match host.rsplit_once('.') {
        Some((_, end)) => PRIVATE_ENDS.contains(&end) || host.split('.').any(|label| label == "intranet"),
        None => with_bare && host.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_'),
    }
}

/// 10/8, 172.16/12, 192.168/16.
fn is_private_address(text: &str) -> bool {
    let parts: Vec<Option<u8>> = text.split('.').map(|p| p.parse().ok()).collect();
    match parts.as_slice() {
        [Some(172), Some(second), Some(_), Some(_)] => (16..32).contains(second),
        [Some(10), Some(_), Some(_), Some(_)] | [Some(192), Some(168), Some(_), Some(_)] => true,
        _ => false,
    }
}

/// The hosts of the URLs in a text.
fn urls(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let ends = |c: char| c.is_whitespace() || "/\"'`?#);>|,".contains(c);
    text.match_indices("://").filter_map(move |(at, _)| {
        let before = &text[..at];
        let scheme = &before[before.rfind(|c: char| !c.is_ascii_alphanumeric()).map_or(0, |n| n + 1)..];
        let rest = &text[at + 3..];
        let authority = &rest[..rest.find(ends).unwrap_or(rest.len())];
        // `user:password@host`; any other `@` is one of `sed`'s.
        let host = match authority.rsplit_once('@') {
            Some((user, host)) if user.contains(':') => host,
            Some((host, _)) => host,
            None => authority,
        };
        let host = host.split(':').next().unwrap_or(host);
        // A pattern of `sed` is no address.
        Some((scheme, host)).filter(|_| !host.is_empty() && !authority.contains('*'))
    })
}

#[cfg(test)]
mod tests {
    use super::{private_address, private_host};

    #[test]
    fn private_hosts_are_told_from_public_ones() {
        let found = |text| private_host(text, true);
        assert_eq!(
            found("npm config set registry http://npm.intranet.acme.local:4873/"),
            Some("npm.intranet.acme.local")
        );
        assert_eq!(found("GOPROXY=http://10.1.2.3:3000 go mod download"), Some("10.1.2.3"));
        assert_eq!(found("curl http://user:pw@nexus:8081/x"), Some("nexus"));
        assert_eq!(private_address("echo 192.168.0.7 registry >> /etc/hosts"), Some("192.168.0.7"));
        assert_eq!(private_address("route add 10.0.0.0/8 Version=10.0.0.1 10.1.0.0"), None);
        for public in [
            "curl https://example.com/10.0.0/x",
            "curl http://localhost:80/ http://127.0.0.1/",
            "wget https://host.docker.internal/",
            "curl https://${HOST}/x",
            "pip install foo==10.1.2",
            "aws s3 cp s3://bucket/x tcp://db:5432",
            "sed -i s@http://.*archive.ubuntu.com@https://mirror.example.com@g x",
            "",
        ] {
            assert_eq!(found(public), None, "{public}");
        }
        assert_eq!(private_host("http://db/", false), None);
    }
}
