use crate::text::distance;
use std::fmt;

/// The instructions of the Dockerfile reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is the instruction of that name")]
pub enum Keyword {
    Add,
    Arg,
    Cmd,
    Copy,
    Entrypoint,
    Env,
    Expose,
    From,
    Healthcheck,
    Label,
    Maintainer,
    Onbuild,
    Run,
    Shell,
    Stopsignal,
    User,
    Volume,
    Workdir,
    /// A word that is no instruction.
    Unknown,
}

impl Keyword {
    /// All instructions there are, by name.
    pub const ALL: [Self; 18] = [
        Self::Add,
        Self::Arg,
        Self::Cmd,
        Self::Copy,
        Self::Entrypoint,
        Self::Env,
        Self::Expose,
        Self::From,
        Self::Healthcheck,
        Self::Label,
        Self::Maintainer,
        Self::Onbuild,
        Self::Run,
        Self::Shell,
        Self::Stopsignal,
        Self::User,
        Self::Volume,
        Self::Workdir,
    ];

    /// Reads a keyword in any case.
    pub fn read(word: &str) -> Self {
        Self::ALL.into_iter().find(|k| k.as_str().eq_ignore_ascii_case(word)).unwrap_or(Self::Unknown)
    }

    /// The keyword in upper case; empty for [`Keyword::Unknown`].
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Add => "ADD",
            Self::Arg => "ARG",
            Self::Cmd => "CMD",
            Self::Copy => "COPY",
            Self::Entrypoint => "ENTRYPOINT",
            Self::Env => "ENV",
            Self::Expose => "EXPOSE",
            Self::From => "FROM",
            Self::Healthcheck => "HEALTHCHECK",
            Self::Label => "LABEL",
            Self::Maintainer => "MAINTAINER",
            Self::Onbuild => "ONBUILD",
            Self::Run => "RUN",
            Self::Shell => "SHELL",
            Self::Stopsignal => "STOPSIGNAL",
            Self::User => "USER",
            Self::Volume => "VOLUME",
            Self::Workdir => "WORKDIR",
            Self::Unknown => "",
        }
    }

    /// The keyword that a slip of the fingers most likely meant: at most two letters away.
    pub fn nearest(word: &str) -> Option<Self> {
        nearest(&word.to_ascii_uppercase(), &Self::ALL.map(Self::as_str)).map(Self::read)
    }
}

impl fmt::Display for Keyword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The word of a list that is at most two letters away from `word`.
pub fn nearest(word: &str, words: &[&'static str]) -> Option<&'static str> {
    if !(2..=14).contains(&word.len()) || !word.is_ascii() {
        return None;
    }
    let near = |known: &&str| distance(known, word);
    let limit = if word.len() <= 3 { 1 } else { 2 };
    words.iter().copied().min_by_key(near).filter(|known| near(known) <= limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_recognised() {
        assert_eq!(Keyword::nearest("RUNN"), Some(Keyword::Run));
        assert_eq!(Keyword::nearest("ENTRYPIONT"), Some(Keyword::Entrypoint));
        assert_eq!(Keyword::nearest("EXPSOE"), Some(Keyword::Expose));
        assert_eq!(Keyword::nearest("apt-get"), None);
        assert_eq!(Keyword::read("healthCheck"), Keyword::Healthcheck);
    }
}
