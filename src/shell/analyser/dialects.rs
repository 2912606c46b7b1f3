//! What one shell knows and another does not: of what holds for POSIX shells at large, some is no fault in dash, and more
//! is none in busybox.

use super::{Dialect, Question, Remark};
use crate::shell::{Command, CommandKind};

/// POSIX does not have them, dash and busybox do: order in tests, `local`, `-k`, `-G`, `-O`, signals in small letters,
/// options of `set`.
const OF_DASH: &[u16] = &[3012, 3040, 3041, 3043, 3049, 3065, 3066, 3067];
/// What busybox has besides: `[[ ]]`, `==`, `$'...'`, `&>`, `source`, `SIG` in front of a signal, `${a:1}`, `${a/b/c}`.
const OF_BUSYBOX: &[u16] = &[3003, 3010, 3014, 3015, 3016, 3017, 3020, 3046, 3048, 3057, 3058, 3060];

/// Of `echo`: another option than POSIX allows, and another than dash allows.
const ECHO_OF_POSIX: u16 = 3037;
const ECHO_OF_DASH: u16 = 3036;
const OPTION: u16 = 3045;
const UNQUOTED: u16 = 2086;

/// Drops what is no fault in the question's shell, and gives the rest the numbers that it has there.
pub(super) fn settle(question: &Question<'_>, remarks: &mut Vec<Remark>) {
    let (is_dash, is_busybox, is_korn) = (
        matches!(question.dialect, Dialect::Dash | Dialect::Busybox),
        question.dialect == Dialect::Busybox,
        question.dialect == Dialect::Korn,
    );
    if is_dash || is_korn {
        // Their `export`, `readonly` and `local` take assignments, which are not split.
        remarks.retain(|r| r.code != UNQUOTED || !is_assigned_value(question, r));
    }
    if !is_dash {
        return;
    }
    remarks.retain_mut(|remark| {
        match remark.code {
            code if OF_DASH.contains(&code) || (is_busybox && OF_BUSYBOX.contains(&code)) => return false,
            ECHO_OF_POSIX => {
                let known: &[char] = if is_busybox { &['n', 'e'] } else { &['n'] };
                let flags = call_at(question, remark).and_then(|c| c.args().first());
                if flags.is_some_and(|f| f.text().trim_start_matches('-').chars().all(|c| known.contains(&c))) {
                    return false;
                }
                remark.code = ECHO_OF_DASH;
            }
            OPTION => {
                let call = call_at(question, remark);
                let option = remark.at.of(question.text);
                return match call.and_then(Command::name) {
                    Some("ulimit") => false,
                    Some("read") => !option.starts_with("-p"),
                    Some("type") => !(is_busybox && option.starts_with("-p")),
                    _ => true,
                };
            }
            _ => {}
        }
        true
    });
}

/// The innermost command around a fault.
fn call_at<'q>(question: &Question<'q>, remark: &Remark) -> Option<&'q Command> {
    let around = question.script.commands.iter().filter(|c| c.kind == CommandKind::Simple && c.range.covers(remark.at));
    around.min_by_key(|c| c.range.len())
}

/// Whether it stands in `export name=value`.
fn is_assigned_value(question: &Question<'_>, remark: &Remark) -> bool {
    let Some(command) = call_at(question, remark) else { return false };
    matches!(command.name(), Some("export" | "readonly" | "local" | "typeset" | "declare"))
        && command.args().iter().any(|w| w.range.covers(remark.at) && is_assignment(w.text()))
}

fn is_assignment(text: &str) -> bool {
    text.split_once('=').is_some_and(|(name, _)| {
        !name.is_empty() && name.trim_end_matches('+').bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
    })
}
