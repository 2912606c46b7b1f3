//! One pass over the stages.

use super::{
    runs::{Install, Known, ShellVariables},
    start::Start,
};
use crate::{
    dockerfile::{Arguments, Base, ImageReference, Instruction, Keyword, VariableForm, expand, references},
    lint::{
        Context,
        rules::support::{
            destination::{absolute, join},
            environment::{Environment, Environments},
            shipped::shipped,
        },
    },
    text::TextRange,
};
use std::ops::Range;

/// A value longer than this is not followed.
const LONG: usize = 512;

/// What a stage holds of its own; what it inherits stands with the stage that it starts from.
#[derive(Debug, Default)]
pub struct StageFacts {
    /// Its number.
    pub index: usize,
    /// Its name in small letters; empty without one.
    pub name: String,
    /// Its instructions, FROM first.
    pub instructions: Range<usize>,
    /// The stage that it starts from.
    pub parent: Option<usize>,
    /// The image that it starts from, variables replaced where they have a value.
    pub image: Option<ImageReference>,
    /// Whether its layers are part of an image that somebody runs.
    pub is_shipped: bool,
    /// Whether it is such an image itself, not the base of another one.
    pub is_image: bool,
    /// ENV and ARG.
    pub settings: Vec<Setting>,
    /// VOLUME.
    pub volumes: Vec<Place>,
    /// COPY and ADD.
    pub transfers: Vec<Transfer>,
    /// Packages that RUN installs.
    pub installs: Vec<Install>,
    /// The last ENTRYPOINT.
    pub entrypoint: Option<Start>,
    /// The last CMD.
    pub cmd: Option<Start>,
    /// The last USER.
    pub user: Option<Place>,
    /// The working directory at its end.
    pub workdir: String,
    /// Its RUN scripts, as indices of the context's.
    pub runs: Range<usize>,
}

/// A variable as ENV or ARG sets it.
#[derive(Debug)]
pub struct Setting {
    /// Index of the instruction.
    pub index: usize,
    /// Whether it is an ARG.
    pub is_arg: bool,
    /// The variable.
    pub name: String,
    /// Its value, other variables replaced where they are known; empty for an ARG without default.
    pub value: String,
    /// Place of name and value.
    pub range: TextRange,
}

/// A path or word that an instruction names.
#[derive(Debug)]
pub struct Place {
    /// Index of the instruction.
    pub index: usize,
    /// The path, absolute where it is one of the file system.
    pub path: String,
    /// Its place.
    pub range: TextRange,
}

/// COPY or ADD.
#[derive(Debug)]
pub struct Transfer {
    /// Index of the instruction.
    pub index: usize,
    /// Whether it is ADD.
    pub is_add: bool,
    /// Where it copies from, if not from the context.
    pub from: Option<String>,
    /// What it copies.
    pub sources: Vec<Source>,
    /// Where to, as an absolute path, `/` at its end where the text has it.
    pub destination: String,
}

impl Transfer {
    /// Whether the destination is a folder as far as the text tells.
    fn goes_into_folder(&self) -> bool {
        self.destination.ends_with('/') || self.sources.len() > 1
    }

    /// The path that a source gets in the image.
    pub fn target(&self, source: &Source) -> String {
        if self.goes_into_folder() {
            join(&self.destination, source.path.rsplit(['/', '\\']).next().unwrap_or_default())
        } else {
            self.destination.clone()
        }
    }
}

/// A source of COPY or ADD.
#[derive(Debug)]
pub struct Source {
    /// The path, variables replaced where they have a value.
    pub path: String,
    /// As written.
    pub written: String,
    /// Its place.
    pub range: TextRange,
    /// Whether its content stands in the Dockerfile.
    pub is_heredoc: bool,
}

/// Reads all stages, and what is known to each RUN.
pub(super) fn read(context: &Context<'_>) -> (Vec<StageFacts>, Vec<ShellVariables>) {
    let ships = shipped(context);
    let mut based_on = vec![false; context.stages.len()];
    for stage in context.stages.iter().filter(|s| ships[s.index]) {
        if let Base::Stage(n) = stage.base {
            based_on[n] = true;
        }
    }
    let mut environments = Environments::new(context);
    let mut known = Known::default();
    let mut variables: Vec<ShellVariables> = Vec::with_capacity(context.scripts().len());
    // Scripts in front of the first FROM belong to no stage.
    variables.extend(context.scripts().iter().take_while(|r| r.stage.is_none()).map(|_| ShellVariables::default()));
    let mut stages: Vec<StageFacts> = Vec::with_capacity(context.stages.len());
    for stage in &context.stages {
        let first_run = variables.len();
        let mut facts = StageFacts {
            index: stage.index,
            name: stage.name.as_ref().map(|n| n.to_ascii_lowercase()).unwrap_or_default(),
            instructions: stage.instructions.clone(),
            is_shipped: ships[stage.index],
            is_image: ships[stage.index] && !based_on[stage.index],
            workdir: "/".to_owned(),
            ..StageFacts::default()
        };
        match &stage.base {
            Base::Stage(n) => {
                facts.parent = Some(*n);
                facts.workdir.clone_from(&stages[*n].workdir);
            }
            Base::Image(image) => facts.image = Some(image.resolved.clone().unwrap_or_else(|| image.written.clone())),
            Base::Scratch | Base::Missing => {}
        }
        environments.visit(context, stage, |index, instruction, environment| {
            if let Some(run) = context.scripts().get(variables.len()).filter(|r| r.index == index) {
                variables.push(known.for_script(&run.script, |name| environment.value(name)));
            }
            facts.take(context, index, instruction, environment, &mut known);
        });
        facts.runs = first_run..variables.len();
        stages.push(facts);
    }
    (stages, variables)
}

