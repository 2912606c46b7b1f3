//! The talk's list for a first project: what to leave out at first, and what is no gate.

use super::{Answers, Layer, LayerAdvice, Rule, answers::word_enum};
use serde::{Deserialize, Serialize};

/// What the first project is planned to hold. Left out: not planned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a question of its own")]
pub struct Project {
    /// Build, test and deployment run by themselves from the first day.
    pub full_cicd: bool,
    /// Nodes or tasks grow and shrink by load.
    pub autoscaling: bool,
    /// All applications move, or none.
    pub containerise_all: bool,
    /// The first application to move keeps data.
    pub persistent_data: bool,
    /// Legacy applications are among the first.
    pub legacy: bool,
    /// Applications have to become microservices first.
    pub microservices_first: bool,
    /// Applications have to meet the twelve factors first.
    pub twelve_factors_first: bool,
}

word_enum! {
    /// An item of the list.
    pub enum Item {
        /// Fully automatic CI/CD.
        FullCicd = "full_cicd",
        /// Dynamic performance scaling.
        Autoscaling = "autoscaling",
        /// Containerising all or nothing.
        ContaineriseAll = "containerise_all",
        /// Starting with persistent data.
        PersistentData = "persistent_data",
        /// Legacy applications.
        Legacy = "legacy",
        /// Microservices before anything else.
        MicroservicesFirst = "microservices_first",
        /// Twelve factors before anything else.
        TwelveFactorsFirst = "twelve_factors_first",
    }
}

word_enum! {
    /// What the list says of an item.
    pub enum Status {
        /// It is planned, and can wait.
        LeaveOut = "leave-out",
        /// It is planned, and welcome.
        Welcome = "welcome",
        /// It is demanded first, and need not be.
        NoGate = "no-gate",
        /// It is not planned: nothing to say.
        Clear = "clear",
    }
}

/// An item with what the list says of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DayOne {
    /// The item.
    pub item: Item,
    /// What is said.
    pub status: Status,
    /// Why, and what to do instead.
    pub advice: &'static str,
    /// What made it count as planned: `project`, or the layer that is needed now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<&'static str>,
    /// Whose advice it is.
    pub whose: &'static str,
}

impl Project {
    /// Whether an item is planned.
    pub fn plans(&self, item: Item) -> bool {
        match item {
            Item::FullCicd => self.full_cicd,
            Item::Autoscaling => self.autoscaling,
            Item::ContaineriseAll => self.containerise_all,
            Item::PersistentData => self.persistent_data,
            Item::Legacy => self.legacy,
            Item::MicroservicesFirst => self.microservices_first,
            Item::TwelveFactorsFirst => self.twelve_factors_first,
        }
    }

    /// Plans an item, or takes it off.
    pub fn set(&mut self, item: Item, planned: bool) {
        *match item {
            Item::FullCicd => &mut self.full_cicd,
            Item::Autoscaling => &mut self.autoscaling,
            Item::ContaineriseAll => &mut self.containerise_all,
            Item::PersistentData => &mut self.persistent_data,
            Item::Legacy => &mut self.legacy,
            Item::MicroservicesFirst => &mut self.microservices_first,
            Item::TwelveFactorsFirst => &mut self.twelve_factors_first,
        } = planned;
    }
}

/// The list, judged for what is planned. A day-two layer that is asked for now counts as planned, too.
pub fn check(answers: &Answers, layers: &[LayerAdvice]) -> Vec<DayOne> {
    let project = answers.project.unwrap_or_default();
    let judge = |item: &Item| {
        let layer = match item {
            Item::FullCicd => Some(Layer::CdAuto),
            Item::Autoscaling => Some(Layer::Autoscaling),
            Item::PersistentData => Some(Layer::Storage),
            _ => None,
        };
        let put_off = [Rule::N0, Rule::D1, Rule::K1];
        let asked = layers.iter().find(|a| Some(a.layer) == layer && !put_off.contains(&a.rule)).map(|a| a.layer);
        let from = if project.plans(*item) { Some("project") } else { asked.map(Layer::as_str) };
        let status = match (from, item) {
            (None, _) => Status::Clear,
            (_, Item::Legacy) => Status::Welcome,
            (_, Item::MicroservicesFirst | Item::TwelveFactorsFirst) => Status::NoGate,
            _ => Status::LeaveOut,
        };
        DayOne { item: *item, status, advice: advice(*item), from, whose: "talk 2017" }
    };
    Item::ALL.iter().map(judge).collect()
}

fn advice(item: Item) -> &'static str {
    match item {
        Item::FullCicd => {
            "Fully automatic CI/CD can wait. Build and push images by a job, and deploy with one command by hand, until deploying by hand is what hurts."
        }
        Item::Autoscaling => {
            "Scaling by load can wait. Size the swarm for the peak with one node to spare, and change the number of replicas by hand."
        }
        Item::ContaineriseAll => {
            "Not all or nothing. Move one or two applications, leave the rest where it runs, and let both live side by side."
        }
        Item::PersistentData => {
            "Do not start with persistent data. Move what keeps nothing first; leave databases where they are, or in a managed service, and connect to them."
        }
        Item::Legacy => {
            "Legacy applications work in containers as they are, and gain from a Dockerfile that documents them."
        }
        Item::MicroservicesFirst => {
            "Microservices are no gate. Put the application into a container as it is; cut it up later, if that pays."
        }
        Item::TwelveFactorsFirst => {
            "The twelve factors are a horizon, not a gate. Take what is cheap (logs to stdout, configuration by environment), and go on."
        }
    }
}
