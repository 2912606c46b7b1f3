use super::Word;
use crate::text::{Derived, TextRange};

/// What a text that may be a JSON array turned out to be.
#[derive(Debug)]
pub(super) enum ExecForm {
    /// An array of strings.
    Strings(Vec<Word>),
    /// An array with something else in it, which a build refuses.
    Mixed,
    /// No JSON array: the text counts as shell form.
    No,
}

/// Reads the range `at` of a logical line as a JSON array of strings.
pub(super) fn read(line: &Derived, at: TextRange) -> ExecForm {
    let text = at.of(&line.text);
    if !text.trim_start().starts_with('[') {
        return ExecForm::No;
    }
    match strings(text) {
        Some(items) => ExecForm::Strings(
            items
                .into_iter()
                .map(|(range, value)| {
                    let at = TextRange::new(at.from() + range.from(), at.from() + range.to());
                    Word { text: at.of(&line.text).to_owned(), value, at, range: line.source(at) }
                })
                .collect(),
        ),
        // An array of other things is refused by the build; what is no JSON at all is a shell command.
        None if serde_json::from_str::<Vec<serde::de::IgnoredAny>>(text).is_ok() => ExecForm::Mixed,
        None => ExecForm::No,
    }
}

/// The strings of a JSON array with their places, quotes included; `None` for anything else.
fn strings(text: &str) -> Option<Vec<(TextRange, String)>> {
    let bytes = text.as_bytes();
    let blank = |mut n: usize| {
        while matches!(bytes.get(n), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            n += 1;
        }
        n
    };
    let mut items = Vec::new();
    let mut n = blank(0);
    if bytes.get(n) != Some(&b'[') {
        return None;
    }
    n = blank(n + 1);
    if bytes.get(n) == Some(&b']') {
        return (blank(n + 1) == bytes.len()).then_some(items);
    }
    loop {
        let start = n;
        if bytes.get(n) != Some(&b'"') {
            return None;
        }
        n += 1;
        while *bytes.get(n)? != b'"' {
            n += if bytes[n] == b'\\' { 2 } else { 1 };
        }
        n += 1;
        let range = TextRange::new(start, n);
        items.push((range, serde_json::from_str(range.of(text)).ok()?));
        n = blank(n);
        match bytes.get(n)? {
            b',' => n = blank(n + 1),
            b']' => return (blank(n + 1) == bytes.len()).then_some(items),
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::strings;

    #[test]
    fn arrays_of_strings_only() {
        let values = |text: &str| strings(text).map(|v| v.into_iter().map(|(_, s)| s).collect::<Vec<_>>());
        assert_eq!(values(r#"["a", "b\"c" ]"#), Some(vec!["a".into(), "b\"c".into()]));
        assert_eq!(values("[ ]"), Some(vec![]));
        for no in ["", "[", r#"["a"] b"#, "['a']", r#"["a",]"#, r#"["a" "b"]"#, r#"["a"#, r#"["a\"#, "[1]"] {
            assert_eq!(values(no), None, "{no}");
        }
    }
}
