use super::Variables;
use std::collections::BTreeMap;

/// What bears on a stack besides its texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// What stands in for the environment of `docker stack deploy`.
    pub variables: Variables,
    /// Sizes in bytes of files that the stack names, by the path as it is written; what is not here is not known.
    pub sizes: BTreeMap<String, u64>,
    /// Whether the swarm has nodes that run Windows.
    pub has_windows_nodes: bool,
}

impl From<&Variables> for Surroundings {
    fn from(variables: &Variables) -> Self {
        Self { variables: variables.clone(), ..Self::default() }
    }
}
