use super::CheckOptions;
use crate::text::TextRange;

/// An instruction to the linter, written in a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pragma {
    /// Whose words it uses.
    pub dialect: Dialect,
    /// What it asks for.
    pub kind: PragmaKind,
    /// The comment, from `#` to the end of its line, in the document.
    pub range: TextRange,
}

/// Whose words a comment uses: they differ in scope and in what may follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// `# hadolint ...`: speaks to an instruction on the very next line; takes codes such as `DL3006` only, and
    /// nothing behind them but another comment. Anything else makes it an ordinary comment, as hadolint has it.
    Hadolint,
    /// `# plimsoll ...`: speaks to the next instruction, takes codes, names and aliases, and a reason.
    Plimsoll,
    /// `# check=...`: at the head of the file it speaks to all of it, elsewhere to the next instruction. hadolint
    /// takes no notice of it.
    Buildkit,
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
    /// `# check=skip=A;error=true`: `BuildKit`'s switches.
    Check(CheckOptions),
}

impl Pragma {
    /// The names of rules that an ignore comment gives, with their places; none for any other comment.
    pub fn codes(&self) -> &[(String, TextRange)] {
        match &self.kind {
            PragmaKind::Ignore(codes) | PragmaKind::GlobalIgnore(codes) => codes,
            PragmaKind::Shell(_) | PragmaKind::Check(_) => &[],
        }
    }

    /// Reads a comment; `comment` starts with `#`, `range` is its place in the document. `None` for a comment
    /// that speaks to people only.
    pub fn parse(comment: &str, range: TextRange) -> Option<Self> {
        let mut at = Cursor { text: comment, pos: 0 };
        at.eat("#").then_some(())?;
        at.blanks();
        if let Some(kind) = at.check(range.from()) {
            return Some(Self { dialect: Dialect::Buildkit, kind, range });
        }
        let dialect = if at.eat("plimsoll") {
            Dialect::Plimsoll
        } else if at.eat("hadolint") {
            Dialect::Hadolint
        } else {
            return None;
        };
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
            (!codes.is_empty() && (dialect == Dialect::Plimsoll || at.is_hadolints(&codes))).then_some(())?;
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
        Some(Self { dialect, kind, range })
    }
}

/// What stands behind `# check=` in a comment, the name in any case, and where it starts; `base` is where the comment
/// starts.
pub fn check_value(comment: &str, base: usize) -> Option<(&str, usize)> {
    let (name, value) = comment.strip_prefix('#')?.split_once('=')?;
    name.trim().eq_ignore_ascii_case("check").then_some(())?;
    Some((value.trim(), base + comment.len() - value.trim_start().len()))
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

    /// `check=...`; `None` for anything else, and for options that the build would refuse.
    fn check(&self, base: usize) -> Option<PragmaKind> {
        let (value, start) = check_value(self.text, base)?;
        CheckOptions::parse(value, start).ok().map(PragmaKind::Check)
    }

    /// Whether the codes, and what is left behind them, are what hadolint takes.
    fn is_hadolints(&self, codes: &[(String, TextRange)]) -> bool {
        let is_code = |code: &str| {
            let digits = code.strip_prefix("DL").or_else(|| code.strip_prefix("SC"));
            digits.is_some_and(|d| !d.is_empty() && d.bytes().all(|b| b.is_ascii_digit()))
        };
        let rest = self.rest().trim_start();
        (rest.is_empty() || rest.starts_with('#')) && codes.iter().all(|(code, _)| is_code(code))
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
            let end = self.pos;
            self.blanks();
            let comma = self.eat(",");
            self.blanks();
            if !comma || !self.rest().starts_with(|c: char| c.is_ascii_alphanumeric()) {
                // What follows is no code; the comma, if there is one, is part of it.
                self.pos = end;
                return codes;
            }
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
        assert!(matches!(kind("# hadolint ignore=DL3006 # why"), Some(PragmaKind::Ignore(_))));
        assert!(matches!(kind("#Check = skip=all"), Some(PragmaKind::Check(_))));
        assert_eq!(kind("# check=what"), None);
        assert_eq!(kind("# recheck=skip=all"), None);
        assert_eq!(kind("# hadolint ignore=DL3006 why"), None);
        assert_eq!(kind("# hadolint ignore=latest-tag"), None);
        assert_eq!(kind("# hadolint ignore=DL3006,"), None);
        assert_eq!(kind("# hadolint is a linter"), None);
        assert_eq!(kind("# hadolint ignore="), None);
    }
}
