use super::{
    CLEAN, FOUND, REFUSED,
    args::{Format, StackArgs},
    complain, config,
    environment::environment,
    files::{Input, in_parallel, read},
    palette, say, write_out,
};
use clap::ValueEnum;
use plimsoll::{
    cross::on_swarm::{self, Swarm},
    diagnostic::{Config, FixOutcome, Profile, Settings},
    report::{self, FileReport},
    stack::{self, Analysis, Model, Surroundings, Variables},
    swarm::drill::Script,
};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

/// `plimsoll stack`: each file by itself, or all `-c` files as one stack.
pub fn run(args: &StackArgs) -> Result<u8, String> {
    let (settings, is_good) = config::stack_settings(args)?;
    let config = settings.config();
    let no_fail = settings.no_fail.unwrap_or_default();
    let judge = Judge { variables: environment(), swarm: swarm(args)? };
    let is_merged = !args.compose_files.is_empty();
    let paths: &[PathBuf] = if is_merged { &args.compose_files } else { &args.files };
    let mut code = if is_good { CLEAN } else { REFUSED };
    let mut inputs = Vec::new();
    for input in in_parallel(paths, |path| read(path)) {
        match input {
            Ok(mut input) => {
                if let Some(name) = &args.wants.file_path_in_report {
                    input.name.clone_from(name);
                }
                inputs.push(input);
            }
            Err(message) => {
                complain(&message);
                code = REFUSED;
            }
        }
    }
    if args.wants.diff {
        let diffs = in_parallel(&inputs, |input| judge.diff(input, &config, args.wants.fix_unsafe));
        write_out(args.wants.output.as_deref(), &diffs.concat())?;
        let changed = diffs.iter().any(|d| !d.is_empty());
        return Ok(if code == CLEAN && changed && !no_fail { FOUND } else { code });
    }
    if args.wants.fix || args.wants.fix_unsafe {
        let is_filter = paths == [Path::new("-")];
        for input in &mut inputs {
            let outcome = judge.fix_all(input, &config, args.wants.fix_unsafe);
            if is_filter {
                write_out(args.wants.output.as_deref(), &outcome.text)?;
            } else if outcome.text != input.text {
                if !input.is_exact {
                    complain(&format!("{}: not changed: only files in UTF-8 can be mended in place", input.name));
                    code = REFUSED;
                    continue;
                }
                if let Err(e) = std::fs::write(&input.path, &outcome.text) {
                    complain(&format!("{}: {e}", input.path.display()));
                    code = REFUSED;
                    continue;
                }
            }
            input.text = outcome.text;
        }
        if is_filter {
            let (text, reached) =
                judged(report::Format::Tty(report::Palette::Plain), &settings, &inputs, &judge, false);
            say(&text);
            return Ok(code.max(reached));
        }
    }
    let palette = palette(settings.no_color.unwrap_or_default(), args.wants.output.as_deref());
    let configured = || Format::from_str(settings.format.as_deref()?, false).ok();
    let format = args.wants.format.or_else(configured).unwrap_or(Format::Tty).with(palette);
    let (text, reached) = judged(format, &settings, &inputs, &judge, is_merged);
    write_out(args.wants.output.as_deref(), &text)?;
    Ok(code.max(reached))
}

/// The report on all files, and the exit status that findings alone would give.
fn judged(
    format: report::Format,
    settings: &Settings,
    inputs: &[Input],
    judge: &Judge,
    is_merged: bool,
) -> (String, u8) {
    let config = &settings.config();
    let analyses: Vec<Analysis> = if is_merged {
        let all: Vec<&Input> = inputs.iter().collect();
        vec![judge.lint(&all, config)]
    } else {
        in_parallel(inputs, |input| judge.lint(&[input], config))
    };
    let files: Vec<FileReport<'_>> = inputs
        .iter()
        .zip(analyses.iter().flat_map(|a| &a.files))
        .map(|(input, file)| FileReport {
            name: &input.name,
            source: &input.text,
            findings: &file.findings,
            index: &file.index,
            profile: Profile::Plimsoll,
        })
        .collect();
    let threshold = settings.failure_threshold.unwrap_or_default();
    let reached = |f: &FileReport<'_>| f.findings.iter().any(|f| threshold.is_reached_by(f.severity));
    let code = if !settings.no_fail.unwrap_or_default() && files.iter().any(reached) { FOUND } else { CLEAN };
    (report::render(format, &files), code)
}

/// What stacks are judged by besides their texts.
struct Judge {
    variables: Variables,
    swarm: Option<Swarm>,
}

impl Judge {
    /// Lints the files of one stack. Files that it names are looked at where they are: their sizes count.
    fn lint(&self, inputs: &[&Input], config: &Config) -> Analysis {
        let texts: Vec<&str> = inputs.iter().map(|i| i.text.as_str()).collect();
        let surroundings = self.surroundings(inputs, &texts);
        match &self.swarm {
            Some(swarm) => on_swarm::lint(&texts, &surroundings, config, swarm),
            None => stack::lint_in(&texts, &surroundings, config),
        }
    }

    fn surroundings(&self, inputs: &[&Input], texts: &[&str]) -> Surroundings {
        // Paths count from the folder of the first file, as for the client.
        let folder = inputs.first().and_then(|i| i.path.parent()).unwrap_or(Path::new(""));
        let sizes = sizes(&Model::read(texts, &self.variables), folder);
        Surroundings { sizes, ..Surroundings::from(&self.variables) }
    }

    /// One file after its fixes, those for the swarm among them.
    fn fix_all(&self, input: &Input, config: &Config, with_unsafe: bool) -> FixOutcome {
        let surroundings = self.surroundings(&[input], &[&input.text]);
        match &self.swarm {
            Some(swarm) => on_swarm::fix_all(&input.text, &surroundings, config, swarm, with_unsafe),
            None => stack::fix_all(&input.text, &surroundings, config, with_unsafe),
        }
    }

    fn diff(&self, input: &Input, config: &Config, with_unsafe: bool) -> String {
        let outcome = self.fix_all(input, config, with_unsafe);
        if outcome.text == input.text {
            return String::new();
        }
        let diff = similar::TextDiff::from_lines(&input.text, &outcome.text);
        diff.unified_diff().header(&format!("a/{}", input.name), &format!("b/{}", input.name)).to_string()
    }
}

/// Sizes of the files of secrets and configs that are there.
fn sizes(model: &Model, folder: &Path) -> BTreeMap<String, u64> {
    let objects = model.secrets.iter().chain(&model.configs);
    let size = |path: &String| {
        let file = std::fs::metadata(folder.join(path)).ok().filter(std::fs::Metadata::is_file)?;
        Some((path.clone(), file.len()))
    };
    objects.filter_map(|o| o.file.as_ref()).filter_map(|f| size(&f.value)).collect()
}

/// The swarm that `--swarm` and `--nodes` tell of.
fn swarm(args: &StackArgs) -> Result<Option<Swarm>, String> {
    let Some(path) = &args.swarm else { return Ok(None) };
    let file = read(path)?;
    let value = serde_json::from_str(&file.text).map_err(|e| format!("{}: {e}", file.name))?;
    let swarm = Swarm::from_value(&value).map_err(|r| format!("{}: {r}", file.name))?;
    let Some(path) = &args.nodes else { return Ok(Some(swarm)) };
    let file = read(path)?;
    let script = Script::from_json(&file.text).map_err(|r| format!("{}: {r}", file.name))?;
    Ok(Some(swarm.with_nodes_of(script)))
}
