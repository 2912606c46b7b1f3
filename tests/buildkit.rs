//! The buildkit profile against `BuildKit`'s own linter, case by case.
//!
//! `tests/buildkit/<Name>.cases` holds Dockerfiles of our own (see `tests/support/cases.rs`), with the lines on which
//! that linter reported the check, and `Refused.cases` those at which the build stops. The head of each table names the
//! version; `RefusedAsRead.cases` was read from its source, not recorded from a run.

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
        if case.code.starts_with("Refused") {
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

/// As `frontend/dockerfile/parser` of moby/buildkit at 73ed6825c4 was read: a line of nothing but a continuation begins the
/// instruction that follows, and only the warning of empty lines stands at its end.
#[test]
fn a_lone_continuation_begins_the_instruction_behind_it() {
    let config = Config::of(Profile::Buildkit);
    for (text, want) in [
        ("FROM alpine\n\\\n\\\nWORKDIR foo\nCMD echo\n", vec![("WorkdirRelativePath", 2), ("JSONArgsRecommended", 5)]),
        ("\\\nFROM alpine as x\n", vec![("FromAsCasing", 1)]),
        ("FROM alpine\n\\\n\nWORKDIR foo\n", vec![("WorkdirRelativePath", 2), ("NoEmptyContinuation", 4)]),
        ("FROM alpine\n\\\n# c\nWORKDIR foo\n", vec![("WorkdirRelativePath", 2)]),
        ("FROM alpine\n  \\\nWORKDIR foo\n", vec![("WorkdirRelativePath", 2)]),
    ] {
        let analysis = lint::lint(text, &config);
        let found: Vec<(&str, u32)> = analysis
            .findings
            .iter()
            .filter_map(|f| {
                Some((f.rule.buildkit_name()?, analysis.index.line(f.place(config.profile, &analysis.index).start)))
            })
            .collect();
        assert_eq!(found, want, "{text}");
    }
}
