//! What criteria look at.

use super::start::Start;
use crate::{
    diagnostic::{Finding, Group, Severity},
    dockerfile::{Arguments, Base, Instruction, Keyword, Stage, expand},
    images::{self, Kind, Known},
    lint::{Context, RunScript, knowledge::services::of_package},
    text::TextRange,
};
use std::collections::BTreeMap;

/// A Dockerfile with all that criteria ask for.
pub struct View<'a> {
    /// The file and its scripts.
    pub context: &'a Context<'a>,
    /// What the rules found in it.
    pub findings: &'a [Finding],
    /// Numbers of the stages that the last image is made of, from its base upwards: the last stage, and the stages
    /// that it starts from.
    pub chain: Vec<usize>,
    /// What is known of the image that the chain starts from.
    pub parent: Option<Known>,
    /// What the chain starts from.
    pub root: Root,
    /// The command that the image starts.
    pub start: Start<'a>,
    /// The last value of each ENV of the chain.
    pub env: BTreeMap<String, String>,
}

/// What the last image starts from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Root {
    /// Nothing: `FROM scratch`.
    Scratch,
    /// An image that the data know.
    Known,
    /// Another image.
    Stranger,
    /// There is no stage, or no image, or its name has a variable without a value.
    Missing,
}

impl<'a> View<'a> {
    /// Prepares a file for the criteria.
    pub fn new(context: &'a Context<'a>, findings: &'a [Finding]) -> Self {
        let mut chain = Vec::new();
        let mut next = context.stages.len().checked_sub(1);
        while let Some(n) = next {
            chain.push(n);
            next = match context.stages[n].base {
                Base::Stage(base) if base < n => Some(base),
                _ => None,
            };
        }
        chain.reverse();
        let base = chain.first().map(|&n| &context.stages[n].base);
        let parent = match base {
            Some(Base::Image(image)) => images::find(image.resolved.as_ref().unwrap_or(&image.written)),
            _ => None,
        };
        let root = match base {
            Some(Base::Scratch) => Root::Scratch,
            Some(Base::Image(image)) => match (&parent, &image.resolved) {
                (Some(_), _) => Root::Known,
                (None, Some(_)) => Root::Stranger,
                (None, None) => Root::Missing,
            },
            _ => Root::Missing,
        };
        let mut env = BTreeMap::new();
        for instruction in chain.iter().flat_map(|&n| context.stages[n].of(context.file)) {
            if let (Keyword::Env, Arguments::Pairs { pairs, .. }) = (instruction.keyword, &instruction.arguments) {
                for pair in pairs {
                    let value = expand(&pair.value.text, context.file.escape, &|name| env.get(name).cloned());
                    env.insert(pair.name.value.clone(), value.unwrap_or_default());
                }
            }
        }
        let start = Start::of(context, &chain, parent.as_ref());
        Self { context, findings, chain, parent, root, start, env }
    }

