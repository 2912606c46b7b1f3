use super::Word;
use crate::text::{Derived, TextRange};

/// Blanks that part words where quotes mean nothing.
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r' | '\x0b' | '\x0c')
}

/// Makes a word of the range `at` of a logical line.
pub(super) fn word(line: &Derived, at: TextRange, escape: char) -> Word {
    let text = at.of(&line.text).to_owned();
    Word { value: unquote(&text, escape), text, at, range: line.source(at) }
}

/// Parts a range at blanks; quotes mean nothing (FROM, COPY, EXPOSE ...).
pub(super) fn split_blanks(line: &Derived, at: TextRange, escape: char) -> Vec<Word> {
    let text = at.of(&line.text);
    let mut words = Vec::new();
    let mut start = None;
    for (n, c) in text.char_indices() {
        match (is_blank(c), start) {
            (false, None) => start = Some(n),
            (true, Some(from)) => {
                words.push(word(line, TextRange::new(at.from() + from, at.from() + n), escape));
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        words.push(word(line, TextRange::new(at.from() + from, at.to()), escape));
    }
    words
}

/// Parts a range at blanks outside quotes (ENV, LABEL, ARG).
pub(super) fn split_quoted(line: &Derived, at: TextRange, escape: char) -> Vec<Word> {
    let text = at.of(&line.text);
    let mut words = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some(&(start, c)) = chars.peek() {
        if c.is_whitespace() {
            chars.next();
            continue;
        }
        let mut quote = None;
        let mut end = text.len();
        while let Some(&(n, c)) = chars.peek() {
            if quote.is_none() && c.is_whitespace() {
                end = n;
                break;
            }
            chars.next();
            match quote {
                None if c == '"' || c == '\'' => quote = Some(c),
                Some(q) if c == q => quote = None,
                _ => {}
            }
            if c == escape && quote != Some('\'') {
                chars.next();
            }
        }
        words.push(word(line, TextRange::new(at.from() + start, at.from() + end), escape));
    }
    words
}

/// The quote in `text` that is never closed.
pub(super) fn open_quote(text: &str, escape: char) -> Option<char> {
    if !text.contains(['"', '\'']) {
        return None;
    }
    let mut quote = None;
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match quote {
            None if c == '"' || c == '\'' => quote = Some(c),
            Some(q) if c == q => quote = None,
            _ if c == escape && quote != Some('\'') => {
                chars.next();
            }
            _ => {}
        }
    }
    quote
}

/// Removes quotes and escapes as the build does; variables stay as they are written.
pub(super) fn unquote(text: &str, escape: char) -> String {
    if !text.contains(['"', '\'', escape]) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut quote = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match quote {
            Some('\'') if c == '\'' => quote = None,
            Some('\'') => out.push(c),
            Some(_) if c == '"' => quote = None,
            // Inside double quotes only these can be escaped; a backslash before others stays.
            Some(_) if c == escape => match chars.peek() {
                Some(&next) if next == '"' || next == '$' || next == escape => {
                    out.push(next);
                    chars.next();
                }
                _ => out.push(c),
            },
            None if c == '"' || c == '\'' => quote = Some(c),
            None if c == escape => {
                if let Some(next) = chars.next() {
                    out.push(next);
                }
            }
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::SourceMap;

    fn line(text: &str) -> Derived {
        Derived { text: text.to_owned(), map: SourceMap::slice(TextRange::new(0, text.len())) }
    }

    fn texts(words: &[Word]) -> Vec<&str> {
        words.iter().map(|w| w.text.as_str()).collect()
    }

    #[test]
    fn quotes_hold_words_together_where_they_count() {
        let l = line(r#"A="b c" D='e "f' G=h\ i"#);
        let all = TextRange::new(0, l.text.len());
        let words = split_quoted(&l, all, '\\');
        assert_eq!(texts(&words), [r#"A="b c""#, r#"D='e "f'"#, r"G=h\ i"]);
        assert_eq!(words[0].value, "A=b c");
        assert_eq!(words[2].value, "G=h i");
        assert_eq!(texts(&split_blanks(&l, all, '\\')).len(), 6);
    }

    #[test]
    fn escapes_in_double_quotes_are_few() {
        assert_eq!(unquote(r#""a\"b\n""#, '\\'), r#"a"b\n"#);
        assert_eq!(unquote(r"c:\\dir", '\\'), r"c:\dir");
        assert_eq!(unquote(r"c:\dir", '`'), r"c:\dir");
    }
}