impl StageFacts {
    fn take(
        &mut self,
        context: &Context<'_>,
        index: usize,
        instruction: &Instruction,
        environment: &Environment,
        known: &mut Known,
    ) {
        let escape = context.file.escape;
        let see = |text: &str| resolve(text, escape, environment);
        let place = |path: String, range| Place { index, path, range };
        match (&instruction.arguments, instruction.keyword) {
            (Arguments::Pairs { pairs, .. }, Keyword::Env) => {
                self.settings.extend(pairs.iter().map(|pair| Setting {
                    index,
                    is_arg: false,
                    name: pair.name.value.clone(),
                    value: see(&pair.value.text),
                    range: pair.range,
                }));
            }
            (Arguments::Arg(declared), _) => {
                self.settings.extend(declared.iter().map(|arg| Setting {
                    index,
                    is_arg: true,
                    name: arg.name.value.clone(),
                    value: match &arg.default {
                        Some(default) => see(&default.text),
                        None => environment.value(&arg.name.value).unwrap_or_default(),
                    },
                    range: arg.range,
                }));
            }
            (Arguments::List { items, exec }, Keyword::Volume) => {
                let volumes = items.iter().map(|item| {
                    let path = see(if *exec { &item.value } else { &item.text });
                    place(absolute(&self.workdir, &path), item.range)
                });
                self.volumes.extend(volumes.collect::<Vec<_>>());
            }
            (Arguments::Transfer { paths, exec }, _) => {
                let Some((last, sources)) = paths.split_last() else { return };
                let text = |word: &crate::dockerfile::Word| see(if *exec { &word.value } else { &word.text });
                let is_heredoc =
                    |word: &crate::dockerfile::Word| instruction.heredocs.iter().any(|h| h.marker_at.covers(word.at));
                self.transfers.push(Transfer {
                    index,
                    is_add: instruction.keyword == Keyword::Add,
                    from: instruction.flag_value("from").map(see),
                    sources: sources
                        .iter()
                        .map(|word| Source {
                            path: text(word),
                            written: word.text.clone(),
                            range: word.range,
                            is_heredoc: is_heredoc(word),
                        })
                        .collect(),
                    destination: absolute(&self.workdir, &text(last)),
                });
            }
            (Arguments::Command(command), Keyword::Entrypoint) => {
                self.entrypoint = Some(Start::read(index, instruction, command, environment, known));
            }
            (Arguments::Command(command), Keyword::Cmd) => {
                self.cmd = Some(Start::read(index, instruction, command, environment, known));
            }
            (Arguments::Text(Some(word)), Keyword::User) => self.user = Some(place(see(&word.text), word.range)),
            (Arguments::Text(Some(word)), Keyword::Workdir) => {
                let path = absolute(&self.workdir, &see(&word.text));
                // Relative ones without end would take time by the square of their number.
                self.workdir = if path.len() <= LONG { path } else { "/".to_owned() };
            }
            _ => {}
        }
    }
}

/// A word as the build sees it, unknown variables left as `${NAME}`.
fn resolve(text: &str, escape: char, environment: &Environment) -> String {
    if !text.contains('$') {
        return expand(text, escape, &|_| None).unwrap_or_else(|| text.to_owned());
    }
    let with_default: Vec<String> = references(text, escape)
        .into_iter()
        .filter(|r| !matches!(r.form, VariableForm::Plain))
        .map(|r| r.name)
        .collect();
    let value = |name: &str| {
        let known = environment.value(name).filter(|v| v.len() <= LONG);
        known.or_else(|| (!with_default.iter().any(|n| n == name)).then(|| format!("${{{name}}}")))
    };
    expand(text, escape, &value).filter(|t| t.len() <= LONG + text.len()).unwrap_or_else(|| text.to_owned())
}
