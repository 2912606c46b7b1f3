//! Upper and lower case of keywords.

/// The case of a keyword.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::lint) enum Casing {
    Lower,
    Upper,
}

impl Casing {
    /// The case of a word; `None` where it is mixed.
    pub fn of(word: &str) -> Option<Self> {
        [Self::Lower, Self::Upper].into_iter().find(|casing| casing.fits(word))
    }

    /// Whether a word is in this case.
    pub fn fits(self, word: &str) -> bool {
        self.apply(word) == word
    }

    /// A word in this case.
    pub fn apply(self, word: &str) -> String {
        match self {
            Self::Lower => word.to_lowercase(),
            Self::Upper => word.to_uppercase(),
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Lower => "lower case",
            Self::Upper => "upper case",
        }
    }
}
