//! From YAML to values: merge keys, names, scalars, variables, and the types that the client gives to what comes out
//! of a variable.

use super::{
    Entry, Item, Place, Value, Variables,
    interpolate::{self, Refusal, Use},
    refused::refused,
    scalar,
};
use crate::{
    text::TextRange,
    yaml::{self, Node},
};
use std::collections::{HashMap, HashSet};

/// One file as the client reads it, with what is wrong on the way.
#[derive(Clone, Debug, Default)]
pub struct File {
    /// What the file says; [`Value::Unknown`] where nothing can be read.
    pub root: Option<Item>,
    /// Why the text is no YAML.
    pub yaml: Vec<yaml::Fault>,
    /// Where a second document starts, which the client takes no notice of.
    pub second: Option<TextRange>,
    /// Comments, in order.
    pub comments: Vec<TextRange>,
    /// What the client refuses or reads otherwise than one would think.
    pub faults: Vec<ReadFault>,
    /// Every variable where it stands.
    pub uses: Vec<VariableUse>,
    /// Plain scalars that arrive as other text than they are written.
    pub rewritten: Vec<Rewritten>,
}

/// A variable where it stands in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VariableUse {
    /// Its name, fallback and so on.
    pub variable: Use,
    /// Where.
    pub place: Place,
    /// The names that lead to the value it stands in: `services`, `web`, `image`.
    pub path: Vec<String>,
}

/// A plain scalar that YAML reads as a number or a date, and which becomes other text than is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewritten {
    /// What is written.
    pub written: String,
    /// What it becomes as text.
    pub becomes: String,
    /// Where.
    pub range: TextRange,
    /// The names that lead to it.
    pub path: Vec<String>,
}

/// What is wrong on the way from YAML to values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadFault {
    /// What it is.
    pub kind: ReadFaultKind,
    /// Where.
    pub place: Place,
    /// The names that lead to it.
    pub path: Vec<String>,
}

/// Kinds of what is wrong on the way from YAML to values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadFaultKind {
    /// A name stands twice in a mapping; with the place of the first.
    DuplicateKey(String, Place),
    /// A name that is no text, such as a number without quotes.
    NotAName(String),
    /// `<<` with something else than mappings.
    BadMerge,
    /// `.inf` or `.nan`, which the client cannot hand on.
    NotFinite,
    /// A `$` that starts nothing; whether the client refuses it (it does not where another variable follows).
    Stray(bool),
    /// A variable that must have a value has none; whether the client stops.
    Missing {
        /// Its name.
        name: String,
        /// What the file says to that.
        message: String,
        /// Whether the client stops: not where another variable follows in the same text.
        stops: bool,
    },
    /// What a variable comes to is not what the place needs.
    NoCast {
        /// What it needs, in words.
        wanted: &'static str,
        /// What it comes to.
        got: String,
    },
}

/// Reads a file.
pub fn read(text: &str, index: usize, variables: &Variables) -> File {
    let document = yaml::read_tolerantly(text);
    let comments = yaml::comments(text, document.root.as_ref());
    let file = File { yaml: document.faults, second: document.second, comments, ..File::default() };
    let mut reader = Reader { text, index, variables, file, path: Vec::new() };
    reader.refusals(document.root.as_ref());
    let root = document.root.map(|root| reader.item(root));
    reader.file.root = root;
    reader.file
}

/// Places of variables beyond this many of a file are not told one by one.
const USES: usize = 20_000;

struct Reader<'t> {
    text: &'t str,
    index: usize,
    variables: &'t Variables,
    file: File,
    path: Vec<String>,
}

