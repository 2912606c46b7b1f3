//! The variables that each stage knows, as far as the text tells.

use super::{parent::parent, shipped::needed};
use crate::{
    diagnostic::Profile,
    dockerfile::{Arguments, Base, Instruction, Keyword, Stage, VariableReference, expand, references},
    lint::Context,
    text::nearest,
};
use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    rc::Rc,
};

/// What the build itself defines, with the values of a build for `linux/amd64`. FROM sees them, a stage only
/// those that an ARG of its own asks for.
const PREDEFINED: [(&str, &str); 11] = [
    ("BUILDPLATFORM", "linux/amd64"),
    ("BUILDOS", "linux"),
    ("BUILDOSVERSION", ""),
    ("BUILDARCH", "amd64"),
    ("BUILDVARIANT", ""),
    ("TARGETPLATFORM", "linux/amd64"),
    ("TARGETOS", "linux"),
    ("TARGETOSVERSION", ""),
    ("TARGETARCH", "amd64"),
    ("TARGETVARIANT", ""),
    ("TARGETSTAGE", "default"),
];

/// How many triggers of a file go off: thousands of stages upon a stage with thousands of them would take time by the
/// square of the file's length.
const TRIGGERS: usize = 20_000;

/// Among how many names a slip is looked for.
const NAMES: usize = 256;

/// The PATH that a base image has, and that the build sets where it has none.
const PATH: &str = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/// How many stages that others start from as well may stand behind a stage before their variables are put together.
const LAYERS: usize = 16;

/// ENV and ARG at some place of a stage, or the ARGs before the first FROM.
#[derive(Clone, Debug, Default)]
pub(in crate::lint) struct Environment {
    values: BTreeMap<String, String>,
    /// ARGs, those included that no value is known of.
    declared: BTreeSet<String>,
    /// What the stage starts from, where other stages start from it too: copying it for each of them would take time
    /// by the square of the file's length.
    base: Option<Rc<Environment>>,
    /// How many stand behind it.
    layers: usize,
    /// Whether an image that this file does not show may define more.
    has_unseen_base: bool,
}

impl Environment {
    /// The value of a variable; `None` where the text gives it none.
    pub fn value(&self, name: &str) -> Option<String> {
        self.stack().find_map(|e| e.values.get(name)).cloned()
    }

    /// Itself, and what stands behind it.
    fn stack(&self) -> impl Iterator<Item = &Self> {
        std::iter::successors(Some(self), |e| e.base.as_deref())
    }

    /// A stage that starts from this one.
    fn on(base: Rc<Self>) -> Self {
        match Rc::try_unwrap(base) {
            // Nobody else starts from it.
            Ok(base) => base,
            Err(base) if base.layers < LAYERS => Self {
                has_unseen_base: base.has_unseen_base,
                layers: base.layers + 1,
                base: Some(base),
                ..Self::default()
            },
            Err(base) => {
                let mut all = Self { has_unseen_base: base.has_unseen_base, ..Self::default() };
                let stack: Vec<&Self> = base.stack().collect();
                for layer in stack.into_iter().rev() {
                    all.values.extend(layer.values.iter().map(|(n, v)| (n.clone(), v.clone())));
                    all.declared.extend(layer.declared.iter().cloned());
                }
                all
            }
        }
    }

    /// What a word comes to, unknown variables counted as empty.
    pub fn expand(&self, text: &str, escape: char) -> Option<String> {
        expand(text, escape, &|name| self.value(name))
    }

    /// Whether an ENV or an ARG, with a value or without, names the variable, or the build defines it.
    pub fn knows(&self, name: &str) -> bool {
        self.stack().any(|e| e.values.contains_key(name) || e.declared.contains(name))
    }

    /// Whether the text alone says what a word comes to: each of its variables has a value, or can have none, since no
    /// ARG lets a build give one and no image that this file does not show may set it.
    pub fn tells(&self, text: &str, escape: char) -> bool {
        references(text, escape)
            .iter()
            .all(|r| self.value(&r.name).is_some() || !(self.has_unseen_base || self.declares(&r.name)))
    }

