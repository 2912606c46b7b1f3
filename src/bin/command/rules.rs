use super::{
    CLEAN,
    args::{RulesArgs, RulesFormat},
    palette, write_out,
};
use plimsoll::report;
use std::fmt::Write;

/// `plimsoll rules`.
pub fn run(args: &RulesArgs) -> Result<u8, String> {
    let chosen: Vec<_> = match &args.code {
        None => report::all_rules().collect(),
        Some(name) => vec![
            report::find_rule(name)
                .ok_or_else(|| format!("`{name}` is no rule's code, name or alias; `plimsoll rules` lists them"))?,
        ],
    };
    let records = report::rule_records(chosen.into_iter());
    let out = match (args.format, args.code.is_some()) {
        (RulesFormat::Json, _) => serde_json::to_string(&records).map_err(|e| e.to_string())? + "\n",
        (RulesFormat::Tty, true) => records.iter().map(|r| report::explain(r, palette(args.no_color, None))).collect(),
        (RulesFormat::Tty, false) => records.iter().fold(String::new(), |mut out, r| {
            let _ = writeln!(out, "{:<28} {:<28} {:<8} {}", r.code, r.slug, r.level.as_str(), r.summary);
            out
        }),
    };
    write_out(None, &out)?;
    Ok(CLEAN)
}
