//! Which stages end up in an image that somebody runs.

use crate::{
    dockerfile::{Arguments, Base, Instruction, Keyword, Stage},
    lint::Context,
};
use std::{collections::HashMap, ops::Deref, rc::Rc};

/// For each stage whether its layers are part of an image that the file is there to build: the last stage,
/// stages that nothing copies from (they are targets of their own), and what these are based on. A stage from
/// which others only copy is left behind with all that it holds.
pub(in crate::lint) fn shipped(context: &Context<'_>) -> Rc<Shipped> {
    context.once(|context| Shipped(ships(context)))
}

/// For each stage whether its layers end up in an image.
#[derive(Debug)]
pub(in crate::lint) struct Shipped(Vec<bool>);

impl Deref for Shipped {
    type Target = [bool];

    fn deref(&self) -> &[bool] {
        &self.0
    }
}

fn ships(context: &Context<'_>) -> Vec<bool> {
    let stages = &context.stages;
    let names = Names::of(stages);
    let mut copied = vec![false; stages.len()];
    let mut based_on = vec![false; stages.len()];
    for stage in stages {
        if let Base::Stage(base) = stage.base {
            based_on[base] = true;
        }
        for instruction in stage.of(context.file) {
            for name in sources(instruction.triggered()) {
                if let Some(from) = names.find(stage.index, &name) {
                    copied[from] = true;
                }
            }
        }
    }
    let mut ships: Vec<bool> =
        (0..stages.len()).map(|n| n + 1 == stages.len() || !(copied[n] || based_on[n])).collect();
    for n in (0..stages.len()).rev() {
        if let (true, Base::Stage(base)) = (ships[n], &stages[n].base) {
            ships[*base] = true;
        }
    }
    ships
}

/// For each stage whether the last one needs it: as its base, or to copy from or mount.
pub(in crate::lint) fn needed(context: &Context<'_>) -> Vec<bool> {
    let stages = &context.stages;
    let names = Names::of(stages);
    let mut needed = vec![false; stages.len()];
    for (n, stage) in stages.iter().enumerate().rev() {
        needed[n] |= n + 1 == stages.len();
        if !needed[n] {
            continue;
        }
        if let Base::Stage(base) = stage.base {
            needed[base] = true;
        }
        for name in stage.of(context.file).iter().flat_map(|i| sources(i.triggered())) {
            if let Some(from) = names.find(n, &name) {
                needed[from] = true;
            }
        }
    }
    needed
}

/// What an instruction copies from or mounts: `--from=build`, `--mount=from=build`.
pub(in crate::lint) fn sources(instruction: &Instruction) -> Vec<String> {
    let from = instruction.flag_value("from").map(str::to_owned);
    let mounts = instruction.flags.iter().filter(|f| f.name == "mount").filter_map(|f| f.option("from"));
    let reads = matches!(instruction.arguments, Arguments::Transfer { .. }) || instruction.keyword == Keyword::Run;
    if reads { from.into_iter().chain(mounts).collect() } else { Vec::new() }
}

/// The stages of a file by name.
struct Names(HashMap<String, Vec<usize>>);

impl Names {
    fn of(stages: &[Stage]) -> Self {
        let mut names: HashMap<String, Vec<usize>> = HashMap::new();
        for stage in stages {
            if let Some(name) = &stage.name {
                names.entry(name.to_ascii_lowercase()).or_default().push(stage.index);
            }
        }
        Self(names)
    }

    /// The stage of that name or number before `limit`.
    fn find(&self, limit: usize, name: &str) -> Option<usize> {
        let called = self.0.get(&name.to_ascii_lowercase()).map_or(&[][..], Vec::as_slice);
        let by_name = called[..called.partition_point(|&n| n < limit)].last().copied();
        by_name.or_else(|| name.parse().ok().filter(|&n| n < limit))
    }
}

#[cfg(test)]
mod tests {
    use super::{needed, shipped};
    use crate::{diagnostic::Config, dockerfile::parse, lint::Context};

    #[test]
    fn the_last_stage_needs_what_it_is_made_of() {
        let text = "FROM a AS base\nFROM base AS build\nFROM base AS test\nFROM b\nCOPY --from=build x y\n";
        let (file, config) = (parse(text), Config::default());
        assert_eq!(needed(&Context::new(text, &file, &config)), [true, true, false, true]);
    }

    #[test]
    fn builders_stay_behind() {
        let ships = |text: &str| {
            let (file, config) = (parse(text), Config::default());
            shipped(&Context::new(text, &file, &config)).to_vec()
        };
        assert_eq!(ships("FROM a AS build\nFROM b\nCOPY --from=build x y\n"), [false, true]);
        assert_eq!(ships("FROM a AS base\nFROM base AS build\nFROM b\nCOPY --from=Build x y\n"), [false, false, true]);
        assert_eq!(ships("FROM a AS base\nFROM base AS build\nFROM base\nCOPY --from=1 x y\n"), [true, false, true]);
        assert_eq!(ships("FROM a AS test\nFROM b\n"), [true, true]);
        assert_eq!(ships("FROM a AS build\nFROM b\nRUN --mount=from=build,target=/x y\n"), [false, true]);
    }
}
