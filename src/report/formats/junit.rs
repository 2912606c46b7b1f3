//! JUnit's XML, which CI servers show as test results: a suite a file, a failing case a finding
//! (<https://github.com/testmoapp/junitxml>).

use super::{FileReport, xml::attribute};
use std::fmt::Write;

pub(super) fn render(files: &[FileReport<'_>]) -> String {
    let mut suites = String::new();
    let (mut tests, mut failures) = (0, 0);
    for file in files {
        let records = file.records();
        // A clean file is one case that passes, so that the report is not empty.
        let count = records.len().max(1);
        tests += count;
        failures += records.len();
        let name = attribute(file.name);
        let _ = writeln!(
            suites,
            "<testsuite name=\"{name}\" tests=\"{count}\" failures=\"{}\" errors=\"0\">",
            records.len()
        );
        if records.is_empty() {
            let _ = writeln!(suites, "<testcase name=\"the line is clear\" classname=\"{name}\"/>");
        }
        for f in records {
            let _ = writeln!(
                suites,
                "<testcase name=\"{} {}:{}\" classname=\"{name}\"><failure type=\"{}\" message=\"{}\">{}</failure></testcase>",
                attribute(f.code),
                f.line,
                f.column,
                f.level,
                attribute(f.message),
                attribute(&format!("{}:{}:{} {} {}\n{}\n{}", f.file, f.line, f.column, f.level, f.code, f.why, f.help)),
            );
        }
        suites.push_str("</testsuite>\n");
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"plimsoll\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\">\n{suites}</testsuites>\n"
    )
}
