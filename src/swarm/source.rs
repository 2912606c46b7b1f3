//! Whose word an advice is.

use serde::Serialize;

/// A source with whose word it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Source {
    /// Whose word it is.
    pub whose: Whose,
    /// What it is.
    pub title: &'static str,
    /// Where it stands; empty for what is ours.
    pub url: &'static str,
}

/// Whose word an advice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Whose {
    /// The talk "Going Production with Docker and Swarm", 2017.
    #[serde(rename = "talk 2017")]
    Talk,
    /// Docker's documentation.
    #[serde(rename = "Docker docs")]
    Docs,
    /// Read from the source code.
    #[serde(rename = "source code")]
    Code,
    /// A public thread.
    #[serde(rename = "public thread")]
    Thread,
    /// A vendor's older reference.
    #[serde(rename = "older reference")]
    Reference,
    /// Our inference.
    #[serde(rename = "ours")]
    Ours,
}

impl Whose {
    /// The words that people read.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Talk => "talk 2017",
            Self::Docs => "Docker docs, August 2026",
            Self::Code => "source code, August 2026",
            Self::Thread => "public thread",
            Self::Reference => "older reference",
            Self::Ours => "ours",
        }
    }
}

const fn docs(title: &'static str, url: &'static str) -> Source {
    Source { whose: Whose::Docs, title, url }
}

const fn code(title: &'static str, url: &'static str) -> Source {
    Source { whose: Whose::Code, title, url }
}

pub(super) const TALK: Source = Source {
    whose: Whose::Talk,
    title: "Bret Fisher, Going Production with Docker and Swarm, QCon San Francisco",
    url: "",
};
pub(super) const OURS: Source = Source { whose: Whose::Ours, title: "Plimsoll's inference", url: "" };
pub(super) const ADMIN_GUIDE: Source =
    docs("Administer and maintain a swarm", "https://docs.docker.com/engine/swarm/admin_guide/");
pub(super) const RAFT: Source = docs("Raft consensus in swarm mode", "https://docs.docker.com/engine/swarm/raft/");
pub(super) const NODES: Source =
    docs("How nodes work", "https://docs.docker.com/engine/swarm/how-swarm-mode-works/nodes/");
pub(super) const SERVICES: Source =
    docs("Deploy services to a swarm", "https://docs.docker.com/engine/swarm/services/");
pub(super) const NETWORKING: Source =
    docs("Manage swarm service networks", "https://docs.docker.com/engine/swarm/networking/");
pub(super) const INGRESS: Source = docs("Use swarm mode routing mesh", "https://docs.docker.com/engine/swarm/ingress/");
pub(super) const OVERLAY: Source =
    docs("Overlay network driver", "https://docs.docker.com/engine/network/drivers/overlay/");
pub(super) const SCHEDULER: Source =
    code("SwarmKit, manager/scheduler", "https://github.com/moby/swarmkit/tree/master/manager/scheduler");
pub(super) const UPDATER: Source = code(
    "SwarmKit, manager/orchestrator/update",
    "https://github.com/moby/swarmkit/blob/master/manager/orchestrator/update/updater.go",
);
pub(super) const ALLOCATOR: Source =
    code("SwarmKit, manager/allocator", "https://github.com/moby/swarmkit/blob/master/manager/allocator/network.go");
pub(super) const ENCRYPTION: Source = code(
    "Moby, overlay driver",
    "https://github.com/moby/moby/blob/master/daemon/libnetwork/drivers/overlay/encryption.go",
);
pub(super) const ADDRESS_THREAD: Source = Source {
    whose: Whose::Thread,
    title: "moby#30820, size of overlay networks",
    url: "https://github.com/moby/moby/issues/30820",
};
pub(super) const DRAIN_THREAD: Source = Source {
    whose: Whose::Thread,
    title: "The speaker on drained managers, 2018",
    url: "https://github.com/traefik/traefik/issues/766",
};
pub(super) const SCALE_REFERENCE: Source = Source {
    whose: Whose::Reference,
    title: "Docker, Running Docker EE at scale",
    url: "http://success.docker.com/article/running-docker-ee-at-scale",
};
pub(super) const SWARM2K: Source = Source {
    whose: Whose::Reference,
    title: "Scaleway, analysis of a very large scale container system, 2016",
    url: "https://blog.scaleway.com/2016/docker-swarm-an-analysis-of-a-very-large-scale-container-system/",
};
