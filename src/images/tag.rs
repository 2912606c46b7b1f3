/// A tag taken apart: `3.12.4-slim-bookworm` is version `3.12.4` with the words `slim` and `bookworm`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tag<'t> {
    /// The version that it starts with, a `v` in front left out.
    pub version: Option<&'t str>,
    /// The words behind it, parted by `-` or `_`; all of them where there is no version.
    pub words: Vec<&'t str>,
}

impl<'t> Tag<'t> {
    /// Reads a tag. Anything is a tag of some sort.
    pub fn read(text: &'t str) -> Self {
        let start = text.strip_prefix('v').filter(|t| t.starts_with(|c: char| c.is_ascii_digit())).unwrap_or(text);
        let mut end = start.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(start.len());
        while start[..end].ends_with('.') {
            end -= 1;
        }
        let next = start[end..].chars().next();
        // Java counts its updates as `8u412`; a letter right behind the digits else makes it another word: `19beta3`.
        let is_version = end > 0
            && start.starts_with(|c: char| c.is_ascii_digit())
            && !next.is_some_and(|c| c.is_ascii_alphanumeric() && c != 'u');
        let (version, rest) = if is_version { (Some(&start[..end]), &start[end..]) } else { (None, text) };
        Self { version, words: rest.split(['-', '_']).filter(|w| !w.is_empty()).collect() }
    }

    /// Whether it has the word.
    pub fn has(&self, word: &str) -> bool {
        self.words.contains(&word)
    }

    /// Of how many numbers its version is made.
    pub fn precision(&self) -> usize {
        self.version.map_or(0, |v| v.split('.').count())
    }

    /// Whether the version is of that line: `3.12.4` and `3.12` are of `3.12`, `3` is not.
    pub fn is_of(&self, line: &str) -> bool {
        self.version.is_some_and(|v| v.strip_prefix(line).is_some_and(|rest| rest.is_empty() || rest.starts_with('.')))
    }
}

#[cfg(test)]
mod tests {
    use super::Tag;

    #[test]
    fn versions_and_words_are_told_apart() {
        let read = |text| {
            let tag = Tag::read(text);
            (tag.version, tag.words.join(" "))
        };
        assert_eq!(read("3.12.4-slim-bookworm"), (Some("3.12.4"), "slim bookworm".to_owned()));
        assert_eq!(read("17.0.11_9-jre-jammy"), (Some("17.0.11"), "9 jre jammy".to_owned()));
        assert_eq!(read("8u412-jre"), (Some("8"), "u412 jre".to_owned()));
        assert_eq!(read("v3.1"), (Some("3.1"), String::new()));
        assert_eq!(read("19beta3-trixie"), (None, "19beta3 trixie".to_owned()));
        assert_eq!(read("bookworm-slim"), (None, "bookworm slim".to_owned()));
        assert_eq!(read("1."), (Some("1"), ".".to_owned()));
        assert_eq!(read(""), (None, String::new()));
    }

    #[test]
    fn a_version_belongs_to_the_line_that_it_starts_with() {
        assert!(Tag::read("3.12.4").is_of("3.12") && Tag::read("3.12").is_of("3.12"));
        assert!(!Tag::read("3.1").is_of("3.12") && !Tag::read("3.120").is_of("3.12") && !Tag::read("3").is_of("3.12"));
    }
}
