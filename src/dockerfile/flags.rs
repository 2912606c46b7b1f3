use super::{Keyword, Word};
use crate::text::{Derived, TextRange};

/// A `--name=value` word before an instruction's arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flag {
    /// The name without `--`, as written.
    pub name: String,
    /// The value; `None` where there is no `=`.
    pub value: Option<Word>,
    /// Place of the whole word in the document.
    pub range: TextRange,
}

/// An option inside a flag's value: `type=cache` in `--mount=type=cache,target=/root`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlagOption {
    /// The name, in lower case.
    pub name: String,
    /// The value; `None` for a bare name such as `readonly`.
    pub value: Option<String>,
    /// Place in the logical line.
    pub at: TextRange,
}

impl Flag {
    /// The comma-separated options of `--mount`, their places in the logical line.
    pub fn options(&self) -> Vec<FlagOption> {
        let Some(value) = &self.value else { return Vec::new() };
        let mut options = Vec::new();
        let mut start = 0;
        let mut quoted = false;
        let ends = value.text.char_indices().filter(|&(_, c)| {
            quoted ^= c == '"';
            c == ',' && !quoted
        });
        for end in ends.map(|(n, _)| n).chain([value.text.len()]).collect::<Vec<_>>() {
            let text = &value.text[start..end];
            let at = TextRange::new(value.at.from() + start, value.at.from() + end);
            start = end + 1;
            let text = text.trim_matches('"');
            if text.is_empty() {
                continue;
            }
            let (name, value) = text.split_once('=').map_or((text, None), |(n, v)| (n, Some(v.to_owned())));
            options.push(FlagOption { name: name.to_ascii_lowercase(), value, at });
        }
        options
    }

    /// The value of one of [`Self::options`].
    pub fn option(&self, name: &str) -> Option<String> {
        self.options().into_iter().find(|o| o.name == name)?.value
    }
}

/// Flags that an instruction has.
pub fn known(keyword: Keyword) -> &'static [&'static str] {
    match keyword {
        Keyword::From => &["platform"],
        Keyword::Run => &["mount", "network", "security", "device"],
        Keyword::Copy => &["from", "chown", "chmod", "link", "parents", "exclude"],
        Keyword::Add => &["chown", "chmod", "link", "exclude", "checksum", "keep-git-dir", "unpack"],
        Keyword::Healthcheck => &["interval", "timeout", "start-period", "start-interval", "retries"],
        _ => &[],
    }
}

/// Flags that stand by themselves: `--link` means `--link=true`.
pub(super) fn is_switch(name: &str) -> bool {
    matches!(name, "link" | "parents" | "keep-git-dir" | "unpack")
}

/// What a flag's value may be, where the value at hand is something else.
pub(super) fn wanted_value(keyword: Keyword, flag: &str, value: &str) -> Option<&'static str> {
    let (fits, wanted) = match (keyword, flag) {
        (_, name) if is_switch(name) => {
            (value.eq_ignore_ascii_case("true") || value.eq_ignore_ascii_case("false"), "true or false")
        }
        (Keyword::Healthcheck, "retries") => (value.is_empty() || is_count(value), "a whole number such as 3"),
        (Keyword::Healthcheck, _) => (value.is_empty() || is_duration(value), "a duration such as 30s or 1m30s"),
        (Keyword::Run, "network") => (matches!(value, "default" | "none" | "host"), "default, none or host"),
        (Keyword::Run, "security") => (matches!(value, "insecure" | "sandbox"), "insecure or sandbox"),
        _ => (true, ""),
    };
    (!fits).then_some(wanted)
}

fn is_count(value: &str) -> bool {
    value.strip_prefix('+').unwrap_or(value).parse::<u32>().is_ok_and(|n| i32::try_from(n).is_ok())
}

/// Numbers with units, as Go writes durations; at least a millisecond, or nothing at all.
fn is_duration(value: &str) -> bool {
    let mut rest = value.strip_prefix('+').unwrap_or(value);
    if rest == "0" {
        return true;
    }
    let (mut nanoseconds, mut parts) = (0.0_f64, 0);
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
        let Ok(number) = rest[..digits].parse::<f64>() else { return false };
        let unit_end = rest[digits..].find(|c: char| c.is_ascii_digit() || c == '.').map_or(rest.len(), |n| digits + n);
        nanoseconds += number
            * match &rest[digits..unit_end] {
                "ns" => 1.0,
                "us" | "µs" | "μs" => 1e3,
                "ms" => 1e6,
                "s" => 1e9,
                "m" => 60e9,
                "h" => 3600e9,
                _ => return false,
            };
        parts += 1;
        rest = &rest[unit_end..];
    }
    parts > 0 && (nanoseconds == 0.0 || nanoseconds >= 1e6)
}

/// Flags that may stand more than once.
pub(super) fn is_repeatable(name: &str) -> bool {
    matches!(name, "mount" | "exclude" | "device")
}

/// Reads the flags at the start of `at`; returns them and where the arguments start.
pub(super) fn read(line: &Derived, at: TextRange, escape: char) -> (Vec<Flag>, usize) {
    let text = at.of(&line.text);
    let mut flags = Vec::new();
    let mut pos = 0;
    loop {
        pos += text[pos..].len() - text[pos..].trim_start().len();
        if !text[pos..].starts_with("--") {
            return (flags, at.from() + pos);
        }
        let end = pos + word_len(&text[pos..], escape);
        let written = &text[pos..end];
        if written == "--" {
            return (flags, at.from() + end);
        }
        let place = |from: usize, to: usize| TextRange::new(at.from() + from, at.from() + to);
        let equals = written.find('=');
        let name_end = equals.map_or(end, |n| pos + n);
        flags.push(Flag {
            name: text[pos + 2..name_end].to_owned(),
            value: equals.map(|n| super::words::word(line, place(pos + n + 1, end), escape)),
            range: line.source(place(pos, end)),
        });
        pos = end;
    }
}

/// Length of the word at the start of `text`, quotes and escapes heeded.
fn word_len(text: &str, escape: char) -> usize {
    let mut quote = None;
    let mut chars = text.char_indices();
    while let Some((n, c)) = chars.next() {
        match quote {
            None if c.is_whitespace() => return n,
            None if c == '"' || c == '\'' => quote = Some(c),
            Some(q) if c == q => quote = None,
            _ if c == escape => {
                chars.next();
            }
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::is_duration;

    #[test]
    fn durations_have_units() {
        for good in ["1s", "1m30s", "1.5h", "500ms", "0s", "0", "+2s"] {
            assert!(is_duration(good), "{good}");
        }
        for bad in ["1", "s", "1 s", "-1s", "$X", "10us", "1d", "", "1..5s"] {
            assert!(!is_duration(bad), "{bad}");
        }
    }
}
