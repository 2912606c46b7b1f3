//! Shares of processors: `"0.5"`, `"2"` (a rational number of at most nine decimals).

/// Why a text is no share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is no number.
    NotANumber,
    /// It has parts smaller than a billionth.
    TooPrecise,
}

/// The share in billionths of a processor.
///
/// # Errors
/// When the client takes the text for none.
pub fn parse(text: &str) -> Result<i64, Fault> {
    if let Some(whole) = with_prefix(text) {
        return whole;
    }
    if let Some((over, under)) = text.split_once('/') {
        let number = |t: &str| t.parse::<i64>().map_err(|_| Fault::NotANumber);
        let (over, under) = (number(over)?, number(under)?);
        if under <= 0 || over.abs() > 1 << 32 {
            return Err(Fault::NotANumber);
        }
        let nano = over * 1_000_000_000;
        return if nano % under == 0 { Ok(nano / under) } else { Err(Fault::TooPrecise) };
    }
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((m, e)) => (m, e.parse::<i32>().ok().filter(|e| e.abs() < 1_000).ok_or(Fault::NotANumber)?),
        None => (text, 0),
    };
    let unsigned = mantissa.strip_prefix(['-', '+']).unwrap_or(mantissa);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let all_digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    if !all_digits(whole) || !all_digits(fraction) || whole.len() + fraction.len() == 0 || whole.len() > 1_000 {
        return Err(Fault::NotANumber);
    }
    let decimals = i32::try_from(fraction.trim_end_matches('0').len()).unwrap_or(i32::MAX / 2) - exponent;
    if decimals > 9 {
        return Err(Fault::TooPrecise);
    }
    let value: f64 = text.parse().map_err(|_| Fault::NotANumber)?;
    Ok((value * 1e9).round() as i64)
}

/// A whole number with a prefix (`0x1F`, `0b11`, `0o17`), in which `_` may part digits.
fn with_prefix(text: &str) -> Option<Result<i64, Fault>> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let radix = match digits.get(..2)? {
        "0x" | "0X" => 16,
        "0b" | "0B" => 2,
        "0o" | "0O" => 8,
        _ => return None,
    };
    let digits: String = digits[2..].chars().filter(|c| *c != '_').collect();
    let value = i64::from_str_radix(&digits, radix).map_err(|_| Fault::NotANumber);
    Some(value.map(|n| n.saturating_mul(1_000_000_000)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_exact() {
        assert_eq!(parse("0.5"), Ok(500_000_000));
        assert_eq!(parse("1/4"), Ok(250_000_000));
        assert_eq!(parse("1e-3"), Ok(1_000_000));
        assert_eq!(parse("0.1234567891"), Err(Fault::TooPrecise));
        assert_eq!(parse("1/3"), Err(Fault::TooPrecise));
        for bad in ["", "abc", "50%", "0,5", "500m"] {
            assert_eq!(parse(bad), Err(Fault::NotANumber), "{bad}");
        }
    }
}
