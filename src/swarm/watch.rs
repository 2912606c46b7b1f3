use std::ops::ControlFlow;

/// How far a long calculation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The number of nodes that is being tried.
    pub nodes: u32,
    /// Sets of failing nodes tried so far at this number.
    pub done: u64,
    /// How many there are.
    pub all: u64,
}

/// Why a calculation ended without a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// Whoever watches asked for it.
    Cancelled,
    /// It reached its bound of work.
    TooMuchWork,
}

/// Watches a long calculation: is told how far it is, may cancel it, and bounds its work.
///
/// Work is counted in nodes looked at, never in time, so that equal inputs give equal results.
pub struct Watch<'w> {
    tell: &'w mut dyn FnMut(Progress) -> ControlFlow<()>,
    left: u64,
    told: u64,
}

/// Nodes that a calculation may look at: some seconds.
const WORK: u64 = 1_500_000_000;
/// Nodes looked at between two reports: some milliseconds.
const BETWEEN: u64 = 2_000_000;

impl<'w> Watch<'w> {
    /// A watch that tells `tell` every few milliseconds of work; breaking off cancels.
    pub fn new(tell: &'w mut dyn FnMut(Progress) -> ControlFlow<()>) -> Self {
        Self { tell, left: WORK, told: WORK }
    }

    pub(super) fn work(&mut self, amount: u64, progress: Progress) -> Result<(), Stopped> {
        self.left = self.left.checked_sub(amount.max(1)).ok_or(Stopped::TooMuchWork)?;
        if self.told - self.left >= BETWEEN {
            self.told = self.left;
            if (self.tell)(progress).is_break() {
                return Err(Stopped::Cancelled);
            }
        }
        Ok(())
    }
}

impl std::fmt::Debug for Watch<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Watch").field("left", &self.left).finish_non_exhaustive()
    }
}
