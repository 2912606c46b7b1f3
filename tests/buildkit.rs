//! The buildkit profile against `BuildKit`'s own linter, case by case.
//!
//! `tests/buildkit/<Name>.cases` holds Dockerfiles of our own (see `tests/support/cases.rs`), with the lines on which
//! that linter reported the check, and `Refused.cases` those at which the build stops. The head of each table names the version.

#![expect(clippy::print_stdout, reason = "a test says what it compared")]

#[path = "support/cases.rs"]
mod cases;

use plimsoll::{
    diagnostic::{Config, Profile, Severity},
    lint,
};

#[test]
fn the_profile_says_what_the_linter_said() {
    let cases = cases::read("buildkit");
    let config = Config::of(Profile::Buildkit);
    let mut differ = Vec::new();
    for case in &cases {
        assert!(case.options.is_empty() && case.theirs == case.ours, "{}: no differences are meant", case.name);
        let analysis = lint::lint(&case.text, &config);
        if case.code == "Refused" {
            let errors = analysis.findings.iter().filter(|f| f.severity == Severity::Error);
            let mut lines = errors.map(|f| analysis.index.line(f.place(config.profile, &analysis.index).start));
            // The build stops at its first fault; the others are of use as well.
            if !lines.any(|line| case.ours.contains(&line)) {
                differ.push(format!("{}: no error on line {:?}", case.name, case.ours));
            }
            continue;
        }
        let own = analysis.findings.iter().filter(|f| f.rule.buildkit_name() == Some(&case.code));
        let mut lines: Vec<u32> =
            own.map(|f| analysis.index.line(f.place(config.profile, &analysis.index).start)).collect();
        lines.sort_unstable();
        if lines != case.ours {
            differ.push(format!("{}: lines {lines:?}, not {:?}", case.name, case.ours));
        }
    }
    println!("{} of {} cases agree", cases.len() - differ.len(), cases.len());
    assert!(differ.is_empty(), "{} of {} differ:\n{}", differ.len(), cases.len(), differ.join("\n"));
}
