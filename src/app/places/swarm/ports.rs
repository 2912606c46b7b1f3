//! Published ports as a reader writes them: `80, 443/udp, host:8080`.

use crate::swarm::{
    Refusal,
    input::{Protocol, PublishMode, PublishedPort},
};

/// Reads a list of ports.
pub fn read(key: &str, text: &str) -> Result<Vec<PublishedPort>, Refusal> {
    let words = text.split(',').map(str::trim).filter(|w| !w.is_empty());
    words.enumerate().map(|(n, word)| port(word).ok_or_else(|| refused(key, n, word))).collect()
}

fn refused(key: &str, n: usize, word: &str) -> Refusal {
    let word: String = word.chars().take(40).collect();
    Refusal { key: format!("{key}[{n}]"), message: format!("`{word}` is no port; write 80, 443/udp or host:8080") }
}

fn port(word: &str) -> Option<PublishedPort> {
    let (mode, rest) =
        word.strip_prefix("host:").map_or((PublishMode::Ingress, word), |rest| (PublishMode::Host, rest));
    let (number, protocol) = rest.split_once('/').unwrap_or((rest, "tcp"));
    let protocol = match protocol.trim().to_ascii_lowercase().as_str() {
        "tcp" => Protocol::Tcp,
        "udp" => Protocol::Udp,
        "sctp" => Protocol::Sctp,
        _ => return None,
    };
    Some(PublishedPort { published: number.trim().parse().ok()?, mode, protocol })
}

/// Writes a list of ports.
pub fn write(ports: &[PublishedPort]) -> String {
    let one = |port: &PublishedPort| {
        let host = if port.mode == PublishMode::Host { "host:" } else { "" };
        let protocol = match port.protocol {
            Protocol::Tcp => "",
            Protocol::Udp => "/udp",
            Protocol::Sctp => "/sctp",
        };
        format!("{host}{}{protocol}", port.published)
    };
    ports.iter().map(one).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ports_are_read_as_they_are_written() {
        let text = "80, 443/udp, host:8080, host:53/udp, 0";
        assert_eq!(read("k", text).map(|ports| write(&ports)), Ok(text.to_owned()));
        for (wrong, key) in [("80, x", "k[1]"), ("70000", "k[0]"), ("80/icmp", "k[0]"), ("-1", "k[0]")] {
            assert_eq!(read("k", wrong).map_err(|r| r.key), Err(key.to_owned()), "{wrong}");
        }
        assert_eq!(read("k", " , "), Ok(Vec::new()));
    }
}
