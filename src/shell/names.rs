use super::{Command, wrappers};

/// Which names a script's commands go by, roughly: it may say yes for a name that is not there, never no for one
/// that is. Most rules look for a few commands that most scripts don't have; this spares them the search.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Names(u128);

impl Names {
    /// Takes in the names of a command: as it is written, as hadolint has it, and of what really runs.
    pub fn add(&mut self, command: &Command) {
        let strict = wrappers::strict_name(&command.words);
        let run = command.words.get(command.runs as usize);
        for name in command.words.first().into_iter().chain(strict).chain(run).filter_map(|w| w.literal()) {
            self.0 |= bit(name) | bit(wrappers::base_name(name));
        }
    }

    /// Takes in the names of a script inside this one.
    pub fn add_all(&mut self, inner: Self) {
        self.0 |= inner.0;
    }

    /// Whether a command may go by one of these names.
    pub fn may_have(self, names: &[&str]) -> bool {
        names.iter().any(|name| self.0 & bit(name) != 0)
    }
}

/// One of 128 bits for a name.
fn bit(name: &str) -> u128 {
    let hash = name.bytes().fold(0x811c_9dc5_u32, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193));
    1 << ((hash ^ (hash >> 15)) & 127)
}
