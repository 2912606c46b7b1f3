use super::{
    shape::{Kind, Names, Others, Record, Shape, Unique},
    tables::ROOT,
};
use crate::stack::{
    Item, Place, Value,
    units::{duration, port},
};

/// What the client's schema, or its loading of single values, refuses.
#[derive(Clone, Debug, PartialEq)]
pub struct SchemaFault {
    /// What it is.
    pub kind: SchemaFaultKind,
    /// Where: the name of an unknown key, else the value.
    pub place: Place,
    /// The names that lead to it, its own included; items of lists by number.
    pub path: Vec<String>,
    /// The value there.
    pub item: Item,
}

/// Kinds of what the schema refuses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SchemaFaultKind {
    /// A key that may not stand there.
    UnknownKey {
        /// Keys that may.
        known: Vec<&'static str>,
        /// The version that brings it, where a later one does.
        since: Option<u8>,
    },
    /// A value of the wrong kind; what may stand there, in words.
    WrongType(String),
    /// The item stands in the list already, at this place.
    Duplicate(Place),
    /// A key that must be there is missing.
    Missing(&'static str),
    /// A text that is no duration.
    NotDuration,
    /// A text that is no port.
    NotPort,
    /// A word that is none of these.
    NotWord(&'static [&'static str]),
    /// A name with characters that none may have.
    BadName,
    /// A number below 0.
    Negative,
}

impl SchemaFault {
    /// Whether it stands at a place: `*` is any one name.
    pub fn is_at(&self, pattern: &[&str]) -> bool {
        self.path.len() == pattern.len() && self.path.iter().zip(pattern).all(|(n, p)| *p == "*" || n == p)
    }

    /// The last name of its path.
    pub fn name(&self) -> &str {
        self.path.last().map_or("", String::as_str)
    }

    /// Its path for people: `services.web.ports.0`.
    pub fn shown_path(&self) -> String {
        self.path.join(".")
    }
}

/// Checks the root of a file against the schema of a version.
pub fn check(root: &Item, minor: u8) -> Vec<SchemaFault> {
    let mut checker = Checker { minor, path: Vec::new(), faults: Vec::new() };
    if matches!(root.value, Value::Map(_)) {
        checker.record(root, &ROOT);
    } else if !root.is_unknown() {
        checker.fault(SchemaFaultKind::WrongType("a mapping".to_owned()), root.place, root);
    }
    checker.faults
}

struct Checker {
    minor: u8,
    path: Vec<String>,
    faults: Vec<SchemaFault>,
}

impl Checker {
    fn fault(&mut self, kind: SchemaFaultKind, place: Place, item: &Item) {
        self.faults.push(SchemaFault { kind, place, path: self.path.clone(), item: item.clone() });
    }

    fn value(&mut self, item: &Item, shape: &Shape) {
        if item.is_unknown() {
            return;
        }
        if !takes(item, shape, self.minor) {
            let kind = match (shape, item.int()) {
                (Shape::Scalar([Kind::Count | Kind::Amount]), Some(n)) if n < 0 => SchemaFaultKind::Negative,
                _ => SchemaFaultKind::WrongType(wanted(shape)),
            };
            self.fault(kind, item.place, item);
            return;
        }
        match shape {
            Shape::Any | Shape::Scalar(_) => {}
            Shape::From(_, shape) => self.value(item, shape),
            Shape::Duration => {
                if item.text().is_some_and(|t| duration::parse(t).is_none()) {
                    self.fault(SchemaFaultKind::NotDuration, item.place, item);
                }
            }
            Shape::Port => {
                if item.printed().is_some_and(|p| port::parse(&p).is_none()) {
                    self.fault(SchemaFaultKind::NotPort, item.place, item);
                }
            }
            Shape::Word(words) => {
                if !item.text().is_some_and(|t| words.contains(&t)) {
                    self.fault(SchemaFaultKind::NotWord(words), item.place, item);
                }
            }
            Shape::Record(record) => {
                if !item.is_null() {
                    self.record(item, record);
                }
            }
            Shape::Each(names, shape) => self.each(item, *names, shape),
            Shape::List(shape, unique) => self.list(item, shape, *unique),
            Shape::Either(shapes) => {
                if let Some(shape) = shapes.iter().find(|s| takes(item, s, self.minor)) {
                    self.value(item, shape);
                }
            }
        }
    }

    fn record(&mut self, item: &Item, record: &Record) {
        for entry in item.entries() {
            self.path.push(entry.name.clone());
            let known = record.keys.iter().find(|k| k.name == entry.name);
            let is_taken = match record.others {
                Others::Refused => false,
                Others::Extensions(since) => self.minor >= since && entry.name.starts_with("x-"),
                Others::Taken => true,
                Others::TakenFrom(since) => self.minor >= since,
            };
            match known {
                Some(key) if key.since <= self.minor => self.value(&entry.item, key.shape),
                _ if is_taken => {}
                _ => {
                    let extension = match record.others {
                        Others::Extensions(since) if entry.name.starts_with("x-") => Some(since),
                        Others::TakenFrom(since) => Some(since),
                        _ => None,
                    };
                    let since = known.map(|k| k.since).or(extension);
                    let known = record.keys.iter().map(|k| k.name).collect();
                    self.fault(SchemaFaultKind::UnknownKey { known, since }, entry.key, &entry.item);
                }
            }
            self.path.pop();
        }
        for name in record.required {
            if item.get(name).is_none() {
                self.fault(SchemaFaultKind::Missing(name), item.place, item);
            }
        }
    }

