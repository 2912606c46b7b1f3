/// A pattern of `.dockerignore`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pattern {
    /// The pattern in its shortest form, without `!`.
    pub text: String,
    /// Whether it takes back what patterns before it keep out.
    pub takes_back: bool,
    form: Form,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Form {
    /// The path itself.
    Exact(String),
    /// `folder/**`: everything that starts so.
    Start(String),
    /// `**/name`, `**.ext`: everything that ends so.
    End(String),
    /// Anything with other wildcards.
    Glob(Vec<Token>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    Char(char),
    /// `?`: a character that is no slash.
    One,
    /// `*`: any number of them.
    Star,
    /// `**/`: nothing, or folders up to a slash.
    Folders,
    /// `**` at the end: anything.
    Rest,
    /// `[a-z]`, `[^a]`.
    Class {
        negated: bool,
        ranges: Vec<(char, char)>,
    },
}

/// Whether a path of COPY has wildcards.
pub(super) fn has_wildcards(path: &str) -> bool {
    path.contains(['*', '?', '[', '\\'])
}

impl Pattern {
    /// Reads a pattern in its shortest form.
    ///
    /// # Errors
    /// What is wrong with it: an open bracket, a backslash with nothing behind it.
    pub fn read(text: &str, takes_back: bool) -> Result<Self, String> {
        let tokens = tokens(text)?;
        let form = match tokens.as_slice() {
            // `**` with nothing special behind it goes by the end of the path, whatever stands before.
            [Token::Folders, rest @ ..] if all_chars(rest) => End::of(text, rest),
            [Token::Rest] => Form::End(String::new()),
            [start @ .., Token::Rest] if all_chars(start) && !text.contains('\\') => Form::Start(string(start)),
            all if all_chars(all) => Form::Exact(string(all)),
            _ => Form::Glob(tokens),
        };
        Ok(Self { text: text.to_owned(), takes_back, form })
    }

    /// Whether it means this path.
    pub fn matches(&self, path: &str) -> bool {
        match &self.form {
            Form::Exact(text) => text == path,
            Form::Start(text) => path.starts_with(text.as_str()),
            Form::End(text) => path.ends_with(text.as_str()) || text.strip_prefix('/') == Some(path),
            Form::Glob(tokens) => glob(tokens, path),
        }
    }
}

struct End;

impl End {
    /// What stands behind `**`, its slash included where there is one.
    fn of(text: &str, rest: &[Token]) -> Form {
        let slash = if text.starts_with("**/") { "/" } else { "" };
        Form::End(format!("{slash}{}", string(rest)))
    }
}

fn all_chars(tokens: &[Token]) -> bool {
    tokens.iter().all(|t| matches!(t, Token::Char(_)))
}

fn string(tokens: &[Token]) -> String {
    tokens.iter().filter_map(|t| if let Token::Char(c) = t { Some(*c) } else { None }).collect()
}

fn tokens(text: &str) -> Result<Vec<Token>, String> {
    let mut tokens = Vec::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        tokens.push(match c {
            '*' if chars.next_if_eq(&'*').is_some() => {
                chars.next_if_eq(&'/');
                if chars.peek().is_none() { Token::Rest } else { Token::Folders }
            }
            '*' => Token::Star,
            '?' => Token::One,
            '\\' => Token::Char(chars.next().ok_or("a backslash with nothing behind it")?),
            '[' => class(&mut chars).ok_or("a bracket that is not closed")?,
            c => Token::Char(c),
        });
    }
    Ok(tokens)
}

fn class(chars: &mut std::iter::Peekable<std::str::Chars<'_>>) -> Option<Token> {
    let negated = chars.next_if_eq(&'^').is_some();
    let mut ranges = Vec::new();
    loop {
        let mut one = || match chars.next()? {
            '\\' => Some((chars.next()?, true)),
            c => Some((c, false)),
        };
        let (low, escaped) = one()?;
        if low == ']' && !escaped && !ranges.is_empty() {
            return Some(Token::Class { negated, ranges });
        }
        let high = if chars.next_if_eq(&'-').is_some() {
            match chars.next()? {
                '\\' => chars.next()?,
                c => c,
            }
        } else {
            low
        };
        ranges.push((low, high));
    }
}

/// Matches all of a path, in time that grows with pattern and path, never with their combinations.
fn glob(tokens: &[Token], path: &str) -> bool {
    let len = tokens.len();
    // Where in the pattern one may stand, and inside which `**/`.
    let (mut at, mut inside) = (vec![false; len + 1], vec![false; len + 1]);
    at[0] = true;
    skip(tokens, &mut at);
    for c in path.chars() {
        let (mut next, mut next_inside) = (vec![false; len + 1], vec![false; len + 1]);
        for (n, token) in tokens.iter().enumerate() {
            if at[n] {
                match token {
                    Token::Char(want) => next[n + 1] |= *want == c,
                    Token::One => next[n + 1] |= c != '/',
                    Token::Star => next[n] |= c != '/',
                    Token::Rest => next[n] = true,
                    Token::Class { negated, ranges } => {
                        next[n + 1] |= ranges.iter().any(|&(low, high)| low <= c && c <= high) != *negated;
                    }
                    Token::Folders => {}
                }
            }
            if *token == Token::Folders && (at[n] || inside[n]) {
                next_inside[n] = true;
                next[n + 1] |= c == '/';
            }
        }
        skip(tokens, &mut next);
        (at, inside) = (next, next_inside);
    }
    at[len]
}

/// Passes over what may stand for nothing.
fn skip(tokens: &[Token], at: &mut [bool]) {
    for (n, token) in tokens.iter().enumerate() {
        if at[n] && matches!(token, Token::Star | Token::Rest | Token::Folders) {
            at[n + 1] = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_match_as_the_build_matches_them() {
        for (pattern, path, want) in [
            ("a", "a", true),
            ("a", "a/b", false),
            ("*", "a", true),
            ("*", "a/b", false),
            ("*/tmp/*", "x/tmp/y", true),
            ("*/tmp/*", "tmp/y", false),
            ("**", "a/b/c", true),
            ("**/*.go", "a.go", true),
            ("**/*.go", "x/y/a.go", true),
            ("**/*.go", "x/y/a.gox", false),
            ("**/foo", "foo", true),
            ("**/foo", "a/foo", true),
            ("**/foo", "afoo", false),
            ("**foo", "a/bfoo", true),
            ("a/**", "a/b/c", true),
            ("a/**", "a", false),
            ("a/**/b", "a/b", true),
            ("a/**/b", "a/x/y/b", true),
            ("a/**/b", "a/xb", false),
            ("a?c", "abc", true),
            ("a?c", "a/c", false),
            ("[a-c]x", "bx", true),
            ("[^a-c]x", "bx", false),
            ("\\*", "*", true),
            ("\\*", "a", false),
            ("a.b", "axb", false),
            ("é*", "éa", true),
        ] {
            let read = Pattern::read(pattern, false).expect("a good pattern");
            assert_eq!(read.matches(path), want, "{pattern} {path}");
        }
        assert!(Pattern::read("[a", false).is_err() && Pattern::read("a\\", false).is_err());
    }

    #[test]
    fn hostile_patterns_cost_no_more_than_long_ones() {
        let pattern = Pattern::read(&"*a".repeat(500), false).expect("a good pattern");
        assert!(!pattern.matches(&"a".repeat(2_000).replace("aaaa", "aaab")));
    }
}
