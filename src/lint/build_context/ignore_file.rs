use super::{clean, pattern::Pattern};
use crate::text::TextRange;

/// A `.dockerignore`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IgnoreFile {
    /// Its name, for messages: `.dockerignore`, `Dockerfile.dockerignore`.
    pub name: String,
    /// Lines that the build refuses.
    pub faults: Vec<IgnoreFault>,
    patterns: Vec<Pattern>,
}

/// A line that the build refuses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IgnoreFault {
    /// What is wrong.
    pub message: String,
    /// The line, in bytes of the file.
    pub range: TextRange,
}

impl IgnoreFile {
    /// Reads a `.dockerignore`: a pattern a line, `#` at the start of a line for comments, `!` to take back.
    pub fn read(name: &str, text: &str) -> Self {
        let mut file = Self { name: name.to_owned(), ..Self::default() };
        let mut start = 0;
        for line in text.split('\n') {
            let range = TextRange::new(start, start + line.trim_end().len());
            start += line.len() + 1;
            let line = line.strip_prefix('\u{feff}').filter(|_| range.from() == 0).unwrap_or(line);
            if line.starts_with('#') || line.trim().is_empty() {
                continue;
            }
            let line = line.trim();
            let (takes_back, pattern) = line.strip_prefix('!').map_or((false, line), |rest| (true, rest.trim()));
            if pattern.is_empty() {
                let message = "`!` takes back nothing: a pattern has to follow".to_owned();
                file.faults.push(IgnoreFault { message, range });
                continue;
            }
            let cleaned = clean(pattern);
            let cleaned = cleaned.strip_prefix('/').filter(|rest| !rest.is_empty()).unwrap_or(&cleaned);
            match Pattern::read(cleaned, takes_back) {
                Ok(pattern) => file.patterns.push(pattern),
                Err(what) => file.faults.push(IgnoreFault { message: format!("`{pattern}`: {what}"), range }),
            }
        }
        file
    }

    /// Whether a pattern takes back what others keep out.
    pub fn takes_back(&self) -> bool {
        self.patterns.iter().any(|p| p.takes_back)
    }

    /// Whether all of the folder is kept out.
    pub fn keeps_out_all(&self) -> bool {
        self.patterns.iter().any(|p| !p.takes_back && matches!(p.text.as_str(), "*" | "**" | "**/*"))
    }

    /// Whether a path, or a folder above it, is kept out. The path is in its shortest form.
    pub fn keeps_out(&self, path: &str) -> bool {
        let mut out = false;
        for pattern in self.patterns.iter().filter(|p| !p.text.is_empty()) {
            // A pattern that would change nothing need not be looked at.
            if pattern.takes_back == out && with_parents(path).any(|path| pattern.matches(path)) {
                out = !pattern.takes_back;
            }
        }
        out
    }
}

/// A path and the folders above it.
fn with_parents(path: &str) -> impl Iterator<Item = &str> {
    std::iter::once(path).chain(path.match_indices('/').map(|(n, _)| &path[..n]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_lines_take_back() {
        let file = IgnoreFile::read(".dockerignore", "\u{feff}# about\n*\n !  src/keep \n/src/keep/tmp/\n./x//y\n");
        assert_eq!(file.faults, []);
        assert!(file.takes_back() && file.keeps_out_all());
        for (path, out) in
            [("a", true), ("a/b", true), ("src/keep", false), ("src/keep/a", false), ("src/keep/tmp/a", true)]
        {
            assert_eq!(file.keeps_out(path), out, "{path}");
        }
    }

    #[test]
    fn bad_lines_are_named() {
        let file = IgnoreFile::read(".dockerignore", "a\n!\n[b\n");
        let lines: Vec<usize> = file.faults.iter().map(|f| f.range.from()).collect();
        assert_eq!(lines, [2, 4]);
        assert!(file.keeps_out("a"));
    }
}
