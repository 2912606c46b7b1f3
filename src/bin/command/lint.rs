use super::{
    CLEAN, FOUND, REFUSED,
    args::{Format, LintArgs},
    complain, config,
    files::{Input, in_parallel, read},
    folder, palette, say, write_out,
};
use clap::ValueEnum;
use plimsoll::{
    diagnostic::{Config, Profile, Settings},
    lint::{self, Analysis, BuildContext, fix::fix_all},
    report::{self, FileReport},
};
use std::path::Path;

/// `plimsoll lint`.
pub fn run(args: &LintArgs) -> Result<u8, String> {
    let (settings, is_good) = config::settings(args)?;
    let config = settings.config();
    let paths = match &args.context {
        None => None,
        Some(folder) => {
            let paths = folder::paths(folder)?;
            if paths.is_none() {
                complain(&format!(
                    "note: {} has too many files to look for the sources of COPY and ADD",
                    folder.display()
                ));
            }
            paths
        }
    };
    let mut code = if is_good { CLEAN } else { REFUSED };
    let mut inputs = Vec::new();
    for input in in_parallel(&args.files, |path| read(path)) {
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
    let no_fail = settings.no_fail.unwrap_or_default();
    if args.wants.diff {
        let diffs = in_parallel(&inputs, |input| diff(input, &config, args.wants.fix_unsafe));
        write_out(args.wants.output.as_deref(), &diffs.concat())?;
        let changed = diffs.iter().any(|d| !d.is_empty());
        return Ok(if code == CLEAN && changed && !no_fail { FOUND } else { code });
    }
    let lint = |input: &Input, text: &str| {
        let build = match config.profile {
            // hadolint knows nothing of the build's folder.
            Profile::Hadolint => BuildContext::default(),
            _ => folder::of_file(&input.path, args.context.as_deref(), paths.as_ref()),
        };
        let faults = build.ignore.iter().flat_map(|i| i.faults.iter().map(|f| format!("{}: {}", i.name, f.message)));
        let analysis = lint::lint_in(text, &config, &build);
        Linted { faults: faults.collect(), misses: misses(&config, &build, &analysis), analysis }
    };
    if (args.wants.fix || args.wants.fix_unsafe) && args.files == [Path::new("-")] {
        // A filter: the mended text goes out, the report to the side.
        for input in &inputs {
            let outcome = fix_all(&input.text, &config, args.wants.fix_unsafe);
            write_out(args.wants.output.as_deref(), &outcome.text)?;
            let left = lint(input, &outcome.text).analysis;
            let file = report(input, &outcome.text, &left, config.profile);
            say(&report::render(report::Format::Tty(report::Palette::Plain), &[file]));
            code = code.max(exit_code(&settings, std::iter::once(&left)));
        }
        return Ok(code);
    }
    if args.wants.fix || args.wants.fix_unsafe {
        for input in &mut inputs {
            if let Err(message) = mend(input, &config, args.wants.fix_unsafe) {
                complain(&message);
                code = REFUSED;
            }
        }
    }
    let linted = in_parallel(&inputs, |input| lint(input, &input.text));
    let format = format(args, &settings);
    let mut said: Vec<&String> = linted.iter().flat_map(|l| &l.faults).collect();
    said.dedup();
    for fault in said {
        complain(fault);
    }
    let analyses: Vec<Analysis> = {
        let misses = linted.iter().any(|l| l.misses);
        if misses && format == Format::Tty {
            complain(
                "note: the files that COPY and ADD take were not looked for; --context DIR names the build's folder",
            );
        }
        linted.into_iter().map(|l| l.analysis).collect()
    };
    let files: Vec<FileReport<'_>> = inputs
        .iter()
        .zip(&analyses)
        .map(|(input, analysis)| report(input, &input.text, analysis, config.profile))
        .collect();
    let palette = palette(settings.no_color.unwrap_or_default(), args.wants.output.as_deref());
    write_out(args.wants.output.as_deref(), &report::render(format.with(palette), &files))?;
    Ok(code.max(exit_code(&settings, analyses.iter())))
}

/// What a report needs to know of a file.
fn report<'a>(input: &'a Input, source: &'a str, analysis: &'a Analysis, profile: Profile) -> FileReport<'a> {
    FileReport { name: &input.name, source, findings: &analysis.findings, index: &analysis.index, profile }
}

/// A file's verdict, and what is to be said beside it.
struct Linted {
    analysis: Analysis,
    /// What is wrong with its ignore file.
    faults: Vec<String>,
    /// Whether knowing the build's folder would tell more.
    misses: bool,
}

/// Whether the file takes files from a folder of which nothing is known.
fn misses(config: &Config, build: &BuildContext, analysis: &Analysis) -> bool {
    let is_known = match config.profile {
        Profile::Plimsoll => build.paths.is_some(),
        Profile::Buildkit => build.ignore.is_some(),
        Profile::Hadolint => true,
    };
    !is_known && lint::takes_files(&analysis.dockerfile)
}

/// The format of the command line, else that of the configuration.
fn format(args: &LintArgs, settings: &Settings) -> Format {
    let configured = || Format::from_str(settings.format.as_deref()?, false).ok();
    args.wants.format.or_else(configured).unwrap_or(Format::Tty)
}

/// The exit status that findings alone would give.
fn exit_code<'a>(settings: &Settings, mut analyses: impl Iterator<Item = &'a Analysis>) -> u8 {
    let threshold = settings.failure_threshold.unwrap_or_default();
    let reached = |a: &Analysis| a.findings.iter().any(|f| threshold.is_reached_by(f.severity));
    if !settings.no_fail.unwrap_or_default() && analyses.any(reached) { FOUND } else { CLEAN }
}

/// Writes the fixed text back to its file, or keeps it for the report where it came from standard input.
fn mend(input: &mut Input, config: &Config, with_unsafe: bool) -> Result<(), String> {
    let outcome = fix_all(&input.text, config, with_unsafe);
    if outcome.text == input.text {
        return Ok(());
    }
    if !input.is_exact {
        return Err(format!("{}: not changed: only files in UTF-8 can be mended in place", input.name));
    }
    std::fs::write(&input.path, &outcome.text).map_err(|e| format!("{}: {e}", input.path.display()))?;
    input.text = outcome.text;
    Ok(())
}

fn diff(input: &Input, config: &Config, with_unsafe: bool) -> String {
    let outcome = fix_all(&input.text, config, with_unsafe);
    if outcome.text == input.text {
        return String::new();
    }
    let diff = similar::TextDiff::from_lines(&input.text, &outcome.text);
    diff.unified_diff().header(&format!("a/{}", input.name), &format!("b/{}", input.name)).to_string()
}
