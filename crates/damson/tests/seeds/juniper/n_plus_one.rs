//! The N+1 problem: one question for a list, and one more for each of its objects.

mod eager_loading;
mod loaders;
mod look_ahead;

use std::sync::atomic::{AtomicUsize, Ordering};

use damson::*;
use expect_test::expect;

use crate::{answer, assert_schema};

#[derive(Clone, SimpleObject)]
struct Port {
    id: i32,
    name: &'static str,
}

struct Boat {
    id: i32,
    name: &'static str,
    port_id: i32,
}

#[Object]
impl Boat {
    fn id(&self) -> i32 {
        self.id
    }

    fn name(&self) -> &str {
        self.name
    }

    async fn port(&self, #[graphql(ctx)] register: &Register) -> Result<Port> {
        let port = register.port(self.port_id).await?;
        port.ok_or_else(|| format!("There is no port {}.", self.port_id).into())
    }
}

/// A database that counts the questions.
#[derive(Default)]
struct Register {
    questions: AtomicUsize,
}

impl Register {
    async fn ask(&self) {
        self.questions.fetch_add(1, Ordering::Relaxed);
        tokio::task::yield_now().await;
    }

    async fn boats(&self) -> Result<Vec<Boat>> {
        self.ask().await;
        let boat = |(id, (name, port_id))| Boat { id, name, port_id };
        Ok((1..).zip([("Heron", 1), ("Wren", 2), ("Lark", 1), ("Tern", 3)]).map(boat).collect())
    }

    async fn port(&self, id: i32) -> Result<Option<Port>> {
        self.ask().await;
        Ok(Register::all_ports().find(|port| port.id == id))
    }

    fn all_ports() -> impl Iterator<Item = Port> {
        [(1, "Visby"), (2, "Slite"), (3, "Burgsvik")].into_iter().map(|(id, name)| Port { id, name })
    }
}

#[test]
fn a_resolver_asks_for_every_object_of_a_list() {
    struct Query;

    #[Object]
    impl Query {
        async fn boats(&self, #[graphql(ctx)] register: &Register) -> Result<Vec<Boat>> {
            register.boats().await
        }
    }

    let schema = Schema::build(Query, EmptyMutation, EmptySubscription).data(Register::default()).finish();
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          boats: [Boat!]!
        }

        type Boat {
          id: Int!
          name: String!
          port: Port!
        }

        type Port {
          id: Int!
          name: String!
        }
    "#]],
    );
    let names = answer(&schema, "{ boats { name port { name } } }");
    assert_eq!(
        names,
        concat!(
            r#"{"data":{"boats":[{"name":"Heron","port":{"name":"Visby"}},{"name":"Wren","port":{"name":"Slite"}},"#,
            r#"{"name":"Lark","port":{"name":"Visby"}},{"name":"Tern","port":{"name":"Burgsvik"}}]}}"#,
        ),
    );
    let register = schema.data::<Register>().expect("the data of the schema");
    assert_eq!(register.questions.load(Ordering::Relaxed), 1 + 4);
}