    /// Whether an ARG names the variable, or the base image is known to set it.
    pub fn declares(&self, name: &str) -> bool {
        self.stack().any(|e| e.declared.contains(name))
    }

    /// The known name that a slip of the fingers most likely meant. Among very many names it does not look.
    pub fn nearest(&self, name: &str) -> Option<&str> {
        let names = self.stack().flat_map(|e| e.values.keys().chain(&e.declared));
        nearest(name, names.take(NAMES).map(String::as_str))
    }

    /// The first reference in a word to each variable that it does not know.
    pub fn unknown(&self, text: &str, escape: char) -> Vec<VariableReference> {
        first_of_each(references(text, escape), |r| r).into_iter().filter(|r| !self.knows(&r.name)).collect()
    }

    /// Whether an image that this file does not show may define more.
    pub fn has_unseen_base(&self) -> bool {
        self.has_unseen_base
    }

    /// Takes in an ENV or ARG; `globals` are the ARGs before the first FROM.
    pub fn step(&mut self, instruction: &Instruction, escape: char, globals: &Self) {
        match &instruction.arguments {
            Arguments::Pairs { pairs, .. } if instruction.keyword == Keyword::Env => {
                // The values of one ENV see what was set before it, not each other.
                let values: Vec<_> = pairs.iter().map(|p| self.expand(&p.value.text, escape)).collect();
                for (pair, value) in pairs.iter().zip(values) {
                    self.values.insert(pair.name.value.clone(), value.unwrap_or_default());
                }
            }
            Arguments::Arg(declared) => {
                for arg in declared {
                    let value = match &arg.default {
                        Some(default) => self.expand(&default.text, escape),
                        None => globals.value(&arg.name.value),
                    };
                    self.declared.insert(arg.name.value.clone());
                    // For the steps of the build the last one wins, be it ENV or ARG.
                    if let Some(value) = value {
                        self.values.insert(arg.name.value.clone(), value);
                    }
                }
            }
            _ => {}
        }
    }
}

/// The first item of each variable.
pub(in crate::lint) fn first_of_each<T>(items: Vec<T>, reference: impl Fn(&T) -> &VariableReference) -> Vec<T> {
    let mut seen = HashSet::new();
    items.into_iter().filter(|item| seen.insert(reference(item).name.clone())).collect()
}

/// An instruction as a stage's build comes to it.
#[derive(Clone, Copy, Debug)]
pub(in crate::lint) struct Step<'c> {
    /// Index of `outer`.
    pub index: usize,
    /// The instruction of the file: itself, or the FROM that sets off an ONBUILD of the stage it starts from.
    pub outer: &'c Instruction,
    /// What is done.
    pub instruction: &'c Instruction,
    /// Whether it is such a trigger.
    pub is_trigger: bool,
}

/// Walks over the stages of a file and says what each knows.
#[derive(Debug)]
pub(in crate::lint) struct Environments {
    globals: Environment,
    /// What each stage comes to, for as long as a later one starts from it.
    at_end: Vec<Option<Rc<Environment>>>,
    /// How many stages are still to come that start from each.
    starts: Vec<usize>,
    /// Stages in which triggers go off.
    triggered: Vec<bool>,
    /// How many triggers may still go off.
    left: usize,
}

impl Environments {
    /// Reads the ARGs before the first FROM.
    pub fn new(context: &Context<'_>) -> Self {
        let mut globals = Self::predefined(context);
        for instruction in context.file.instructions.iter().take_while(|i| i.keyword != Keyword::From) {
            globals.step(instruction, context.file.escape, &Environment::default());
        }
        // Of a file with several images BuildKit's linter sets off triggers for the last one only.
        let triggered = match context.profile() {
            Profile::Buildkit => needed(context),
            _ => vec![true; context.stages.len()],
        };
        let mut starts = vec![0; context.stages.len()];
        for stage in &context.stages {
            if let Base::Stage(base) = stage.base {
                starts[base] += 1;
            }
        }
        Self { globals, at_end: Vec::new(), starts, triggered, left: TRIGGERS }
    }

