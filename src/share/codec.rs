//! The part of a link behind `s=`: a codec's number, a dot, and the payload.
//!
//! Codec 1 is base64url without padding, of raw DEFLATE (RFC 1951), of the state as compact JSON. A codec is never
//! changed once links were made with it; another way to write gets another number.

use super::{LinkError, State, migrate};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use miniz_oxide::{deflate, inflate};
use serde_json::Value;

/// The most characters that are read.
pub const MOST_CHARACTERS: usize = 64 * 1024;

/// The most bytes of JSON that a link may unpack to.
pub const MOST_JSON: usize = 1024 * 1024;

/// The most documents of a state.
pub const MOST_DOCUMENTS: usize = 100;

/// The longest name of a document, in characters.
const LONGEST_NAME: usize = 255;

/// The strongest compression of the crate: links are made seldom and read by eye for their length.
const LEVEL: u8 = 10;

/// Writes a state as `1.<payload>`.
///
/// # Errors
/// When it is too large for a link that can be read again.
pub fn encode(state: &State) -> Result<String, LinkError> {
    let json = compact(state);
    if json.len() > MOST_JSON {
        return Err(LinkError::TooLarge);
    }
    let payload = URL_SAFE_NO_PAD.encode(deflate::compress_to_vec(json.as_bytes(), LEVEL));
    let written = format!("1.{payload}");
    if written.len() > MOST_CHARACTERS { Err(LinkError::TooLong(written.len())) } else { Ok(written) }
}

/// Reads `1.<payload>`; never more than [`MOST_CHARACTERS`] of it, and never unpacks more than [`MOST_JSON`].
///
/// # Errors
/// Says in plain words what is wrong and what to do.
pub fn decode(text: &str) -> Result<State, LinkError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(LinkError::Empty);
    }
    if text.len() > MOST_CHARACTERS {
        return Err(LinkError::TooLong(text.len()));
    }
    let (codec, payload) = text.split_once('.').unwrap_or((text, ""));
    if codec != "1" {
        return Err(LinkError::Codec(codec.chars().take(12).collect()));
    }
    if payload.is_empty() {
        return Err(LinkError::Empty);
    }
    let packed = unwritten(payload)?;
    let json = inflate::decompress_to_vec_with_limit(&packed, MOST_JSON).map_err(|e| match e.status {
        inflate::TINFLStatus::HasMoreOutput => LinkError::TooLarge,
        inflate::TINFLStatus::FailedCannotMakeProgress | inflate::TINFLStatus::NeedsMoreInput => LinkError::Truncated,
        _ => LinkError::Damaged,
    })?;
    let json = String::from_utf8(json).map_err(|_| LinkError::Damaged)?;
    read_state(&json)
}

/// Reads a state of any version from JSON, as a file or a link has it.
///
/// # Errors
/// Names the key that is unknown, missing or of the wrong kind.
pub fn read_state(json: &str) -> Result<State, LinkError> {
    let refused = |e: serde_json::Error| LinkError::State(format!("{e}."));
    let mut value: Value = serde_json::from_str(json).map_err(refused)?;
    migrate::up_to_date(&mut value)?;
    // From the text where nothing was migrated: errors then know their line and column.
    let state: State = serde_json::from_str(json).or_else(|e| {
        let is_current = serde_json::from_str::<Value>(json).is_ok_and(|v| v == value);
        if is_current { Err(refused(e)) } else { serde_json::from_value(value).map_err(refused) }
    })?;
    check(&state)?;
    Ok(state)
}

/// Bounds that the types don't have.
fn check(state: &State) -> Result<(), LinkError> {
    if state.documents.len() > MOST_DOCUMENTS {
        return Err(LinkError::State(format!("`documents` has more than {MOST_DOCUMENTS} entries.")));
    }
    for (n, document) in state.documents.iter().enumerate() {
        if document.name.chars().count() > LONGEST_NAME {
            return Err(LinkError::State(format!("`documents[{n}].name` has more than {LONGEST_NAME} characters.")));
        }
    }
    Ok(())
}

/// The state as JSON without what is empty: readers fill that in.
fn compact(state: &State) -> String {
    let mut value = serde_json::to_value(state).unwrap_or_default();
    if let Some(object) = value.as_object_mut() {
        for key in ["view", "made"] {
            if let Some(inner) = object.get_mut(key).and_then(Value::as_object_mut) {
                inner.retain(|_, v| v.as_str() != Some(""));
            }
        }
        object.retain(|_, v| match v {
            Value::Null => false,
            Value::Array(items) => !items.is_empty(),
            Value::Object(items) => !items.is_empty(),
            _ => true,
        });
        // An answer that was left empty is not an answer that was not given.
        for (key, part) in [("swarm", &state.swarm), ("outsource", &state.outsource)] {
            if let Some(part) = part {
                object.insert(key.to_owned(), part.clone());
            }
        }
    }
    value.to_string()
}

fn unwritten(payload: &str) -> Result<Vec<u8>, LinkError> {
    // Programs that find links in running text take the full stop or the bracket behind it along.
    let payload = payload.trim_end_matches(['=', '.', ',', ';', ':', '!', '?', ')', ']', '>', '"', '\'', '*', '`']);
    let is_known = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if let Some((n, c)) = payload.chars().enumerate().find(|(_, c)| !is_known(*c)) {
        return Err(LinkError::Character(c, n + 3));
    }
    // What can still be wrong: a length that no bytes have, or bits at the end that stand for nothing. Both mean that
    // the end is missing.
    URL_SAFE_NO_PAD.decode(payload).map_err(|_| LinkError::Truncated)
}
