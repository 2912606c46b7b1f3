//! A command written as one text, split into words as the client does (google/shlex).

/// Whether the text ends inside quotes or behind a backslash, which the client refuses.
pub fn is_open(text: &str) -> bool {
    let mut quote = None;
    let mut in_word = false;
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match (quote, c) {
            (None | Some('"'), '\\') => {
                in_word = true;
                if chars.next().is_none() {
                    return true;
                }
            }
            (None, '"' | '\'') => {
                quote = Some(c);
                in_word = true;
            }
            (Some(q), c) if c == q => quote = None,
            // A comment up to the end of the line.
            (None, '#') if !in_word && !chars.by_ref().any(|c| c == '\n') => return false,
            (None, '#') if !in_word => {}
            (None, c) => in_word = !c.is_ascii_whitespace(),
            _ => {}
        }
    }
    quote.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn open_quotes() {
        for good in ["", "a 'b' \"c\"", "a # it's", "a \\' b", "sh -c \"it's\""] {
            assert!(!is_open(good), "{good}");
        }
        for bad in ["a 'b", "\"", "a \\", "it's"] {
            assert!(is_open(bad), "{bad}");
        }
    }
}
