//! SC3018, SC3038, SC3041, SC3044, SC3045, SC3049 and SC3061: options and arguments of the shell's own commands that POSIX
//! does not know.

use super::{Question, Remark};
use crate::shell::{Call, Word, analyser::Dialect};

const STEP: u16 = 3018;
const OF_EXEC: u16 = 3038;
const FLAG_OF_SET: u16 = 3041;
const UNKNOWN_COMMAND: u16 = 3044;
const OF_OTHERS: u16 = 3045;
const SMALL_SIGNAL: u16 = 3049;
const READS_NOTHING: u16 = 3061;

/// Options that POSIX has, of commands whose others are looked for here.
const OF_POSIX: &[(&str, &str)] = &[("readonly", "p"), ("unset", "fv"), ("cd", "LP")];

pub(super) fn check(question: &Question<'_>, remarks: &mut Vec<Remark>) {
    if !matches!(question.dialect, Dialect::Posix | Dialect::Dash | Dialect::Busybox) {
        return;
    }
    for call in question.script.written() {
        match call.name() {
            "exec" => remarks.extend(
                call.args()
                    .first()
                    .filter(|w| matches!(w.text(), "-a" | "-c" | "-l"))
                    .map(|w| Remark::new(OF_EXEC, w.range)),
            ),
            "let" => {
                let steps = |w: &&Word| w.text().contains("++") || w.text().contains("--");
                remarks.extend(call.args().iter().filter(steps).map(|w| Remark::new(STEP, w.range)));
            }
            "enable" => remarks.push(Remark::new(UNKNOWN_COMMAND, call.command.range)),
            "read" => read(&call, remarks),
            "set" if question.dialect == Dialect::Posix => {
                let flags = call.args().iter().take_while(|w| w.text() != "--" && w.text() != "-o" && w.text() != "+o");
                let is_unknown = |w: &&Word| {
                    w.text()
                        .strip_prefix(['-', '+'])
                        .is_some_and(|letters| letters.contains(['H', 'B', 'k', 'p', 'P', 'r', 't']))
                };
                remarks.extend(flags.filter(is_unknown).map(|w| Remark::new(FLAG_OF_SET, w.range)));
            }
            "trap" if question.dialect == Dialect::Posix => {
                let signals = call.args().iter().skip(1).filter(|w| {
                    let is_name = |t: &str| t.bytes().all(|b| b.is_ascii_alphabetic());
                    w.literal().is_some_and(|t| is_name(t) && t.bytes().any(|b| b.is_ascii_lowercase()))
                });
                remarks.extend(signals.map(|w| Remark::new(SMALL_SIGNAL, w.range)));
            }
            name => {
                let Some((_, known)) = OF_POSIX.iter().find(|(of, _)| *of == name) else { continue };
                let is_unknown = |w: &&Word| {
                    w.text()
                        .strip_prefix('-')
                        .is_some_and(|l| !l.is_empty() && !l.starts_with('-') && !l.contains(|c| known.contains(c)))
                };
                remarks.extend(call.args().first().filter(is_unknown).map(|w| Remark::new(OF_OTHERS, w.range)));
            }
        }
    }
}

/// `read` without a name sets REPLY, in bash.
fn read(call: &Call<'_>, remarks: &mut Vec<Remark>) {
    let mut args = call.args().iter();
    while let Some(word) = args.next() {
        let text = word.text();
        match text {
            "-p" | "-t" | "-n" | "-N" | "-d" | "-u" | "-i" => {
                args.next();
            }
            _ if text.starts_with('-') && text.len() > 1 => {}
            _ => return,
        }
    }
    remarks.push(Remark::new(READS_NOTHING, call.command.range));
}
