use super::{Fault, Node, reader::read_part};
use crate::text::TextRange;

/// How many bad lines are left out before the rest is given up.
const ATTEMPTS: usize = 12;

/// How many places are written in another way for our parser, and how many bytes are read again for that.
const MENDED: usize = 200;
const MENDED_BYTES: usize = 4 << 20;

/// What could be read of a text.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The first document; `None` where there is nothing.
    pub root: Option<Node>,
    /// What is wrong, in order of place; empty for good YAML.
    pub faults: Vec<Fault>,
    /// Where a second document starts.
    pub second: Option<TextRange>,
}

/// Reads the first document of a text as far as it can be read: where a line is no YAML, it is left out and the
/// reading goes on behind it.
pub fn read_tolerantly(text: &str) -> Document {
    let mut rest = std::borrow::Cow::Borrowed(text);
    let mut faults: Vec<Fault> = Vec::new();
    let mut best: Option<Node> = None;
    let mut mends = MENDED.min(MENDED_BYTES / text.len().max(1));
    let mut attempt = 0;
    while attempt <= ATTEMPTS {
        let part = read_part(&rest);
        let Some(fault) = part.fault else {
            return Document { root: part.root, faults, second: part.second };
        };
        if mends > 0
            && let Some(mended) = mended(&rest, &fault)
        {
            mends -= 1;
            rest = std::borrow::Cow::Owned(mended);
            continue;
        }
        // What the first reading made of the text counts, unless a later one sees more of it.
        if best.as_ref().is_none_or(|b| part.root.as_ref().is_some_and(|r| r.range.to() > b.range.to())) {
            best = part.root;
        }
        let Some(line) = bad_line(&rest, &fault) else {
            push(&mut faults, fault);
            break;
        };
        let is_bound = fault.is_bound;
        push(&mut faults, fault);
        if is_bound || attempt == ATTEMPTS {
            break;
        }
        rest = std::borrow::Cow::Owned(without(&rest, line));
        attempt += 1;
    }
    Document { root: best, faults, second: None }
}

/// The text with what our parser alone refuses written in another way, of the same length: go-yaml, which the Docker
/// client reads with, takes a tab behind a colon, lines of a flow collection that are not indented, and a comment right
/// behind a quote or bracket.
fn mended(text: &str, fault: &Fault) -> Option<String> {
    let at = fault.range.from().min(text.len());
    let line_start = text[..at].rfind('\n').map_or(0, |n| n + 1);
    let line_end = text[at..].find('\n').map_or(text.len(), |n| at + n);
    let line = &text[line_start..line_end];
    let put = |range: std::ops::Range<usize>, by: &str| {
        let mut out = text.to_owned();
        out.replace_range(range, by);
        Some(out)
    };
    if fault.message.contains("must be followed by a valid YAML whitespace") && line.contains(":\t") {
        return put(line_start..line_end, &line.replace(":\t", ": "));
    }
    if fault.message.contains("comments must be separated") {
        let hash = line.find(['"', '\'', ']', '}']).and_then(|n| Some(n + line[n..].find('#')?))?;
        return put(line_start + hash..line_end, &" ".repeat(line.len() - hash));
    }
    if fault.message.contains("invalid indentation") && line_start > 0 {
        let before = &text[..line_start - 1];
        let last = before.rfind('\n').map_or(before, |n| &before[n + 1..]);
        let is_open = last.contains(['{', '[', ',']) && !last.contains('#');
        return is_open.then(|| put(line_start - 1..line_start, " "))?;
    }
    None
}

/// Keeps the first fault: those that leaving a line out brings are no news, and what they hide, the reader sees when
/// the first is mended. A bound is always told.
fn push(faults: &mut Vec<Fault>, fault: Fault) {
    if faults.is_empty() || fault.is_bound {
        faults.push(fault);
    }
}

/// The line to leave out for a fault: its own, or, where that is empty, the last one before it that is not.
fn bad_line(text: &str, fault: &Fault) -> Option<TextRange> {
    let at = fault.range.from().min(text.len());
    let mut end = text[at..].find('\n').map_or(text.len(), |n| at + n);
    loop {
        let start = text[..end].rfind('\n').map_or(0, |n| n + 1);
        if !text[start..end].trim().is_empty() {
            return Some(TextRange::new(start, end));
        }
        end = start.checked_sub(1)?;
    }
}

/// The text with blanks in place of a line, so that all places stay.
fn without(text: &str, line: TextRange) -> String {
    let mut out = String::with_capacity(text.len());
    out.push_str(&text[..line.from()]);
    out.extend(std::iter::repeat_n(' ', line.len()));
    out.push_str(&text[line.to()..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_line_hides_nothing_behind_it() {
        let text = "a: 1\nb: @x\nc:\n  d: 2\n";
        let document = read_tolerantly(text);
        assert_eq!(document.faults.len(), 1);
        assert_eq!(document.faults[0].range.from(), 8);
        let root = document.root.expect("the rest");
        assert!(root.get("a").is_some() && root.get("c").and_then(|c| c.get("d")).is_some());
    }

    #[test]
    fn what_no_line_explains_still_gives_the_head() {
        for text in ["a: 1\nb: \"x\nc: 2\n", "a: 1\nb: [1,\nc: 2\n", "a: 1\nb: {\n"] {
            let document = read_tolerantly(text);
            assert!(!document.faults.is_empty(), "{text}");
            assert!(document.root.expect("a part").get("a").is_some(), "{text}");
        }
    }

    #[test]
    fn what_the_client_takes_is_taken() {
        for text in ["a:\tb\n", "a: {b: 1,\nc: 2}\n", "a:\n  b: {c: 1,\n  d: 2}\n", "a: \"b\"# c\n"] {
            let document = read_tolerantly(text);
            assert!(document.faults.is_empty(), "{text}: {:?}", document.faults);
        }
        let text = "a:\n  b: {c: 1,\n  d: 2}\n";
        let root = read_tolerantly(text).root.expect("a mapping");
        let d = root.get("a").and_then(|a| a.get("b")).and_then(|b| b.get("d")).expect("d");
        assert_eq!(d.range.of(text), "2");
    }

    #[test]
    fn good_texts_have_no_faults() {
        let document = read_tolerantly("a: 1\n---\nb: 2\n");
        assert!(document.faults.is_empty() && document.second.is_some());
        assert!(read_tolerantly("").root.is_none());
    }
}
