//! Short ports: `[[ip:]published:]target[/protocol]`, each of the two a number or a range.

use core::net::IpAddr;

/// A short port as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PortSpec {
    /// The address in front, which a swarm takes no notice of.
    pub ip: Option<String>,
    /// First and last published port; `None`: the swarm picks one.
    pub published: Option<(u16, u16)>,
    /// First and last port in the container.
    pub target: (u16, u16),
    /// `tcp`, `udp` or `sctp`.
    pub protocol: String,
}

/// Reads a short port; `None` where the client refuses it.
pub fn parse(text: &str) -> Option<PortSpec> {
    let (ports, protocol) = match text.split_once('/') {
        None => (text, "tcp".to_owned()),
        Some((ports, "")) => (ports, "tcp".to_owned()),
        // What follows a second slash is not looked at.
        Some((ports, protocol)) => (ports, protocol.split('/').next().unwrap_or_default().to_ascii_lowercase()),
    };
    if !matches!(protocol.as_str(), "tcp" | "udp" | "sctp") {
        return None;
    }
    let (before, target) = ports.rsplit_once(':').map_or((None, ports), |(b, t)| (Some(b), t));
    let (ip, published) = match before {
        None => ("", ""),
        Some(before) => before.rsplit_once(':').unwrap_or(("", before)),
    };
    if !ip.is_empty() {
        let bare = ip.strip_prefix('[').and_then(|i| i.strip_suffix(']')).unwrap_or(ip);
        bare.parse::<IpAddr>().ok()?;
    }
    let target = range(target)?;
    let published = if published.is_empty() { None } else { Some(range(published)?) };
    if let Some((first, last)) = published
        && last - first != target.1 - target.0
        && target.0 != target.1
    {
        return None;
    }
    Some(PortSpec { ip: (!ip.is_empty()).then(|| ip.to_owned()), published, target, protocol })
}

/// `80` or `80-90`.
fn range(text: &str) -> Option<(u16, u16)> {
    let number = |t: &str| t.parse::<u16>().ok().filter(|_| t.bytes().all(|b| b.is_ascii_digit()));
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let (first, last) = (number(first)?, number(last)?);
    (first <= last).then_some((first, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_ports() {
        let port = parse("127.0.0.1:8080:80/UDP").expect("a port");
        assert_eq!(
            (port.ip.as_deref(), port.published, port.target),
            (Some("127.0.0.1"), Some((8080, 8080)), (80, 80))
        );
        assert_eq!(port.protocol, "udp");
        assert_eq!(parse(":80").map(|p| p.published), Some(None));
        assert!(parse("8080-8090:80").is_some() && parse("[::1]:80:80").is_some() && parse("::1:80:80").is_some());
        for bad in ["", "a:80", "99999:80", "80:80/foo", "80-90:80-85", "localhost:80:80", "80:", "90-80"] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }
}
