//! SC2121: `set a=b` sets the first parameter and no variable.

use super::{Question, Remark};

const CODE: u16 = 2121;

pub(super) fn check(question: &Question<'_>, remarks: &mut Vec<Remark>) {
    for call in question.script.written().filter(|c| c.name() == "set") {
        let Some(first) = call.args().first() else { continue };
        let text = first.text();
        if !text.starts_with('-') && !text.starts_with('+') && !first.is_quoted() && text.contains('=') {
            remarks.push(Remark::new(CODE, first.range));
        }
    }
}
