//! The Dockerfile of the site keeps what the rules ask of others.

use plimsoll::{
    diagnostic::Config,
    lint,
    maturity::{self, Rung, Status},
};
use std::path::Path;

fn dockerfile() -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(".docker/Dockerfile")).expect("it is there")
}

#[test]
fn it_stands_on_the_top_rung_and_misses_nothing() {
    let text = dockerfile();
    let assessment = maturity::assess(&text, &lint::lint(&text, &Config::default()));
    assert_eq!(assessment.rung, Some(Rung::Scales));
    for rung in &assessment.rungs {
        for criterion in &rung.criteria {
            assert_ne!(criterion.status, Status::Missed, "{}: {}", criterion.id, criterion.why);
        }
    }
}

#[test]
fn no_rule_has_anything_to_say_about_it() {
    let found = lint::lint(&dockerfile(), &Config::default()).findings;
    let said: Vec<_> = found.iter().map(|f| format!("{} {}", f.rule.code, f.message)).collect();
    assert!(said.is_empty(), "{said:#?}");
}
