use super::{Node, Value};
use crate::text::TextRange;
use saphyr_parser::{Event, Marker, Parser, ScalarStyle, Span};
use std::{collections::HashMap, fmt};

/// How deep values may nest.
const DEPTH: usize = 64;
/// How many values a document may have, those that aliases repeat counted each time.
const SIZE: usize = 100_000;

/// Why a text is no YAML, or none that is read here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong, in words.
    pub message: String,
    /// Where.
    pub range: TextRange,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

/// Reads the first document of a text; `None` for a text without one.
///
/// # Errors
/// When the text is no YAML, or nests or repeats itself beyond the bounds.
pub fn read(text: &str) -> Result<Option<Node>, Fault> {
    documents(text, false)
}

/// Reads a text that must be one document; `None` for a text without one.
///
/// # Errors
/// As [`read`], and where a second document follows.
pub fn read_single(text: &str) -> Result<Option<Node>, Fault> {
    documents(text, true)
}

fn documents(text: &str, single: bool) -> Result<Option<Node>, Fault> {
    let mut reader = Reader { text, offsets: offsets(text), open: Vec::new(), anchors: HashMap::new(), size: 0 };
    let mut parser = Parser::new_from_str(text);
    let mut first = None;
    while let Some(event) = parser.next_event() {
        let (event, span) = event.map_err(|e| Fault {
            message: format!("this is no YAML: {}", e.info()),
            range: TextRange::at(reader.byte(*e.marker())),
        })?;
        if first.is_some() {
            if matches!(event, Event::DocumentStart(..)) {
                let message = "a second document starts here: keep one".to_owned();
                return Err(Fault { message, range: reader.range(span) });
            }
            continue;
        }
        first = reader.take(event, span)?;
        if first.is_some() && !single {
            break;
        }
    }
    Ok(first)
}

/// Byte offset of each character; empty for ASCII, where they are the same.
fn offsets(text: &str) -> Vec<u32> {
    if text.is_ascii() { Vec::new() } else { text.char_indices().map(|(n, _)| n as u32).collect() }
}

struct Reader<'t> {
    text: &'t str,
    offsets: Vec<u32>,
    open: Vec<Open>,
    anchors: HashMap<usize, Node>,
    size: usize,
}

/// A sequence or mapping that is not closed yet.
struct Open {
    anchor: usize,
    start: usize,
    items: Vec<Node>,
    is_map: bool,
}

impl Reader<'_> {
    fn byte(&self, marker: Marker) -> usize {
        if self.text.is_ascii() {
            marker.index().min(self.text.len())
        } else {
            self.offsets.get(marker.index()).map_or(self.text.len(), |&n| n as usize)
        }
    }

    fn range(&self, span: Span) -> TextRange {
        TextRange::new(self.byte(span.start), self.byte(span.end))
    }

    /// Takes an event; the whole tree once it is complete.
    fn take(&mut self, event: Event<'_>, span: Span) -> Result<Option<Node>, Fault> {
        let range = self.range(span);
        match event {
            Event::Scalar(text, style, anchor, _) => {
                let plain = style == ScalarStyle::Plain;
                self.finish(anchor, Node { value: Value::Scalar { text: text.into_owned(), plain }, range })
            }
            Event::Alias(anchor) => {
                let Some(node) = self.anchors.get(&anchor) else {
                    return Err(Fault { message: "this alias names no value before it".to_owned(), range });
                };
                let node = Node { value: node.value.clone(), range };
                self.size += count(&node);
                self.finish(0, node)
            }
            Event::SequenceStart(anchor, _) | Event::MappingStart(anchor, _) => {
                if self.open.len() >= DEPTH {
                    return Err(Fault { message: format!("nested more than {DEPTH} levels deep"), range });
                }
                let is_map = matches!(event, Event::MappingStart(..));
                self.open.push(Open { anchor, start: range.from(), items: Vec::new(), is_map });
                Ok(None)
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let Some(open) = self.open.pop() else { return Ok(None) };
                let value = if open.is_map { Value::Map(pairs(open.items)) } else { Value::List(open.items) };
                let range = TextRange::new(open.start, range.to());
                self.finish(open.anchor, Node { value, range })
            }
            _ => Ok(None),
        }
    }

    /// Puts a complete value where it belongs; the root comes back.
    fn finish(&mut self, anchor: usize, node: Node) -> Result<Option<Node>, Fault> {
        self.size += 1;
        if self.size > SIZE {
            return Err(Fault {
                message: format!("more than {SIZE} values, aliases counted each time"),
                range: node.range,
            });
        }
        if anchor > 0 {
            self.anchors.insert(anchor, node.clone());
        }
        match self.open.last_mut() {
            Some(open) => {
                open.items.push(node);
                Ok(None)
            }
            None => Ok(Some(node)),
        }
    }
}

fn pairs(items: Vec<Node>) -> Vec<(Node, Node)> {
    let mut pairs = Vec::with_capacity(items.len() / 2);
    let mut items = items.into_iter();
    while let (Some(key), Some(value)) = (items.next(), items.next()) {
        pairs.push((key, value));
    }
    pairs
}

fn count(node: &Node) -> usize {
    match &node.value {
        Value::Scalar { .. } => 1,
        Value::List(items) => 1 + items.iter().map(count).sum::<usize>(),
        Value::Map(entries) => 1 + entries.iter().map(|(k, v)| count(k) + count(v)).sum::<usize>(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write;

    fn place(text: &str, node: &Node) -> String {
        node.range.of(text).trim_end().to_owned()
    }

    #[test]
    fn values_keep_their_places() {
        let text = "# é\nignored:\n  - DL3007\n  - \"SC2086\"\noverride: {info: [DL3008]}\nno-fail: true\nempty:\n";
        let root = read(text).expect("YAML").expect("a document");
        let ignored = root.get("ignored").and_then(Node::as_list).expect("a list");
        assert_eq!(place(text, &ignored[0]), "DL3007");
        assert_eq!((place(text, &ignored[1]).as_str(), ignored[1].as_str()), ("\"SC2086\"", Some("SC2086")));
        assert_eq!(
            root.get("override").and_then(|o| o.get("info")).and_then(Node::as_list).map(<[Node]>::len),
            Some(1)
        );
        assert_eq!(root.get("no-fail").and_then(Node::as_bool), Some(true));
        assert!(root.get("empty").is_some_and(Node::is_null));
    }

    #[test]
    fn nothing_is_no_document() {
        assert_eq!(read(""), Ok(None));
        assert_eq!(read("# only a comment\n"), Ok(None));
    }

    #[test]
    fn bombs_and_abysses_are_refused() {
        let mut bomb = String::from("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for n in 1..9 {
            let item = format!("*a{},", n - 1).repeat(10);
            let _ = writeln!(bomb, "a{n}: &a{n} [{}]", item.trim_end_matches(','));
        }
        assert!(read(&bomb).is_err_and(|f| f.message.contains("aliases")));
        assert!(read(&"[".repeat(10_000)).is_err_and(|f| f.message.contains("deep") || f.message.contains("YAML")));
        let fault = read("a: [1\nb: 2\n").expect_err("no YAML");
        assert!(fault.range.from() <= 11);
    }
}
