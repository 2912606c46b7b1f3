//! What go-yaml, which the client reads with, refuses where our parser lets it pass.

use crate::{
    text::TextRange,
    yaml::{Node, Value},
};

/// The first such place of a text, with what is wrong in words.
pub(super) fn refused(text: &str, root: Option<&Node>) -> Option<(TextRange, &'static str)> {
    control_character(text).or_else(|| directive(text)).or_else(|| tab(text, root))
}

/// A character that no YAML may hold.
fn control_character(text: &str) -> Option<(TextRange, &'static str)> {
    let is_control = |c: char| {
        matches!(c, '\0'..='\x08' | '\x0b' | '\x0c' | '\x0e'..='\x1f' | '\x7f'..='\u{84}' | '\u{86}'..='\u{9f}')
            || matches!(c, '\u{fffe}' | '\u{ffff}')
    };
    let at = text.find(is_control)?;
    let end = at + text[at..].chars().next().map_or(1, char::len_utf8);
    Some((TextRange::new(at, end), "it has a control character"))
}

/// A directive that is not `%YAML 1.1` or a tag's.
fn directive(text: &str) -> Option<(TextRange, &'static str)> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let range = TextRange::new(at, at + line.trim_end().len());
        at += line.len();
        let line = line.trim_start_matches('\u{feff}');
        if let Some(directive) = line.strip_prefix('%') {
            let mut words = directive.split_whitespace();
            match (words.next(), words.next()) {
                (Some("YAML"), Some("1.1")) | (Some("TAG"), _) => {}
                (Some("YAML"), _) => return Some((range, "the client reads version 1.1 only")),
                _ => return Some((range, "the client does not know this directive")),
            }
        } else if !(line.trim().is_empty() || line.starts_with('#')) {
            break;
        }
    }
    None
}

/// A tab in front of a line, where only blanks may stand: in block style, outside of scalars.
fn tab(text: &str, root: Option<&Node>) -> Option<(TextRange, &'static str)> {
    if !text.contains('\t') {
        return None;
    }
    let mut free = Vec::new();
    if let Some(root) = root {
        free_places(text, root, &mut free);
    }
    free.sort_unstable_by_key(|r: &TextRange| r.start);
    let mut next = 0;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let blanks = line.len() - line.trim_start_matches([' ', '\t']).len();
        let Some(tab) = line[..blanks].find('\t') else { continue };
        // Tabs further in follow the text of a line that goes on.
        while free.get(next).is_some_and(|r| r.to() <= start) {
            next += 1;
        }
        if !free.get(next).is_some_and(|r| r.from() < start + tab && start + tab < r.to()) {
            let range = TextRange::new(start + tab, start + blanks);
            return Some((range, "a tab stands in front of a line, where only blanks may stand"));
        }
    }
    None
}

/// Where tabs may stand: in scalars, and in brackets. None of them overlaps another.
fn free_places(text: &str, node: &Node, out: &mut Vec<TextRange>) {
    if node.is_alias {
        return;
    }
    let is_flow = node.range.of(text).starts_with(['{', '[']);
    match &node.value {
        Value::Scalar { .. } => {
            // A block scalar's blank lines at its end belong to it.
            let is_block = node.range.of(text).starts_with(['|', '>']);
            let end = node.range.to();
            let rest = &text[end..];
            let blank = if is_block { rest.len() - rest.trim_start().len() } else { 0 };
            out.push(TextRange::new(node.range.from(), end + blank));
        }
        _ if is_flow => out.push(node.range),
        Value::List(items) => items.iter().for_each(|i| free_places(text, i, out)),
        Value::Map(entries) => entries.iter().for_each(|(k, v)| {
            free_places(text, k, out);
            free_places(text, v, out);
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::read_tolerantly;

    #[test]
    fn what_the_client_refuses_is_seen() {
        let is_refused = |text: &str| {
            let document = read_tolerantly(text);
            document.faults.is_empty() && refused(text, document.root.as_ref()).is_some()
        };
        let bad = [
            "a:\n\t# x\n  b: c\n",
            "a:\n\t\n  b: c\n",
            "a: b\n\t\nc: d\n",
            "a: \"b\u{1}\"\n",
            "a: b\u{7f}\n",
            "%YAML 1.2\n---\na: b\n",
            "%FOO\n---\na: b\n",
        ];
        for text in bad {
            assert!(is_refused(text), "{text:?}");
        }
        let good = [
            "a: |\n  b\n  \tc\n",
            "a: {\n\t\"b\": 1\n}\n",
            "a: \"b\n\tc\"\n",
            "%YAML 1.1\n---\na: b\n",
            "# %FOO\na: \"%\"\n",
            "a:\tb\t\n",
        ];
        for text in good {
            assert!(!is_refused(text), "{text:?}");
        }
    }
}
