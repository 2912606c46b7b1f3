//! SC2173: KILL and STOP can't be trapped.

use super::{Question, Remark};

const CODE: u16 = 2173;

pub(super) fn check(question: &Question<'_>, remarks: &mut Vec<Remark>) {
    for call in question.script.written().filter(|c| c.name() == "trap") {
        let Some((action, signals)) = call.args().split_first() else { continue };
        if action.text() == "-" {
            continue;
        }
        for signal in signals {
            let name = signal.text().to_ascii_uppercase();
            if matches!(name.trim_start_matches("SIG"), "KILL" | "9" | "STOP") {
                remarks.push(Remark::new(CODE, signal.range));
            }
        }
    }
}
