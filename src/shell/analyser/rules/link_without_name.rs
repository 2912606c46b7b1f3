//! SC2226: `ln` with one path makes a link of the same name in the current folder.

use super::{Question, Remark};

const CODE: u16 = 2226;

pub(super) fn check(question: &Question<'_>, remarks: &mut Vec<Remark>) {
    for call in question.script.written().filter(|c| c.name() == "ln") {
        let args = call.args();
        let operands = args.iter().filter(|a| !a.text().starts_with('-') || a.text() == "-");
        let names_target = args.iter().any(|a| {
            let text = a.text();
            text.starts_with("--target-directory")
                || (text.starts_with('-') && !text.starts_with("--") && text.contains('t'))
        });
        let is_plain = args.iter().all(|a| a.literal().is_some());
        if operands.count() == 1 && !names_target && is_plain {
            remarks.push(Remark::new(CODE, call.command.range));
        }
    }
}
