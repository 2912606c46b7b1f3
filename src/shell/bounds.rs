//! How long shell text may be for the analyser: its time grows faster than the text, and no RUN is written by hand at
//! such a length.

use super::{Enclosure, Script};

/// Texts above this many bytes, commands, or signs that start an expansion are analysed without the rule that follows
/// every variable through the text (SC2086): its time grows with the cube of what repeats.
const LONG: usize = 64 * 1024;
const MANY: usize = 300;
const MANY_EXPANSIONS: usize = 1000;
/// Texts above this many bytes, commands, functions (of which each is followed into each call) or expansions are not
/// analysed.
const TOO_LONG: usize = 128 * 1024;
const TOO_MANY: usize = 4000;
const TOO_MANY_FUNCTIONS: usize = 60;
const TOO_MANY_EXPANSIONS: usize = 20_000;
/// As many words that ask for another command behind them (`time`, `coproc`) may follow one another: the analyser goes
/// one call deeper for each, and has no end to it of its own.
const TOO_DEEP: usize = 32;

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
    let expansions = text.bytes().filter(|b| matches!(b, b'$' | b'`')).count();
    if text.len() > TOO_LONG
        || commands > TOO_MANY
        || functions > TOO_MANY_FUNCTIONS
        || expansions > TOO_MANY_EXPANSIONS
        || longest_chain(text) > TOO_DEEP
    {
        Extent::Nothing
    } else if text.len() > LONG || commands > MANY || expansions > MANY_EXPANSIONS {
        Extent::WithoutVariables
    } else {
        Extent::Whole
    }
}

/// How many words stand beside one another that ask for another command behind them.
fn longest_chain(text: &str) -> usize {
    let (mut longest, mut here) = (0, 0);
    for word in text.split_whitespace() {
        let goes_on = matches!(word, "time" | "coproc" | "!" | "-p" | "--" | "\\");
        here = if goes_on { here + 1 } else { 0 };
        longest = longest.max(here);
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_long_or_deep_is_not_analysed_as_a_whole() {
        let of = |text: &str| extent(text, &crate::shell::read(text));
        assert_eq!(of(&"a; ".repeat(300)), Extent::Whole);
        assert_eq!(of(&"a; ".repeat(301)), Extent::WithoutVariables);
        assert_eq!(of(&"a; ".repeat(4001)), Extent::Nothing);
        assert_eq!(of(&"$a".repeat(1001)), Extent::WithoutVariables);
        assert_eq!(of(&"$a".repeat(20_001)), Extent::Nothing);
        assert_eq!(of(&"time ".repeat(32)), Extent::Whole);
        assert_eq!(of(&"time -p coproc ! ".repeat(9)), Extent::Nothing);
        assert_eq!(of(&"time a; coproc b; ".repeat(100)), Extent::Whole);
    }
}
