//! Instructions of which only the last in a stage counts.

use crate::{
    diagnostic::{Finding, Fix, Profile, RuleMeta},
    dockerfile::{Instruction, Keyword},
    lint::{
        Context,
        rules::support::{
            environment::{Step, all_steps},
            removal::remove,
        },
    },
};

/// Reports each `keyword` that follows another one in its stage; `BuildKit` reports the earlier of the two.
pub(super) fn check(meta: &'static RuleMeta, keyword: Keyword, context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.profile() == Profile::Buildkit {
        return check_as_buildkit(meta, keyword, context, findings);
    }
    let mut earlier: Option<&Instruction> = None;
    for instruction in &context.file.instructions {
        if instruction.keyword == Keyword::From {
            earlier = None;
        }
        if instruction.keyword != keyword {
            continue;
        }
        if let Some(earlier) = earlier {
            findings.push(finding(meta, context, earlier, instruction));
        }
        earlier = Some(instruction);
    }
}

/// `BuildKit` goes by what a stage's build comes to: the triggers that it inherits stand behind its FROM.
fn check_as_buildkit(meta: &'static RuleMeta, keyword: Keyword, context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (stage, steps) in context.stages.iter().zip(all_steps(context)) {
        let mut earlier: Option<Step<'_>> = None;
        let from = &context.file.instructions[stage.instructions.start];
        for step in steps.into_iter().filter(|s| s.instruction.keyword == keyword) {
            if let Some(earlier) = earlier.replace(step) {
                let mut finding = finding(meta, context, earlier.instruction, step.instruction);
                if earlier.is_trigger {
                    finding.anchor = from.range;
                    finding.range = from.keyword_range;
                    finding.fixes.clear();
                }
                findings.push(finding);
            }
        }
    }
}

fn finding(meta: &'static RuleMeta, context: &Context<'_>, earlier: &Instruction, later: &Instruction) -> Finding {
    let keyword = later.keyword;
    let lost = shortened(earlier.arguments_text());
    let help = format!("Remove the {keyword} that is not meant.");
    let finding = if context.profile() == Profile::Buildkit {
        let message = format!("{keyword} `{lost}` never counts: another {keyword} follows in the same stage");
        Finding::new(meta, earlier.range, earlier.keyword_range, message)
    } else {
        let message = format!("this {keyword} replaces `{lost}`, which stands before it in the same stage");
        Finding::new(meta, later.range, later.keyword_range, message)
    };
    let finding = finding.help(help);
    match remove(context, earlier) {
        Some(edit) => finding.fix(Fix::safe(format!("Remove the {keyword} that does not count"), vec![edit])),
        None => finding,
    }
}

fn shortened(text: &str) -> String {
    const ROOM: usize = 40;
    if text.chars().count() <= ROOM { text.to_owned() } else { text.chars().take(ROOM - 1).chain(['…']).collect() }
}
