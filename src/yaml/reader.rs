use super::{Node, Value};
use crate::text::TextRange;
use saphyr_parser::{Event, Marker, Parser, ScalarStyle, Span, Tag};
use std::{collections::HashMap, fmt};

/// How deep values may nest.
const DEPTH: usize = 64;
/// How many values a document may have.
const SIZE: usize = 1_000_000;

/// How many values aliases may repeat, and how many anchors may hold, each counted each time.
const REPEATED_VALUES: usize = 100_000;

/// How many bytes all scalars may have beyond those of the text itself, those that aliases repeat counted each time.
const REPEATED: usize = 4 << 20;

/// Why a text is no YAML, or none that is read here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong, in words.
    pub message: String,
    /// Where.
    pub range: TextRange,
    /// Whether it may be YAML, but is too deep or too large to be read here.
    pub is_bound: bool,
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
    let part = read_part(text);
    part.fault.map_or(Ok(part.root), Err)
}

/// Reads a text that must be one document; `None` for a text without one.
///
/// # Errors
/// As [`read`], and where a second document follows.
pub fn read_single(text: &str) -> Result<Option<Node>, Fault> {
    let part = read_part(text);
    let second = part.second.map(|range| Fault {
        message: "a second document starts here: keep one".to_owned(),
        range,
        is_bound: false,
    });
    part.fault.or(second).map_or(Ok(part.root), Err)
}

/// What was read of a text before a fault, or all of it.
pub(super) struct Part {
    pub root: Option<Node>,
    pub fault: Option<Fault>,
    /// Where a second document starts.
    pub second: Option<TextRange>,
}

/// Reads the first document up to its end or its first fault; what is open there is closed.
pub(super) fn read_part(text: &str) -> Part {
    // A byte order mark is no part of the YAML; blanks of its length keep all places.
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut reader = Reader::new(text, start);
    let mut parser = Parser::new_from_str(&text[start..]);
    let mut part = Part { root: None, fault: None, second: None };
    while let Some(event) = parser.next_event() {
        let taken = match event {
            // What follows the first document is read no further than to see that it is there.
            Ok((Event::DocumentStart(_), span)) if part.root.is_some() => {
                part.second = Some(reader.range(span));
                break;
            }
            Ok(_) if part.root.is_some() => continue,
            Ok((event, span)) => reader.take(event, span),
            Err(_) if part.root.is_some() => break,
            Err(e) => Err(Fault {
                message: format!("this is no YAML: {}", e.info()),
                range: TextRange::at(reader.byte(*e.marker())),
                is_bound: false,
            }),
        };
        match taken {
            Ok(root) => part.root = root,
            Err(fault) => {
                part.fault = Some(fault);
                part.root = reader.close();
                break;
            }
        }
    }
    part
}

/// Byte offset of each character; empty for ASCII, where they are the same.
fn offsets(text: &str) -> Vec<u32> {
    if text.is_ascii() { Vec::new() } else { text.char_indices().map(|(n, _)| n as u32).collect() }
}

struct Reader<'t> {
    /// The whole text, with the byte where the YAML starts.
    text: &'t str,
    start: usize,
    offsets: Vec<u32>,
    open: Vec<Open>,
    anchors: HashMap<usize, Node>,
    size: usize,
    /// Values, and bytes of all scalars, that aliases repeat.
    repeated: (usize, usize),
    /// Values, and bytes of all scalars, that anchors hold.
    held: (usize, usize),
}

