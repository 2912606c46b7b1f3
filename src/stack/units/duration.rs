//! Durations: `10s`, `1m30s`, `500ms` (Go's `time.ParseDuration`).

/// The duration in nanoseconds; `None` where the client takes the text for none.
pub fn parse(text: &str) -> Option<i64> {
    let (negative, mut rest) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    if rest == "0" {
        return Some(0);
    }
    if rest.is_empty() {
        return None;
    }
    let mut total = 0.0f64;
    while !rest.is_empty() {
        let number = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
        let digits = &rest[..number];
        if !digits.bytes().any(|b| b.is_ascii_digit()) || digits.matches('.').count() > 1 {
            return None;
        }
        rest = &rest[number..];
        let unit = rest.find(|c: char| c.is_ascii_digit() || c == '.').unwrap_or(rest.len());
        let factor = match &rest[..unit] {
            "ns" => 1.0,
            "us" | "µs" | "μs" => 1e3,
            "ms" => 1e6,
            "s" => 1e9,
            "m" => 60e9,
            "h" => 3600e9,
            _ => return None,
        };
        total += digits.parse::<f64>().ok()? * factor;
        rest = &rest[unit..];
    }
    (total < 9.3e18).then_some(if negative { -(total as i64) } else { total as i64 })
}

/// A duration for people: `1m50s`.
pub fn show(nanoseconds: i64) -> String {
    let seconds = nanoseconds / 1_000_000_000;
    let rest = nanoseconds % 1_000_000_000;
    if seconds == 0 && rest != 0 {
        return format!("{} ms", rest / 1_000_000);
    }
    match (seconds / 60, seconds % 60) {
        (0, s) => format!("{s} s"),
        (m, 0) => format!("{m} min"),
        (m, s) => format!("{m} min {s} s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_need_a_unit() {
        assert_eq!(parse("1m30s"), Some(90_000_000_000));
        assert_eq!(parse("1.5h"), Some(5_400_000_000_000));
        assert_eq!(parse("-5s"), Some(-5_000_000_000));
        assert_eq!(parse("0"), Some(0));
        for bad in ["", "10", "10 s", "s", "1d", "1.2.3s", "-", "."] {
            assert_eq!(parse(bad), None, "{bad}");
        }
        assert_eq!(show(110_000_000_000), "1 min 50 s");
    }
}
