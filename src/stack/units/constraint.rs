//! Placement constraints: `node.labels.zone==a`.

use std::fmt;

/// A constraint, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Constraint {
    /// What is looked at.
    pub key: Key,
    /// Whether the value must be equal, or must differ.
    pub equal: bool,
    /// The value.
    pub value: String,
}

/// What a constraint looks at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// `node.id`
    Id,
    /// `node.hostname`
    Hostname,
    /// `node.ip`
    Ip,
    /// `node.role`
    Role,
    /// `node.platform.os`
    Os,
    /// `node.platform.arch`
    Arch,
    /// `node.labels.*`, without the head.
    Label(String),
    /// `engine.labels.*`, without the head.
    EngineLabel(String),
    /// Anything else: it matches no node.
    Unknown(String),
}

/// Why the engine refuses a constraint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConstraintFault {
    /// There is neither `==` nor `!=`.
    NoOperator,
    /// What is compared is no name.
    Key(String),
    /// What it is compared with is nothing, or has characters that no value may have.
    Value(String),
}

impl fmt::Display for ConstraintFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoOperator => f.write_str("it has neither `==` nor `!=`, the two operators that a swarm knows"),
            Self::Key(key) if key.is_empty() => f.write_str("nothing stands before its operator"),
            Self::Key(key) => write!(f, "`{key}` is no name: letters, digits, `-`, `_` and `.`"),
            Self::Value(value) if value.is_empty() => f.write_str("nothing stands behind its operator"),
            Self::Value(value) => write!(f, "`{value}` has a character that no value may have"),
        }
    }
}

impl Constraint {
    /// Reads a constraint: `==` is looked for before `!=` (moby/swarmkit `manager/constraint`).
    ///
    /// # Errors
    /// Says why the engine refuses it.
    pub fn read(text: &str) -> Result<Self, ConstraintFault> {
        let parted = text.split_once("==").map(|sides| (sides, true));
        let parted = parted.or_else(|| text.split_once("!=").map(|sides| (sides, false)));
        let Some(((key, value), equal)) = parted else { return Err(ConstraintFault::NoOperator) };
        let (key, value) = (key.trim(), value.trim());
        let is_letter = |b: u8| b.is_ascii_alphabetic() || b == b'_';
        let in_key = |b: u8| is_letter(b) || b.is_ascii_digit() || b"-.".contains(&b);
        if key.len() < 2 || !key.bytes().all(in_key) || !key.bytes().next().is_some_and(is_letter) {
            return Err(ConstraintFault::Key(key.to_owned()));
        }
        let in_value =
            |b: u8| b.is_ascii_alphanumeric() || b.is_ascii_whitespace() || br":-_.*()?+[]\^$|/".contains(&b);
        if value.is_empty() || !value.bytes().all(in_value) {
            return Err(ConstraintFault::Value(value.to_owned()));
        }
        Ok(Self { key: Key::read(key), equal, value: value.to_owned() })
    }

    /// Whether a value satisfies it: case is ignored, and what is missing is empty.
    pub fn accepts(&self, value: &str) -> bool {
        value.eq_ignore_ascii_case(&self.value) == self.equal
    }

    /// Whether it binds tasks to a role, and to which: `Some(true)` for managers.
    pub fn wants_manager(&self) -> Option<bool> {
        (self.key == Key::Role).then(|| self.accepts("manager"))
    }

    /// Whether it keeps tasks on nodes that somebody chose one by one: by id, name, address or label.
    pub fn picks_nodes(&self) -> bool {
        self.equal && matches!(self.key, Key::Id | Key::Hostname | Key::Ip | Key::Label(_) | Key::EngineLabel(_))
    }
}

impl Key {
    fn read(key: &str) -> Self {
        // The fixed names ignore case, labels do not.
        let lower = key.to_ascii_lowercase();
        match lower.as_str() {
            "node.id" => Self::Id,
            "node.hostname" => Self::Hostname,
            "node.ip" => Self::Ip,
            "node.role" => Self::Role,
            "node.platform.os" => Self::Os,
            "node.platform.arch" => Self::Arch,
            _ if is_label(&lower, "node.labels.") => Self::Label(key["node.labels.".len()..].to_owned()),
            _ if is_label(&lower, "engine.labels.") => Self::EngineLabel(key["engine.labels.".len()..].to_owned()),
            _ => Self::Unknown(key.to_owned()),
        }
    }
}

fn is_label(key: &str, head: &str) -> bool {
    key.len() > head.len() && key.starts_with(head)
}

/// The label behind a preference: `node.labels.zone`, with or without `spread=` before it.
pub fn spread_label(preference: &str) -> Option<&str> {
    let text = preference.trim();
    let text = text.strip_prefix("spread").map_or(text, |rest| rest.trim_start().trim_start_matches(['=', ':']).trim());
    text.strip_prefix("node.labels.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn constraints_are_read_as_swarmkit_reads_them() {
        let read = |t| Constraint::read(t).expect("a constraint");
        assert_eq!(read("node.role == worker").key, Key::Role);
        assert_eq!(read("Node.Role!=manager").wants_manager(), Some(false));
        assert_eq!(read("node.labels.Zone==A").key, Key::Label("Zone".into()));
        assert!(read("node.labels.zone==A").accepts("a"));
        assert!(read("node.labels.zone!=a").accepts(""));
        assert_eq!(read("region==eu").key, Key::Unknown("region".into()));
        assert!(Constraint::read("node.role=worker").is_err());
        assert!(Constraint::read("node.role==").is_err());
        assert_eq!(Constraint::read("node.role===a"), Err(ConstraintFault::Value("=a".into())));
        assert_eq!(Constraint::read("7a==b"), Err(ConstraintFault::Key("7a".into())));
        assert_eq!(read("node.labels.==a").key, Key::Unknown("node.labels.".into()));
        assert_eq!(spread_label("spread=node.labels.zone"), Some("zone"));
        assert_eq!(spread_label("node.labels.zone"), Some("zone"));
        assert_eq!(spread_label("engine.labels.zone"), None);
    }
}
