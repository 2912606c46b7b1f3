//! Sizes of memory: `512M`, `1.5g`, `64kb`, `1 GiB`; all powers of 1024 (go-units' `RAMInBytes`).

/// Number of bytes; `None` where the client takes the text for no size.
pub fn parse(text: &str) -> Option<i64> {
    let last = text.rfind(|c: char| c.is_ascii_digit() || c == '.' || c == ' ')?;
    let (number, suffix) = match text.as_bytes()[last] {
        b' ' => (&text[..last], &text[last + 1..]),
        _ => text.split_at(last + 1),
    };
    let is_number = number.bytes().all(|b| b.is_ascii_digit() || b".+-eE_xX".contains(&b));
    let size = number.parse::<f64>().ok().filter(|n| is_number && *n >= 0.0)?;
    let suffix = suffix.to_ascii_lowercase();
    let power = match suffix.as_bytes() {
        [] | [b'b'] => 0,
        [unit] | [unit, b'b'] | [unit, b'i', b'b'] => {
            1 + i32::try_from(b"kmgtpezy".iter().position(|u| u == unit)?).ok()?
        }
        _ => return None,
    };
    Some((size * 1024f64.powi(power)) as i64)
}

/// A size for people: `512 MiB`.
pub fn show(bytes: i64) -> String {
    match bytes {
        b if b >= 1 << 30 && b % (1 << 30) == 0 => format!("{} GiB", b >> 30),
        b if b >= 1 << 20 => format!("{} MiB", b >> 20),
        b if b >= 1 << 10 => format!("{} KiB", b >> 10),
        b => format!("{b} bytes"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_powers_of_1024() {
        for (text, want) in
            [("512M", 512 << 20), ("1.5g", 3 << 29), ("64kb", 64 << 10), ("1 GiB", 1 << 30), ("100", 100), ("7b", 7)]
        {
            assert_eq!(parse(text), Some(want), "{text}");
        }
        for bad in ["", "5x", "m", "-1m", "1mm", "1kib2", "1bb", "one"] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }
}
