use super::{
    CLEAN, FOUND, REFUSED,
    args::LintArgs,
    complain,
    files::{Input, in_parallel, read},
    palette, say, write_out,
};
use plimsoll::{
    diagnostic::{Config, Severity},
    lint::{self, Analysis, fix::fix_all},
    report::{self, FileReport},
};
use std::path::Path;

/// `plimsoll lint`.
pub fn run(args: &LintArgs) -> Result<u8, String> {
    let config = config(args);
    let mut code = CLEAN;
    let mut inputs = Vec::new();
    for input in in_parallel(&args.files, |path| read(path)) {
        match input {
            Ok(mut input) => {
                if let Some(name) = &args.file_path_in_report {
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
    if args.diff {
        let diffs = in_parallel(&inputs, |input| diff(input, &config, args.fix_unsafe));
        write_out(args.output.as_deref(), &diffs.concat())?;
        let changed = diffs.iter().any(|d| !d.is_empty());
        return Ok(if code == CLEAN && changed && !args.no_fail { FOUND } else { code });
    }
    if (args.fix || args.fix_unsafe) && args.files == [Path::new("-")] {
        // A filter: the mended text goes out, the report to the side.
        for input in &inputs {
            let outcome = fix_all(&input.text, &config, args.fix_unsafe);
            write_out(args.output.as_deref(), &outcome.text)?;
            let left = lint::lint(&outcome.text, &config);
            let file = FileReport { name: &input.name, source: &outcome.text, analysis: &left, profile: args.profile };
            say(&report::render(report::Format::Tty(report::Palette::Plain), &[file]));
            code = code.max(exit_code(args, std::iter::once(&left)));
        }
        return Ok(code);
    }
    if args.fix || args.fix_unsafe {
        for input in &mut inputs {
            if let Err(message) = mend(input, &config, args.fix_unsafe) {
                complain(&message);
                code = REFUSED;
            }
        }
    }
    let analyses = in_parallel(&inputs, |input| lint::lint(&input.text, &config));
    write_out(args.output.as_deref(), &written(args, &inputs, &analyses))?;
    Ok(code.max(exit_code(args, analyses.iter())))
}

/// The exit status that findings alone would give.
fn exit_code<'a>(args: &LintArgs, mut analyses: impl Iterator<Item = &'a Analysis>) -> u8 {
    let reached = |a: &Analysis| a.findings.iter().any(|f| args.failure_threshold.is_reached_by(f.severity));
    if !args.no_fail && analyses.any(reached) { FOUND } else { CLEAN }
}

fn config(args: &LintArgs) -> Config {
    let mut config = Config::of(args.profile);
    config.ignored.clone_from(&args.ignore);
    config.disable_ignore_pragmas = args.disable_ignore_pragma;
    config.trusted_registries.clone_from(&args.trusted_registry);
    config.label_schema.clone_from(&args.require_label);
    config.strict_labels = args.strict_labels;
    config.skip_shell = args.no_shell && !args.shell;
    let levels = [
        (&args.error, Severity::Error),
        (&args.warning, Severity::Warning),
        (&args.info, Severity::Info),
        (&args.style, Severity::Style),
    ];
    for (codes, severity) in levels {
        config.overrides.extend(codes.iter().map(|code| (code.clone(), severity)));
    }
    config
}

fn written(args: &LintArgs, inputs: &[Input], analyses: &[Analysis]) -> String {
    let files: Vec<FileReport<'_>> = inputs
        .iter()
        .zip(analyses)
        .map(|(input, analysis)| FileReport { name: &input.name, source: &input.text, analysis, profile: args.profile })
        .collect();
    report::render(args.format.with(palette(args.no_color, args.output.as_deref())), &files)
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
