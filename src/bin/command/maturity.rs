use super::{
    CLEAN, REFUSED,
    args::{MaturityArgs, MaturityFormat},
    complain,
    files::{in_parallel, read},
    folder, palette, write_out,
};
use plimsoll::{
    diagnostic::Config,
    lint,
    maturity::assess_in,
    report::{LadderFormat, LadderReport, render_ladders},
};

/// `plimsoll maturity`.
pub fn run(args: &MaturityArgs) -> Result<u8, String> {
    let mut code = CLEAN;
    let mut inputs = Vec::new();
    for input in in_parallel(&args.files, |path| read(path)) {
        match input {
            Ok(input) => inputs.push(input),
            Err(message) => {
                complain(&message);
                code = REFUSED;
            }
        }
    }
    // No criterion asks what the shell analyser finds.
    let config = Config { skip_shell: true, ..Config::default() };
    let assessments = in_parallel(&inputs, |input| {
        let build = folder::of_file(&input.path, None, None);
        assess_in(&input.text, &lint::lint(&input.text, &config), &build)
    });
    let files: Vec<_> = inputs
        .iter()
        .zip(&assessments)
        .map(|(input, assessment)| LadderReport { file: &input.name, assessment })
        .collect();
    let format = match args.format {
        MaturityFormat::Tty => LadderFormat::Tty(palette(args.no_color, args.output.as_deref())),
        MaturityFormat::Json => LadderFormat::Json,
        MaturityFormat::Markdown => LadderFormat::Markdown,
    };
    write_out(args.output.as_deref(), &render_ladders(format, &files))?;
    Ok(code)
}
