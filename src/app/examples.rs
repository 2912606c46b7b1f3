//! The gallery: Dockerfiles of our own, each made to show one thing.

/// An example.
#[derive(Debug, PartialEq, Eq)]
pub struct Example {
    /// Name of its file, and of its title and description in the catalogue.
    pub slug: &'static str,
    /// The Dockerfile.
    pub text: &'static str,
}

macro_rules! examples {
    ($($slug:literal),* $(,)?) => {
        &[$(Example {
            slug: $slug,
            text: include_str!(concat!("../../static/examples/", $slug, ".Dockerfile")),
        }),*]
    };
}

/// All examples; the first one greets a first visit.
pub const ALL: &[Example] = examples![
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

/// The example of exactly this text.
pub fn find(text: &str) -> Option<&'static Example> {
    ALL.iter().find(|example| example.text == text)
}
