//! Makes decisions from bytes. The same bytes make the same decisions, and changing a byte changes few decisions.

/// Bytes that are used up one decision at a time. When none are left, every decision is the first choice; so the first choice
/// must be the one that ends soonest.
pub(crate) struct Dice<'d> {
    rest: &'d [u8],
}

impl<'d> Dice<'d> {
    pub(crate) fn new(bytes: &'d [u8]) -> Self {
        Dice { rest: bytes }
    }

    /// The next byte; 0 when there is none.
    pub(crate) fn byte(&mut self) -> u8 {
        self.rest.split_off_first().copied().unwrap_or(0)
    }

    /// The next eight bytes as a number.
    pub(crate) fn word(&mut self) -> u64 {
        u64::from_le_bytes(std::array::from_fn(|_| self.byte()))
    }

    /// A number below `limit`, which is at most 256.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        usize::from(self.byte()) % limit.max(1)
    }

    /// Whether something happens that happens in `percent` of all cases.
    pub(crate) fn chance(&mut self, percent: usize) -> bool {
        usize::from(self.byte()) * 100 >= (100 - percent) * 256
    }

    /// One of at most 256 choices.
    pub(crate) fn pick<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }

    /// A set of numbers below `count`, as bits.
    pub(crate) fn subset(&mut self, count: usize) -> u32 {
        u32::from_le_bytes([self.byte(), if count > 8 { self.byte() } else { 0 }, 0, 0]) & ((1 << count) - 1)
    }
}
