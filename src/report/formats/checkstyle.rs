//! Checkstyle's XML, which Jenkins' warnings plugin and many others read
//! (<https://checkstyle.org/>, `checkstyle-result.xml`).

use super::{FileReport, xml::attribute};
use std::fmt::Write;

pub(super) fn render(files: &[FileReport<'_>]) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n");
    for file in files {
        let _ = writeln!(out, "<file name=\"{}\">", attribute(file.name));
        for finding in file.records() {
            // Checkstyle's readers know `ignore`, `info`, `warning` and `error`; what else they are told they drop.
            let severity =
                if finding.level == crate::diagnostic::Severity::Style { "info" } else { finding.level.as_str() };
            let _ = writeln!(
                out,
                "<error line=\"{}\" column=\"{}\" severity=\"{severity}\" message=\"{}\" source=\"{}\"/>",
                finding.line,
                finding.column,
                attribute(finding.message),
                attribute(finding.code),
            );
        }
        out.push_str("</file>\n");
    }
    out.push_str("</checkstyle>\n");
    out
}
