use super::{Node, Value};
use crate::text::TextRange;

/// The comments of a text, each from its `#` to the end of its line, in order. `root` is what was read of the text:
/// a `#` inside a scalar starts no comment.
pub fn comments(text: &str, root: Option<&Node>) -> Vec<TextRange> {
    let mut scalars = Vec::new();
    if let Some(root) = root {
        collect(root, &mut scalars);
    }
    crate::text::sort_by(&mut scalars, |a, b| a.start.cmp(&b.start));
    let mut found = Vec::new();
    let mut next = 0;
    let mut skip_to = 0;
    let bytes = text.as_bytes();
    for (at, _) in text.match_indices('#') {
        if at < skip_to || !(at == 0 || bytes[at - 1].is_ascii_whitespace()) {
            continue;
        }
        while scalars.get(next).is_some_and(|s| s.to() <= at) {
            next += 1;
        }
        if scalars.get(next).is_some_and(|s| s.contains(at)) {
            continue;
        }
        let end = text[at..].find('\n').map_or(text.len(), |n| at + n);
        let end = at + text[at..end].trim_end().len();
        found.push(TextRange::new(at, end));
        skip_to = end;
    }
    found
}

/// The places of all scalars that may hold a `#`: those with quotes or of several lines. A plain one ends before
/// its comment.
fn collect(node: &Node, out: &mut Vec<TextRange>) {
    if node.is_alias {
        return;
    }
    match &node.value {
        Value::Scalar { .. } => out.push(node.range),
        Value::List(items) => items.iter().for_each(|i| collect(i, out)),
        Value::Map(entries) => entries.iter().for_each(|(k, v)| {
            collect(k, out);
            collect(v, out);
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::read;

    #[test]
    fn a_number_sign_in_a_scalar_is_no_comment() {
        let text = "# é\na: \"x # y\" # z\nb: |\n  # text\nc: d#e\n  # end\n";
        let root = read(text).expect("YAML");
        let found: Vec<&str> = comments(text, root.as_ref()).into_iter().map(|r| r.of(text)).collect();
        assert_eq!(found, ["# é", "# z", "# end"]);
    }
}
