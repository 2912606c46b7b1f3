//! The JSON Schemas of answers and of what they come to, made from the types. They are checked in below
//! `static/schema/`, where the page publishes them; a test tells when they are stale.

use super::{Advice, Answers};
use schemars::{JsonSchema, generate::SchemaSettings};

/// The version of both forms.
const VERSION: u32 = 1;

/// The schema of one set of answers: what `plimsoll outsource` reads, and `outsource` of a state.
pub fn answers_schema() -> String {
    written::<Answers>("answers", SchemaSettings::draft2020_12())
}

/// The schema of what `plimsoll outsource --format json` writes for one set of answers.
pub fn advice_schema() -> String {
    written::<Advice>("advice", SchemaSettings::draft2020_12().for_serialize())
}

fn written<T: JsonSchema>(name: &str, settings: SchemaSettings) -> String {
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    schema.insert("$id".to_owned(), format!("urn:plimsoll-outsource-{name}-{VERSION}").into());
    // A schema holds nothing that JSON can't say.
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}
