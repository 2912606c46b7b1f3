//! Where COPY, ADD and WORKDIR lead.

use crate::dockerfile::{Instruction, Word};

/// Whether a path starts from a root as hadolint sees it: `/`, a variable, or a drive. `text` is taken without
/// the quotes around it.
pub(in crate::lint) fn is_rooted_for_peer(text: &str) -> bool {
    let text = text.trim_matches(['"', '\'']);
    text.starts_with(['/', '$']) || has_drive(text)
}

/// Everything behind the keyword, blanks at its end included: hadolint knows no flags where there are none.
pub(in crate::lint) fn behind_keyword(instruction: &Instruction) -> &str {
    instruction.line.text.get(instruction.keyword_text.len()..).unwrap_or_default().trim_start()
}

/// The text of a path as hadolint sees it: what is written, or the string of a JSON array.
pub(in crate::lint) fn peer_text(word: &Word, exec: bool) -> &str {
    if exec { &word.value } else { &word.text }.trim_matches(['"', '\''])
}

/// Whether a path means the same wherever the build stands: from a root, a drive, or a variable that may hold
/// one.
pub(in crate::lint) fn is_rooted(path: &str) -> bool {
    path.starts_with(['/', '\\', '$', '%']) || has_drive(path)
}

fn has_drive(path: &str) -> bool {
    let mut chars = path.chars();
    chars.next().is_some_and(char::is_alphabetic) && chars.next() == Some(':')
}

/// A relative path joined to an absolute one, `.` and `..` resolved.
pub(in crate::lint) fn join(base: &str, path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in base.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    let ending = if path.ends_with('/') && !parts.is_empty() { "/" } else { "" };
    format!("/{}{ending}", parts.join("/"))
}

/// A path from the root, as an instruction or a command means it that stands in `workdir`; one that starts with a
/// variable or a drive stays as it is.
pub(in crate::lint) fn absolute(workdir: &str, path: &str) -> String {
    if path.starts_with('/') {
        join("/", path)
    } else if path.starts_with(['$', '%', '\\']) || path.get(1..2) == Some(":") || path.contains('\\') {
        path.to_owned()
    } else if path == "." || path.ends_with("/.") {
        join(workdir, &format!("{path}/"))
    } else {
        join(workdir, path)
    }
}

/// Whether a path needs no quotes and has no escape or variable in it, so that text and meaning are one.
pub(in crate::lint) fn is_plain(path: &str) -> bool {
    !path.is_empty() && path.chars().all(|c| c.is_ascii_alphanumeric() || "._-/@+".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_join_as_the_build_joins_them() {
        for (base, path, want) in [
            ("/", "app", "/app"),
            ("/srv", "./app/", "/srv/app/"),
            ("/srv/a", "../b", "/srv/b"),
            ("/", ".", "/"),
            ("/", "./", "/"),
            ("/a", "../../..", "/"),
        ] {
            assert_eq!(join(base, path), want, "{base} {path}");
        }
    }

    #[test]
    fn a_rooted_path_does_not_hang_on_the_working_directory() {
        for (path, want) in
            [("/app/data", "/app/data"), ("data/", "/app/data/"), (".", "/app/"), ("$X/a", "$X/a"), ("C:\\a", "C:\\a")]
        {
            assert_eq!(absolute("/app", path), want, "{path}");
        }
    }

    #[test]
    fn roots_and_drives() {
        for path in ["/a", "\"/a\"", "$HOME", "'${X}'", "c:\\a", "D:", "\"'/b'\""] {
            assert!(is_rooted_for_peer(path), "{path}");
        }
        for path in ["a", "./a", "a$HOME", "\\a", "1:/a", "CC:/a", "", "~"] {
            assert!(!is_rooted_for_peer(path), "{path}");
        }
    }
}
