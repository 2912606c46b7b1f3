//! Upper and lower case of keywords.

use crate::{dockerfile::Keyword, lint::Context};

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

    /// The case of most keywords of a file, ARGs in front of the first FROM left out.
    pub fn of_file(context: &Context<'_>) -> Self {
        *context.once(|context| {
            let first = context.stages.first().map_or(context.file.instructions.len(), |s| s.instructions.start);
            let known = context.file.instructions[first..].iter().filter(|i| i.keyword != Keyword::Unknown);
            let of = |wanted| known.clone().filter(|i| Self::of(&i.keyword_text) == Some(wanted)).count();
            if of(Self::Lower) > of(Self::Upper) { Self::Lower } else { Self::Upper }
        })
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

/// Instructions, one a line, with their keywords in the case that most of the file's have.
pub(in crate::lint) fn cased(context: &Context<'_>, instructions: &str) -> String {
    let casing = Casing::of_file(context);
    let one = |line: &str| {
        let (keyword, rest) = line.split_at(line.find(' ').unwrap_or(line.len()));
        casing.apply(keyword) + rest
    };
    instructions.split_inclusive('\n').map(one).collect()
}
