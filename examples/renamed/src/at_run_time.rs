//! A schema made at run time, with only the dependency changed.

use async_graphql::Value;
use async_graphql::dynamic::*;
use async_graphql::futures_util::stream;

/// The person who asks; a request brings this as the value of its root.
pub struct Visitor(pub &'static str);

/// A schema whose types are described while the program runs.
pub fn schema() -> Result<Schema, SchemaError> {
    let human =
        Object::new("Human").implement("Named").field(Field::new("name", TypeRef::named_nn(TypeRef::STRING), |ctx| {
            FieldFuture::new(async move { Ok(Some(Value::from(ctx.parent_value.try_downcast_ref::<Visitor>()?.0))) })
        }));
    let named = Interface::new("Named").field(InterfaceField::new("name", TypeRef::named_nn(TypeRef::STRING)));
    let episode = Enum::new("Episode").item("NEW_HOPE").item(EnumItem::new("EMPIRE").description("1980"));
    let search = InputObject::new("Search")
        .field(InputValue::new("text", TypeRef::named_nn(TypeRef::STRING)))
        .field(InputValue::new("limit", TypeRef::INT).default_value(10));
    let query = Object::new("Query")
        .field(Field::new("visitor", TypeRef::named("Named"), |ctx| {
            FieldFuture::new(async move {
                let visitor = ctx.parent_value.downcast_ref::<Visitor>();
                Ok(visitor.map(|visitor| FieldValue::borrowed_any(visitor).with_type("Human")))
            })
        }))
        .field(
            Field::new("search", TypeRef::named_nn_list_nn(TypeRef::STRING), |ctx| {
                FieldFuture::new(async move {
                    let search = ctx.args.try_get("search")?.object()?;
                    let found = std::iter::repeat_n(
                        search.try_get("text")?.string()?,
                        search.try_get("limit")?.u64()? as usize,
                    );
                    Ok(Some(FieldValue::list(found.map(FieldValue::value))))
                })
            })
            .argument(InputValue::new("search", TypeRef::named_nn(search.type_name()))),
        )
        .field(Field::new("episode", TypeRef::named(episode.type_name()), |_| {
            FieldFuture::from_value(Some(Value::from("EMPIRE")))
        }));
    let subscription = Subscription::new("Subscription").field(SubscriptionField::new(
        "integers",
        TypeRef::named_nn(TypeRef::INT),
        |_| SubscriptionFieldFuture::new(async move { Ok(stream::iter((1..=2).map(|value| Ok(Value::from(value))))) }),
    ));
    Schema::build(query.type_name(), None, Some(subscription.type_name()))
        .register(human)
        .register(named)
        .register(episode)
        .register(search)
        .register(query)
        .register(subscription)
        .limit_depth(20)
        .finish()
}

#[cfg(test)]
mod tests {
    use async_graphql::dynamic::*;
    use async_graphql::futures_util::StreamExt;
    use async_graphql::{Request, SDLExportOptions, value};

    use super::{Visitor, schema};

    #[tokio::test]
    async fn the_program_answers() -> Result<(), SchemaError> {
        let query = r#"{ visitor { __typename name } search(search: { text: "2", limit: 2 }) episode }"#;
        let request = Request::new(query).root_value(FieldValue::owned_any(Visitor("Luke")));
        let expected = value!({
            "visitor": { "__typename": "Human", "name": "Luke" },
            "search": ["2", "2"],
            "episode": "EMPIRE",
        });
        assert_eq!(schema()?.execute(request).await.data, expected);
        assert_eq!(schema()?.execute("{ visitor { name } }").await.data, value!({ "visitor": null }));
        Ok(())
    }

    #[tokio::test]
    async fn the_program_tells_what_happens() -> Result<(), SchemaError> {
        let responses: Vec<_> = schema()?.execute_stream("subscription { integers }").collect().await;
        assert_eq!(responses.len(), 2);
        Ok(())
    }

    #[test]
    fn the_program_shows_its_schema() -> Result<(), SchemaError> {
        let options = SDLExportOptions::new().sorted_fields().sorted_enum_items().use_space_ident().indent_width(4);
        let sdl = schema()?.sdl_with_options(options);
        assert!(sdl.contains("type Query {\n    episode: Episode\n    search("), "{sdl}");
        Ok(())
    }
}