impl Reader<'_> {
    fn place(&self, range: TextRange) -> Place {
        Place { file: self.index, range }
    }

    fn fault(&mut self, kind: ReadFaultKind, range: TextRange) {
        let fault = ReadFault { kind, place: self.place(range), path: self.path.clone() };
        // What stands in an anchor is read again for each of its aliases.
        if !self.file.faults.iter().rev().take(64).any(|f| f.place == fault.place && f.kind == fault.kind) {
            self.file.faults.push(fault);
        }
    }

    /// What the client's reader refuses where ours lets it pass.
    fn refusals(&mut self, root: Option<&Node>) {
        if self.file.yaml.is_empty()
            && let Some((range, what)) = refused(self.text, root)
        {
            self.file.yaml.push(yaml::Fault { message: format!("this is no YAML: {what}"), range, is_bound: false });
        }
    }

    fn item(&mut self, node: Node) -> Item {
        let value = match node.value {
            yaml::Value::Scalar { text, plain } => self.scalar(text, plain, node.range),
            yaml::Value::List(items) => {
                let mut list = Vec::with_capacity(items.len());
                for (n, item) in items.into_iter().enumerate() {
                    self.path.push(n.to_string());
                    list.push(self.item(item));
                    self.path.pop();
                }
                Value::List(list)
            }
            yaml::Value::Map(entries) => Value::Map(self.map(entries)),
        };
        Item { value, place: self.place(node.range), is_alias: node.is_alias }
    }

    fn map(&mut self, pairs: Vec<(Node, Node)>) -> Vec<Entry> {
        let mut entries: Vec<Entry> = Vec::with_capacity(pairs.len());
        // Most mappings are small, and looked through sooner than hashed.
        let is_large = pairs.len() > 12;
        let mut seen: HashMap<String, usize> = HashMap::new();
        let mut merges = Vec::new();
        let mut first_merge: Option<Place> = None;
        for (key, value) in pairs {
            let yaml::Value::Scalar { text, plain } = key.value else {
                self.fault(ReadFaultKind::NotAName(key.kind()), key.range);
                continue;
            };
            if plain && text == "<<" {
                if let Some(first) = first_merge {
                    self.fault(ReadFaultKind::DuplicateKey("<<".to_owned(), first), key.range);
                }
                first_merge.get_or_insert(self.place(key.range));
                merges.push(value);
                continue;
            }
            if plain && scalar::special(&text).is_some() {
                self.fault(ReadFaultKind::NotAName(format!("`{text}`")), key.range);
            }
            let same = if is_large { seen.get(&text).copied() } else { entries.iter().position(|e| e.name == text) };
            if let Some(n) = same {
                let first = entries[n].key;
                self.fault(ReadFaultKind::DuplicateKey(text, first), key.range);
                continue;
            }
            self.path.push(text);
            let item = self.item(value);
            let name = self.path.pop().unwrap_or_default();
            if is_large {
                seen.insert(name.clone(), entries.len());
            }
            entries.push(Entry { name, key: self.place(key.range), item, is_merged: false });
        }
        if merges.is_empty() {
            return entries;
        }
        let mut names: HashSet<String> = entries.iter().map(|e| e.name.clone()).collect();
        for value in merges {
            let parts: Vec<Node> = match value.value {
                yaml::Value::Map(_) => vec![value],
                yaml::Value::List(items) => items,
                yaml::Value::Scalar { .. } => {
                    self.fault(ReadFaultKind::BadMerge, value.range);
                    Vec::new()
                }
            };
            for part in parts {
                let yaml::Value::Map(pairs) = part.value else {
                    self.fault(ReadFaultKind::BadMerge, part.range);
                    continue;
                };
                let inherited = self.map(pairs).into_iter().filter(|e| names.insert(e.name.clone()));
                entries.extend(inherited.map(|e| Entry { is_merged: true, ..e }));
            }
        }
        entries
    }

    fn scalar(&mut self, text: String, plain: bool, range: TextRange) -> Value {
        let value = if plain { scalar::special(&text) } else { None };
        let Some(value) = value else { return self.text(text, range) };
        if let Value::Float(f) = value
            && !f.is_finite()
        {
            self.fault(ReadFaultKind::NotFinite, range);
            return Value::Unknown;
        }
        let item = Item { value, place: self.place(range), is_alias: false };
        let is_number = matches!(item.value, Value::Int(_) | Value::Float(_) | Value::Time(_));
        if is_number && let Some(becomes) = item.printed().filter(|p| *p != text) {
            let path = self.path.clone();
            self.file.rewritten.push(Rewritten { written: text, becomes, range, path });
        }
        item.value
    }

    /// A text with its variables replaced.
    fn text(&mut self, written: String, range: TextRange) -> Value {
        // The version is read before variables are replaced.
        if !written.contains('$') || self.path == ["version"] {
            return Value::Text(written);
        }
        self.interpolate(written, range)
    }

    fn interpolate(&mut self, written: String, range: TextRange) -> Value {
        let outcome = interpolate::interpolate(&written, self.variables);
        let base = self.base(&written, range);
        let at = |part: &std::ops::Range<usize>| match base {
            Some(base) => TextRange::new(base + part.start, base + part.end),
            None => range,
        };
        let refused_at = match &outcome.refusal {
            Some(Refusal::Stray(at) | Refusal::Missing { at, .. }) => Some(at.clone()),
            None => None,
        };
        for stray in &outcome.strays {
            self.fault(ReadFaultKind::Stray(refused_at.as_ref() == Some(stray)), at(stray));
        }
        for variable in &outcome.uses {
            let place = at(&variable.at);
            if let interpolate::Fallback::Required(message) = &variable.fallback {
                let has_value = self
                    .variables
                    .get(&variable.name)
                    .is_some_and(|v| !v.is_empty() || !written[variable.at.clone()].contains(":?"));
                if !has_value {
                    let stops = refused_at.as_ref() == Some(&variable.at);
                    let (name, message) = (variable.name.clone(), message.clone());
                    self.fault(ReadFaultKind::Missing { name, message, stops }, place);
                }
            }
            if self.file.uses.len() < USES {
                let (place, path) = (self.place(place), self.path.clone());
                self.file.uses.push(VariableUse { variable: variable.clone(), place, path });
            }
        }
        if outcome.refusal.is_some() {
            return Value::Unknown;
        }
        if outcome.text == written { Value::Text(written) } else { self.cast(outcome.text, range) }
    }

    /// Where the text of a scalar starts in the document, if it stands there character by character.
    fn base(&self, text: &str, range: TextRange) -> Option<usize> {
        let source = range.of(self.text);
        let skip = usize::from(source.starts_with(['"', '\'']));
        source[skip.min(source.len())..].starts_with(text).then_some(range.from() + skip)
    }

    /// What comes out of a variable gets the type that its place needs.
    fn cast(&mut self, text: String, range: TextRange) -> Value {
        let path: Vec<&str> = self.path.iter().map(String::as_str).collect();
        let (value, wanted) = match cast_at(&path) {
            Cast::None => return Value::Text(text),
            Cast::Int => (whole(&text).map(|n| Value::Int(i128::from(n))), "a whole number"),
            Cast::Float => (text.parse::<f64>().ok().filter(|f| f.is_finite()).map(Value::Float), "a number"),
            Cast::Bool => (truth(&text).map(Value::Bool), "`true` or `false`"),
        };
        value.unwrap_or_else(|| {
            self.fault(ReadFaultKind::NoCast { wanted, got: text }, range);
            Value::Unknown
        })
    }
}

