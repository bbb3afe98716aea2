//! The mutations: changes of the lists of saved places, each of which is made completely or not at all; and visits.

use damson::{ID, Object, Result, ResultExt};

use super::list::{NewPlaceList, PlaceList, check_note, list_id, place_id};
use super::query::country_of;
use crate::CountryCode;
use crate::database::Database;
use crate::visits::{Visit, Visits};

/// The root of all mutations.
#[derive(Clone, Copy, Debug)]
pub struct Mutation;

/// Make lists of places, and visit countries. The countries and cities themselves cannot be changed.
#[Object]
impl Mutation {
    /// Creates a list. If one of its places cannot be saved, there is no list.
    async fn create_list(
        &self,
        #[graphql(ctx)] database: &Database,
        #[graphql(desc = "The list.")] input: NewPlaceList,
    ) -> Result<PlaceList> {
        let list = input.check().extend()?;
        let row = database.create_list(list).await.extend()?;
        Ok(PlaceList::new(row))
    }

    /// Saves a place to a list, and returns the list.
    async fn save_place(
        &self,
        #[graphql(ctx)] database: &Database,
        #[graphql(desc = "The list's `id`.")] list: ID,
        #[graphql(desc = "The `id` of a country or city.")] place: ID,
        #[graphql(desc = "A note about the place: at most 500 characters.")] note: Option<String>,
    ) -> Result<PlaceList> {
        let (list, place) = (list_id(&list).extend()?, place_id(&place).extend()?);
        let note = note.map(|note| check_note("note", note)).transpose().extend()?;
        let row = database.save_place(list, place, note).await.extend()?;
        Ok(PlaceList::new(row))
    }

    /// Removes a place from a list, and returns the list.
    async fn remove_place(
        &self,
        #[graphql(ctx)] database: &Database,
        #[graphql(desc = "The list's `id`.")] list: ID,
        #[graphql(desc = "The `id` of a place in the list.")] place: ID,
    ) -> Result<PlaceList> {
        let (list, place) = (list_id(&list).extend()?, place_id(&place).extend()?);
        let row = database.remove_place(list, place).await.extend()?;
        Ok(PlaceList::new(row))
    }

    /// Deletes a list, and returns it.
    async fn delete_list(
        &self,
        #[graphql(ctx)] database: &Database,
        #[graphql(desc = "The list's `id`.")] id: ID,
    ) -> Result<PlaceList> {
        let row = database.delete_list(list_id(&id).extend()?).await.extend()?;
        Ok(PlaceList::deleted(row))
    }

    /// Visits a country: whoever watches it by the subscription `visits` sees that. The visit itself is not kept.
    async fn visit(
        &self,
        #[graphql(ctx)] database: &Database,
        #[graphql(ctx)] visits: &Visits,
        #[graphql(desc = "The two-letter code, such as `DE`.")] country: CountryCode,
        #[graphql(default = "somebody", desc = "The name of the visitor: at most 100 characters.")] visitor: String,
    ) -> Result<Visit> {
        let visit = Visit::new(visitor, country).extend()?;
        country_of(database, country).await.extend()?;
        visits.tell(&visit).await.extend()?;
        Ok(visit)
    }
}
