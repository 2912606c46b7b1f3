//! The advice on whole Dockerfiles, against cases that say what a careful reviewer would: the four anti-patterns, the
//! talk's own examples, and the ladder.
//!
//! `tests/advice/*.cases` hold Dockerfiles of our own. A case starts with `=== name`; then come what is expected, one a
//! line, and behind `---` the file:
//!
//! | line | meaning |
//! |---|---|
//! | `! GROUP LINES [CODE]` | a finding of the group stands on the lines (`3`, `3-5`, or `*` for anywhere) |
//! | `- GROUP` | the group has no finding at warning or error |
//! | `@ RUNG STATUS` | the rung's status; `not-missed` is met or unseen, `a\|b` is one of several rungs |
//! | `+ CRITERION STATUS` | the criterion's status; `not-missed` as above |
//! | `= RUNG` | the rung that the file stands on |

use plimsoll::{
    diagnostic::{Config, Severity},
    lint::{Analysis, lint},
    maturity::{Assessment, Rung, assess},
};

struct Case {
    name: String,
    expected: Vec<Vec<String>>,
    text: String,
}

fn cases(file: &str) -> Vec<Case> {
    let path = format!("{}/tests/advice/{file}", env!("CARGO_MANIFEST_DIR"));
    let all = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
    let read = |part: &str| {
        let (head, text) = part.split_once("\n---\n").unwrap_or_else(|| panic!("{path}: a case without file: {part}"));
        let mut lines = head.lines();
        let name = lines.next().expect("a name").trim().to_owned();
        let expected = lines.map(|l| l.split_whitespace().map(str::to_owned).collect()).collect();
        Case { name, expected, text: text.to_owned() }
    };
    let found: Vec<_> = all.split("=== ").skip(1).map(read).collect();
    assert!(!found.is_empty(), "{path}");
    found
}

fn is_found(analysis: &Analysis, group: &str, lines: &str, code: Option<&String>) -> bool {
    let lines = if lines == "*" {
        1..=u32::MAX
    } else {
        let (first, last) = lines.split_once('-').unwrap_or((lines, lines));
        first.parse().expect("a line")..=last.parse().expect("a line")
    };
    analysis.findings.iter().any(|f| {
        f.rule.group.as_str() == group
            && lines.contains(&analysis.index.line(f.range.start))
            && code.is_none_or(|c| f.rule.code == c)
    })
}

fn stands(assessment: &Assessment, rungs: &str, status: &str) -> bool {
    rungs.split('|').any(|name| {
        let rung = assessment.rungs.iter().find(|r| r.rung.as_str() == name).expect("a rung");
        match status {
            "not-missed" => rung.status.as_str() != "missed",
            _ => rung.status.as_str() == status,
        }
    })
}

fn is_judged(assessment: &Assessment, id: &str, status: &str) -> bool {
    let criteria = assessment.rungs.iter().flat_map(|r| &r.criteria);
    let found = criteria.into_iter().find(|c| c.id == id).expect("a criterion");
    match status {
        "not-missed" => found.status.as_str() != "missed",
        _ => found.status.as_str() == status,
    }
}

fn check(file: &str) {
    let mut wrong = Vec::new();
    for case in cases(file) {
        let analysis = lint(&case.text, &Config::default());
        let assessment = assess(&case.text, &analysis);
        for expected in &case.expected {
            let word = |n: usize| expected.get(n).map_or("", String::as_str);
            let is_right = match word(0) {
                "!" => is_found(&analysis, word(1), word(2), expected.get(3)),
                "-" => !analysis
                    .findings
                    .iter()
                    .any(|f| f.rule.group.as_str() == word(1) && f.severity <= Severity::Warning),
                "@" => stands(&assessment, word(1), word(2)),
                "+" => is_judged(&assessment, word(1), word(2)),
                "=" => assessment.rung.map_or("none", Rung::as_str) == word(1),
                other => panic!("{}: {other}", case.name),
            };
            if !is_right {
                let found: Vec<_> = analysis
                    .findings
                    .iter()
                    .map(|f| format!("{} {}:{}", f.severity.as_str(), f.rule.code, analysis.index.line(f.range.start)))
                    .collect();
                wrong.push(format!("{}: {} | {}", case.name, expected.join(" "), found.join(", ")));
            }
        }
    }
    assert!(wrong.is_empty(), "{} expectations are not met:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_talk_s_examples_give_what_its_slides_name() {
    check("talk.cases");
}

#[test]
fn anti_patterns_are_found_and_good_files_left_alone() {
    check("anti-patterns.cases");
}

#[test]
fn rungs_are_judged_as_a_reviewer_would() {
    check("ladder.cases");
}
