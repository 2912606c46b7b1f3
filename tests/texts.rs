//! The message catalogue and its uses are in step: no key without a text, no text without a use.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

const CATALOGUE: &str = "src/app/texts/en.json";
/// The places beside the first one have a catalogue of their own.
const PLACES: &str = "src/app/places";

/// The Rust files of a folder, but for what lies in `without`.
fn sources(folder: &Path, without: &str, out: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() && !path.ends_with("node_modules") && !path.ends_with(without) {
            sources(&path, without, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(std::fs::read_to_string(path).expect("UTF-8"));
        }
    }
}

/// All string literals of a source text that look like keys: `family.name`.
fn literals(source: &str) -> impl Iterator<Item = &str> {
    source.split('"').skip(1).step_by(2)
}

/// The literals that stand right behind `call`.
fn arguments<'s>(source: &'s str, call: &str) -> Vec<&'s str> {
    source.split(call).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn every_key_has_a_text_and_every_text_a_use() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    sources(&root.join("src/app"), "places", &mut files);
    in_step(&root.join(CATALOGUE), &files);
}

#[test]
fn the_places_texts_are_in_step_too() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    sources(&root.join(PLACES), "node_modules", &mut files);
    in_step(&root.join(PLACES).join("texts/en.json"), &files);
}

fn in_step(catalogue: &Path, files: &[String]) {
    let json = std::fs::read_to_string(catalogue).expect("the catalogue");
    let catalogue: BTreeMap<String, String> = serde_json::from_str(&json).expect("a flat object of texts");
    let mut missing = BTreeSet::new();
    let mut used: BTreeSet<String> = BTreeSet::new();
    for file in files {
        for key in arguments(file, "text(\"") {
            if !catalogue.contains_key(key) {
                missing.insert(key.to_owned());
            }
        }
        for key in arguments(file, "count(\"") {
            for form in ["one", "other"] {
                let full = format!("{key}.{form}");
                if !catalogue.contains_key(&full) {
                    missing.insert(full.clone());
                }
                used.insert(full);
            }
        }
        let families = arguments(file, "named(\"").into_iter().chain(arguments(file, "format!(\"severities"));
        for family in families {
            let family = if family.starts_with('.') { "severities" } else { family };
            used.extend(catalogue.keys().filter(|k| k.starts_with(&format!("{family}."))).cloned());
        }
        used.extend(literals(file).filter(|l| catalogue.contains_key(*l)).map(str::to_owned));
    }
    assert!(missing.is_empty(), "keys without a text: {missing:?}");
    let unused: Vec<_> = catalogue.keys().filter(|k| !used.contains(*k)).collect();
    assert!(unused.is_empty(), "texts that nothing uses: {unused:?}");
}

#[test]
fn families_are_complete() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let json = std::fs::read_to_string(root.join(CATALOGUE)).expect("the catalogue");
    let catalogue: BTreeMap<String, String> = serde_json::from_str(&json).expect("a flat object of texts");
    let mut wanted: BTreeSet<String> = BTreeSet::new();
    for rule in plimsoll::lint::rules() {
        wanted.insert(format!("group.{}", rule.meta.group));
    }
    for severity in plimsoll::diagnostic::Severity::ALL {
        wanted.insert(format!("severity.{severity}"));
        wanted.insert(format!("severities.{severity}.one"));
        wanted.insert(format!("severities.{severity}.other"));
    }
    let missing: Vec<_> = wanted.iter().filter(|k| !catalogue.contains_key(*k)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
