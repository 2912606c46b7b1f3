/// Whether a word of EXPOSE, quotes removed, is a port, a range of ports, or either with a protocol behind it, in
/// any spelling that the build takes. Numbers beyond the last port are none of this function's business.
pub fn is_port(word: &str) -> bool {
    let mut sides = word.rsplit(':');
    let container = sides.next().unwrap_or_default();
    let host = sides.next().unwrap_or_default();
    let (ports, protocol) = container.split_once('/').unwrap_or((container, ""));
    let protocol = protocol.to_ascii_lowercase();
    is_range(ports) && (host.is_empty() || is_range(host)) && matches!(protocol.as_str(), "" | "tcp" | "udp" | "sctp")
}

/// Whether the build takes a word of EXPOSE once its variables are replaced: as [`is_port`], with the numbers no
/// greater than the last port there is, and the end of a range not in front of its start.
pub fn is_exposable(word: &str) -> bool {
    let mut sides = word.rsplit(':');
    let container = sides.next().unwrap_or_default();
    let host = sides.next().unwrap_or_default();
    let ports = container.split('/').next().unwrap_or_default();
    let fits = |text: &str| {
        let (first, last) = text.split_once('-').unwrap_or((text, text));
        matches!((first.parse::<u16>(), last.parse::<u16>()), (Ok(first), Ok(last)) if first <= last)
    };
    is_port(word) && fits(ports) && (host.is_empty() || fits(host))
}

fn is_range(text: &str) -> bool {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    [first, last].iter().all(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::{is_exposable, is_port};

    #[test]
    fn ports_and_others() {
        for word in ["80", "80/tcp", "80/UDP", "80-90/sctp", "8080:80", "127.0.0.1:80:80", "80/"] {
            assert!(is_port(word), "{word}");
        }
        for word in ["", "http", "80,90", "80/http", "80-", "#", "[80]", "80.5", "/tcp", "80/tcp/x", "-80"] {
            assert!(!is_port(word), "{word}");
        }
        for word in ["65535", "0", "80-90/tcp", "80-80"] {
            assert!(is_exposable(word), "{word}");
        }
        for word in ["65536", "90-80", "", "$P", "99999999999"] {
            assert!(!is_exposable(word), "{word}");
        }
    }
}
