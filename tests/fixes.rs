//! What holds for every fix: its finding is gone afterwards, no new one appears, the file still reads, comments
//! elsewhere stay, and "fix all" comes to an end.

#![expect(clippy::print_stdout, reason = "a test says what it counted")]

mod support;

use plimsoll::{
    diagnostic::{Applicability, Config, Finding, Fix, Profile, docs},
    dockerfile,
    lint::{
        self, Analysis,
        fix::{apply_fix, fix_all},
    },
};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// How often each code is found.
fn counts(analysis: &Analysis) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for finding in &analysis.findings {
        *counts.entry(finding.rule.code).or_insert(0) += 1;
    }
    counts
}

/// The comments that no edit of the fix touches.
fn comments_outside<'t>(text: &'t str, fix: &Fix) -> Vec<&'t str> {
    let touched =
        |at: plimsoll::text::TextRange| fix.edits.iter().any(|e| e.range.start < at.end && at.start < e.range.end);
    dockerfile::parse(text).comments.iter().map(|c| c.range).filter(|r| !touched(*r)).map(|r| r.of(text)).collect()
}

/// Whether a rule is about names of base images that no build could read, so that nothing was known of the image.
fn makes_a_name_readable(code: &str) -> bool {
    matches!(code, "UndefinedArgInFrom" | "InvalidDefaultArgInFrom" | "PL0023")
}

/// Whether the findings of a code on lines that the fix wrote are as many as are new: the others were there before.
fn stands_where_mended(after: &Analysis, code: &str, text: &str, fix: &Fix) -> bool {
    let (mut added, mut removed) = (0, 0);
    let mut edits: Vec<_> = fix.edits.iter().collect();
    edits.sort_by_key(|e| e.range.start);
    let written = edits.into_iter().map(|edit| {
        let start = edit.range.from() + added - removed;
        added += edit.text.len();
        removed += edit.range.len();
        let line = |at: usize| after.index.line(at.min(text.len()) as u32);
        line(start)..=line(start + edit.text.len())
    });
    let written: Vec<_> = written.collect();
    after.findings.iter().filter(|f| f.rule.code == code).any(|f| {
        let line = after.index.line(f.range.start);
        written.iter().any(|lines| lines.contains(&line))
    })
}

/// What the fix of one fault of shell text may bring to light.
const BROUGHT: &[(&str, &[&str])] = &[("SC2006", &["SC2046"])];

/// What is wrong with a fix, in words.
fn fault(text: &str, before: &Analysis, finding: &Finding, fix: &Fix, config: &Config) -> Option<String> {
    let Ok(after_text) = apply_fix(text, fix) else { return Some("does not apply".to_owned()) };
    if fix.applicability == Applicability::Display {
        return None;
    }
    let after = lint::lint(&after_text, config);
    let (old, new) = (counts(before), counts(&after));
    let code = finding.rule.code;
    if new.get(code).copied().unwrap_or(0) >= old[code] {
        return Some(format!("{code} is still there:\n{after_text}"));
    }
    for (other, count) in &new {
        // A base image's age can be told only once its name can be read; one that has ended may become one that will.
        // How old a base image is can be told only once its name can be read. The age was there before.
        if other.starts_with("PL600")
            && makes_a_name_readable(code)
            && stands_where_mended(&after, other, &after_text, fix)
        {
            continue;
        }
        // Text that is expanded now, or words that were one before, may be faulty themselves.
        if BROUGHT.iter().any(|(fixed, brought)| *fixed == code && brought.contains(other)) {
            continue;
        }
        if *count > old.get(other).copied().unwrap_or(0) {
            return Some(format!("brings {other}:\n{after_text}"));
        }
    }
    if after.dockerfile.faults.len() > before.dockerfile.faults.len() {
        return Some(format!("no longer reads ({:?}):\n{after_text}", after.dockerfile.faults));
    }
    let comments: Vec<&str> = after.dockerfile.comments.iter().map(|c| c.range.of(&after_text)).collect();
    let mut left = comments.into_iter();
    for comment in comments_outside(text, fix) {
        if !left.any(|c| c == comment) {
            return Some(format!("loses the comment `{comment}`:\n{after_text}"));
        }
    }
    None
}

