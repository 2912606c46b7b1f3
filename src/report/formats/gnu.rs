//! One line a finding as GNU's coding standards have it, which editors read
//! (<https://www.gnu.org/prep/standards/html_node/Errors.html>).

use super::FindingRecord;
use std::fmt::Write;

pub(super) fn render(findings: &[FindingRecord<'_>]) -> String {
    let mut out = String::new();
    for f in findings {
        let message: String = f.message.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let _ = writeln!(out, "plimsoll:{}:{}:{}: {} {}: {message}", f.file, f.line, f.column, f.code, f.level);
    }
    out
}
