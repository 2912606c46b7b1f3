//! Variables as the build expands them: which forms there are, where they stand, what comes out.

use crate::text::{TextRange, sort_by};

/// How deep `${a:-${b:-...}}` may nest before it is taken as text.
const DEPTH: usize = 32;

/// How long `${...}` may be before it is taken as text: without a bound, a text of nothing but `${` would
/// take time by the square of its length.
const LENGTH: usize = 512;

/// How long a word may become, if it was not longer before: variables that double each other's values would
/// fill the memory in a few lines.
const GROWN: usize = 8192;

/// `$name` or `${name...}` in a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VariableReference {
    /// The variable's name.
    pub name: String,
    /// From `$` to its end, in the text that was read.
    pub at: TextRange,
    /// What happens with its value.
    pub form: VariableForm,
    /// Place of the word behind the operator; empty for a plain reference.
    pub word: TextRange,
}

/// What a reference does with a variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VariableForm {
    /// `$name`, `${name}`.
    Plain,
    /// `${name:-word}` (`or_empty`) and `${name-word}`: the word where the variable is unset (or empty).
    Default {
        /// Whether an empty value counts as unset.
        or_empty: bool,
    },
    /// `${name:+word}` and `${name+word}`: the word where it is set.
    Alternative {
        /// Whether an empty value counts as unset.
        or_empty: bool,
    },
    /// `${name:?word}` and `${name?word}`: the build stops with the word where it is unset.
    Require {
        /// Whether an empty value counts as unset.
        or_empty: bool,
    },
    /// `${name#pattern}`, `${name##pattern}`.
    TrimStart {
        /// Whether as much as possible goes.
        longest: bool,
    },
    /// `${name%pattern}`, `${name%%pattern}`.
    TrimEnd {
        /// Whether as much as possible goes.
        longest: bool,
    },
    /// `${name/pattern/word}`, `${name//pattern/word}`; the word range holds both.
    Replace {
        /// Whether every match is replaced.
        all: bool,
    },
}

/// The references in a word, those in single quotes left out, those inside another's word included, in order
/// of place.
pub fn references(text: &str, escape: char) -> Vec<VariableReference> {
    let mut found = Vec::new();
    if !text.contains('$') {
        return found;
    }
    collect(text, TextRange::new(0, text.len()), escape, Some(0), &mut found, &mut None);
    sort_by(&mut found, |a, b| a.at.start.cmp(&b.at.start));
    found
}

/// The first `${...}` that the build can't read: it is never closed, or has a sign that means nothing.
pub fn malformed(text: &str, escape: char) -> Option<TextRange> {
    // What is too long to be read is not malformed for that.
    if !text.contains("${") || text.len() > LENGTH {
        return None;
    }
    let mut bad = None;
    collect(text, TextRange::new(0, text.len()), escape, Some(0), &mut Vec::new(), &mut bad);
    bad
}

/// The references in a heredoc's body, where quotes mean nothing and `\\` escapes, whatever the file says.
pub(super) fn references_in_body(text: &str) -> Vec<VariableReference> {
    let mut found = Vec::new();
    if !text.contains('$') {
        return found;
    }
    collect(text, TextRange::new(0, text.len()), '\\', None, &mut found, &mut None);
    sort_by(&mut found, |a, b| a.at.start.cmp(&b.at.start));
    found
}

