//! An image reference as hadolint takes it apart.

/// hadolint's reading of the word behind FROM. It differs from Docker's: a host counts as a registry only with
/// a dot inside, so that the port of `localhost:5000/app` is a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::lint) struct PeerImage<'t> {
    /// The name, without registry, tag and digest.
    pub name: &'t str,
    /// What stands between the name's `:` and the `@`.
    pub tag: Option<&'t str>,
    /// Whether an `@` stands behind the name.
    pub has_digest: bool,
}

impl<'t> PeerImage<'t> {
    /// Takes a reference apart; variables are letters like others.
    pub fn read(text: &'t str) -> Self {
        let rest = match text.split_once('/') {
            Some((host, rest)) if is_registry(host) => rest,
            _ => text,
        };
        let (name, digest) = rest.split_once('@').map_or((rest, None), |(name, digest)| (name, Some(digest)));
        let (name, tag) = name.split_once(':').map_or((name, None), |(name, tag)| (name, Some(tag)));
        Self { name, tag, has_digest: digest.is_some() }
    }
}

fn is_registry(host: &str) -> bool {
    host.trim_start_matches('.').trim_end_matches('.').contains('.')
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
    }
}
