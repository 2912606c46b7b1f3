//! SC2174: `mkdir -p -m` gives the mode to the last folder only.

use super::{Question, Remark};

const CODE: u16 = 2174;

pub(super) fn check(question: &Question<'_>, remarks: &mut Vec<Remark>) {
    for call in question.script.written().filter(|c| c.name() == "mkdir") {
        let args = call.args();
        let short = |letter: char| {
            args.iter().any(|a| {
                let text = a.text();
                text.starts_with('-') && !text.starts_with("--") && text[1..].contains(letter)
            })
        };
        let parents = short('p') || args.iter().any(|a| a.text() == "--parents");
        let mode = args.iter().find(|a| {
            let text = a.text();
            text.starts_with("--mode") || (text.starts_with('-') && !text.starts_with("--") && text[1..].contains('m'))
        });
        let Some(mode) = mode.filter(|_| parents) else { continue };
        // A path of one folder has no parents to make.
        let has_deep = args.iter().any(|a| {
            let text = a.text().strip_prefix("../").unwrap_or(a.text());
            let trimmed = text.trim_end_matches('/');
            !text.starts_with('-') && trimmed.contains('/')
        });
        if has_deep {
            remarks.push(Remark::new(CODE, mode.range));
        }
    }
}