/// `depth` is the number of references around the range; `None` in a body, where quotes mean nothing.
fn collect(
    text: &str,
    range: TextRange,
    escape: char,
    depth: Option<usize>,
    found: &mut Vec<VariableReference>,
    bad: &mut Option<TextRange>,
) {
    let (mut single, mut double) = (false, false);
    let has_quotes = depth.is_some();
    let mut pos = range.from();
    while pos < range.to() {
        let Some(c) = text[pos..].chars().next() else { return };
        match c {
            '\'' if has_quotes && !double => single = !single,
            '"' if has_quotes && !single => double = !double,
            _ if c == escape && !single => {
                pos += c.len_utf8();
                pos += text[pos..].chars().next().map_or(0, char::len_utf8);
                continue;
            }
            '$' if !single => {
                if let Some(reference) = read(&text[..range.to()], pos, escape) {
                    pos = reference.at.to();
                    let depth = depth.unwrap_or(0) + 1;
                    if depth <= DEPTH && !reference.word.is_empty() {
                        collect(text, reference.word, escape, has_quotes.then_some(depth), found, bad);
                    }
                    found.push(reference);
                    continue;
                }
                if bad.is_none() && text[pos..].starts_with("${") {
                    let end = text[pos..range.to()].find('}').map_or(range.to(), |n| pos + n + 1);
                    *bad = Some(TextRange::new(pos, end));
                }
            }
            _ => {}
        }
        pos += c.len_utf8();
    }
}

/// Reads the reference whose `$` stands at `start`.
fn read(text: &str, start: usize, escape: char) -> Option<VariableReference> {
    let name_at = |from: usize| {
        let rest = &text[from..];
        let end = |is_outside: fn(char) -> bool| rest.find(is_outside).unwrap_or(rest.len());
        match rest.chars().next() {
            Some('0'..='9') => end(|c| !c.is_ascii_digit()),
            Some('@' | '*' | '#' | '?' | '-' | '$' | '!') => 1,
            _ => end(|c| !(c.is_alphanumeric() || c == '_')),
        }
    };
    if !text[start + 1..].starts_with('{') {
        let len = name_at(start + 1);
        return (len > 0).then(|| VariableReference {
            name: text[start + 1..start + 1 + len].to_owned(),
            at: TextRange::new(start, start + 1 + len),
            form: VariableForm::Plain,
            word: TextRange::at(start + 1 + len),
        });
    }
    let from = start + 2;
    let name_end = from + name_at(from);
    let close = closing(text, name_end, escape)?;
    let body = &text[name_end..close];
    let form = |form, skip: usize| {
        (name_end > from).then(|| VariableReference {
            name: text[from..name_end].to_owned(),
            at: TextRange::new(start, close + 1),
            form,
            word: TextRange::new(name_end + skip, close),
        })
    };
    let mut signs = body.chars();
    match (signs.next(), signs.next()) {
        (None, _) => form(VariableForm::Plain, 0),
        (Some(':'), Some('-')) => form(VariableForm::Default { or_empty: true }, 2),
        (Some(':'), Some('+')) => form(VariableForm::Alternative { or_empty: true }, 2),
        (Some(':'), Some('?')) => form(VariableForm::Require { or_empty: true }, 2),
        (Some('-'), _) => form(VariableForm::Default { or_empty: false }, 1),
        (Some('+'), _) => form(VariableForm::Alternative { or_empty: false }, 1),
        (Some('?'), _) => form(VariableForm::Require { or_empty: false }, 1),
        (Some('#'), Some('#')) => form(VariableForm::TrimStart { longest: true }, 2),
        (Some('#'), _) => form(VariableForm::TrimStart { longest: false }, 1),
        (Some('%'), Some('%')) => form(VariableForm::TrimEnd { longest: true }, 2),
        (Some('%'), _) => form(VariableForm::TrimEnd { longest: false }, 1),
        (Some('/'), Some('/')) => form(VariableForm::Replace { all: true }, 2),
        (Some('/'), _) => form(VariableForm::Replace { all: false }, 1),
        _ => None,
    }
}

