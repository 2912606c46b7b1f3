use super::{
    CLEAN, FOUND,
    args::{OutsourceArgs, OutsourceSchema, PlanFormat},
    files::read,
    write_out,
};
use plimsoll::outsource::{self, Advice, Answers, Catalogue, advise, stack, written};

/// `plimsoll outsource`.
pub fn run(args: &OutsourceArgs) -> Result<u8, String> {
    if let Some(schema) = args.schema {
        let text = match schema {
            OutsourceSchema::Answers => outsource::answers_schema(),
            OutsourceSchema::Advice => outsource::advice_schema(),
        };
        write_out(args.output.as_deref(), &text)?;
        return Ok(CLEAN);
    }
    let catalogue = Catalogue::bundled();
    let (answers, are_many) = match &args.answers {
        None => (vec![Answers::default()], false),
        Some(path) => {
            let input = read(path)?;
            Answers::one_or_many(&input.text, catalogue).map_err(|e| format!("{}: {e}", input.name))?
        }
    };
    let advice: Vec<Advice> = answers.iter().map(|a| advise(catalogue, a)).collect();
    let text = match args.format {
        PlanFormat::Json => {
            let json = match (advice.as_slice(), are_many) {
                ([one], false) => serde_json::to_string(one),
                (all, _) => serde_json::to_string(all),
            };
            json.map_err(|e| e.to_string())? + "\n"
        }
        PlanFormat::Tty => scenarios(&advice, |a| written::terminal(catalogue, a)),
        PlanFormat::Markdown => scenarios(&advice, |a| written::markdown(catalogue, a)),
    };
    write_out(args.output.as_deref(), &text)?;
    let clashes =
        |a: &Advice| a.stack.as_ref().is_some_and(|s| s.conflicts.iter().any(|c| c.level == stack::Level::Error));
    Ok(if advice.iter().any(clashes) { FOUND } else { CLEAN })
}

/// Each scenario, numbered where there are several.
fn scenarios(advice: &[Advice], write: impl Fn(&Advice) -> String) -> String {
    if let [one] = advice {
        return write(one);
    }
    let each = |(n, a): (usize, &Advice)| format!("# Scenario {}\n\n{}\n", n + 1, write(a));
    advice.iter().enumerate().map(each).collect()
}