    /// What the build itself defines.
    pub fn predefined(context: &Context<'_>) -> Environment {
        let mut known = Environment::default();
        for (name, value) in PREDEFINED {
            known.values.insert(name.to_owned(), value.to_owned());
        }
        if let Some(name) = context.stages.last().and_then(|s| s.name.as_ref()) {
            known.values.insert("TARGETSTAGE".to_owned(), name.to_lowercase());
        }
        known
    }

    /// The ARGs before the first FROM, and what the build defines: all that FROM sees.
    pub fn globals(&self) -> &Environment {
        &self.globals
    }

    /// Visits each instruction of a stage with the variables known before it. Stages come in order.
    pub fn visit<'c>(
        &mut self,
        context: &Context<'c>,
        stage: &Stage,
        mut visit: impl FnMut(usize, &'c Instruction, &Environment),
    ) {
        self.walk(context, stage, |step, environment| {
            if !step.is_trigger {
                visit(step.index, step.instruction, environment);
            }
        });
    }

    /// As [`Self::visit`], with the triggers that the stage inherits, which come right behind FROM.
    pub fn walk<'c>(&mut self, context: &Context<'c>, stage: &Stage, mut visit: impl FnMut(&Step<'c>, &Environment)) {
        let mut now = if let Base::Stage(n) = stage.base {
            self.starts[n] -= 1;
            let base = self.at_end.get_mut(n);
            let base = if self.starts[n] == 0 { base.and_then(Option::take) } else { base.and_then(|b| b.clone()) };
            base.map(Environment::on).unwrap_or_default()
        } else {
            let mut fresh = Environment::default();
            fresh.values.insert("PATH".to_owned(), PATH.to_owned());
            fresh.has_unseen_base = stage.base != Base::Scratch;
            // What the base image is known to set, though not to which value.
            fresh.declared.extend(parent(context, stage).into_iter().flat_map(|known| known.declared.env.clone()));
            fresh
        };
        let triggered = self.triggered.get(stage.index).copied().unwrap_or_default();
        for step in steps(context, stage, &mut self.left).into_iter().filter(|s| triggered || !s.is_trigger) {
            visit(&step, &now);
            now.step(step.instruction, context.file.escape, &self.globals);
        }
        self.at_end.push((self.starts[stage.index] > 0).then(|| Rc::new(now)));
    }
}

/// The instructions of each stage as its build comes to them; `BuildKit` sets off triggers only where the last stage
/// needs them.
pub(in crate::lint) fn all_steps<'c>(context: &Context<'c>) -> Vec<Vec<Step<'c>>> {
    let needed = needed(context);
    let mut left = TRIGGERS;
    let of = |stage: &Stage| {
        let mut steps = steps(context, stage, &mut left);
        steps.retain(|s| needed[stage.index] || !s.is_trigger);
        steps
    };
    context.stages.iter().map(of).collect()
}

/// The instructions of a stage as its build comes to them.
fn steps<'c>(context: &Context<'c>, stage: &Stage, left: &mut usize) -> Vec<Step<'c>> {
    let own = stage.instructions.clone().zip(stage.of(context.file));
    let mut steps: Vec<Step<'c>> =
        own.map(|(index, instruction)| Step { index, outer: instruction, instruction, is_trigger: false }).collect();
    let (Base::Stage(base), Some(from)) = (&stage.base, steps.first().copied()) else { return steps };
    let inherited = context.stages.get(*base).map_or(&[][..], |s| s.of(context.file));
    let triggers = inherited.iter().filter_map(|i| match &i.arguments {
        Arguments::Onbuild(Some(trigger)) => Some(Step { instruction: trigger, is_trigger: true, ..from }),
        _ => None,
    });
    steps.splice(1..1, triggers.take(*left));
    *left -= steps.len() - stage.instructions.len();
    steps
}