/// A sequence or mapping that is not closed yet.
struct Open {
    anchor: usize,
    start: usize,
    items: Vec<Node>,
    is_map: bool,
    tag: Option<Box<str>>,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str, start: usize) -> Self {
        let offsets = offsets(&text[start..]);
        Self {
            text,
            start,
            offsets,
            open: Vec::new(),
            anchors: HashMap::new(),
            size: 0,
            repeated: (0, 0),
            held: (0, 0),
        }
    }

    fn byte(&self, marker: Marker) -> usize {
        let at = if self.offsets.is_empty() {
            self.start + marker.index()
        } else {
            self.offsets.get(marker.index()).map_or(self.text.len(), |&n| self.start + n as usize)
        };
        at.min(self.text.len())
    }

    fn range(&self, span: Span) -> TextRange {
        TextRange::new(self.byte(span.start), self.byte(span.end))
    }

    /// A range without the blanks at its end.
    fn trimmed(&self, range: TextRange) -> TextRange {
        TextRange::new(range.from(), range.from() + range.of(self.text).trim_end().len())
    }

    /// The byte behind the quote that closes the one at `start`: the parser's own end may lie behind what follows.
    fn quote_end(&self, start: usize, quote: u8) -> usize {
        let bytes = self.text.as_bytes();
        let mut at = start + 1;
        while at < bytes.len() {
            match bytes[at] {
                b'\\' if quote == b'"' => at += 2,
                b'\'' if quote == b'\'' && bytes.get(at + 1) == Some(&b'\'') => at += 2,
                b if b == quote => return at + 1,
                _ => at += 1,
            }
        }
        bytes.len()
    }

    /// Takes an event; the whole tree once it is complete.
    fn take(&mut self, event: Event<'_>, span: Span) -> Result<Option<Node>, Fault> {
        let range = self.range(span);
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                let name = tag.as_deref().map(tag_name);
                let core = name.as_deref().filter(|n| !n.starts_with('!'));
                if let Some(kind) = core.filter(|kind| !is_of(&text, kind)) {
                    let message = format!("this is no YAML: `{}` is not of the kind `!!{kind}`", shortened(&text));
                    return Err(Fault { message, range: self.trimmed(range), is_bound: false });
                }
                let plain = match core {
                    Some("int" | "float" | "bool" | "null") => true,
                    Some("str" | "binary") => false,
                    Some(_) => style == ScalarStyle::Plain,
                    None => style == ScalarStyle::Plain && tag.is_none(),
                };
                let range = match style {
                    ScalarStyle::Plain if text.is_empty() => TextRange::at(range.from()),
                    ScalarStyle::SingleQuoted => TextRange::new(range.from(), self.quote_end(range.from(), b'\'')),
                    ScalarStyle::DoubleQuoted => TextRange::new(range.from(), self.quote_end(range.from(), b'"')),
                    _ => self.trimmed(range),
                };
                let value = Value::Scalar { text: text.into_owned(), plain };
                self.finish(anchor, Node { value, range, is_alias: false, tag: name })
            }
            Event::Alias(anchor) => {
                let Some(node) = self.anchors.get(&anchor) else {
                    let message = "this alias names no value before it".to_owned();
                    return Err(Fault { message, range, is_bound: false });
                };
                let (values, bytes) = count(node);
                self.repeated = (self.repeated.0 + values, self.repeated.1 + bytes);
                self.bound(range)?;
                let (value, tag) = (self.anchors[&anchor].value.clone(), self.anchors[&anchor].tag.clone());
                let node = Node { value, range: self.trimmed(range), is_alias: true, tag };
                self.finish(0, node)
            }
            Event::SequenceStart(anchor, ref tag) | Event::MappingStart(anchor, ref tag) => {
                if self.open.len() >= DEPTH {
                    let message = format!("nested more than {DEPTH} levels deep");
                    return Err(Fault { message, range, is_bound: true });
                }
                let is_map = matches!(event, Event::MappingStart(..));
                let tag = tag.as_deref().map(tag_name);
                self.open.push(Open { anchor, start: range.from(), items: Vec::new(), is_map, tag });
                Ok(None)
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let Some(open) = self.open.pop() else { return Ok(None) };
                let anchor = open.anchor;
                let node = self.closed(open, true);
                self.finish(anchor, node)
            }
            _ => Ok(None),
        }
    }

    /// A collection with its end: the bracket that closes it, or the end of its last value.
    fn closed(&self, open: Open, is_complete: bool) -> Node {
        let last = open.items.last().map_or(open.start, |n| n.range.to());
        let bracket = self.bracket(&open);
        let start = if bracket.is_some() || open.is_map || !is_complete { open.start } else { self.dash(open.start) };
        let end = bracket.unwrap_or(last);
        let value = if open.is_map { Value::Map(self.pairs(open.items)) } else { Value::List(open.items) };
        Node { value, range: TextRange::new(start, end.max(start)), is_alias: false, tag: open.tag }
    }

    /// Behind the bracket that closes a collection, if one does. That it starts with one tells nothing: so may the first item
    /// of a list in the column of its key; and the parser's own end may lie behind a comment.
    fn bracket(&self, open: &Open) -> Option<usize> {
        let closing = match self.text.as_bytes().get(open.start)? {
            b'{' => '}',
            b'[' => ']',
            _ => return None,
        };
        // Where there is nothing, the parser may have seen it anywhere.
        let last = open.items.iter().rev().find(|n| !n.range.is_empty());
        let mut at = last.map_or(open.start + 1, |n| n.range.to());
        loop {
            let rest = &self.text[at..];
            let next = rest.find(|c: char| !c.is_whitespace() && !matches!(c, ',' | ':' | '?'))?;
            if rest[next..].starts_with('#') {
                at += next + rest[next..].find('\n')?;
            } else {
                return rest[next..].starts_with(closing).then_some(at + next + 1);
            }
        }
    }

    /// Where a list starts: at its first dash, of which the parser tells only where what follows it stands.
    fn dash(&self, start: usize) -> usize {
        let before = self.text[..start].trim_end();
        if self.text[start..].starts_with('-') || !before.ends_with('-') { start } else { before.len() - 1 }
    }

    fn pairs(&self, items: Vec<Node>) -> Vec<(Node, Node)> {
        let mut pairs = Vec::with_capacity(items.len() / 2 + 1);
        let mut items = items.into_iter();
        while let Some(key) = items.next() {
            let nothing = Node {
                value: Value::Scalar { text: String::new(), plain: true },
                range: TextRange::at(key.range.to()),
                is_alias: false,
                tag: None,
            };
            let mut value = items.next().unwrap_or(nothing);
            // Nothing stands right behind its colon, wherever the parser saw that there is nothing.
            if value.range.is_empty() && !value.is_alias {
                let behind = &self.text[key.range.to()..];
                let colon = behind.find(|c: char| c != ' ').filter(|&n| behind[n..].starts_with(':'));
                value.range = TextRange::at(key.range.to() + colon.map_or(0, |n| n + 1));
            }
            pairs.push((key, value));
        }
        pairs
    }

    /// Closes all that is open: what was read before a fault.
    fn close(&mut self) -> Option<Node> {
        let mut inner: Option<Node> = None;
        while let Some(mut open) = self.open.pop() {
            open.items.extend(inner.take());
            inner = Some(self.closed(open, false));
        }
        inner
    }

    fn bound(&self, range: TextRange) -> Result<(), Fault> {
        let message = if self.size > SIZE {
            format!("more than {SIZE} values, which is more than is read here")
        } else if self.repeated.0 > REPEATED_VALUES {
            format!("aliases repeat more than {REPEATED_VALUES} values")
        } else if self.repeated.1 > REPEATED {
            format!("aliases repeat more than {} MiB of text", REPEATED >> 20)
        } else if self.held.0 > SIZE || self.held.1 > 4 * REPEATED {
            format!("anchors inside anchors hold more than {SIZE} values or {} MiB of text", REPEATED >> 18)
        } else {
            return Ok(());
        };
        Err(Fault { message, range, is_bound: true })
    }

    /// Puts a complete value where it belongs; the root comes back.
    fn finish(&mut self, anchor: usize, node: Node) -> Result<Option<Node>, Fault> {
        self.size += 1;
        self.bound(node.range)?;
        if anchor > 0 {
            let (values, bytes) = count(&node);
            self.held = (self.held.0 + values, self.held.1 + bytes);
            self.bound(node.range)?;
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

/// A tag by the name that [`Node::tag`] has.
fn tag_name(tag: &Tag) -> Box<str> {
    let whole = format!("{}{}", tag.handle, tag.suffix);
    match whole.strip_prefix("tag:yaml.org,2002:") {
        Some(core) => core.into(),
        None if whole.starts_with('!') => whole.into(),
        None => format!("!{whole}").into(),
    }
}

/// Whether a text is of the kind that a tag says.
fn is_of(text: &str, kind: &str) -> bool {
    let digits = || text.trim_start_matches(['-', '+']).starts_with(|c: char| c.is_ascii_digit() || c == '.');
    match kind {
        "bool" => matches!(text, "true" | "True" | "TRUE" | "false" | "False" | "FALSE"),
        "null" => matches!(text, "" | "~" | "null" | "Null" | "NULL"),
        "int" => digits() && !text.contains('.'),
        "float" => digits(),
        _ => true,
    }
}

/// The start of a text.
fn shortened(text: &str) -> String {
    text.chars().take(40).collect()
}

/// Number of values, and of bytes in scalars.
fn count(node: &Node) -> (usize, usize) {
    let add = |(a, b): (usize, usize), (c, d): (usize, usize)| (a + c, b + d);
    match &node.value {
        Value::Scalar { text, .. } => (1, text.len()),
        Value::List(items) => items.iter().map(count).fold((1, 0), add),
        Value::Map(entries) => entries.iter().map(|(k, v)| add(count(k), count(v))).fold((1, 0), add),
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
    fn lists_in_the_column_of_their_key_end_with_their_last_item() {
        for (text, want) in [
            ("a:\n- {b: c}\n- d\n# e\nf: g\n", "- {b: c}\n- d"),
            ("a:\n- [b]\nf: {g: h}\n", "- [b]"),
            ("a:\n  - [b]\nf: {g: h}\n", "- [b]"),
            ("a: [b, [c]]\nf: g\n", "[b, [c]]"),
            ("a: [{x: {y: 1, z: 2}}] # why\nf: g\n", "[{x: {y: 1, z: 2}}]"),
        ] {
            let root = read(text).expect("YAML").expect("a document");
            let list = root.get("a").expect("a list");
            assert_eq!(list.range.of(text), want, "{text}");
        }
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