fn faults(text: &str, config: &Config) -> Vec<String> {
    let before = lint::lint(text, config);
    let mut faults = Vec::new();
    for finding in &before.findings {
        for fix in &finding.fixes {
            if let Some(fault) = fault(text, &before, finding, fix, config) {
                faults.push(format!("{} `{}` {fault}\n--- of\n{text}", finding.rule.code, fix.title));
            }
        }
    }
    for with_unsafe in [false, true] {
        let once = fix_all(text, config, with_unsafe);
        let twice = fix_all(&once.text, config, with_unsafe);
        if once.text != twice.text {
            faults.push(format!("fix all has no end\n--- {}\n--- of\n{text}", once.text));
        }
    }
    faults
}

#[test]
fn fixes_of_all_examples_hold_what_they_promise() {
    let mut said = Vec::new();
    let (mut seen, mut fixes) = (0, 0);
    for rule in lint::rules() {
        for example in docs::examples(&docs::markdown(&rule.meta), "dockerfile") {
            seen += 1;
            fixes +=
                lint::lint(&example.text, &Config::default()).findings.iter().map(|f| f.fixes.len()).sum::<usize>();
            said.extend(faults(&example.text, &config_of(&example)));
        }
    }
    assert!(seen > 20 && fixes > 10, "{seen} examples with {fixes} fixes");
    assert!(said.is_empty(), "{} faults\n{}", said.len(), said.join("\n======\n"));
}

#[test]
fn fixes_of_all_faults_of_shell_text_hold_what_they_promise() {
    let mut said = Vec::new();
    let mut fixes = 0;
    for entry in lint::analysed::codes::entries().filter(|e| !e.bad.is_empty()) {
        // Alone, behind a continuation with a comment in it, and in a heredoc.
        let runs = if entry.bad.contains('\n') {
            vec![format!("RUN <<E\n{}\nE\n", entry.bad)]
        } else {
            vec![
                format!("RUN {}\n", entry.bad),
                format!("RUN true é \\\n# why\n  && {{ {}; }}\n", entry.bad),
                format!("RUN <<E\n\tcd /a || exit\n{}\nE\n", entry.bad),
            ]
        };
        for (run, shell) in runs.iter().flat_map(|r| ["", "SHELL [\"/bin/bash\", \"-c\"]\n"].map(|s| (r, s))) {
            let text = format!("FROM debian:12.8-slim\n{shell}{run}# end\n");
            let config = Config::default();
            fixes += lint::lint(&text, &config)
                .findings
                .iter()
                .filter(|f| f.rule.code.starts_with("SC"))
                .flat_map(|f| &f.fixes)
                .count();
            said.extend(faults(&text, &config));
        }
    }
    assert!(fixes > 60, "{fixes} fixes");
    assert!(said.is_empty(), "{} faults\n{}", said.len(), said.join("\n======\n"));
}

/// The configuration that an example's marks ask for, as far as fixes hang on it.
fn config_of(example: &docs::Example) -> Config {
    let words = |name| example.mark(name).into_iter().flat_map(|m: &str| m.split(',')).map(str::to_owned);
    let label = |l: String| {
        let (label, form) = l.split_once(':').expect("label:type");
        (label.to_owned(), form.parse().expect("a type of label"))
    };
    Config {
        profile: example.mark("profile").map_or(Ok(Profile::Plimsoll), str::parse).expect("a profile"),
        trusted_registries: words("trusted").collect(),
        label_schema: words("labels").map(label).collect(),
        strict_labels: example.mark("strict").is_some(),
        ..Config::default()
    }
}

#[test]
fn most_rules_of_hadolint_have_a_fix_that_can_be_applied() {
    let mut with_fix = BTreeSet::new();
    for rule in lint::rules().filter(|r| r.meta.code.starts_with("DL")) {
        for example in docs::examples(&docs::markdown(&rule.meta), "dockerfile") {
            let analysis = lint::lint(&example.text, &config_of(&example));
            let own = analysis.findings.iter().filter(|f| f.rule.code == rule.meta.code);
            let mut fixes = own.flat_map(|f| &f.fixes);
            if fixes.any(|f| f.applicability != Applicability::Display && !f.edits.is_empty()) {
                with_fix.insert(rule.meta.code);
            }
        }
    }
    println!("{} rules of hadolint have a safe or an unsafe fix", with_fix.len());
    assert!(with_fix.len() >= 45, "{}: {with_fix:?}", with_fix.len());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn fixes_of_any_dockerfile_hold_what_they_promise(text in support::realistic()) {
        let said = faults(&text, &Config::default());
        prop_assert!(said.is_empty(), "{}", said.join("\n======\n"));
    }
}
