//! Commands as JSON arrays: telling them, mending them, making them of shell text.

/// Words that a shell does itself, so that no program of that name can be relied on.
const BUILTINS: [&str; 49] = [
    "!", ".", ":", "[", "[[", "alias", "bg", "break", "builtin", "case", "cd", "command", "continue", "coproc",
    "declare", "do", "done", "elif", "else", "esac", "eval", "exec", "exit", "export", "fg", "fi", "for", "function",
    "getopts", "hash", "if", "jobs", "let", "local", "read", "readonly", "return", "select", "set", "shift", "source",
    "then", "time", "trap", "type", "ulimit", "umask", "unset", "while",
];

/// Whether a text was meant as a JSON array.
pub(in crate::lint) fn looks_like_array(text: &str) -> bool {
    let rest = text.strip_prefix('[').map(str::trim_start).unwrap_or_default();
    rest.starts_with(['"', '\'', '“', '‘', ']']) || (text.starts_with('[') && text.ends_with(']') && rest.contains(','))
}

/// Whether hadolint takes a text for a JSON array of strings: it looks at quotes, commas and brackets; the escapes
/// inside the strings mean nothing to it, but that a quote behind a backslash does not close.
pub(in crate::lint) fn is_array_for_peer(text: &str) -> bool {
    array_end(text).is_some_and(|end| text[end..].trim().is_empty())
}

/// What stands behind a JSON array of strings, without blanks around it; `None` where nothing does or there is
/// no array.
pub(in crate::lint) fn behind_array(text: &str) -> Option<&str> {
    let rest = text[array_end(text)?..].trim();
    (!rest.is_empty()).then_some(rest)
}

/// Where the array of strings at the start of a text ends.
fn array_end(text: &str) -> Option<usize> {
    let mut rest = text.trim_start().strip_prefix('[')?.trim_start();
    if let Some(behind) = rest.strip_prefix(']') {
        return Some(text.len() - behind.len());
    }
    loop {
        rest = string_end(rest)?.trim_start();
        if let Some(behind) = rest.strip_prefix(']') {
            return Some(text.len() - behind.len());
        }
        rest = rest.strip_prefix(',')?.trim_start();
    }
}

/// What follows the string at the start of a text.
fn string_end(text: &str) -> Option<&str> {
    let body = text.strip_prefix('"')?;
    for (n, _) in body.match_indices('"') {
        let backslashes = n - body[..n].trim_end_matches('\\').len();
        match backslashes {
            0 => return Some(&body[n + 1..]),
            1 => {}
            // hadolint gives up on a quote behind two backslashes, whatever they mean.
            _ => return None,
        }
    }
    None
}

/// The strings of something that was meant as a JSON array: quotes of any kind, a comma missing or one too many.
pub(in crate::lint) fn mend(text: &str) -> Option<Vec<String>> {
    let inner = text.strip_prefix('[')?.strip_suffix(']')?;
    let mut words = Vec::new();
    let mut rest = inner.trim_start();
    while !rest.is_empty() {
        let open = rest.chars().next()?;
        let close = match open {
            '"' | '\'' => open,
            '“' => '”',
            '‘' => '’',
            _ => return None,
        };
        let body = &rest[open.len_utf8()..];
        let end = body.find(close)?;
        if body[..end].contains(['\\', '"', '\'']) {
            return None;
        }
        words.push(body[..end].to_owned());
        rest = body[end + close.len_utf8()..].trim_start();
        rest = rest.strip_prefix(',').unwrap_or(rest).trim_start();
    }
    (!words.is_empty()).then_some(words)
}

/// The words of a shell text that is one simple command, nothing of which a shell would change; a leading `exec`,
/// which only gets rid of the shell, is dropped.
pub(in crate::lint) fn simple_command(text: &str) -> Option<Vec<String>> {
    let mut words = plain_words(text)?;
    if words.len() > 1 && words[0] == "exec" && !words[1].starts_with('-') {
        words.remove(0);
    }
    let first = words.first()?;
    let is_program = !first.is_empty() && !first.contains('=') && !BUILTINS.contains(&first.as_str());
    is_program.then_some(words)
}

/// Words parted by blanks; quotes around plain text are taken off. `None` where a shell would do more than that.
fn plain_words(text: &str) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    for c in text.chars() {
        match quote {
            Some(q) if c == q => quote = None,
            Some('"') if "$`\\!".contains(c) => return None,
            Some(_) => word.get_or_insert_default().push(c),
            None if c == '"' || c == '\'' => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            None if c == ' ' || c == '\t' => words.extend(word.take()),
            None if c.is_ascii_alphanumeric() || "_-./:=@%+,".contains(c) => word.get_or_insert_default().push(c),
            None => return None,
        }
    }
    words.extend(word);
    (quote.is_none() && text.chars().all(|c| !c.is_control() || c == '\t')).then_some(words)
}

/// A JSON array of strings.
pub(in crate::lint) fn write(words: &[String]) -> String {
    let words: Vec<String> = words.iter().map(|w| serde_json::Value::from(w.as_str()).to_string()).collect();
    format!("[{}]", words.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn simple_commands_only() {
        for (text, want) in [
            ("node server.js", Some(r#"["node", "server.js"]"#)),
            ("exec java -jar '/a b.jar'", Some(r#"["java", "-jar", "/a b.jar"]"#)),
            ("nginx -g \"daemon off;\"", Some(r#"["nginx", "-g", "daemon off;"]"#)),
            ("a --x=1 \"\"", Some(r#"["a", "--x=1", ""]"#)),
            ("A=1 node x", None),
            ("cd /app", None),
            ("node $X", None),
            ("node \"$X\"", None),
            ("a && b", None),
            ("a *.js", None),
            ("a 'b", None),
            ("a ~/b", None),
            ("a # b", None),
            ("exec -a x y", None),
        ] {
            assert_eq!(simple_command(text).map(|w| write(&w)).as_deref(), want, "{text}");
        }
    }

    #[test]
    fn arrays_that_are_none() {
        for (text, want) in [
            ("['a', \"b\"]", Some(r#"["a", "b"]"#)),
            (r#"["a",]"#, Some(r#"["a"]"#)),
            (r#"["a" "b c"]"#, Some(r#"["a", "b c"]"#)),
            ("[“a”]", Some(r#"["a"]"#)),
            ("[a]", None),
            ("[]", None),
        ] {
            assert_eq!(mend(text).map(|w| write(&w)).as_deref(), want, "{text}");
        }
        assert_eq!(behind_array(r#"["a"] # why"#), Some("# why"));
        assert_eq!(behind_array(r#"["a" ] "#), None);
        assert!(is_array_for_peer(r#"["\q"]"#));
        assert!(!is_array_for_peer(r#"["a",]"#));
    }
}
