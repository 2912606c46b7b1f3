//! SC2210: a redirection to a file that has a number for its name; a comparison or a stream was meant.

use super::{Question, Remark};
use crate::shell::{Redirect, RedirectKind};

const CODE: u16 = 2210;

pub(super) fn check(question: &Question<'_>, remarks: &mut Vec<Remark>) {
    let script = question.script;
    let of_commands = script.commands.iter().flat_map(|c| &c.redirects);
    let all = of_commands.chain(script.compounds.iter().flat_map(|c| &c.redirects));
    remarks.extend(all.filter(|r| is_numbered(r)).map(|r| Remark::new(CODE, r.range)));
}

fn is_numbered(redirect: &Redirect) -> bool {
    let is_file = matches!(
        redirect.kind,
        RedirectKind::Read
            | RedirectKind::Write
            | RedirectKind::Append
            | RedirectKind::ReadWrite
            | RedirectKind::WriteBoth
            | RedirectKind::AppendBoth
    );
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    is_file && !redirect.target.is_quoted() && redirect.target.literal().is_some_and(is_number)
}
