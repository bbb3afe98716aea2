//! Look-ahead: what the client asks for is loaded with the list, in one question for all.

use std::collections::{BTreeSet, HashMap};
use std::sync::atomic::Ordering;

use damson::*;
use expect_test::expect;

use super::{Port, Register};
use crate::{answer, assert_schema};

#[derive(SimpleObject)]
struct Sailor {
    id: i32,
    name: &'static str,
}

#[test]
fn a_resolver_names_the_selected_fields() {
    struct Query;

    #[Object]
    impl Query {
        fn sailors(&self, ctx: &Context<'_>) -> Result<Vec<Sailor>> {
            let names: Vec<&str> = ctx.field().selection_set().map(|field| field.name()).collect();
            Err(names.join(", ").into())
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          sailors: [Sailor!]!
        }

        type Sailor {
          id: Int!
          name: String!
        }
    "#]],
    );
    let answer = answer(&schema, "{ sailors { n: name id } }");
    assert!(answer.contains(r#""message":"name, id""#), "{answer}");
}

/// A port that may have been loaded with the boat.
enum Either {
    Absent(i32),
    Loaded(Port),
}

struct Boat {
    name: &'static str,
    port: Either,
}

#[Object]
impl Boat {
    fn name(&self) -> &str {
        self.name
    }

    async fn port(&self, #[graphql(ctx)] register: &Register) -> Result<Port> {
        match &self.port {
            Either::Loaded(port) => Ok(port.clone()),
            Either::Absent(id) => register.port(*id).await?.ok_or_else(|| format!("There is no port {id}.").into()),
        }
    }
}

impl Register {
    async fn ports(&self, ids: &BTreeSet<i32>) -> Result<HashMap<i32, Port>> {
        self.ask().await;
        Ok(Register::all_ports().filter(|port| ids.contains(&port.id)).map(|port| (port.id, port)).collect())
    }
}

/// The boats, with their ports if the client asks for these.
async fn boats(ctx: &Context<'_>, register: &Register) -> Result<Vec<Boat>> {
    let rows = register.boats().await?;
    let mut ports = HashMap::new();
    if ctx.look_ahead().field("port").exists() {
        ports = register.ports(&rows.iter().map(|row| row.port_id).collect()).await?;
    }
    let port = |id| ports.get(&id).cloned().map_or(Either::Absent(id), Either::Loaded);
    Ok(rows.into_iter().map(|row| Boat { name: row.name, port: port(row.port_id) }).collect())
}

#[test]
fn what_the_client_asks_for_is_loaded_at_once() {
    struct Query;

    #[Object]
    impl Query {
        async fn boats(&self, ctx: &Context<'_>, #[graphql(ctx)] register: &Register) -> Result<Vec<Boat>> {
            boats(ctx, register).await
        }
    }

    let schema = Schema::build(Query, EmptyMutation, EmptySubscription).data(Register::default()).finish();
    let register = schema.data::<Register>().expect("the data of the schema");
    for (query, expected, questions) in [
        (
            "{ boats { name } }",
            r#"{"data":{"boats":[{"name":"Heron"},{"name":"Wren"},{"name":"Lark"},{"name":"Tern"}]}}"#,
            1,
        ),
        (
            "{ boats { port { name } } }",
            concat!(
                r#"{"data":{"boats":[{"port":{"name":"Visby"}},{"port":{"name":"Slite"}},"#,
                r#"{"port":{"name":"Visby"}},{"port":{"name":"Burgsvik"}}]}}"#,
            ),
            2,
        ),
    ] {
        assert_eq!(answer(&schema, query), expected);
        assert_eq!(register.questions.swap(0, Ordering::Relaxed), questions, "{query}");
    }
}
