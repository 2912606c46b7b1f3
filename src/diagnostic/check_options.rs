use crate::text::TextRange;

/// What `# check=skip=A,B;error=true;experimental=all` asks for: `BuildKit`'s own switches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckOptions {
    /// Checks that stay silent.
    pub skip: CheckNames,
    /// Experimental checks that speak.
    pub experimental: CheckNames,
    /// Whether the build stops at what the checks say.
    pub error: bool,
}

/// Which checks are meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CheckNames {
    /// All of them.
    All,
    /// These, each with its place.
    Named(Vec<(String, TextRange)>),
}

impl Default for CheckNames {
    fn default() -> Self {
        Self::Named(Vec::new())
    }
}

impl CheckNames {
    /// Whether a check that goes by `is_called` is among them.
    pub fn contain(&self, is_called: impl Fn(&str) -> bool) -> bool {
        match self {
            Self::All => true,
            Self::Named(names) => names.iter().any(|(name, _)| is_called(name)),
        }
    }

    fn read(text: &str, start: usize) -> Self {
        if text.trim() == "all" {
            return Self::All;
        }
        let mut names = Vec::new();
        let mut at = start;
        for part in text.split(',') {
            let name = part.trim();
            let from = at + part.len() - part.trim_start().len();
            if !name.is_empty() {
                names.push((name.to_owned(), TextRange::new(from, from + name.len())));
            }
            at += part.len() + 1;
        }
        Self::Named(names)
    }
}

impl CheckOptions {
    /// Reads what stands behind `check=`, whose first byte stands at `start` in the document. What follows a
    /// blank counts for nothing.
    ///
    /// # Errors
    /// The option that the build would refuse.
    pub fn parse(value: &str, start: usize) -> Result<Self, TextRange> {
        let value = value.split(' ').next().unwrap_or_default();
        let mut options = Self::default();
        let mut at = start;
        for part in value.splitn(3, ';').filter(|_| !value.is_empty()) {
            let whole = TextRange::new(at, at + part.len());
            let (name, text) = part.split_once('=').ok_or(whole)?;
            let text_at = at + name.len() + 1;
            match name.trim() {
                "skip" => options.skip = CheckNames::read(text, text_at),
                "experimental" => options.experimental = CheckNames::read(text, text_at),
                "error" => options.error = switch(text.trim()).ok_or(whole)?,
                _ => return Err(whole),
            }
            at = whole.to() + 1;
        }
        Ok(options)
    }
}

fn switch(word: &str) -> Option<bool> {
    match word {
        "1" | "t" | "T" | "true" | "True" | "TRUE" => Some(true),
        "0" | "f" | "F" | "false" | "False" | "FALSE" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read_as_the_build_reads_them() {
        let options = CheckOptions::parse("skip=A,B;error=true;experimental=all", 10).expect("good options");
        assert_eq!(
            options.skip,
            CheckNames::Named(vec![("A".to_owned(), TextRange::new(15, 16)), ("B".to_owned(), TextRange::new(17, 18))])
        );
        assert!(options.error && options.experimental == CheckNames::All);
        assert_eq!(CheckOptions::parse("skip=all", 0).map(|o| o.skip), Ok(CheckNames::All));
        assert_eq!(CheckOptions::parse("", 0), Ok(CheckOptions::default()));
        assert_eq!(CheckOptions::parse("skip=A, B", 0).map(|o| o.skip.contain(|n| n == "B")), Ok(false));
        assert_eq!(CheckOptions::parse("error=yes", 3), Err(TextRange::new(3, 12)));
        assert_eq!(CheckOptions::parse("skip=A;other", 0), Err(TextRange::new(7, 12)));
        assert_eq!(CheckOptions::parse("skip=A;error=1;a=b;c=d", 0), Err(TextRange::new(15, 22)));
    }
}
