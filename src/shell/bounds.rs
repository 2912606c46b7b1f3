//! How long shell text may be for the analyser: its time grows faster than the text, and no RUN is written by hand at
//! such a length.

use super::{Enclosure, Script};

/// Texts above this many bytes, or this many commands, are analysed without the rule that follows every variable
/// through the text (SC2086): its time grows with the cube of what repeats.
const LONG: usize = 64 * 1024;
const MANY: usize = 300;
/// Texts above this many bytes are not analysed.
const TOO_LONG: usize = 512 * 1024;
/// As many commands are analysed at all, and as many functions, of which each is followed into each call.
const TOO_MANY: usize = 4000;
const TOO_MANY_FUNCTIONS: usize = 60;

/// How much of a text is analysed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All of it.
    Whole,
    /// All but unquoted variables (SC2086).
    WithoutVariables,
    /// Nothing.
    Nothing,
}

/// How much of a text is analysed, which was read as `script`.
pub fn extent(text: &str, script: &Script) -> Extent {
    let commands = script.commands.len();
    let functions = script.compounds.iter().filter(|c| c.kind == Enclosure::Function).count();
    if text.len() > TOO_LONG || commands > TOO_MANY || functions > TOO_MANY_FUNCTIONS {
        Extent::Nothing
    } else if text.len() > LONG || commands > MANY {
        Extent::WithoutVariables
    } else {
        Extent::Whole
    }
}
