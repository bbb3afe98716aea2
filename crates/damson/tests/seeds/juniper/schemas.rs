//! Schemas: their roots, and their export.

use damson::*;
use expect_test::expect;

use crate::{answer, assert_schema};

#[derive(SimpleObject)]
struct Member {
    name: String,
}

struct Query;

#[Object]
impl Query {
    fn member_with_name(&self, name: String) -> FieldResult<Option<Member>> {
        if name.is_empty() {
            return Err("The name is empty.".into());
        }
        Ok((name == "Inga").then_some(Member { name }))
    }
}

#[test]
fn a_query_is_an_object() {
    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          memberWithName(name: String!): Member
        }

        type Member {
          name: String!
        }
    "#]],
    );
    assert_eq!(
        answer(&schema, r#"{ a: memberWithName(name: "Inga") { name } b: memberWithName(name: "Olle") { name } }"#),
        r#"{"data":{"a":{"name":"Inga"},"b":null}}"#,
    );
    expect![[r#"{"errors":[{"message":"The name is empty.","locations":[{"line":1,"column":3}],"path":["memberWithName"]}],"data":{"memberWithName":null}}"#]].assert_eq(&answer(&schema, r#"{ memberWithName(name: "") { name } }"#));
}

#[test]
fn a_mutation_is_an_object() {
    struct Mutation;

    #[Object]
    impl Mutation {
        fn sign_up(&self, name: String, email: String) -> FieldResult<Member> {
            if !email.contains('@') {
                return Err("The address has no `@`.".into());
            }
            Ok(Member { name })
        }
    }

    type Club = Schema<Query, Mutation, EmptySubscription>;

    let schema = Club::new(Query, Mutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          memberWithName(name: String!): Member
        }

        type Mutation {
          signUp(name: String!, email: String!): Member!
        }

        type Member {
          name: String!
        }
    "#]],
    );
    assert_eq!(
        answer(&schema, r#"mutation { signUp(name: "Inga", email: "inga@example.com") { name } }"#),
        r#"{"data":{"signUp":{"name":"Inga"}}}"#,
    );
    expect![[r#"{"errors":[{"message":"The address has no `@`.","locations":[{"line":1,"column":12}],"path":["signUp"]}],"data":null}"#]].assert_eq(&answer(&schema, r#"mutation { signUp(name: "Inga", email: "inga") { name } }"#));
}

#[test]
fn a_schema_is_printed() {
    struct Query;

    #[Object]
    impl Query {
        fn greeting(&self) -> FieldResult<&str> {
            Ok("ahoy")
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          greeting: String!
        }
    "#]],
    );
    assert_eq!(answer(&schema, "{ greeting }"), r#"{"data":{"greeting":"ahoy"}}"#);
}

#[test]
fn a_schema_is_data_for_tools() {
    struct Query;

    #[Object]
    impl Query {
        fn member(&self, id: String) -> Member {
            Member { name: id }
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          member(id: String!): Member!
        }

        type Member {
          name: String!
        }
    "#]],
    );
    let json = schema.introspect();
    assert_eq!(json["__schema"]["queryType"]["name"], "Query");
    let types = json["__schema"]["types"].as_array().expect("a list of types");
    let member = types.iter().find(|ty| ty["name"] == "Member").expect("the type of a member");
    assert_eq!(member["fields"][0]["type"]["ofType"]["name"], "String");
    assert_eq!(answer(&schema, r#"{ member(id: "1") { name } }"#), r#"{"data":{"member":{"name":"1"}}}"#);
}
