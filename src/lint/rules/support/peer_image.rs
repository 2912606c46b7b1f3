//! An image reference as hadolint takes it apart.

/// hadolint's reading of the word behind FROM. It differs from Docker's: a host counts as a registry only with
/// a dot inside, so that the port of `localhost:5000/app` is a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::lint) struct PeerImage<'t> {
    /// The registry's host and port.
    pub registry: Option<&'t str>,
    /// The name, without registry, tag and digest.
    pub name: &'t str,
    /// What stands between the name's `:` and the `@`.
    pub tag: Option<&'t str>,
    /// Whether an `@` stands behind the name.
    pub has_digest: bool,
}

impl<'t> PeerImage<'t> {
    /// Takes a reference apart. Signs inside `${...}` part nothing.
    pub fn read(text: &'t str) -> Self {
        let (registry, rest) = match split_at(text, '/') {
            (host, Some(rest)) if is_registry(host) => (Some(host), rest),
            _ => (None, text),
        };
        let (name, digest) = split_at(rest, '@');
        let (name, tag) = split_at(name, ':');
        Self { registry, name, tag, has_digest: digest.is_some() }
    }
}

/// The text before and behind the first `sign` outside `${...}`.
fn split_at(text: &str, sign: char) -> (&str, Option<&str>) {
    match outside_braces(text).find(|&(_, c)| c == sign) {
        Some((n, c)) => (&text[..n], Some(&text[n + c.len_utf8()..])),
        None => (text, None),
    }
}

fn outside_braces(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut inside = false;
    text.char_indices().filter(move |&(n, c)| {
        inside = if inside { c != '}' } else { text[n..].starts_with("${") };
        !inside
    })
}

fn is_registry(host: &str) -> bool {
    outside_braces(host).any(|(n, c)| c == '.' && n > 0 && n + 1 < host.len())
}

#[cfg(test)]
mod tests {
    use super::PeerImage;

    #[test]
    fn a_port_is_a_tag_unless_the_host_has_a_dot() {
        let read = |text| {
            let image = PeerImage::read(text);
            (image.name, image.tag, image.has_digest)
        };
        assert_eq!(read("debian"), ("debian", None, false));
        assert_eq!(read("localhost:5000/app"), ("localhost", Some("5000/app"), false));
        assert_eq!(read("r.io:5000/team/app:1@sha256:0"), ("team/app", Some("1"), true));
        assert_eq!(read("${REG}/app"), ("${REG}/app", None, false));
        assert_eq!(read("a/${B:-c:1}"), ("a/${B:-c:1}", None, false));
    }
}
