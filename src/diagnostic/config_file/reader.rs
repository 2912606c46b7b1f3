use super::{ConfigDialect, ConfigNote, ConfigReading, Ignored, Settings, scalar::Meaning};
use crate::{
    diagnostic::{LabelType, Profile, Severity},
    text::{TextRange, nearest},
    yaml::{self, Node},
};
use std::collections::HashSet;

/// The formats that hadolint writes, which are all that its file may name.
const PEER_FORMATS: [&str; 10] =
    ["tty", "json", "checkstyle", "codeclimate", "gitlab_codeclimate", "gnu", "codacy", "sonarqube", "sarif", "junit"];

/// Those that only Plimsoll writes.
const OWN_FORMATS: [&str; 2] = ["markdown", "github"];

const PEER_KEYS: [&str; 10] = [
    "ignored",
    "override",
    "trustedRegistries",
    "label-schema",
    "strict-labels",
    "disable-ignore-pragma",
    "no-fail",
    "no-color",
    "failure-threshold",
    "format",
];

const OWN_KEYS: [&str; 4] = ["profile", "ignore", "shell", "stack"];

/// What may stand below `stack`.
const STACK_KEYS: [&str; 4] = ["ignored", "ignore", "override", "failure-threshold"];

const LEVELS: [(&str, Severity); 4] =
    [("error", Severity::Error), ("warning", Severity::Warning), ("info", Severity::Info), ("style", Severity::Style)];

/// Reads a configuration file. Any text gives a result: what is wrong stands in its faults.
pub fn read(text: &str, dialect: ConfigDialect) -> ConfigReading {
    let mut reader = Reader { dialect, reading: ConfigReading::default() };
    let start = TextRange::at(0);
    match yaml::read_single(text) {
        Err(fault) => reader.fault(fault.range, fault.message),
        Ok(None) => reader.note(start, "the file is empty: nothing is configured"),
        Ok(Some(root)) => {
            reader.refuse_repeated_keys(&root);
            match Meaning::of(&root) {
                Meaning::Map(entries) => reader.entries(entries),
                Meaning::Nothing => reader.note(root.range, "the file is empty: nothing is configured"),
                other => {
                    let message = format!("expected a mapping of keys such as `ignored`, found {}", other.name());
                    reader.fault(root.range, message);
                }
            }
        }
    }
    let mut reading = reader.reading;
    if !reading.faults.is_empty() {
        reading.settings = Settings::default();
    }
    reading
}

struct Reader {
    dialect: ConfigDialect,
    reading: ConfigReading,
}

impl Reader {
    fn fault(&mut self, range: TextRange, message: impl Into<String>) {
        self.reading.faults.push(ConfigNote { message: message.into(), range });
    }

    fn note(&mut self, range: TextRange, message: impl Into<String>) {
        self.reading.notes.push(ConfigNote { message: message.into(), range });
    }

    fn expected(&mut self, key: &str, what: &str, node: &Node) {
        let message = format!("`{key}`: expected {what}, found {}", Meaning::of(node).name());
        self.fault(node.range, message);
    }

    fn refuse_repeated_keys(&mut self, root: &Node) {
        let mut open = vec![root];
        while let Some(node) = open.pop() {
            match Meaning::of(node) {
                Meaning::Map(entries) => {
                    let mut seen = HashSet::new();
                    for (key, value) in entries {
                        if let Some(name) = key.as_text()
                            && !matches!(Meaning::of(key), Meaning::Other(_))
                            && !seen.insert(name)
                        {
                            self.fault(key.range, format!("`{name}` stands here twice: keep one of them"));
                        }
                        open.extend([key, value]);
                    }
                }
                Meaning::List(items) => open.extend(items),
                _ => {}
            }
        }
    }

    fn entries(&mut self, entries: &[(Node, Node)]) {
        for (key, value) in entries {
            match Meaning::of(key) {
                Meaning::Text(name) if PEER_KEYS.contains(&name) => self.peer_entry(name, value),
                Meaning::Text(name) if self.dialect.takes_own_keys() && OWN_KEYS.contains(&name) => {
                    self.own_entry(name, value);
                }
                meaning => {
                    let known = if self.dialect.takes_own_keys() { &OWN_KEYS[..] } else { &[] };
                    self.unknown_key(key, meaning, PEER_KEYS.iter().chain(known).copied());
                }
            }
        }
    }

