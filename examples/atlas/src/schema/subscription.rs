//! The subscriptions: what happens while somebody watches.

use damson::{Result, ResultExt, Subscription};
use futures_util::Stream;

use super::query::country_of;
use crate::CountryCode;
use crate::database::Database;
use crate::visits::{Visit, Visits};

/// The root of all subscriptions.
#[derive(Clone, Copy, Debug)]
pub struct Live;

/// Watch what others do.
#[Subscription(name = "Subscription")]
impl Live {
    /// The visits of a country, from now on. The mutation `visit` makes one.
    async fn visits(
        &self,
        #[graphql(ctx)] database: &Database,
        #[graphql(ctx)] visits: &Visits,
        #[graphql(desc = "The two-letter code, such as `DE`.")] country: CountryCode,
    ) -> Result<impl Stream<Item = Visit> + use<>> {
        country_of(database, country).await.extend()?;
        visits.watch(country).await.extend()
    }
}
