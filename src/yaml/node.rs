use crate::text::TextRange;

/// A value with its place in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Where it stands; an alias has the place of the alias. Without blanks or comments behind it.
    pub range: TextRange,
    /// Whether it stands here as an alias, so that what is inside has its place at the anchor.
    pub is_alias: bool,
    /// Its tag, if one stands there: `str` of YAML's own `!!str`, any other as it is written, `!` by itself too.
    pub tag: Option<Box<str>>,
}

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A scalar.
    Scalar {
        /// Its text, escapes resolved.
        text: String,
        /// Whether it stood without quotes and without a tag such as `!!str`, so that `true`, `1` and nothing at
        /// all have a meaning of their own.
        plain: bool,
    },
    /// A sequence.
    List(Vec<Node>),
    /// A mapping, in the order of the text; the same key may stand twice.
    Map(Vec<(Node, Node)>),
}

impl Node {
    /// Whether it is nothing: an empty value, `~` or `null`.
    pub fn is_null(&self) -> bool {
        matches!(&self.value, Value::Scalar { text, plain: true } if matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL"))
    }

    /// The text of a scalar that is a string: quoted, or neither nothing nor a truth value nor a number.
    pub fn as_str(&self) -> Option<&str> {
        let Value::Scalar { text, plain } = &self.value else { return None };
        let special = self.is_null() || self.as_bool().is_some() || text.parse::<f64>().is_ok();
        (!plain || !special).then_some(text)
    }

    /// The text of any scalar but nothing.
    pub fn as_text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } if !self.is_null() => Some(text),
            _ => None,
        }
    }

    /// A truth value in one of YAML 1.2's spellings.
    pub fn as_bool(&self) -> Option<bool> {
        match &self.value {
            Value::Scalar { text, plain: true } => match text.as_str() {
                "true" | "True" | "TRUE" => Some(true),
                "false" | "False" | "FALSE" => Some(false),
                _ => None,
            },
            _ => None,
        }
    }

    /// The items of a sequence.
    pub fn as_list(&self) -> Option<&[Self]> {
        match &self.value {
            Value::List(items) => Some(items),
            _ => None,
        }
    }

    /// The entries of a mapping.
    pub fn as_map(&self) -> Option<&[(Self, Self)]> {
        match &self.value {
            Value::Map(entries) => Some(entries),
            _ => None,
        }
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.as_map()?.iter().find(|(k, _)| k.as_text() == Some(key)).map(|(_, v)| v)
    }

    /// What it is, in words: "a list", "a mapping", "the text `x`", "nothing".
    pub fn kind(&self) -> String {
        match &self.value {
            Value::List(_) => "a list".to_owned(),
            Value::Map(_) => "a mapping".to_owned(),
            Value::Scalar { .. } if self.is_null() => "nothing".to_owned(),
            Value::Scalar { text, .. } => format!("`{text}`"),
        }
    }
}