    /// The stages of the last image.
    pub fn stages(&self) -> impl Iterator<Item = &Stage> + '_ {
        self.chain.iter().map(|&n| &self.context.stages[n])
    }

    /// The instructions that the last image is made of, in order.
    pub fn steps(&self) -> impl Iterator<Item = &'a Instruction> + '_ {
        self.chain.iter().flat_map(|&n| self.context.stages[n].of(self.context.file))
    }

    /// Those of one sort.
    pub fn of(&self, keyword: Keyword) -> impl Iterator<Item = &'a Instruction> + '_ {
        self.steps().filter(move |i| i.keyword == keyword)
    }

    /// The instruction that starts at a place.
    pub fn instruction_at(&self, start: u32) -> Option<&'a Instruction> {
        let all = &self.context.file.instructions;
        all.binary_search_by_key(&start, |i| i.range.start).ok().map(|n| &all[n])
    }

    /// Whether a FROM starts at a place.
    pub fn is_from(&self, start: u32) -> bool {
        self.instruction_at(start).is_some_and(|i| i.keyword == Keyword::From)
    }

    /// The shell texts of the RUN instructions that the last image is made of.
    pub fn runs(&self) -> impl Iterator<Item = &RunScript<'a>> + '_ {
        self.context.scripts().iter().filter(|r| r.stage.is_some_and(|s| self.chain.contains(&s)))
    }

    /// The FROM that the chain starts with.
    pub fn from(&self) -> Option<TextRange> {
        let first = self.chain.first()?;
        self.context.stages[*first].of(self.context.file).first().map(|i| i.range)
    }

    /// The base image as it is written.
    pub fn base_name(&self) -> String {
        match self.chain.first().map(|&n| &self.context.stages[n].base) {
            Some(Base::Image(_)) => {
                let from = self.chain.first().and_then(|&n| self.context.stages[n].of(self.context.file).first());
                from.map_or(String::new(), |from| match &from.arguments {
                    Arguments::From { image: Some(image), .. } => image.text.clone(),
                    _ => String::new(),
                })
            }
            Some(Base::Scratch) => "scratch".to_owned(),
            _ => String::new(),
        }
    }

    /// Findings of a group that a careful reviewer would insist on.
    pub fn grave(&self, group: Group) -> impl Iterator<Item = &'a Finding> + '_ {
        self.findings.iter().filter(move |f| f.rule.group == group && f.severity <= Severity::Warning)
    }

    /// Whether it runs Windows, where other things hold.
    pub fn is_windows(&self) -> bool {
        self.parent.as_ref().is_some_and(Known::is_windows) || self.base_name().contains("windows")
    }

    /// Whether the base image brings a program that serves, and the file keeps its command or gives another to it.
    pub fn is_on_service(&self) -> bool {
        self.parent.as_ref().is_some_and(|p| p.image.kind.is_service())
    }

    /// Whether the file makes an image of some application: it brings files, or says how it is reached or started.
    /// What only installs tools is there to work in, or to build on.
    pub fn is_application(&self) -> bool {
        let says = |i: &Instruction| {
            let is_said = matches!(i.keyword, Keyword::Copy | Keyword::Add | Keyword::Expose | Keyword::Healthcheck);
            is_said || (matches!(i.keyword, Keyword::Cmd | Keyword::Entrypoint) && self.start.is_own)
        };
        self.is_on_service() || self.steps().any(says) || self.server_package().is_some()
    }

    /// The first server that a RUN of the last image installs, with its place.
    pub fn server_package(&self) -> Option<(String, TextRange)> {
        const OTHERS: [&str; 2] = ["openssh-server", "bind9"];
        let is_server =
            |name: &str| OTHERS.contains(&name) || of_package(name).is_some_and(|service| !service.programs.is_empty());
        self.packages().find(|(name, _)| is_server(name))
    }

    /// What RUN instructions of the last image install by a package manager, versions left out.
    pub fn packages(&self) -> impl Iterator<Item = (String, TextRange)> + '_ {
        self.runs().flat_map(|run| run.script.effective().flat_map(|call| installed(run, &call)).collect::<Vec<_>>())
    }

    /// What an ONBUILD says of the image: it is there to build on.
    pub fn is_for_building_on(&self) -> bool {
        self.steps().any(|i| i.keyword == Keyword::Onbuild)
    }

    /// The kind of the base image, where it is known.
    pub fn kind(&self) -> Option<Kind> {
        self.parent.as_ref().map(|p| p.image.kind)
    }
}

/// The packages that a call of a package manager installs.
pub(super) fn installed(run: &RunScript<'_>, call: &crate::shell::Call<'_>) -> Vec<(String, TextRange)> {
    let verbs: &[&str] = match call.name() {
        "apt-get" | "apt" | "aptitude" | "yum" | "dnf" | "microdnf" | "tdnf" => &["install", "groupinstall"],
        "apk" => &["add"],
        "zypper" => &["install", "in"],
        "pacman" => &[],
        _ => return Vec::new(),
    };
    let valued = ["-t", "--target-release", "--virtual", "-X", "--repository", "--repo", "-o", "--enablerepo"];
    let mut words = call.operands_without(&valued);
    if !verbs.is_empty() && !words.next().is_some_and(|w| verbs.contains(&w.text())) {
        return Vec::new();
    }
    words
        .filter(|w| !w.has_expansion() || w.literal().is_some() || w.text().contains('='))
        .map(|w| {
            let name = w.text().split(['=', '<', '>', '~', '@']).next().unwrap_or_default().to_owned();
            (name, run.source(w.range))
        })
        .collect()
}
