use super::{Arguments, Dockerfile, ImageReference, Instruction, Keyword, expand};
use std::{collections::HashMap, ops::Range};

/// A build stage: a FROM and what follows it.
#[derive(Clone, Debug)]
pub struct Stage {
    /// Its number, from 0.
    pub index: usize,
    /// Its name, as written; compared without regard to case.
    pub name: Option<String>,
    /// What it starts from.
    pub base: Base,
    /// Indices of its instructions, FROM first.
    pub instructions: Range<usize>,
}

/// What a stage starts from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Base {
    /// `scratch`: nothing.
    Scratch,
    /// An earlier stage, by number.
    Stage(usize),
    /// An image.
    Image(Box<BaseImage>),
    /// FROM without an image.
    Missing,
}

/// The image that a stage starts from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseImage {
    /// The reference as written.
    pub written: ImageReference,
    /// The reference with variables replaced by the defaults of the ARGs before the first FROM; `None` where
    /// one has no default.
    pub resolved: Option<ImageReference>,
}

/// The stages of a file, in order. Instructions before the first FROM belong to none.
pub fn stages(file: &Dockerfile) -> Vec<Stage> {
    let mut stages: Vec<Stage> = Vec::new();
    let mut by_name: HashMap<String, usize> = HashMap::new();
    let globals = global_args(file);
    for (n, instruction) in file.instructions.iter().enumerate() {
        let Arguments::From { image, alias } = &instruction.arguments else { continue };
        if let Some(last) = stages.last_mut() {
            last.instructions.end = n;
        }
        let index = stages.len();
        let base = image.as_ref().map_or(Base::Missing, |image| base(&image.text, file.escape, &by_name, &globals));
        let name = alias.as_ref().map(|a| a.name.value.clone());
        if let Some(name) = &name {
            by_name.insert(name.to_ascii_lowercase(), index);
        }
        stages.push(Stage { index, name, base, instructions: n..file.instructions.len() });
    }
    stages
}

fn base(text: &str, escape: char, by_name: &HashMap<String, usize>, globals: &HashMap<String, Option<String>>) -> Base {
    let known = references_known(text, escape, globals);
    let resolved = expand(text, escape, &|name| globals.get(name).cloned().flatten()).filter(|_| known);
    let name = resolved.as_deref().unwrap_or(text);
    // A stage of that name hides the empty image.
    if name.eq_ignore_ascii_case("scratch") && !(name == "scratch" && by_name.contains_key(name)) {
        return Base::Scratch;
    }
    if let Some(&stage) = by_name.get(&name.to_ascii_lowercase()) {
        return Base::Stage(stage);
    }
    Base::Image(Box::new(BaseImage {
        written: ImageReference::read(text),
        resolved: resolved.filter(|r| !r.is_empty()).map(|r| ImageReference::read(&r)),
    }))
}

/// Whether each plain reference in `text` has a value; those with a default of their own need none.
fn references_known(text: &str, escape: char, globals: &HashMap<String, Option<String>>) -> bool {
    super::references(text, escape).iter().all(|r| {
        globals.get(&r.name).is_some_and(Option::is_some)
            || matches!(r.form, super::VariableForm::Default { .. } | super::VariableForm::Alternative { .. })
    })
}

/// ARGs before the first FROM with their defaults.
fn global_args(file: &Dockerfile) -> HashMap<String, Option<String>> {
    let mut args: HashMap<String, Option<String>> = HashMap::new();
    let before = file.instructions.iter().take_while(|i| i.keyword != Keyword::From);
    for instruction in before {
        let Arguments::Arg(declared) = &instruction.arguments else { continue };
        for arg in declared {
            let default = arg.default.as_ref().and_then(|d| {
                references_known(&d.text, file.escape, &args)
                    .then(|| expand(&d.text, file.escape, &|name| args.get(name).cloned().flatten()))
                    .flatten()
            });
            args.insert(arg.name.value.clone(), default);
        }
    }
    args
}

impl Stage {
    /// The stage's instructions, FROM first.
    pub fn of<'f>(&self, file: &'f Dockerfile) -> &'f [Instruction] {
        file.instructions.get(self.instructions.clone()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dockerfile::parse;

    #[test]
    fn bases_are_scratch_stages_or_images() {
        let file = parse("ARG V=3.20\nARG R\nFROM alpine:$V AS Base\nFROM base\nFROM ${R}/x:1\nFROM scratch\nRUN x\n");
        let stages = stages(&file);
        let Base::Image(image) = &stages[0].base else { panic!("an image") };
        let image = image.resolved.as_ref().expect("V has a default");
        assert_eq!(image.tag.as_ref().map(|t| t.text.as_str()), Some("3.20"));
        assert_eq!(stages[1].base, Base::Stage(0));
        assert!(matches!(&stages[2].base, Base::Image(image) if image.resolved.is_none()));
        assert_eq!(stages[3].base, Base::Scratch);
        assert_eq!(stages[3].of(&file).len(), 2);
    }
}
