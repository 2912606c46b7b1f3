//! Variables in texts, as the client replaces them: `$NAME`, `${NAME}`, `${NAME:-default}`, `${NAME-default}`,
//! `${NAME:?message}`, `${NAME?message}`, `$$`.
//!
//! The client's reading has corners that are kept here, since they decide what is deployed: a default also belongs to
//! a variable without braces (`$TAG-slim` is `TAG` with the default `slim`), the first `-` makes a default even
//! behind `:?`, and of several faults in one text only the last place counts.

use std::{collections::BTreeMap, ops::Range};

/// Names with their values: the environment of `docker stack deploy`.
pub type Variables = BTreeMap<String, String>;

/// What became of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Interpolated {
    /// The text with all variables replaced.
    pub text: String,
    /// The variables in it, in order.
    pub uses: Vec<Use>,
    /// Each `$` that starts nothing.
    pub strays: Vec<Range<usize>>,
    /// Whether the client refuses the text, and why.
    pub refusal: Option<Refusal>,
}

/// A variable where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// Its name.
    pub name: String,
    /// Where it stands in the text, from `$` on.
    pub at: Range<usize>,
    /// What is done where it has no value.
    pub fallback: Fallback,
    /// Whether it stands in braces.
    pub is_braced: bool,
    /// Whether it has a value, be it an empty one.
    pub is_set: bool,
}

/// What is done where a variable has no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fallback {
    /// Nothing takes its place.
    Empty,
    /// This text does.
    Default(String),
    /// The client stops with this message.
    Required(String),
}

/// Why the client refuses a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A `$` starts neither a variable nor `$$`.
    Stray(Range<usize>),
    /// A variable that must have a value has none.
    Missing {
        /// Its name.
        name: String,
        /// What the file says to that.
        message: String,
        /// Where it stands.
        at: Range<usize>,
    },
}

/// Replaces the variables of a text.
pub fn interpolate(text: &str, variables: &Variables) -> Interpolated {
    let mut out = Interpolated::default();
    let mut rest = 0;
    let mut closing = Closing { text, next: 0 };
    while let Some(n) = text[rest..].find('$') {
        let at = rest + n;
        out.text.push_str(&text[rest..at]);
        let behind = &text[at + 1..];
        if behind.starts_with('$') {
            out.text.push('$');
            rest = at + 2;
        } else if let Some(end) = substitution(behind, at + 1, &mut closing) {
            rest = at + 1 + end;
            out.replace(&behind[..end], false, at..rest, variables);
        } else if let Some(inner) = behind.strip_prefix('{')
            && let Some(end) = substitution(inner, at + 2, &mut closing).filter(|&end| inner[end..].starts_with('}'))
        {
            rest = at + 1 + 1 + end + 1;
            out.replace(&inner[..end], true, at..rest, variables);
        } else {
            rest = at + 1;
            out.strays.push(at..rest);
            out.refusal = Some(Refusal::Stray(at..rest));
        }
    }
    out.text.push_str(&text[rest..]);
    out
}

/// Where the next closing brace stands; asked from left to right, so that a long text is looked through once.
struct Closing<'t> {
    text: &'t str,
    next: usize,
}

impl Closing<'_> {
    /// The first closing brace from an offset on, or the end of the text.
    fn from(&mut self, at: usize) -> usize {
        if self.next < at || self.next == 0 {
            self.next = self.text[at..].find('}').map_or(self.text.len(), |n| at + n);
        }
        self.next
    }
}

/// Length of a name with what may follow it up to a closing brace; the text starts at an offset of the whole.
fn substitution(text: &str, at: usize, closing: &mut Closing<'_>) -> Option<usize> {
    let bytes = text.as_bytes();
    bytes.first().filter(|b| b.is_ascii_alphabetic() || **b == b'_')?;
    let name = bytes.iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'_').count();
    let behind = &bytes[name..];
    let has_more = matches!(behind, [b'-' | b'?', ..] | [b':', b'-' | b'?', ..]);
    Some(if has_more { closing.from(at + name) - at } else { name })
}

impl Interpolated {
    fn replace(&mut self, inside: &str, is_braced: bool, at: Range<usize>, variables: &Variables) {
        let (name, fallback, empty_counts) = if let Some((name, default)) = inside.split_once(":-") {
            (name, Fallback::Default(default.to_owned()), false)
        } else if let Some((name, default)) = inside.split_once('-') {
            (name, Fallback::Default(default.to_owned()), true)
        } else if let Some((name, message)) = inside.split_once(":?") {
            (name, Fallback::Required(message.to_owned()), false)
        } else if let Some((name, message)) = inside.split_once('?') {
            (name, Fallback::Required(message.to_owned()), true)
        } else {
            (inside, Fallback::Empty, true)
        };
        let value = variables.get(name).filter(|v| empty_counts || !v.is_empty());
        self.refusal = None;
        match (value, &fallback) {
            (Some(value), _) => self.text.push_str(value),
            (None, Fallback::Default(default)) => self.text.push_str(default),
            (None, Fallback::Empty) => {}
            (None, Fallback::Required(message)) => {
                let (name, message) = (name.to_owned(), message.clone());
                self.refusal = Some(Refusal::Missing { name, message, at: at.clone() });
            }
        }
        // Behind `:?` a `-` makes a default, and what stands before it is no name that anybody can set.
        let is_set = variables.contains_key(name);
        self.uses.push(Use { name: name.to_owned(), at, fallback, is_braced, is_set });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(text: &str) -> Interpolated {
        let variables: Variables = [("SET", "s"), ("NONE", "")].map(|(k, v)| (k.to_owned(), v.to_owned())).into();
        interpolate(text, &variables)
    }

    #[test]
    fn variables_become_what_the_client_makes_of_them() {
        // Recorded from docker 28.2.2, the variables of `with` set.
        let cases = [
            ("$SET ${SET}", "s s"),
            ("${UNSET}x", "x"),
            ("${UNSET:-d} ${NONE:-d} ${NONE-d}", "d d "),
            ("${UNSET:?must-be-set}", "be-set"),
            ("a/$UNSET-alpine x", "a/alpine x"),
            ("$UNSET:80 $UNSET:-x}y", ":80 x}y"),
            ("$$SET", "$SET"),
            ("$1 ${SET}", "1 s"),
            ("${UNSET:?x} ${SET}", " s"),
            ("${A:-${B:-x}}", "${B:-x}"),
        ];
        for (text, want) in cases {
            let got = with(text);
            assert_eq!((got.text.as_str(), got.refusal), (want, None), "{text}");
        }
        for text in ["${SET} $1", "${A:+x}", "a$", "${a.b}", "${UNSET?}", "${NONE:?x}", "${}"] {
            assert!(with(text).refusal.is_some(), "{text}");
        }
        assert!(with("${NONE?x}").refusal.is_none());
    }
}
