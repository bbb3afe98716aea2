//! Query and mutation: the roots of a schema.

use std::sync::Mutex;

use damson::*;
use expect_test::expect;

use crate::{answer, assert_schema};

#[test]
fn a_query_may_fail_and_may_find_nothing() {
    #[derive(SimpleObject)]
    struct Member {
        since: i32,
    }

    struct Query;

    #[Object]
    impl Query {
        async fn member(&self, name: String) -> Result<Option<Member>> {
            match name.as_str() {
                "" => Err("The name is empty.".into()),
                "Inga" => Ok(Some(Member { since: 1998 })),
                _ => Ok(None),
            }
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          member(name: String!): Member
        }

        type Member {
          since: Int!
        }
    "#]],
    );
    assert_eq!(
        answer(&schema, r#"{ a: member(name: "Inga") { since } b: member(name: "Olle") { since } }"#),
        r#"{"data":{"a":{"since":1998},"b":null}}"#,
    );
    expect![[r#"{"errors":[{"message":"The name is empty.","locations":[{"line":1,"column":37}],"path":["b"]}],"data":{"a":{"since":1998},"b":null}}"#]]
        .assert_eq(&answer(&schema, r#"{ a: member(name: "Inga") { since } b: member(name: "") { since } }"#));
}

#[test]
fn the_fields_of_a_mutation_run_one_after_the_other() {
    #[derive(SimpleObject, Default)]
    struct Query {
        members: i32,
    }

    #[derive(Default)]
    struct Mutation {
        accounts: Mutex<Vec<(String, String)>>,
    }

    #[Object]
    impl Mutation {
        async fn join(&self, name: String, password: String) -> Result<bool> {
            tokio::time::sleep(std::time::Duration::from_millis(1)).await;
            self.accounts.lock().expect("nobody panics").push((name, password));
            Ok(true)
        }

        async fn enter(&self, name: String, password: String) -> Result<Option<String>> {
            let account = (name, password);
            match self.accounts.lock().expect("nobody panics").iter().position(|known| *known == account) {
                Some(number) => Ok(Some(format!("token {number}"))),
                None => Err("Wrong name or password.".into()),
            }
        }
    }

    let schema = Schema::new(Query::default(), Mutation::default(), EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          members: Int!
        }

        type Mutation {
          join(name: String!, password: String!): Boolean!
          enter(name: String!, password: String!): String
        }
    "#]],
    );
    expect![[r#"{"errors":[{"message":"Wrong name or password.","locations":[{"line":2,"column":13}],"path":["early"]}],"data":{"early":null,"join":true,"late":"token 0"}}"#]].assert_eq(&answer(
        &schema,
        r#"mutation {
            early: enter(name: "Inga", password: "sesame")
            join(name: "Inga", password: "sesame")
            late: enter(name: "Inga", password: "sesame")
        }"#,
    ));
}
