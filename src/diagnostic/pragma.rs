use crate::text::TextRange;

/// An instruction to the linter, written in a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pragma {
    /// What it asks for.
    pub kind: PragmaKind,
    /// The comment, from `#` to the end of its line, in the document.
    pub range: TextRange,
}

/// What a comment asks of the linter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PragmaKind {
    /// `# hadolint ignore=A,B` and `# plimsoll ignore=A,B reason`: silence for the next instruction.
    Ignore(Vec<(String, TextRange)>),
    /// `# hadolint global ignore=A,B`: silence for the whole file.
    GlobalIgnore(Vec<(String, TextRange)>),
    /// `# hadolint shell=powershell`: the shell that RUN uses from here on, where no SHELL says so.
    Shell(String),
}

impl Pragma {
    /// Reads a comment; `comment` starts with `#`, `range` is its place in the document. `None` for a comment
    /// that speaks to people only.
    pub fn parse(comment: &str, range: TextRange) -> Option<Self> {
        let mut at = Cursor { text: comment, pos: 0 };
        at.eat("#").then_some(())?;
        at.blanks();
        let ours = at.eat("plimsoll");
        if !ours && !at.eat("hadolint") {
            return None;
        }
        (at.blanks() > 0).then_some(())?;
        let global = at.eat("global");
        if global && at.blanks() == 0 {
            return None;
        }
        let kind = if at.eat("ignore") {
            at.blanks();
            at.eat("=").then_some(())?;
            at.blanks();
            let codes = at.codes(range.from());
            (!codes.is_empty()).then_some(())?;
            if global { PragmaKind::GlobalIgnore(codes) } else { PragmaKind::Ignore(codes) }
        } else if !global && at.eat("shell") {
            at.blanks();
            at.eat("=").then_some(())?;
            at.blanks();
            let name: String = at.rest().chars().take_while(|c| !c.is_whitespace()).collect();
            (!name.is_empty()).then_some(())?;
            PragmaKind::Shell(name)
        } else {
            return None;
        };
        Some(Self { kind, range })
    }
}

struct Cursor<'t> {
    text: &'t str,
    pos: usize,
}

impl<'t> Cursor<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.pos..]
    }

    fn eat(&mut self, word: &str) -> bool {
        let found = self.rest().starts_with(word);
        if found {
            self.pos += word.len();
        }
        found
    }

    fn blanks(&mut self) -> usize {
        let n = self.rest().len() - self.rest().trim_start_matches([' ', '\t']).len();
        self.pos += n;
        n
    }

    /// Codes parted by commas, with their places; `base` is where the comment starts in the document.
    fn codes(&mut self, base: usize) -> Vec<(String, TextRange)> {
        let mut codes = Vec::new();
        loop {
            let word: &str = self.rest();
            let len = word.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')).unwrap_or(word.len());
            if len == 0 {
                return codes;
            }
            codes.push((word[..len].to_owned(), TextRange::new(base + self.pos, base + self.pos + len)));
            self.pos += len;
            self.blanks();
            if !self.eat(",") {
                return codes;
            }
            self.blanks();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(comment: &str) -> Option<PragmaKind> {
        Pragma::parse(comment, TextRange::new(10, 10 + comment.len())).map(|p| p.kind)
    }

    #[test]
    fn codes_keep_their_places() {
        let Some(PragmaKind::Ignore(codes)) = kind("# hadolint ignore=DL3006, SC2086") else { panic!("an ignore") };
        assert_eq!(codes[0], ("DL3006".to_owned(), TextRange::new(28, 34)));
        assert_eq!(codes[1], ("SC2086".to_owned(), TextRange::new(36, 42)));
    }

    #[test]
    fn other_forms() {
        assert!(matches!(kind("# hadolint global ignore=DL3006"), Some(PragmaKind::GlobalIgnore(_))));
        assert_eq!(kind("#hadolint shell=bash"), Some(PragmaKind::Shell("bash".to_owned())));
        assert!(matches!(kind("# plimsoll ignore=latest-tag we rebuild nightly"), Some(PragmaKind::Ignore(_))));
        assert_eq!(kind("# hadolint is a linter"), None);
        assert_eq!(kind("# hadolint ignore="), None);
    }
}
