use super::{
    CLEAN, FOUND, REFUSED,
    args::{PlanFormat, SwarmArgs},
    complain, files, palette, write_out,
};
use plimsoll::{
    diagnostic::Severity,
    report,
    swarm::{
        Answer, Input, Refusal, Watch,
        drill::{self, Fault, Script},
        size_watched,
    },
};
use std::{ops::ControlFlow, path::Path};

/// `plimsoll swarm`.
pub fn run(args: &SwarmArgs) -> Result<u8, String> {
    let read = files::read(args.input.as_deref().unwrap_or(Path::new("-")))?;
    let script = match &args.drill {
        Some(path) => {
            let file = files::read(path)?;
            Some(Script::from_json(&file.text).map_err(|r| format!("{}: {r}", file.name))?)
        }
        None => None,
    };
    let (inputs, is_list) = inputs(&read.text).map_err(|r| format!("{}: {r}", read.name))?;
    let answers = files::in_parallel(&inputs, |input| answer(input, script.as_ref()));
    let mut sized = Vec::new();
    for (n, answer) in answers.into_iter().enumerate() {
        match answer {
            Ok(answer) => sized.push(answer),
            Err(refusal) => {
                let refusal = if is_list { refusal.inside(&format!("[{n}]")) } else { refusal };
                complain(&format!(
                    "{}: {refusal}",
                    args.drill.as_ref().map_or_else(|| read.name.clone(), |p| p.display().to_string())
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
