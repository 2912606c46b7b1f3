use crate::{
    text::{TextRange, sort_by},
    yaml::{self, Node, Value},
};

/// What a part of a stack file is, for colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token {
    /// The name of a key.
    Key,
    /// A text in quotes, or of several lines.
    String,
    /// `$NAME`, `${NAME}`.
    Variable,
    /// A comment.
    Comment,
}

/// The parts of a text that have a colour, in order of place; they do not overlap.
pub fn highlight(text: &str) -> Vec<(TextRange, Token)> {
    let document = yaml::read_tolerantly(text);
    let mut tokens: Vec<(TextRange, Token)> =
        yaml::comments(text, document.root.as_ref()).into_iter().map(|range| (range, Token::Comment)).collect();
    if let Some(root) = &document.root {
        collect(text, root, &mut tokens);
    }
    sort_by(&mut tokens, |(a, _), (b, _)| (a.start, a.end).cmp(&(b.start, b.end)));
    // A broken text may give a place twice.
    let mut end = 0;
    tokens.retain(|(range, _)| {
        let is_behind = range.start >= end && !range.is_empty();
        if is_behind {
            end = range.end;
        }
        is_behind
    });
    tokens
}

fn collect(text: &str, node: &Node, out: &mut Vec<(TextRange, Token)>) {
    if node.is_alias {
        return;
    }
    match &node.value {
        Value::Scalar { .. } => scalar(text, node.range, out),
        Value::List(items) => items.iter().for_each(|item| collect(text, item, out)),
        Value::Map(entries) => entries.iter().for_each(|(key, value)| {
            match key.value {
                Value::Scalar { .. } => out.push((key.range, Token::Key)),
                _ => collect(text, key, out),
            }
            collect(text, value, out);
        }),
    }
}

/// A scalar: its variables, and what is around them where it is in quotes.
fn scalar(text: &str, range: TextRange, out: &mut Vec<(TextRange, Token)>) {
    let source = range.of(text);
    let is_string = source.starts_with(['"', '\'', '|', '>']);
    let mut start = range.from();
    for (at, _) in source.match_indices('$') {
        let at = range.from() + at;
        if at < start {
            continue;
        }
        let behind = &text[at + 1..range.to()];
        let length = match behind.strip_prefix('{') {
            Some(inside) => inside.find('}').map_or(0, |n| n + 2),
            None => behind.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'_').count(),
        };
        if length == 0 {
            continue;
        }
        if is_string {
            out.push((TextRange::new(start, at), Token::String));
        }
        start = at + 1 + length;
        out.push((TextRange::new(at, start), Token::Variable));
    }
    if is_string {
        out.push((TextRange::new(start, range.to()), Token::String));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_strings_variables_and_comments_have_colours() {
        let text = "web: # c\n  image: \"nginx:${TAG:-1}\"\n  n: 5\n";
        let got: Vec<(&str, Token)> = highlight(text).into_iter().map(|(r, t)| (r.of(text), t)).collect();
        let want = [
            ("web", Token::Key),
            ("# c", Token::Comment),
            ("image", Token::Key),
            ("\"nginx:", Token::String),
            ("${TAG:-1}", Token::Variable),
            ("\"", Token::String),
            ("n", Token::Key),
        ];
        assert_eq!(got, want);
    }
}
