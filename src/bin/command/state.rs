//! Where a state comes from: a file, a link, or documents.

use super::files::read as read_file;
use plimsoll::share::{Document, DocumentKind, Link, State, read_state};
use std::path::{Path, PathBuf};

/// A state from one JSON file, from a link, or from files as its documents.
pub fn read(inputs: &[PathBuf]) -> Result<State, String> {
    if let [path] = inputs {
        let text = path.to_string_lossy();
        if text.contains("?s=") && !path.exists() {
            return Ok(Link::read(&text).map_err(|e| e.to_string())?.state);
        }
        if path == Path::new("-") || path.extension().is_some_and(|e| e == "json") {
            let input = read_file(path)?;
            return read_state(&input.text).map_err(|e| format!("{}: {e}", input.name));
        }
    }
    let document = |path: &PathBuf| {
        let input = read_file(path)?;
        let name = path.file_name().map_or(input.name, |n| n.to_string_lossy().into_owned());
        Ok(Document { kind: DocumentKind::of_file(&name), name, text: input.text })
    };
    Ok(State { documents: inputs.iter().map(document).collect::<Result<_, String>>()?, ..State::default() })
}
