//! What a scalar of a configuration file means: the core schema of YAML 1.2, which hadolint goes by.

use crate::yaml::{Node, Value};

/// A value, as far as configuration tells values apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Meaning<'n> {
    Nothing,
    Truth(bool),
    Number,
    Text(&'n str),
    List(&'n [Node]),
    Map(&'n [(Node, Node)]),
    /// Something with a tag that says that it is none of these.
    Other(&'n str),
}

impl<'n> Meaning<'n> {
    /// The meaning of a value.
    pub fn of(node: &'n Node) -> Self {
        let tag = node.tag.as_deref().filter(|tag| *tag != "!");
        match (&node.value, tag) {
            (Value::List(_), Some(tag)) if tag != "seq" => return Self::Other(tag),
            (Value::Map(_), Some(tag)) if tag != "map" => return Self::Other(tag),
            (Value::Scalar { .. }, Some(tag)) if !matches!(tag, "str" | "int" | "float" | "bool" | "null") => {
                return Self::Other(tag);
            }
            (Value::Scalar { text, .. }, Some("str")) => return Self::Text(text),
            (Value::Scalar { .. }, Some("int" | "float")) => return Self::Number,
            _ => {}
        }
        match &node.value {
            Value::List(items) => Self::List(items),
            Value::Map(entries) => Self::Map(entries),
            Value::Scalar { text, plain: false } => Self::Text(text),
            Value::Scalar { text, .. } => match text.as_str() {
                "" | "~" | "null" | "Null" | "NULL" => Self::Nothing,
                "true" | "True" | "TRUE" => Self::Truth(true),
                "false" | "False" | "FALSE" => Self::Truth(false),
                text if is_number(text) => Self::Number,
                text => Self::Text(text),
            },
        }
    }

    /// What it is, in words.
    pub fn name(self) -> String {
        match self {
            Self::Nothing => "nothing".to_owned(),
            Self::Truth(truth) => format!("`{truth}`"),
            Self::Number => "a number".to_owned(),
            Self::Text(text) => format!("the text `{text}`"),
            Self::List(_) => "a list".to_owned(),
            Self::Map(_) => "a mapping".to_owned(),
            Self::Other(tag) => format!("a value with the tag `{}{tag}`", if tag.starts_with('!') { "" } else { "!!" }),
        }
    }
}

/// Whether plain text is an integer or a decimal fraction.
fn is_number(text: &str) -> bool {
    let all = |digits: &str, is: fn(&u8) -> bool| !digits.is_empty() && digits.as_bytes().iter().all(is);
    if let Some(digits) = text.strip_prefix("0o") {
        return all(digits, |b| (b'0'..=b'7').contains(b));
    }
    if let Some(digits) = text.strip_prefix("0x") {
        return all(digits, u8::is_ascii_hexdigit);
    }
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    if matches!(unsigned, ".inf" | ".Inf" | ".INF") || matches!(text, ".nan" | ".NaN" | ".NAN") {
        return true;
    }
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).map_or((unsigned, None), |(m, e)| (m, Some(e)));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    digits(whole)
        && digits(fraction)
        && !(whole.is_empty() && fraction.is_empty())
        && exponent.is_none_or(|e| all(e.strip_prefix(['-', '+']).unwrap_or(e), u8::is_ascii_digit))
}
