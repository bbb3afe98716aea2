//! SDL export: a schema as text.

use damson::*;

use crate::answer;

#[test]
fn a_schema_is_printed_in_the_schema_definition_language() {
    struct Query;

    #[Object]
    impl Query {
        async fn longer(&self, a: i32, b: i32) -> i32 {
            a.max(b)
        }
    }

    let schema = Schema::build(Query, EmptyMutation, EmptySubscription).finish();
    assert_eq!(schema.sdl(), "type Query {\n  longer(a: Int!, b: Int!): Int!\n}\n");
    assert_eq!(answer(&schema, "{ longer(a: 3, b: 8) }"), r#"{"data":{"longer":8}}"#);
}
