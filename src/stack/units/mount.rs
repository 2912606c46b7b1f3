//! Short mounts: `[source:]target[:options]`.

/// A short mount as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MountSpec {
    /// Name of a volume, or a path; `None`: a volume without a name.
    pub source: Option<String>,
    /// The path in the container.
    pub target: String,
    /// Whether the source is a path of the node.
    pub is_bind: bool,
    /// Whether it is mounted read-only.
    pub read_only: bool,
    /// `nocopy`, an option of volumes only.
    pub nocopy: bool,
    /// `rshared` and the like, options of paths only.
    pub propagation: Option<String>,
}

/// Why the client refuses a short mount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is empty.
    Empty,
    /// Nothing stands between two colons, or in front of the first.
    EmptySection,
    /// A third colon that starts nothing.
    TooManyColons,
}

/// Reads a short mount. A single letter before a colon is a Windows drive.
///
/// # Errors
/// When the client refuses it.
pub fn parse(text: &str) -> Result<MountSpec, Fault> {
    let mut mount = MountSpec::default();
    if text.is_empty() {
        return Err(Fault::Empty);
    }
    if text.len() <= 2 {
        text.clone_into(&mut mount.target);
        return Ok(mount);
    }
    let mut section = String::new();
    for c in text.chars().map(Some).chain([None]) {
        match c {
            Some(':') if section.chars().count() == 1 && section.chars().all(char::is_alphabetic) => section.push(':'),
            Some(':') | None => {
                if section.is_empty() {
                    return Err(Fault::EmptySection);
                }
                let part = std::mem::take(&mut section);
                match (&mount.source, mount.target.is_empty(), c) {
                    (None, _, Some(_)) => mount.source = Some(part),
                    (None, _, None) | (Some(_), true, _) => mount.target = part,
                    (Some(_), false, Some(_)) => return Err(Fault::TooManyColons),
                    (Some(_), false, None) => options(&part, &mut mount),
                }
            }
            Some(c) => section.push(c),
        }
    }
    mount.is_bind = mount.source.as_deref().is_some_and(is_path);
    Ok(mount)
}

fn options(text: &str, mount: &mut MountSpec) {
    for option in text.split(',') {
        match option {
            "ro" => mount.read_only = true,
            "rw" => mount.read_only = false,
            "nocopy" => mount.nocopy = true,
            "rprivate" | "private" | "rshared" | "shared" | "rslave" | "slave" => {
                mount.propagation = Some(option.to_owned());
            }
            _ => {}
        }
    }
}

/// Whether a source is a path of the node and no volume's name.
pub fn is_path(source: &str) -> bool {
    let mut chars = source.chars();
    match chars.next() {
        Some('.' | '/' | '~') => true,
        Some(first) => source.starts_with(r"\\") || (first.is_alphabetic() && chars.next() == Some(':')),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_mounts() {
        let mount = parse("data:/var/lib:ro,nocopy").expect("a mount");
        assert_eq!((mount.source.as_deref(), mount.target.as_str()), (Some("data"), "/var/lib"));
        assert!(mount.read_only && mount.nocopy && !mount.is_bind);
        assert!(parse("./b:/b:ro,z").is_ok_and(|m| m.is_bind));
        let drive = parse("a:/b").expect("a mount");
        assert_eq!((drive.source, drive.target.as_str()), (None, "a:/b"), "one letter is a drive");
        assert_eq!(parse("a:/b:ro:c").map(|m| m.target), Ok("ro".to_owned()));
        assert_eq!(parse(""), Err(Fault::Empty));
        assert_eq!(parse("aa::c"), Err(Fault::EmptySection));
        assert_eq!(parse(":/a"), Err(Fault::EmptySection));
        assert_eq!(parse("aa:bb:ro:cc"), Err(Fault::TooManyColons));
    }
}
