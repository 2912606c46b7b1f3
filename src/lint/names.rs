//! The names by which rules go in configuration and ignore comments.

use super::rules::rules;
use crate::{
    diagnostic::{self, ConfigDialect, ConfigNote, ConfigReading},
    text::nearest,
};
use std::{collections::HashSet, sync::OnceLock};

/// Rules that hadolint once had.
const FORMER: [&str; 5] = ["DL3005", "DL3017", "DL3031", "DL3039", "DL4002"];

/// Whether something goes by that name: a rule of Dockerfiles by its code, slug or alias; or a code of the other
/// analyses, which are known by their form only.
pub fn is_known_name(name: &str) -> bool {
    static NAMES: OnceLock<HashSet<&'static str>> = OnceLock::new();
    let names = NAMES.get_or_init(|| all().collect());
    // hadolint's code for all that it can't read stands for no single rule here.
    name == "DL1000" || is_of_other_analysis(name) || names.contains(name)
}

/// Every code, slug and alias.
fn all() -> impl Iterator<Item = &'static str> {
    let own = rules().flat_map(|r| [r.meta.code, r.meta.slug].into_iter().chain(r.meta.aliases.iter().copied()));
    // Their rules are in the registry only where shell text is analysed, their names go everywhere.
    #[cfg(feature = "all-rules")]
    let own = own.chain(super::analysed::codes::entries().flat_map(|e| [e.rule.meta.code, e.rule.meta.slug]));
    own
}

/// Codes of the shell analyser, of stack files, of sizing, of checks between documents.
fn is_of_other_analysis(name: &str) -> bool {
    let forms = [("SC", 4), ("ST", 2), ("ST", 3), ("SW", 2), ("SW", 3), ("PL7", 3)];
    let fits = |(start, digits): (&str, usize)| {
        name.strip_prefix(start).is_some_and(|rest| rest.len() == digits && rest.bytes().all(|b| b.is_ascii_digit()))
    };
    forms.into_iter().any(fits)
}

/// What to say of a name that nothing goes by.
pub(super) fn unknown(name: &str) -> String {
    if FORMER.contains(&name) {
        return format!("hadolint has dropped its rule `{name}`");
    }
    let upper = name.to_ascii_uppercase();
    if upper != name && is_known_name(&upper) {
        return format!("no rule is called `{name}`; did you mean `{upper}`?");
    }
    match nearest(name, all()) {
        Some(near) => format!("no rule is called `{name}`; did you mean `{near}`?"),
        None => format!("no rule is called `{name}`"),
    }
}

/// Reads a configuration file, as [`diagnostic::read_config`] does, and notes the names that no rule goes by.
pub fn read_config(text: &str, dialect: ConfigDialect) -> ConfigReading {
    let mut reading = diagnostic::read_config(text, dialect);
    let strange = reading.names.iter().filter(|(name, _)| !is_known_name(name));
    let notes: Vec<_> = strange.map(|(name, range)| ConfigNote { message: unknown(name), range: *range }).collect();
    reading.notes.extend(notes);
    reading
}
