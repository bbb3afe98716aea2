//! Types that are made of others, with only the dependency changed.

use async_graphql::{Interface, MergedObject, Object, SimpleObject, TraitInterface};

/// A place on a map.
#[derive(SimpleObject)]
pub struct Place {
    x: f64,
}

/// A town, with the fields of its place.
#[derive(SimpleObject)]
#[graphql(serial, impl(NamedValue, Character))]
pub struct Town {
    #[graphql(flatten)]
    place: Place,
    #[graphql(derived(owned, name = "population_text", into = "f64"))]
    population: i32,
    name: String,
}

/// Has a name.
#[derive(Interface)]
#[graphql(for(Town))]
pub struct Named {
    name: String,
}

/// Has a population.
#[TraitInterface(for(Town), enum = Character)]
pub trait Populated {
    /// The population.
    fn population(&self) -> i32;
}

/// The methods of the query.
pub struct Methods;

#[Object]
impl Methods {
    async fn town(
        &self,
        #[graphql(ctx)] population: Option<&i32>,
        #[graphql(validator(max_length = 5), process_with = "str::make_ascii_uppercase")] name: String,
    ) -> NamedValue {
        Town { place: Place { x: 0.5 }, population: population.copied().unwrap_or(1), name }.into()
    }
}

/// The query.
#[derive(MergedObject)]
pub struct Query(pub Methods, pub Place);

#[cfg(test)]
mod tests {
    use async_graphql::{EmptyMutation, EmptySubscription, Schema, value};

    use super::{Methods, Place, Query};

    #[tokio::test]
    async fn composed_types_find_damson_under_the_other_name() {
        let schema = Schema::new(Query(Methods, Place { x: 1.5 }), EmptyMutation, EmptySubscription);
        let response =
            schema.execute(r#"{ x town(name: "a") { name ... on Town { x population populationText } } }"#).await;
        let town = value!({ "name": "A", "x": 0.5, "population": 1, "populationText": 1.0 });
        assert_eq!(response.data, value!({ "x": 1.5, "town": town }));
        assert_eq!(schema.execute(r#"{ town(name: "abcdef") { name } }"#).await.errors.len(), 1);
    }
}
