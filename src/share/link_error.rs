use super::{MOST_CHARACTERS, STATE_VERSION};
use std::fmt;

/// Why a link can't be read, or a state put into one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// Nothing stands behind `s=`, or there is no `s=` at all.
    Empty,
    /// The part before the first dot is no codec that is known here.
    Codec(String),
    /// More characters than a link may have.
    TooLong(usize),
    /// A character that no link has, and its place, from 1.
    Character(char, usize),
    /// The link stops before its content does.
    Truncated,
    /// The characters are right, what they stand for is not.
    Damaged,
    /// The content is larger than a link may unpack to.
    TooLarge,
    /// A state of a newer version than is known here.
    Newer(u64),
    /// A state with a key or value that is not in the contract; the words say which and where.
    State(String),
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let again = "Copy the whole link again, or ask its sender for it.";
        match self {
            Self::Empty => write!(f, "The link carries nothing: the part behind `s=` is missing. {again}"),
            Self::Codec(codec) => write!(
                f,
                "The link is written in the form `{}`, which this version does not know. Either a newer version \
                 wrote it, then update or reload the page; or it was changed on its way. {again}",
                printable(codec)
            ),
            Self::TooLong(characters) => write!(
                f,
                "The link has {characters} characters; more than {MOST_CHARACTERS} are not read, so that a link can't \
                 be used to stall the reader. Send a file instead."
            ),
            Self::Character(c, at) => write!(
                f,
                "The character `{}` at place {at} does not belong into a link: a mail or chat program has changed it. \
                 {again}",
                c.escape_debug()
            ),
            Self::Truncated => {
                write!(f, "The link stops in the middle: a mail or chat program has cut it off. {again}")
            }
            Self::Damaged => write!(f, "The link is damaged: a character of it was changed or lost. {again}"),
            Self::TooLarge => write!(
                f,
                "What the link carries is larger than 1 MiB; more is not unpacked, so that a link can't be used to \
                 fill the memory. Send a file instead."
            ),
            Self::Newer(v) => write!(
                f,
                "A newer version of Plimsoll wrote this (form {v}; the newest form known here is {STATE_VERSION}). \
                 Update, or reload the page, and open it again."
            ),
            Self::State(words) => write!(f, "What was entered can't be read: {}", printable(words)),
        }
    }
}

impl std::error::Error for LinkError {}

/// A message that quotes a stranger's words, short, and with what is invisible made visible.
fn printable(message: &str) -> String {
    const MOST: usize = 300;
    let mut out = String::new();
    for c in message.chars().take(MOST) {
        if c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}') {
            out.extend(c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    if message.chars().nth(MOST).is_some() {
        out.push('\u{2026}');
    }
    out
}
