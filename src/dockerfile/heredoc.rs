use super::{
    lines::{Line, Lines},
    words,
};
use crate::text::{Derived, TextRange};

/// A here-document: lines behind an instruction up to the one that holds nothing but its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heredoc {
    /// The name without quotes: `EOF`.
    pub name: String,
    /// Whether variables in the body are expanded: the name is not quoted.
    pub expand: bool,
    /// Whether tabs at the start of lines are dropped: `<<-`.
    pub strip_tabs: bool,
    /// Place of `<<EOF` in the logical line.
    pub marker_at: TextRange,
    /// Place of `<<EOF` in the document.
    pub marker: TextRange,
    /// The lines of the body in the document, line breaks included.
    pub body: TextRange,
    /// The line that ends it, without its line break; `None` where it never comes.
    pub terminator: Option<TextRange>,
}

impl Heredoc {
    /// The lines of the body as a program gets them: without the tabs that `<<-` drops.
    pub fn text(&self, source: &str) -> Derived {
        let mut text = Derived::default();
        let mut start = self.body.from();
        for line in self.body.of(source).split_inclusive('\n') {
            let tabs = if self.strip_tabs { line.len() - line.trim_start_matches('\t').len() } else { 0 };
            text.push(source, TextRange::new(start + tabs, start + line.len()));
            start += line.len();
        }
        text
    }
}

/// Finds the heredocs that a logical line opens, in the range `at`; bodies are not read yet.
pub(super) fn markers(line: &Derived, at: TextRange, escape: char) -> Vec<Heredoc> {
    if !at.of(&line.text).contains("<<") {
        return Vec::new();
    }
    let split = words::split_quoted(line, at, escape);
    // With a quote left open there are no words to speak of, and no heredoc.
    if split.last().is_some_and(|w| words::open_quote(&w.text, escape).is_some()) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for word in split {
        let rest = word.text.trim_start_matches(|c: char| c.is_ascii_digit());
        let Some(rest) = rest.strip_prefix("<<") else { continue };
        let (strip_tabs, name) = rest.strip_prefix('-').map_or((false, rest), |r| (true, r));
        // `<<<` is a here-string, and `a<<b` inside arithmetic is no word of this form.
        if name.is_empty() || name.contains('<') {
            continue;
        }
        let plain = words::unquote(name, escape);
        if plain.is_empty() {
            continue;
        }
        let quotes = |s: &str| s.matches(['"', '\'']).count();
        found.push(Heredoc {
            expand: quotes(&plain) == quotes(name),
            name: plain,
            strip_tabs,
            marker_at: word.at,
            marker: word.range,
            body: TextRange::default(),
            terminator: None,
        });
    }
    found
}

/// Reads the bodies of `heredocs` from the lines that follow; `end` is where those lines start.
/// Returns the last line that belongs to them.
pub(super) fn read_bodies(
    source: &str,
    heredocs: &mut [Heredoc],
    lines: &mut Lines<'_>,
    mut end: usize,
) -> Option<Line> {
    let mut last = None;
    for heredoc in heredocs {
        let start = end;
        heredoc.body = TextRange::new(start, start);
        for line in lines.by_ref() {
            last = Some(line);
            let text = line.range.of(source);
            let text = if heredoc.strip_tabs { text.trim_start_matches('\t') } else { text };
            end = line.next;
            if text == heredoc.name {
                heredoc.terminator = Some(line.range);
                break;
            }
            heredoc.body = TextRange::new(start, end);
        }
    }
    last
}
