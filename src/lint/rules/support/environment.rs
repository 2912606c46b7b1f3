//! The variables that each stage knows, as far as the text tells.

use crate::{
    dockerfile::{Arguments, Base, Instruction, Keyword, Stage, expand},
    lint::Context,
};
use std::collections::HashMap;

/// ENV and ARG at some place of a stage.
#[derive(Clone, Debug, Default)]
pub(in crate::lint) struct Environment {
    values: HashMap<String, String>,
}

impl Environment {
    /// The value of a variable; `None` where the text gives it none.
    pub fn value(&self, name: &str) -> Option<String> {
        self.values.get(name).cloned()
    }

    /// What a word comes to, unknown variables counted as empty.
    pub fn expand(&self, text: &str, escape: char) -> Option<String> {
        expand(text, escape, &|name| self.value(name))
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
                    if let Some(value) = value {
                        // ENV wins over ARG.
                        self.values.entry(arg.name.value.clone()).or_insert(value);
                    }
                }
            }
            _ => {}
        }
    }
}

/// Walks over the stages of a file and says what each knows.
#[derive(Debug)]
pub(in crate::lint) struct Environments {
    globals: Environment,
    at_end: Vec<Environment>,
}

impl Environments {
    /// Reads the ARGs before the first FROM.
    pub fn new(context: &Context<'_>) -> Self {
        let mut globals = Environment::default();
        for instruction in context.file.instructions.iter().take_while(|i| i.keyword != Keyword::From) {
            globals.step(instruction, context.file.escape, &Environment::default());
        }
        Self { globals, at_end: Vec::new() }
    }

    /// Visits each instruction of a stage with the variables known before it. Stages come in order.
    pub fn visit<'c>(
        &mut self,
        context: &Context<'c>,
        stage: &Stage,
        mut visit: impl FnMut(usize, &'c Instruction, &Environment),
    ) {
        let mut now = match stage.base {
            Base::Stage(n) => self.at_end.get(n).cloned().unwrap_or_default(),
            _ => Environment::default(),
        };
        for (index, instruction) in stage.instructions.clone().zip(stage.of(context.file)) {
            visit(index, instruction, &now);
            now.step(instruction, context.file.escape, &self.globals);
        }
        self.at_end.push(now);
    }
}
