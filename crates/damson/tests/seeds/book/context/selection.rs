//! The fields that a client asks for: `look_ahead`, and a walk over `field`.

use damson::*;
use expect_test::expect;

use crate::{answer, assert_schema};

#[derive(SimpleObject)]
struct Engine {
    power: i32,
    fuel: &'static str,
}

#[derive(SimpleObject)]
struct Car {
    wheels: i32,
    /// How the resolver understood the request.
    seen: String,
    engine: Engine,
}

fn car(seen: impl Into<String>) -> Car {
    Car { wheels: 4, seen: seen.into(), engine: Engine { power: 90, fuel: "hydrogen" } }
}

#[test]
fn a_resolver_looks_ahead_at_the_fields_below() {
    struct Query;

    #[Object]
    impl Query {
        async fn car(&self, ctx: &Context<'_>) -> Car {
            car(if ctx.look_ahead().field("wheels").exists() {
                "{ car { wheels } }"
            } else if ctx.look_ahead().field("engine").field("power").exists() {
                "{ car { engine { power } } }"
            } else {
                "neither"
            })
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          car: Car!
        }

        type Car {
          wheels: Int!

          """How the resolver understood the request."""
          seen: String!
          engine: Engine!
        }

        type Engine {
          power: Int!
          fuel: String!
        }
    "#]],
    );
    assert_eq!(
        answer(&schema, "{ car { wheels seen } }"),
        r#"{"data":{"car":{"wheels":4,"seen":"{ car { wheels } }"}}}"#
    );
    assert_eq!(
        answer(&schema, "{ car { seen motor: engine { power } } }"),
        r#"{"data":{"car":{"seen":"{ car { engine { power } } }","motor":{"power":90}}}}"#
    );
    assert_eq!(
        answer(&schema, "{ car { seen engine { fuel } } }"),
        r#"{"data":{"car":{"seen":"neither","engine":{"fuel":"hydrogen"}}}}"#
    );
}

#[test]
fn a_resolver_walks_the_fields_below() {
    struct Query;

    #[Object]
    impl Query {
        async fn car(&self, ctx: &Context<'_>) -> Car {
            let fields = ctx.field().selection_set().map(|field| {
                let below: Vec<&str> = field.selection_set().map(|field| field.name()).collect();
                format!("{}[{}]", field.name(), below.join(" "))
            });
            car(fields.collect::<String>())
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_eq!(
        answer(&schema, "{ car { s: seen ...E } } fragment E on Car { engine { power fuel } }"),
        r#"{"data":{"car":{"s":"seen[]engine[power fuel]","engine":{"power":90,"fuel":"hydrogen"}}}}"#
    );
}
