use super::{CLEAN, FOUND, REFUSED, args::PlanFormat, complain, environment::environment, files, palette, write_out};
use clap::ValueHint;
use plimsoll::{
    diagnostic::Severity,
    report,
    swarm::{
        Answer, Input, Refusal, Watch,
        drill::{self, Fault, Script},
        size_watched,
    },
};
use std::{
    ops::ControlFlow,
    path::{Path, PathBuf},
};

/// Exit status: 0 no finding of level error, 1 such findings, 2 bad usage or refused input.
#[derive(Debug, clap::Args)]
#[command(after_help = "Exit status: 0 no finding of level error; 1 such findings; 2 bad usage or input that is \
refused (the message names the key).\n\nThe input is one JSON object of answers, or an array of them. `{}` is \
production with all defaults.\n\nExamples:\n  plimsoll swarm swarm.json\n  \
echo '{\"goal\":\"learn\"}' | plimsoll swarm --format json\n  plimsoll swarm --stack stack.yml swarm.json\n  plimsoll swarm swarm.json --drill actions.json")]
pub struct SwarmArgs {
    /// How to write the answer
    #[arg(short, long, value_enum, default_value_t = PlanFormat::Tty)]
    pub format: PlanFormat,
    /// What fails, in order: a JSON object with `actions` and, if not those of the answer, `nodes`
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub drill: Option<PathBuf>,
    /// A stack file with the services, merged with further ones as `docker stack deploy -c` does; its variables come
    /// from the environment
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub stack: Vec<PathBuf>,
    /// Exit with 0 whatever is found
    #[arg(long)]
    pub no_fail: bool,
    /// No colours
    #[arg(long)]
    pub no_color: bool,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub output: Option<PathBuf>,
    /// The answers, as JSON; `-` or nothing is standard input, unless `--stack` names files
    #[arg(value_name = "INPUT", value_hint = ValueHint::FilePath)]
    pub input: Option<PathBuf>,
}

/// `plimsoll swarm`.
pub fn run(args: &SwarmArgs) -> Result<u8, String> {
    let stack = args.stack.iter().map(|path| files::read(path)).collect::<Result<Vec<_>, _>>()?;
    let (name, text) = match &args.input {
        None if !stack.is_empty() => ("--stack".to_owned(), "{}".to_owned()),
        path => {
            let read = files::read(path.as_deref().unwrap_or(Path::new("-")))?;
            (read.name, read.text)
        }
    };
    let script = match &args.drill {
        Some(path) => {
            let file = files::read(path)?;
            Some(Script::from_json(&file.text).map_err(|r| format!("{}: {r}", file.name))?)
        }
        None => None,
    };
    let refused = |r: Refusal| format!("{name}: {r}");
    let (mut inputs, is_list) = inputs(&text).map_err(refused)?;
    if !stack.is_empty() {
        let texts: Vec<&str> = stack.iter().map(|file| file.text.as_str()).collect();
        inputs = with_stack(inputs, &texts).map_err(refused)?;
    }
    let answers = files::in_parallel(&inputs, |input| answer(input, script.as_ref()));
    let mut sized = Vec::new();
    for (n, answer) in answers.into_iter().enumerate() {
        match answer {
            Ok(answer) => sized.push(answer),
            Err(refusal) => {
                let refusal = if is_list { refusal.inside(&format!("[{n}]")) } else { refusal };
                complain(&format!(
                    "{}: {refusal}",
                    args.drill.as_ref().map_or_else(|| name.clone(), |p| p.display().to_string())
                ));
                return Ok(REFUSED);
            }
        }
    }
    let out = match args.format {
        PlanFormat::Json if is_list => json(&sized)?,
        PlanFormat::Json => json(&sized.first())?,
        PlanFormat::Markdown => sized.iter().map(report::swarm::markdown).collect::<Vec<_>>().join("\n---\n\n"),
        PlanFormat::Tty => {
            let palette = palette(args.no_color, args.output.as_deref());
            sized.iter().map(|a| report::swarm::text(a, palette)).collect::<Vec<_>>().join("\n")
        }
    };
    write_out(args.output.as_deref(), &out)?;
    let has_error = sized.iter().any(|a| a.worst() == Some(Severity::Error));
    Ok(if has_error && !args.no_fail { FOUND } else { CLEAN })
}

fn json(value: &impl serde::Serialize) -> Result<String, String> {
    Ok(serde_json::to_string_pretty(value).map_err(|e| e.to_string())? + "\n")
}

/// One input, or an array of them.
fn inputs(text: &str) -> Result<(Vec<Input>, bool), Refusal> {
    if !text.trim_start().starts_with('[') {
        return Ok((vec![Input::from_json(text)?], false));
    }
    let inputs: Vec<Input> = plimsoll::swarm::input::read_json(text)?;
    for (n, input) in inputs.iter().enumerate() {
        input.check().map_err(|r| r.inside(&format!("[{n}]")))?;
    }
    Ok((inputs, true))
}

/// The answers with the services of a stack.
fn with_stack(inputs: Vec<Input>, texts: &[&str]) -> Result<Vec<Input>, Refusal> {
    let variables = environment();
    let with = |input: Input| {
        if !input.services.is_empty() {
            return Err(Refusal { key: "services".to_owned(), message: "`--stack` names services too".to_owned() });
        }
        let input = input.with_stack_files(texts, &variables);
        input.check()?;
        Ok(input)
    };
    inputs.into_iter().map(with).collect()
}

fn answer(input: &Input, script: Option<&Script>) -> Result<Answer, Refusal> {
    let mut on = |_| ControlFlow::Continue(());
    let stopped = || Refusal { key: String::new(), message: "the drill was ended at its bound of work".to_owned() };
    let (mut answer, decision) = size_watched(input, &mut Watch::new(&mut on)).map_err(|_| stopped())?;
    if let Some(script) = script {
        answer.drill =
            Some(drill::play(input, &decision, script, &mut Watch::new(&mut on)).map_err(|fault| match fault {
                Fault::Refused(refusal) => refusal,
                Fault::Stopped(_) => stopped(),
            })?);
    }
    Ok(answer)
}