fn whole(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    (!digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

fn truth(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "y" | "yes" | "true" | "on" => Some(true),
        "n" | "no" | "false" | "off" => Some(false),
        _ => None,
    }
}

enum Cast {
    None,
    Int,
    Float,
    Bool,
}

/// The type that the client gives to what comes out of a variable at a place (its loader's `interpolate.go`).
fn cast_at(path: &[&str]) -> Cast {
    let ["services", _, rest @ ..] = path else {
        return match path {
            ["networks", _, "external" | "internal" | "attachable"]
            | ["volumes" | "secrets" | "configs", _, "external"] => Cast::Bool,
            _ => Cast::None,
        };
    };
    match rest {
        ["configs" | "secrets", _, "mode"]
        | ["healthcheck", "retries"]
        | ["deploy", "replicas"]
        | ["deploy", "update_config" | "rollback_config", "parallelism"]
        | ["deploy", "restart_policy", "max_attempts"]
        | ["deploy", "placement", "max_replicas_per_node"]
        | ["ports", _, "target" | "published"]
        | ["ulimits", _]
        | ["ulimits", _, "hard" | "soft"]
        | ["oom_score_adj"] => Cast::Int,
        ["deploy", "update_config" | "rollback_config", "max_failure_ratio"] => Cast::Float,
        ["healthcheck", "disable"]
        | ["privileged" | "read_only" | "stdin_open" | "tty"]
        | ["volumes", _, "read_only"]
        | ["volumes", _, "volume", "nocopy"] => Cast::Bool,
        _ => Cast::None,
    }
}
