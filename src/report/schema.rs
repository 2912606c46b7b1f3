//! The JSON Schemas of a report and of a state, made from the types. They are checked in below `static/schema/`, where
//! the page publishes them; a test tells when they are stale.

use super::model::{REPORT_SCHEMA, Report};
use crate::share::{STATE_VERSION, State};
use schemars::{JsonSchema, generate::SchemaSettings};

/// The schema of `plimsoll report --format json`.
pub fn report_schema() -> String {
    written::<Report>(&format!("plimsoll-report-{REPORT_SCHEMA}"))
}

/// The schema of the state: what `plimsoll report` reads and links carry.
pub fn state_schema() -> String {
    written::<State>(&format!("plimsoll-state-{STATE_VERSION}"))
}

fn written<T: JsonSchema>(id: &str) -> String {
    let mut schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>();
    schema.insert("$id".to_owned(), format!("urn:{id}").into());
    // A schema holds nothing that JSON can't say.
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}
