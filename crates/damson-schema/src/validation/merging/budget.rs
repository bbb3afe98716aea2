//! The bound on the work of merging.

/// How many steps are left.
pub(super) struct Budget(pub(super) usize);

/// The budget is spent.
pub(in crate::validation) struct Spent;

impl Budget {
    pub(super) fn spend(&mut self, steps: usize) -> Result<(), Spent> {
        self.0 = self.0.checked_sub(steps).ok_or(Spent)?;
        Ok(())
    }
}
