use super::{
    CLEAN, FOUND,
    args::{ReportArgs, ReportFormat, Schema},
    environment::environment,
    say, state, write_out,
};
use plimsoll::{
    report::{self, Beside, model::Standing},
    share::State,
};
use std::path::Path;

/// `plimsoll report`.
pub fn run(args: &ReportArgs) -> Result<u8, String> {
    if let Some(schema) = args.schema {
        let text = match schema {
            Schema::Report => report::report_schema(),
            Schema::State => report::state_schema(),
        };
        write_out(args.output.as_deref(), &text)?;
        return Ok(CLEAN);
    }
    let state = state::read(&args.inputs)?;
    let format = match args.format {
        ReportFormat::Text => report::ReportFormat::Text,
        ReportFormat::Markdown => report::ReportFormat::Markdown,
        ReportFormat::Html => report::ReportFormat::Html,
        ReportFormat::Json => report::ReportFormat::Json,
        ReportFormat::Sarif => report::ReportFormat::Sarif,
    };
    let beside = Beside { variables: environment(), ..Beside::default() };
    let (made, text) = report::make_and_write(format, &state, &beside);
    write_out(args.output.as_deref(), &text)?;
    if let Some(folder) = &args.fixed {
        mend(folder, &state, &beside)?;
    }
    Ok(if made.verdict.value == Standing::NotYet { FOUND } else { CLEAN })
}

/// Writes the fixed documents into a folder, never outside of it and never over a file that is there.
fn mend(folder: &Path, state: &State, beside: &Beside) -> Result<(), String> {
    std::fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    for document in report::fixed(state, beside) {
        // A state comes from anybody: of a name only the last part counts.
        let name = Path::new(&document.name).file_name().ok_or_else(|| format!("`{}` names no file", document.name))?;
        let path = folder.join(name);
        let mut file = std::fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&path)
            .map_err(|e| format!("{}: {e}", path.display()))?;
        std::io::Write::write_all(&mut file, document.text.as_bytes())
            .map_err(|e| format!("{}: {e}", path.display()))?;
        say(&format!("{}: fixed\n", path.display()));
    }
    Ok(())
}
