//! Placement constraints: `node.labels.zone==a`.

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

impl Constraint {
    /// Reads a constraint.
    ///
    /// # Errors
    /// Says what is wrong where there is no `==` or `!=`, or nothing on one of its sides.
    pub fn read(text: &str) -> Result<Self, String> {
        let found = ["==", "!="].iter().filter_map(|op| text.find(op).map(|at| (at, *op))).min();
        let Some((at, operator)) = found else {
            return Err(format!("`{text}` has neither `==` nor `!=`, the two operators that swarm knows"));
        };
        let (key, value) = (text[..at].trim(), text[at + 2..].trim());
        if key.is_empty() || value.is_empty() {
            return Err(format!("`{text}` has nothing on one side of `{operator}`"));
        }
        Ok(Self { key: Key::read(key), equal: operator == "==", value: value.to_owned() })
    }

    /// Whether a value satisfies it: case is ignored, and what is missing is empty.
    pub fn accepts(&self, value: &str) -> bool {
        value.eq_ignore_ascii_case(&self.value) == self.equal
    }

    /// Whether it binds tasks to a role, and to which: `Some(true)` for managers.
    pub fn wants_manager(&self) -> Option<bool> {
        (self.key == Key::Role).then(|| self.accepts("manager"))
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
            _ if lower.starts_with("node.labels.") => Self::Label(key["node.labels.".len()..].to_owned()),
            _ if lower.starts_with("engine.labels.") => Self::EngineLabel(key["engine.labels.".len()..].to_owned()),
            _ => Self::Unknown(key.to_owned()),
        }
    }
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
        assert_eq!(spread_label("spread=node.labels.zone"), Some("zone"));
        assert_eq!(spread_label("node.labels.zone"), Some("zone"));
        assert_eq!(spread_label("engine.labels.zone"), None);
    }
}
