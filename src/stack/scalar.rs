//! What a plain scalar means to the client's YAML reader (`go.yaml.in/yaml/v3`, decoded into no particular type):
//! YAML 1.2 with some of 1.1. `yes` and `on` are text, `0755` and `0o755` are octal, `1_000` is a number, and
//! `2020-01-01` is a date.

use super::Value;

/// What a plain scalar is if it is no text.
pub(super) fn special(text: &str) -> Option<Value> {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Some(Value::Null),
        "true" | "True" | "TRUE" => return Some(Value::Bool(true)),
        "false" | "False" | "FALSE" => return Some(Value::Bool(false)),
        ".nan" | ".NaN" | ".NAN" => return Some(Value::Float(f64::NAN)),
        ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF" => return Some(Value::Float(f64::INFINITY)),
        "-.inf" | "-.Inf" | "-.INF" => return Some(Value::Float(f64::NEG_INFINITY)),
        _ => {}
    }
    let numeric = text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.'));
    if !numeric || text.len() > 400 {
        return None;
    }
    if is_time(text) {
        return Some(Value::Time(text.to_owned()));
    }
    let digits = text.replace('_', "");
    if let Some(n) = int(&digits) {
        return Some(Value::Int(n));
    }
    // A number that is too large for its type stays a text.
    let float = digits.parse::<f64>().ok().filter(|f| f.is_finite() && is_float(&digits));
    float.map(Value::Float)
}

/// A whole number of 64 bits.
fn int(text: &str) -> Option<i128> {
    let (negative, digits) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    let (radix, digits) = match digits.as_bytes() {
        [b'0', b'x' | b'X', ..] => (16, &digits[2..]),
        [b'0', b'o' | b'O', ..] => (8, &digits[2..]),
        [b'0', b'b' | b'B', ..] => (2, &digits[2..]),
        [b'0', _, ..] => (8, &digits[1..]),
        _ => (10, digits),
    };
    if digits.is_empty() || !digits.bytes().all(|b| char::from(b).is_digit(radix)) {
        return None;
    }
    let n = i128::from_str_radix(digits, radix).ok()?;
    let n = if negative { -n } else { n };
    (i128::from(i64::MIN)..=i128::from(u64::MAX)).contains(&n).then_some(n)
}

/// `[-+]? ( . digits | digits ( . digits? )? ) ( e [-+]? digits )?`
fn is_float(text: &str) -> bool {
    let text = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((m, e)) => (m, Some(e.strip_prefix(['-', '+']).unwrap_or(e))),
        None => (text, None),
    };
    let all_digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let is_mantissa = all_digits(whole) && all_digits(fraction) && !(whole.is_empty() && fraction.is_empty());
    is_mantissa && exponent.is_none_or(|e| !e.is_empty() && all_digits(e))
}

/// `2006-1-2`, alone or with a time behind it.
fn is_time(text: &str) -> bool {
    let number = |t: &str, most: usize, highest: u32| {
        (1..=most).contains(&t.len())
            && t.parse::<u32>().is_ok_and(|n| (1..=highest).contains(&n))
            && !t.starts_with('+')
    };
    let (date, time) = match text.find(['T', 't', ' ']) {
        Some(n) => (&text[..n], Some(&text[n + 1..])),
        None => (text, None),
    };
    let mut parts = date.split('-');
    let is_date = parts.next().is_some_and(|y| y.len() == 4 && y.bytes().all(|b| b.is_ascii_digit()))
        && parts.next().is_some_and(|m| number(m, 2, 12))
        && parts.next().is_some_and(|d| number(d, 2, 31))
        && parts.next().is_none();
    is_date
        && time.is_none_or(|t| {
            let t = t.trim_start();
            t.split(':').count() >= 3 && t.bytes().all(|b| b.is_ascii_digit() || b":.+-Zz ".contains(&b))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scalars_mean_what_the_client_makes_of_them() {
        let cases = [
            ("yes", Value::Text("yes".to_owned())),
            ("True", Value::Bool(true)),
            ("~", Value::Null),
            ("1_000", Value::Int(1000)),
            ("0755", Value::Int(493)),
            ("0o17", Value::Int(15)),
            ("0x1F", Value::Int(31)),
            ("0b11", Value::Int(3)),
            ("+5", Value::Int(5)),
            ("08", Value::Float(8.0)),
            ("1e3", Value::Float(1000.0)),
            (".5", Value::Float(0.5)),
            ("1.10", Value::Float(1.1)),
            ("22:22", Value::Text("22:22".to_owned())),
            ("2020-01-01", Value::Time("2020-01-01".to_owned())),
            ("1.2.3", Value::Text("1.2.3".to_owned())),
            ("1e400", Value::Text("1e400".to_owned())),
            ("-", Value::Text("-".to_owned())),
            ("12345678901234567890", Value::Int(12_345_678_901_234_567_890)),
        ];
        for (text, want) in cases {
            assert_eq!(special(text).unwrap_or(Value::Text(text.to_owned())), want, "{text}");
        }
    }
}
