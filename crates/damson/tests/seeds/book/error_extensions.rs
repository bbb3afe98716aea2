//! Error extensions: values beside the message of an error.

use std::num::ParseIntError;

use damson::*;
use expect_test::expect;

use crate::{answer, assert_schema};

#[test]
fn an_error_carries_values() {
    struct Query;

    #[Object]
    impl Query {
        async fn tide(&self) -> Result<Option<i32>, Error> {
            Err(Error::new("No tide here").extend_with(|_, values| values.set("details", "INLAND")))
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          tide: Int
        }
    "#]],
    );
    expect![[r#"{"errors":[{"message":"No tide here","locations":[{"line":1,"column":3}],"path":["tide"],"extensions":{"details":"INLAND"}}],"data":{"tide":null}}"#]].assert_eq(&answer(&schema, "{ tide }"));
}

#[test]
fn any_error_is_extended_where_it_occurs() {
    struct Query;

    #[Object]
    impl Query {
        async fn pier(&self) -> Result<Option<i32>> {
            Ok(Some(
                "7b".parse().map_err(|error: ParseIntError| error.extend_with(|_, values| values.set("code", 404)))?,
            ))
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          pier: Int
        }
    "#]],
    );
    expect![[r#"{"errors":[{"message":"invalid digit found in string","locations":[{"line":1,"column":3}],"path":["pier"],"extensions":{"code":404}}],"data":{"pier":null}}"#]].assert_eq(&answer(&schema, "{ pier }"));
}

#[derive(Debug, thiserror::Error)]
enum Trouble {
    #[error("There is no such ferry")]
    NoFerry,

    #[error("The ferry does not sail")]
    Cancelled(String),

    #[error("Something else")]
    Other,
}

impl ErrorExtensions for Trouble {
    fn extend(&self) -> Error {
        Error::new(self.to_string()).extend_with(|_, values| match self {
            Trouble::NoFerry => values.set("code", "NO_FERRY"),
            Trouble::Cancelled(reason) => values.set("reason", reason.clone()),
            Trouble::Other => {}
        })
    }
}

#[test]
fn an_error_type_says_its_own_values() {
    struct Query;

    #[Object]
    impl Query {
        async fn ferry(&self, number: i32) -> Result<Option<i32>> {
            match number {
                1 => Err(Trouble::NoFerry.extend()),
                2 => Err(Trouble::Cancelled("ice".to_owned()).extend()),
                _ => Err(Trouble::Other.extend()),
            }
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          ferry(number: Int!): Int
        }
    "#]],
    );
    expect![[r#"{"errors":[{"message":"There is no such ferry","locations":[{"line":1,"column":3}],"path":["ferry"],"extensions":{"code":"NO_FERRY"}}],"data":{"ferry":null}}"#]].assert_eq(&answer(&schema, "{ ferry(number: 1) }"));
    expect![[r#"{"errors":[{"message":"The ferry does not sail","locations":[{"line":1,"column":3}],"path":["ferry"],"extensions":{"reason":"ice"}}],"data":{"ferry":null}}"#]].assert_eq(&answer(&schema, "{ ferry(number: 2) }"));
    expect![[r#"{"errors":[{"message":"Something else","locations":[{"line":1,"column":3}],"path":["ferry"]}],"data":{"ferry":null}}"#]].assert_eq(&answer(&schema, "{ ferry(number: 3) }"));
}

#[test]
fn the_values_of_an_error_type_are_extended_further() {
    struct Query;

    #[Object]
    impl Query {
        async fn ferry(&self) -> Result<Option<i32>> {
            Err(Trouble::NoFerry.extend_with(|_, values| values.set("on_the_way", "more to know")))
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          ferry: Int
        }
    "#]],
    );
    expect![[r#"{"errors":[{"message":"There is no such ferry","locations":[{"line":1,"column":3}],"path":["ferry"],"extensions":{"code":"NO_FERRY","on_the_way":"more to know"}}],"data":{"ferry":null}}"#]].assert_eq(&answer(&schema, "{ ferry }"));
}

/// The book's own example does not compile, since it says no type for the number and none for the error.
#[test]
fn a_result_is_extended_as_a_whole() {
    struct Query;

    #[Object]
    impl Query {
        async fn ferry(&self) -> Result<Option<i32>> {
            Err(Trouble::Cancelled("fog".to_owned())).extend_err(|_, values| values.set("code", 503))
        }

        async fn late(&self) -> Result<Option<i32>> {
            Err(Trouble::NoFerry).extend()
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          ferry: Int
          late: Int
        }
    "#]],
    );
    expect![[r#"{"errors":[{"message":"The ferry does not sail","locations":[{"line":1,"column":3}],"path":["ferry"],"extensions":{"code":503,"reason":"fog"}},{"message":"There is no such ferry","locations":[{"line":1,"column":9}],"path":["late"],"extensions":{"code":"NO_FERRY"}}],"data":{"ferry":null,"late":null}}"#]].assert_eq(&answer(&schema, "{ ferry late }"));
}

#[test]
fn extensions_are_chained_and_the_last_one_counts() {
    struct Query;

    #[Object]
    impl Query {
        async fn pier(&self) -> Result<Option<i32>> {
            match "7b".parse() {
                Ok(number) => Ok(Some(number)),
                Err(error) => Err(error
                    .extend_with(|_, values| values.set("code", 404))
                    .extend_with(|_, values| values.set("details", "a number has digits only"))
                    .extend_with(|_, values| values.set("code", 500))),
            }
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          pier: Int
        }
    "#]],
    );
    expect![[r#"{"errors":[{"message":"invalid digit found in string","locations":[{"line":1,"column":3}],"path":["pier"],"extensions":{"code":500,"details":"a number has digits only"}}],"data":{"pier":null}}"#]].assert_eq(&answer(&schema, "{ pier }"));
}

/// The pitfall of the book: a foreign error is extended by reference.
#[test]
fn a_foreign_error_is_extended_by_reference() {
    struct Query;

    #[Object]
    impl Query {
        async fn pier(&self) -> Result<i32> {
            "7b".parse().map_err(|ref error: ParseIntError| error.extend_with(|_, values| values.set("code", 404)))
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          pier: Int!
        }
    "#]],
    );
    expect![[r#"{"errors":[{"message":"invalid digit found in string","locations":[{"line":1,"column":3}],"path":["pier"],"extensions":{"code":404}}],"data":null}"#]].assert_eq(&answer(&schema, "{ pier }"));
}
