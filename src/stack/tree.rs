use super::Place;
use std::fmt::Write;

/// A value of a stack file after merge keys, interpolation and the client's reading of scalars.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The value.
    pub value: Value,
    /// Where it stands.
    pub place: Place,
    /// Whether it stands there as an alias: what is inside has its place at the anchor.
    pub is_alias: bool,
}

/// A value as the client's YAML reader has it.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing.
    Null,
    /// `true` or `false`; `yes` and `on` are text.
    Bool(bool),
    /// A whole number: decimal, or written as `0x1F`, `0755`, `1_000`.
    Int(i128),
    /// Any other number.
    Float(f64),
    /// A date or time without quotes.
    Time(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Item>),
    /// A mapping; each name stands once.
    Map(Vec<Entry>),
    /// What could not be read; its fault is told where it was read, and nobody else complains.
    Unknown,
}

/// A name with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The name.
    pub name: String,
    /// Where the name stands.
    pub key: Place,
    /// Its value.
    pub item: Item,
    /// Whether it comes out of a merge key.
    pub is_merged: bool,
}

impl Item {
    /// The entries of a mapping; none of anything else.
    pub fn entries(&self) -> &[Entry] {
        match &self.value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The items of a list; none of anything else.
    pub fn items(&self) -> &[Self] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The entry of a name.
    pub fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries().iter().find(|e| e.name == name)
    }

    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<&Self> {
        self.entry(name).map(|e| &e.item)
    }

    /// The value at the end of a path of names.
    pub fn find(&self, path: &[&str]) -> Option<&Self> {
        path.iter().try_fold(self, |item, name| item.get(name))
    }

    /// The text of a text.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A whole number.
    pub fn int(&self) -> Option<i128> {
        match self.value {
            Value::Int(n) => Some(n),
            Value::Float(f) if f.fract() == 0.0 && f.abs() < 1e18 => Some(f as i128),
            _ => None,
        }
    }

    /// A truth value.
    pub fn bool(&self) -> Option<bool> {
        match self.value {
            Value::Bool(b) => Some(b),
            _ => None,
        }
    }

    /// What it becomes where the client turns a value into text: `None` for nothing and for collections.
    pub fn printed(&self) -> Option<String> {
        match &self.value {
            Value::Text(text) => Some(text.clone()),
            Value::Bool(b) => Some(b.to_string()),
            Value::Int(n) => Some(n.to_string()),
            Value::Float(f) => Some(print_float(*f)),
            Value::Time(text) => Some(print_time(text)),
            _ => None,
        }
    }

    /// What it is, in words: "a list", "the number 5", "nothing".
    pub fn kind(&self) -> String {
        match &self.value {
            Value::Null => "nothing".to_owned(),
            Value::Bool(b) => format!("the truth value `{b}`"),
            Value::Int(n) => format!("the number {n}"),
            Value::Float(f) => format!("the number {}", print_float(*f)),
            Value::Time(text) => format!("the date `{text}`"),
            Value::Text(text) => {
                let mut shown: String = text.chars().take(40).collect();
                if shown.len() < text.len() {
                    shown.push('…');
                }
                format!("the text `{shown}`")
            }
            Value::List(_) => "a list".to_owned(),
            Value::Map(_) => "a mapping".to_owned(),
            Value::Unknown => "a value that cannot be read".to_owned(),
        }
    }

    /// Whether nobody knows what it is.
    pub fn is_unknown(&self) -> bool {
        self.value == Value::Unknown
    }

    /// Whether it is nothing.
    pub fn is_null(&self) -> bool {
        self.value == Value::Null
    }
}

/// A number as the client prints it: the shortest digits, with an exponent below 1e-4 and from 1e21 up.
fn print_float(f: f64) -> String {
    let size = f.abs();
    if f.is_finite() && size != 0.0 && !(1e-4..1e21).contains(&size) {
        let short = format!("{f:e}");
        let (digits, exponent) = short.split_once('e').unwrap_or((&short, "0"));
        let exponent: i32 = exponent.parse().unwrap_or(0);
        let mut out = digits.to_owned();
        let _ = write!(out, "e{}{:02}", if exponent < 0 { '-' } else { '+' }, exponent.abs());
        out
    } else {
        f.to_string()
    }
}

/// A date as the client prints it.
fn print_time(text: &str) -> String {
    if text.len() <= 10 { format!("{text} 00:00:00 +0000 UTC") } else { text.to_owned() }
}
