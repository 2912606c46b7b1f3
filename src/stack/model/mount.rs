use crate::stack::{Place, Sited};

/// What is mounted into a service's containers.
#[derive(Clone, Debug, PartialEq)]
pub struct Mount {
    /// The whole entry.
    pub place: Place,
    /// What kind it is.
    pub kind: MountType,
    /// Name of a volume, or a path on the node.
    pub source: Option<Sited<String>>,
    /// The path in the container.
    pub target: Option<Sited<String>>,
    /// Whether it is mounted read-only.
    pub read_only: bool,
    /// The option groups that are given: `bind`, `volume`, `tmpfs`, `cluster`, `image`.
    pub options: Vec<Sited<String>>,
    /// Whether it is one text.
    pub is_short: bool,
}

/// Kind of a mount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MountType {
    /// A volume, named or not.
    Volume,
    /// A path of the node.
    Bind,
    /// Memory.
    Tmpfs,
    /// A Windows pipe.
    Npipe,
    /// A cluster (CSI) volume.
    Cluster,
    /// An image's files.
    Image,
    /// Any other word.
    Other(String),
}

impl MountType {
    /// The kind of a word.
    pub fn of(word: &str) -> Self {
        match word {
            "volume" | "" => Self::Volume,
            "bind" => Self::Bind,
            "tmpfs" => Self::Tmpfs,
            "npipe" => Self::Npipe,
            "cluster" => Self::Cluster,
            "image" => Self::Image,
            other => Self::Other(other.to_owned()),
        }
    }

    /// The word for it.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Volume => "volume",
            Self::Bind => "bind",
            Self::Tmpfs => "tmpfs",
            Self::Npipe => "npipe",
            Self::Cluster => "cluster",
            Self::Image => "image",
            Self::Other(word) => word,
        }
    }
}

impl Mount {
    /// The volume's name, where a named volume is mounted.
    pub fn volume(&self) -> Option<&Sited<String>> {
        let is_volume = matches!(self.kind, MountType::Volume | MountType::Cluster);
        self.source.as_ref().filter(|s| is_volume && !s.is_empty() && !s.starts_with("group:"))
    }

    /// The node's path, where one is mounted.
    pub fn host_path(&self) -> Option<&Sited<String>> {
        self.source.as_ref().filter(|_| self.kind == MountType::Bind)
    }
}