/// Place of the `}` that closes a reference, nested ones passed over.
fn closing(text: &str, from: usize, escape: char) -> Option<usize> {
    let window = &text.as_bytes()[from..text.len().min(from + LENGTH)];
    if !window.contains(&b'}') {
        return None;
    }
    let mut depth = 0usize;
    let mut chars = text[from..].char_indices().take_while(|&(n, _)| n < LENGTH).peekable();
    while let Some((n, c)) = chars.next() {
        match c {
            _ if c == escape => {
                chars.next();
            }
            '$' if chars.peek().is_some_and(|&(_, c)| c == '{') => depth += 1,
            '}' if depth == 0 => return Some(from + n),
            '}' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// What a word comes to: quotes and escapes removed, variables replaced by what `value` says of them.
///
/// `None` where the build would stop: a required variable is unset, or a reference is malformed; and where the
/// word grows beyond all reason. An unset variable counts as empty.
pub fn expand(text: &str, escape: char, value: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    if !text.contains(['\'', '"', '$', escape]) {
        return Some(text.to_owned());
    }
    expand_at(text, escape, value, 0)
}

fn expand_at(text: &str, escape: char, value: &dyn Fn(&str) -> Option<String>, depth: usize) -> Option<String> {
    if depth > DEPTH {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let (mut single, mut double) = (false, false);
    let mut pos = 0;
    while let Some(c) = text[pos..].chars().next() {
        if out.len() > GROWN.max(text.len()) {
            return None;
        }
        let next = pos + c.len_utf8();
        match c {
            '\'' if !double => single = !single,
            '"' if !single => double = !double,
            _ if c == escape && !single => {
                let Some(escaped) = text[next..].chars().next() else { return Some(out) };
                if double && escaped != '"' && escaped != '$' && escaped != escape {
                    out.push(c);
                }
                out.push(escaped);
                pos = next + escaped.len_utf8();
                continue;
            }
            '$' if !single => {
                if let Some(reference) = read(text, pos, escape) {
                    out.push_str(&resolve(text, &reference, escape, value, depth)?);
                    pos = reference.at.to();
                    continue;
                }
                if text[next..].starts_with('{') {
                    return None;
                }
                out.push(c);
            }
            _ => out.push(c),
        }
        pos = next;
    }
    Some(out)
}

fn resolve(
    text: &str,
    reference: &VariableReference,
    escape: char,
    value: &dyn Fn(&str) -> Option<String>,
    depth: usize,
) -> Option<String> {
    let found = value(&reference.name);
    let word = || expand_at(reference.word.of(text), escape, value, depth + 1);
    let is_set = |or_empty: bool| found.as_ref().is_some_and(|v| !(or_empty && v.is_empty()));
    match reference.form {
        VariableForm::Plain => Some(found.unwrap_or_default()),
        VariableForm::Default { or_empty } if is_set(or_empty) => found,
        VariableForm::Default { .. } => word(),
        VariableForm::Alternative { or_empty } if is_set(or_empty) => word(),
        VariableForm::Alternative { .. } => Some(String::new()),
        VariableForm::Require { or_empty } if is_set(or_empty) => found,
        VariableForm::Require { .. } => None,
        VariableForm::TrimStart { longest } => {
            let (found, pattern) = (found.unwrap_or_default(), word()?);
            let cut = matching(&pattern, &boundaries(&found), longest, |n| &found[..n]);
            Some(cut.map_or_else(|| found.clone(), |n| found[n..].to_owned()))
        }
        VariableForm::TrimEnd { longest } => {
            let (found, pattern) = (found.unwrap_or_default(), word()?);
            let mut ends = boundaries(&found);
            ends.reverse();
            let cut = matching(&pattern, &ends, longest, |n| &found[n..]);
            Some(cut.map_or_else(|| found.clone(), |n| found[..n].to_owned()))
        }
        VariableForm::Replace { all } => {
            let word = word()?;
            let (pattern, with) = word.split_once('/').unwrap_or((&word, ""));
            Some(replace(&found.unwrap_or_default(), pattern, with, all))
        }
    }
}

fn boundaries(text: &str) -> Vec<usize> {
    text.char_indices().map(|(n, _)| n).chain([text.len()]).collect()
}

/// The first cut (or the last, for `longest`) whose part matches the pattern.
fn matching<'v>(pattern: &str, cuts: &[usize], longest: bool, part: impl Fn(usize) -> &'v str) -> Option<usize> {
    let fits = |n: &&usize| glob(pattern, part(**n));
    if longest { cuts.iter().rev().find(fits).copied() } else { cuts.iter().find(fits).copied() }
}

fn replace(text: &str, pattern: &str, with: &str, all: bool) -> String {
    let mut out = String::new();
    let mut pos = 0;
    while pos < text.len() {
        let ends = boundaries(&text[pos..]);
        let hit = ends.iter().rev().copied().find(|&n| n > 0 && glob(pattern, &text[pos..pos + n]));
        if let Some(len) = hit {
            out.push_str(with);
            pos += len;
            if !all {
                break;
            }
        } else {
            let len = text[pos..].chars().next().map_or(1, char::len_utf8);
            out.push_str(&text[pos..pos + len]);
            pos += len;
        }
    }
    out + &text[pos..]
}

/// Whether a pattern of `*`, `?` and plain characters matches the whole text.
fn glob(pattern: &str, text: &str) -> bool {
    let (pattern, text): (Vec<char>, Vec<char>) = (pattern.chars().collect(), text.chars().collect());
    let (mut p, mut t) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while t < text.len() {
        match pattern.get(p) {
            Some('*') => {
                star = Some((p, t));
                p += 1;
            }
            Some(&c) if c == '?' || c == text[t] => {
                p += 1;
                t += 1;
            }
            _ => {
                let Some((at, taken)) = star else { return false };
                star = Some((at, taken + 1));
                p = at + 1;
                t = taken + 1;
            }
        }
    }
    pattern[p..].iter().all(|&c| c == '*')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(name: &str) -> Option<String> {
        match name {
            "version" => Some("1.2.3-alpine".to_owned()),
            "empty" => Some(String::new()),
            _ => None,
        }
    }

    #[test]
    fn all_forms_come_to_what_the_reference_says() {
        for (text, want) in [
            ("v$version", "v1.2.3-alpine"),
            ("${version}x", "1.2.3-alpinex"),
            ("${none:-a b}", "a b"),
            ("${empty:-x}${empty-x}", "x"),
            ("${version:+set}${empty:+set}${empty+set}", "setset"),
            ("${none:-${none:-deep}}", "deep"),
            ("${version%-*}", "1.2.3"),
            ("${version#*.}", "2.3-alpine"),
            ("${version##*.}", "3-alpine"),
            ("${version%%.*}", "1"),
            ("${version/./_}", "1_2.3-alpine"),
            ("${version//./_}", "1_2_3-alpine"),
            (r"'$version' \$version", "$version $version"),
            (r#""a\nb$none""#, r"a\nb"),
            ("50$", "50$"),
        ] {
            assert_eq!(expand(text, '\\', &value).as_deref(), Some(want), "{text}");
        }
    }

    #[test]
    fn the_build_stops() {
        assert_eq!(expand("${none:?}", '\\', &value), None);
        assert_eq!(expand("${none", '\\', &value), None);
        assert_eq!(expand("${!x}", '\\', &value), None);
    }

    #[test]
    fn malformed_references_are_told() {
        for text in ["${a", "x${a:b}y", "${a.b}", "${}", "${a:-${b.c}}", "\"${a!}\""] {
            assert!(malformed(text, '\\').is_some(), "{text}");
        }
        for text in ["${a}", "$a.b", "'${a.b}'", "\\${a.b}", "${a:-b.c}", "$", "{a.b}", "${a//x/y}"] {
            assert_eq!(malformed(text, '\\'), None, "{text}");
        }
    }

    #[test]
    fn words_do_not_grow_without_end() {
        let mut known = String::from("ab");
        for _ in 0..64 {
            known = expand("$x$x", '\\', &|_| Some(known.clone())).unwrap_or_default();
            assert!(known.len() <= 4 * GROWN);
        }
    }

    #[test]
    fn references_are_found_where_they_count() {
        let names: Vec<_> = references(r"$a'$b'${c:-$d}\$e", '\\').into_iter().map(|r| r.name).collect();
        assert_eq!(names, ["a", "c", "d"]);
    }
}
