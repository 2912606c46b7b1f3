//! The gallery: Dockerfiles of our own, each made to show one thing.
//!
//! The first one comes with the page and greets a first visit; the module with all rules brings the others, so that
//! they weigh nothing in the first load.

use serde_json::{Value, json};
use std::rc::Rc;

/// The example that greets a first visit.
pub const FIRST: &str = include_str!("../../static/examples/first-draft.Dockerfile");

/// An example as the page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// What it is called.
    pub title: String,
    /// What it shows.
    pub what: String,
    /// The Dockerfile.
    pub text: Rc<str>,
}

/// Reads the gallery that [`gallery::to_json`] wrote.
pub fn from_json(json: &str) -> Vec<Example> {
    let list: Value = serde_json::from_str(json).unwrap_or_default();
    let read = |entry: &Value| {
        let word = |n: usize| entry[n].as_str();
        Some(Example { title: word(0)?.to_owned(), what: word(1)?.to_owned(), text: Rc::from(word(2)?) })
    };
    list.as_array().into_iter().flatten().filter_map(read).collect()
}

/// All examples with their texts: for the module that comes later.
pub mod gallery {
    use super::json;
    use crate::app::texts::Catalogue;

    macro_rules! examples {
        ($($slug:literal),* $(,)?) => {
            &[$(($slug, include_str!(concat!("../../static/examples/", $slug, ".Dockerfile")))),*]
        };
    }

    /// Name and text of each example, in the order of the menu.
    pub const ALL: &[(&str, &str)] = examples![
        "first-draft",
        "trapping-data",
        "using-latest",
        "default-config",
        "environment-specific",
        "multi-stage",
        "windows",
        "broken",
        "seaworthy",
    ];

    static TEXTS: Catalogue = Catalogue::new(include_str!("texts/examples.en.json"));

    /// The gallery, each example a row of title, description and text.
    pub fn to_json() -> String {
        let row = |(slug, text): &(&str, &str)| {
            json!([TEXTS.named("example", slug), TEXTS.named("example-what", slug), text])
        };
        json!(ALL.iter().map(row).collect::<Vec<_>>()).to_string()
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn every_example_has_its_texts_and_the_first_one_greets() {
            let read = crate::app::examples::from_json(&to_json());
            assert_eq!(read.len(), ALL.len());
            assert_eq!(&*read[0].text, crate::app::examples::FIRST);
            for (example, (slug, _)) in read.iter().zip(ALL) {
                assert!(example.title != *slug && example.what != *slug, "{slug} has no texts");
            }
        }
    }
}