    fn each(&mut self, item: &Item, names: Names, shape: &Shape) {
        for entry in item.entries() {
            self.path.push(entry.name.clone());
            let is_plain =
                !entry.name.is_empty() && entry.name.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b));
            let is_named = match names {
                Names::Plain | Names::PlainOrAny => is_plain,
                Names::Filled => !entry.name.is_empty(),
                Names::Lower => !entry.name.is_empty() && entry.name.bytes().all(|b| b.is_ascii_lowercase()),
            };
            if is_named {
                self.value(&entry.item, shape);
            } else if matches!(names, Names::Plain | Names::Filled) {
                self.fault(SchemaFaultKind::BadName, entry.key, &entry.item);
            } else if names == Names::Lower && !takes(&entry.item, shape, self.minor) && !entry.item.is_unknown() {
                // The schema looks away, but loading the value fails all the same.
                self.fault(SchemaFaultKind::WrongType(wanted(shape)), entry.item.place, &entry.item);
            }
            self.path.pop();
        }
    }

    fn list(&mut self, item: &Item, shape: &Shape, unique: Unique) {
        let must_differ = match unique {
            Unique::Yes => true,
            Unique::No => false,
            Unique::Until(minor) => self.minor <= minor,
        };
        let mut seen: std::collections::HashMap<String, Place> = std::collections::HashMap::new();
        for (n, part) in item.items().iter().enumerate() {
            self.path.push(n.to_string());
            self.value(part, shape);
            if must_differ && !part.is_unknown() {
                let print = print(part);
                match seen.get(&print) {
                    Some(first) => self.fault(SchemaFaultKind::Duplicate(*first), part.place, part),
                    None => {
                        seen.insert(print, part.place);
                    }
                }
            }
            self.path.pop();
        }
    }
}

/// Whether a value is of the kind that a shape takes.
fn takes(item: &Item, shape: &Shape, minor: u8) -> bool {
    match shape {
        Shape::Any => true,
        Shape::From(since, shape) => minor >= *since && takes(item, shape, minor),
        Shape::Scalar(kinds) => kinds.iter().any(|k| is_kind(item, *k)),
        Shape::Duration | Shape::Word(_) => is_kind(item, Kind::Text),
        Shape::Port => is_kind(item, Kind::Text) || matches!(item.value, Value::Int(_)),
        Shape::Record(record) => matches!(item.value, Value::Map(_)) || (record.or_null && item.is_null()),
        Shape::Each(..) => matches!(item.value, Value::Map(_)),
        Shape::List(..) => matches!(item.value, Value::List(_)),
        Shape::Either(shapes) => item.is_unknown() || shapes.iter().any(|s| takes(item, s, minor)),
    }
}

fn is_kind(item: &Item, kind: Kind) -> bool {
    match (kind, &item.value) {
        (_, Value::Unknown)
        | (Kind::Text, Value::Text(_))
        | (Kind::Bool, Value::Bool(_))
        | (Kind::Null, Value::Null)
        // A date among pairs is printed; where a text must stand, loading it fails.
        | (Kind::Number, Value::Int(_) | Value::Float(_) | Value::Time(_))
        | (Kind::Integer, Value::Int(_)) => true,
        (Kind::Amount | Kind::Count, Value::Int(n)) => *n >= 0,
        (Kind::Amount, Value::Float(f)) => *f >= 0.0,
        (Kind::Integer | Kind::Count, Value::Float(f)) => f.fract() == 0.0 && (kind == Kind::Integer || *f >= 0.0),
        _ => false,
    }
}

/// What a shape takes, in words.
fn wanted(shape: &Shape) -> String {
    let words = |kind: Kind| match kind {
        Kind::Text => "a text",
        Kind::Bool => "`true` or `false`",
        Kind::Integer => "a whole number",
        Kind::Count => "a whole number from 0 up",
        Kind::Number | Kind::Amount => "a number",
        Kind::Null => "nothing",
    };
    match shape {
        Shape::Any => "anything".to_owned(),
        Shape::From(_, shape) => wanted(shape),
        Shape::Scalar(kinds) => join(&kinds.iter().map(|k| words(*k).to_owned()).collect::<Vec<_>>()),
        Shape::Duration => "a text such as `10s`".to_owned(),
        Shape::Word(_) => "a text".to_owned(),
        Shape::Port => "a text such as `8080:80`".to_owned(),
        Shape::Record(_) | Shape::Each(..) => "a mapping".to_owned(),
        Shape::List(..) => "a list".to_owned(),
        Shape::Either(shapes) => join(&shapes.iter().map(|s| wanted(s)).collect::<Vec<_>>()),
    }
}

fn join(words: &[String]) -> String {
    match words.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => String::new(),
    }
}

/// A value as a text that is the same for equal values; order in mappings does not count.
fn print(item: &Item) -> String {
    match &item.value {
        Value::List(items) => format!("[{}]", items.iter().map(print).collect::<Vec<_>>().join(",")),
        Value::Map(entries) => {
            let mut parts: Vec<String> = entries.iter().map(|e| format!("{:?}:{}", e.name, print(&e.item))).collect();
            parts.sort();
            format!("{{{}}}", parts.join(","))
        }
        Value::Text(text) => format!("{text:?}"),
        Value::Null => "null".to_owned(),
        Value::Unknown => "?".to_owned(),
        _ => item.printed().unwrap_or_default(),
    }
}