    fn unknown_key<'k>(&mut self, key: &Node, meaning: Meaning<'_>, known: impl Iterator<Item = &'k str>) {
        let known: Vec<&str> = known.collect();
        let (name, alike) = match meaning {
            Meaning::Text(name) => {
                let squeezed = |word: &str| word.to_ascii_lowercase().replace(['-', '_'], "");
                let same = known.iter().find(|k| squeezed(k) == squeezed(name)).copied();
                (format!("`{name}`"), same.or_else(|| nearest(name, known.iter().copied())))
            }
            other => (other.name(), None),
        };
        let advice = match alike {
            Some(word) => format!("did you mean `{word}`?"),
            None => format!("the keys are {}", known.join(", ")),
        };
        if self.dialect == ConfigDialect::Plimsoll {
            self.fault(key.range, format!("{name} is no key of this file; {advice}"));
        } else {
            self.note(key.range, format!("{name} is no key of this file and is passed over; {advice}"));
        }
    }

    fn peer_entry(&mut self, key: &str, value: &Node) {
        match key {
            "ignored" => {
                let ignored = self.names(key, value).into_iter().map(|name| Ignored { name, reason: None });
                self.reading.settings.ignored.extend(ignored.collect::<Vec<_>>());
            }
            "override" => self.overrides(value),
            "trustedRegistries" => self.reading.settings.trusted_registries = self.texts(key, value),
            "label-schema" => self.labels(value),
            "strict-labels" => self.reading.settings.strict_labels = self.truth(key, value),
            "disable-ignore-pragma" => self.reading.settings.disable_ignore_pragmas = self.truth(key, value),
            "no-fail" => self.reading.settings.no_fail = self.truth(key, value),
            "no-color" => self.reading.settings.no_color = self.truth(key, value),
            "failure-threshold" => {
                let what = "error, warning, info, style, ignore or none";
                self.reading.settings.failure_threshold = self.word(key, what, value, |word| word.parse().ok());
            }
            _ => {
                let own = if self.dialect.takes_own_keys() { &OWN_FORMATS[..] } else { &[] };
                let known: Vec<&str> = PEER_FORMATS.iter().chain(own).copied().collect();
                let what = format!("one of {}", known.join(", "));
                let pick = |word: &str| known.contains(&word).then(|| word.to_owned());
                self.reading.settings.format = self.word(key, &what, value, pick);
            }
        }
    }

    fn own_entry(&mut self, key: &str, value: &Node) {
        match key {
            "profile" => {
                let what = "plimsoll, hadolint or buildkit";
                self.reading.settings.profile = self.word(key, what, value, |word| word.parse::<Profile>().ok());
            }
            "ignore" => self.ignores_with_reasons(value),
            "shell" => self.reading.settings.shell = self.truth(key, value),
            _ => self.stack(value),
        }
    }

    /// A value that is there, or nothing, which means that the key might as well not stand there.
    fn word<T>(&mut self, key: &str, what: &str, value: &Node, pick: impl Fn(&str) -> Option<T>) -> Option<T> {
        match Meaning::of(value) {
            Meaning::Nothing => None,
            Meaning::Text(word) if pick(word).is_some() => pick(word),
            _ => {
                self.expected(key, what, value);
                None
            }
        }
    }

    fn truth(&mut self, key: &str, value: &Node) -> Option<bool> {
        match Meaning::of(value) {
            Meaning::Truth(truth) => Some(truth),
            Meaning::Nothing => None,
            _ => {
                self.expected(key, "true or false", value);
                None
            }
        }
    }

    fn texts(&mut self, key: &str, value: &Node) -> Vec<String> {
        self.items(key, value).into_iter().map(|(text, _)| text).collect()
    }

    /// A list of texts with their places.
    fn items(&mut self, key: &str, value: &Node) -> Vec<(String, TextRange)> {
        match Meaning::of(value) {
            Meaning::Nothing => Vec::new(),
            Meaning::List(items) => {
                let mut texts = Vec::new();
                for item in items {
                    if let Meaning::Text(text) = Meaning::of(item) {
                        texts.push((text.to_owned(), item.range));
                    } else {
                        self.expected(key, "a text", item);
                    }
                }
                texts
            }
            _ => {
                self.expected(key, "a list", value);
                Vec::new()
            }
        }
    }

    /// A list of rules' names.
    fn names(&mut self, key: &str, value: &Node) -> Vec<String> {
        let items = self.items(key, value);
        self.reading.names.extend(items.iter().cloned());
        items.into_iter().map(|(name, _)| name).collect()
    }

    fn overrides(&mut self, value: &Node) {
        let entries = match Meaning::of(value) {
            Meaning::Nothing => return,
            Meaning::Map(entries) => entries,
            _ => return self.expected("override", "a mapping of error, warning, info and style", value),
        };
        let mut all = Vec::new();
        for (key, value) in entries {
            let level = Meaning::of(key);
            if let Some(&(name, severity)) = LEVELS.iter().find(|(name, _)| level == Meaning::Text(name)) {
                let names = self.names(&format!("override.{name}"), value);
                all.extend(names.into_iter().map(|name| (severity, name)));
            } else {
                self.unknown_key(key, level, LEVELS.iter().map(|(name, _)| *name));
            }
        }
        self.reading.settings.override_severities(all);
    }

    fn labels(&mut self, value: &Node) {
        let entries = match Meaning::of(value) {
            Meaning::Nothing => return,
            Meaning::Map(entries) => entries,
            _ => return self.expected("label-schema", "a mapping of labels and their types", value),
        };
        for (key, value) in entries {
            let Meaning::Text(label) = Meaning::of(key) else {
                self.expected("label-schema", "a label's name", key);
                continue;
            };
            let form = match Meaning::of(value) {
                Meaning::Text("") => Some(LabelType::Text),
                Meaning::Text(word) => word.parse().ok(),
                _ => None,
            };
            match form {
                Some(form) => self.reading.settings.label_schema.push((label.to_owned(), form)),
                None => self.expected(
                    &format!("label-schema.{label}"),
                    "text, url, rfc3339, spdx, hash, semver or email",
                    value,
                ),
            }
        }
    }

    /// `ignore:`, a list of `{code, reason}`.
    fn ignores_with_reasons(&mut self, value: &Node) {
        let items = match Meaning::of(value) {
            Meaning::Nothing => return,
            Meaning::List(items) => items,
            _ => return self.expected("ignore", "a list of entries with `code` and `reason`", value),
        };
        for item in items {
            let Meaning::Map(entries) = Meaning::of(item) else {
                self.expected("ignore", "an entry with `code` and `reason`", item);
                continue;
            };
            let (mut code, mut reason) = (None, None);
            for (key, value) in entries {
                let place = match Meaning::of(key) {
                    Meaning::Text("code") => &mut code,
                    Meaning::Text("reason") => &mut reason,
                    other => {
                        self.unknown_key(key, other, ["code", "reason"].into_iter());
                        continue;
                    }
                };
                match Meaning::of(value) {
                    Meaning::Text(text) if !text.trim().is_empty() => *place = Some((text.to_owned(), value.range)),
                    _ => self.expected("ignore", "a text", value),
                }
            }
            match (code, reason) {
                (Some((name, range)), Some((reason, _))) => {
                    self.reading.names.push((name.clone(), range));
                    self.reading.settings.ignored.push(Ignored { name, reason: Some(reason) });
                }
                (None, _) => self.fault(item.range, "`ignore`: this entry names no `code`"),
                (Some((name, range)), None) => {
                    let message = format!("`ignore`: say with `reason` why {name} stays silent");
                    self.fault(range, message);
                }
            }
        }
    }

    /// `stack:`, what holds for stack files only.
    fn stack(&mut self, value: &Node) {
        let entries = match Meaning::of(value) {
            Meaning::Nothing => return,
            Meaning::Map(entries) => entries,
            _ => return self.expected("stack", "a mapping", value),
        };
        let outer = std::mem::take(&mut self.reading.settings);
        for (key, value) in entries {
            match Meaning::of(key) {
                Meaning::Text("ignore") => self.ignores_with_reasons(value),
                Meaning::Text(name) if STACK_KEYS.contains(&name) => self.peer_entry(name, value),
                other => self.unknown_key(key, other, STACK_KEYS.into_iter()),
            }
        }
        let stack = std::mem::replace(&mut self.reading.settings, outer);
        self.reading.settings.stack = Some(Box::new(stack));
    }
}
