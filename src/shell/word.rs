use crate::text::TextRange;
use std::borrow::Cow;

/// A word: what a blank ends, quotes and expansions taken as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// The word with its quotes.
    pub range: TextRange,
    /// Its parts in order. A word without any character (`""`) has one empty part.
    pub parts: Vec<Part>,
    pub(super) text: String,
}

/// A piece of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// How it is quoted.
    pub quote: Quote,
    /// Its characters, without the quotes and without the backslash that escapes them.
    pub range: TextRange,
    /// Its place in the text of the word.
    pub(super) start: u32,
    pub(super) end: u32,
}

/// What a part of a word is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// Characters that stand for themselves.
    Literal,
    /// `*`, `?` or `[`, unquoted.
    Glob,
    /// `$NAME` or `${NAME...}`
    Variable(Box<Variable>),
    /// `$( ... )`
    Substitution,
    /// Backticks.
    Backticks,
    /// `$(( ... ))`
    Arithmetic,
    /// `$[ ... ]`, the old spelling.
    OldArithmetic,
    /// `<( ... )` or `>( ... )`
    Process,
    /// `{a,b}` or `{1..3}`
    Braces,
    /// `@(a|b)` and its like.
    Pattern,
    /// `(a b c)` in an argument of `declare` and its like.
    List,
}

/// A variable as it is used in a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    /// Its name, number or sign.
    pub name: String,
    /// What is done with it: empty, `:-`, `%`, `//`, `[`, ...; `#` or `!` for `${#x}` and `${!x}`.
    pub operator: String,
    /// What stands behind the operator.
    pub argument: TextRange,
}

/// How a part of a word is quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Quote {
    /// Not at all.
    None,
    /// By a backslash, alone or inside double quotes.
    Escape,
    /// By `' '`.
    Single,
    /// By `" "`.
    Double,
    /// By `$' '`; the text keeps its escapes as they are written.
    Ansi,
    /// By `$" "`.
    Locale,
}

impl Word {
    /// The text of the word: quotes and escaping backslashes taken away, expansions as they are written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text, if nothing in it is replaced by something that is not known here. A glob counts as text: without
    /// a matching file the shell passes it on as it is.
    pub fn literal(&self) -> Option<&str> {
        (!self.has_expansion()).then_some(self.text.as_str())
    }

    /// The text as hadolint has it: process substitutions, braces, patterns and `$" "` leave nothing behind,
    /// backticks and arithmetic something that is like no text a rule looks for.
    pub fn strict_text(&self) -> Cow<'_, str> {
        if self.parts.iter().all(|p| matches!(p.strict_text(&self.text), Rendered::AsIs)) {
            return Cow::Borrowed(&self.text);
        }
        let mut text = String::with_capacity(self.text.len());
        for part in &self.parts {
            match part.strict_text(&self.text) {
                Rendered::AsIs => text.push_str(part.text_in(&self.text)),
                Rendered::Opaque => text.push_str("${VAR}"),
                Rendered::Nothing => {}
            }
        }
        Cow::Owned(text)
    }

    /// The text of one of its parts.
    pub fn part_text(&self, part: &Part) -> &str {
        part.text_in(&self.text)
    }

    /// Whether any of it is quoted.
    pub fn is_quoted(&self) -> bool {
        self.parts.iter().any(|p| p.quote != Quote::None)
    }

    /// Whether any of it is replaced by the shell: variables, substitutions, arithmetic, braces.
    pub fn has_expansion(&self) -> bool {
        self.parts.iter().any(|p| !matches!(p.kind, PartKind::Literal | PartKind::Glob))
    }

    /// Whether an unquoted `*`, `?` or `[` stands in it.
    pub fn has_glob(&self) -> bool {
        self.parts.iter().any(|p| p.kind == PartKind::Glob)
    }

    /// Whether it may become more than one word: an expansion outside quotes.
    pub fn may_split(&self) -> bool {
        self.parts.iter().any(|p| {
            !matches!(p.kind, PartKind::Literal | PartKind::Glob | PartKind::Arithmetic) && p.quote == Quote::None
        })
    }

    /// The variables used in it, those inside substitutions left out.
    pub fn variables(&self) -> impl Iterator<Item = &Variable> {
        self.parts.iter().filter_map(|p| match &p.kind {
            PartKind::Variable(v) => Some(&**v),
            _ => None,
        })
    }
}

enum Rendered {
    AsIs,
    Opaque,
    Nothing,
}

impl Part {
    fn text_in<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }

    fn strict_text(&self, text: &str) -> Rendered {
        match self.kind {
            _ if self.quote == Quote::Locale => Rendered::Nothing,
            PartKind::Literal | PartKind::Glob | PartKind::Variable(_) | PartKind::Substitution => Rendered::AsIs,
            PartKind::Backticks | PartKind::Arithmetic if self.text_in(text).is_empty() => Rendered::AsIs,
            PartKind::Backticks | PartKind::Arithmetic => Rendered::Opaque,
            PartKind::OldArithmetic | PartKind::Process | PartKind::Braces | PartKind::Pattern | PartKind::List => {
                Rendered::Nothing
            }
        }
    }
}
