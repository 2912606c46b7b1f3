//! The workshop's exercises: what the trainer's page promises of each text is what the rules say of it.

use plimsoll::{
    diagnostic::{Config, Severity},
    lint, outsource, swarm,
};
use serde_json::Value;
use std::path::Path;

fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

fn exercises() -> Vec<Value> {
    let pack: Value = serde_json::from_str(&read("static/workshop/exercises.json")).expect("JSON");
    pack["exercises"].as_array().expect("a list").clone()
}

fn words(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

#[test]
fn each_exercise_shows_what_it_is_about_and_its_answer_does_not() {
    let mut seen = 0;
    for exercise in exercises().iter().filter(|e| e["start"].is_string()) {
        let slug = exercise["slug"].as_str().expect("a slug");
        let text = read(&format!("static/examples/{}.Dockerfile", exercise["start"].as_str().expect("a text")));
        let found = lint::lint(&text, &Config::default()).findings;
        let wanted = words(&exercise["finds"]);
        for code in &wanted {
            assert!(found.iter().any(|f| f.rule.code == code), "{slug}: {code} is not found in the exercise");
        }
        if wanted.is_empty() {
            continue;
        }
        seen += 1;
        let answer = read(&format!("static/workshop/answers/{slug}.Dockerfile"));
        for finding in lint::lint(&answer, &Config::default()).findings {
            // What the talk leaves without a version.
            let allowed = finding.severity == Severity::Info && finding.message.contains("ca-certificates");
            assert!(allowed, "{slug}: the answer has {} {}", finding.rule.code, finding.message);
        }
    }
    assert!(seen >= 6, "{seen} exercises with an answer");
}

#[test]
fn the_exercises_of_the_other_places_are_inputs_that_those_take() {
    let catalogue = outsource::Catalogue::bundled();
    let mut seen = 0;
    for exercise in exercises().iter().filter(|e| e["state"].is_object()) {
        let slug = exercise["slug"].as_str().expect("a slug");
        let state = &exercise["state"];
        if !state["swarm"].is_null() {
            let read = swarm::input::read_json::<Vec<swarm::Input>>(&format!("[{}]", state["swarm"]));
            assert!(read.is_ok(), "{slug}: {:?}", read.err());
            seen += 1;
        }
        if !state["outsource"].is_null() {
            let read = outsource::Answers::from_json(&state["outsource"].to_string(), catalogue);
            assert!(read.is_ok(), "{slug}: {:?}", read.err());
            seen += 1;
        }
    }
    assert_eq!(seen, 3);
}
