//! SC2251: under `set -e` a command behind `!` never ends the script, and nothing else looks at its status.

use super::{Question, Remark};
use crate::{
    shell::{Command, Compound, Enclosure, Join, Script},
    text::TextRange,
};

const CODE: u16 = 2251;

pub(super) fn check(question: &Question<'_>, remarks: &mut Vec<Remark>) {
    let script = question.script;
    if !question.ends_on_error && !script.commands.iter().any(sets_errexit) {
        return;
    }
    let mut last_pipeline = None;
    for (n, command) in script.commands.iter().enumerate() {
        if !command.negated || last_pipeline == Some(command.pipeline) || is_looked_at(script, command) {
            continue;
        }
        last_pipeline = Some(command.pipeline);
        let Some(pipeline) = script.pipelines.get(command.pipeline as usize) else { continue };
        let next = script.commands[n + 1..].iter().find(|c| c.pipeline != command.pipeline);
        let next_here = next.filter(|c| c.inside == command.inside);
        let is_end = command.inside.is_none() && next.is_none();
        let joined = |join: Join| matches!(join, Join::And | Join::Or);
        if is_end || joined(command.join) || next_here.is_some_and(|c| joined(c.join)) {
            continue;
        }
        let start = question.text[..pipeline.range.from()].rfind('!').unwrap_or(pipeline.range.from());
        remarks.push(Remark::new(CODE, TextRange::new(start.min(pipeline.range.from()), pipeline.range.to())));
    }
}

/// Whether something else goes by the command's status.
fn is_looked_at(script: &Script, command: &Command) -> bool {
    let decides = |c: &Compound| {
        matches!(c.kind, Enclosure::Condition | Enclosure::Substitution | Enclosure::Backticks | Enclosure::Process)
    };
    script.around(command).any(decides)
}

/// `set -e`, `set -eux`, `set -o errexit`.
fn sets_errexit(command: &Command) -> bool {
    command.name() == Some("set")
        && command.args().iter().any(|a| {
            let text = a.text();
            text == "errexit" || (text.starts_with('-') && !text.starts_with("--") && text.contains('e'))
        })
}
