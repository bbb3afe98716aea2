//! Object: a resolver for every field.

use std::collections::HashMap;

use damson::*;
use expect_test::expect;

use crate::{answer, assert_schema};

struct Archive(HashMap<i64, &'static str>);

struct Reader<'a>(&'a Archive);

impl Archive {
    fn open(&self) -> Reader<'_> {
        Reader(self)
    }
}

impl Reader<'_> {
    fn title(&self, shelf: i64) -> std::result::Result<String, String> {
        self.0.0.get(&shelf).map(|title| (*title).to_owned()).ok_or_else(|| format!("Shelf {shelf} is empty."))
    }
}

struct Query {
    shelves: i32,
}

#[Object]
impl Query {
    async fn shelves(&self) -> String {
        self.shelves.to_string()
    }

    async fn title(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The number of the shelf")] shelf: i64,
    ) -> Result<Option<String>> {
        let reader = ctx.data::<Archive>()?.open();
        Ok(Some(reader.title(shelf)?))
    }
}

#[test]
fn a_resolver_takes_the_context_and_arguments_and_may_fail() {
    let schema = Schema::build(Query { shelves: 2 }, EmptyMutation, EmptySubscription)
        .data(Archive(HashMap::from([(7, "Maps of the coast")])))
        .finish();
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          shelves: String!
          title(
            """The number of the shelf"""
            shelf: Int!
          ): String
        }
    "#]],
    );
    assert_eq!(
        answer(&schema, "{ shelves title(shelf: 7) }"),
        r#"{"data":{"shelves":"2","title":"Maps of the coast"}}"#,
    );
    assert_eq!(
        answer(&schema, "{ shelves title(shelf: 8) }"),
        concat!(
            r#"{"errors":[{"message":"Shelf 8 is empty.","locations":[{"line":1,"column":11}],"path":["title"]}],"#,
            r#""data":{"shelves":"2","title":null}}"#,
        ),
    );
}
