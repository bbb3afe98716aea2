//! Authors and mentors: resolvers that ask a loader for one user each.

use std::collections::HashMap;
use std::convert::Infallible;
use std::time::Duration;

use async_graphql::dataloader::Loader;

use super::{DATA, User};

/// Loads users by their positions.
pub(crate) struct Users {
    latency: Duration,
}

impl Users {
    pub(crate) fn new(latency: Duration) -> Self {
        Self { latency }
    }

    /// The users at these positions, after the latency of the database for which this stands.
    pub(crate) async fn at(&self, positions: &[usize]) -> HashMap<usize, &'static User> {
        bench_shared::count_batch();
        if !self.latency.is_zero() {
            tokio::time::sleep(self.latency).await;
        }
        positions.iter().map(|&position| (position, &DATA.users[position])).collect()
    }
}

impl Loader<usize> for Users {
    type Value = &'static User;
    type Error = Infallible;

    async fn load(&self, positions: &[usize]) -> Result<HashMap<usize, &'static User>, Infallible> {
        Ok(self.at(positions).await)
    }
}
