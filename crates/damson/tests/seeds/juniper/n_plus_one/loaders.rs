//! A loader in place of a question for every object.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use damson::dataloader::{CacheFactory, DataLoader, HashMapCache, Loader};
use damson::*;

use super::{Port, Register};
use crate::answer;

/// Loads ports by their ids; a failure of the register is the error of every port that was asked for.
struct Ports(Arc<Register>);

#[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
impl Loader<i32> for Ports {
    type Value = Port;
    type Error = Error;

    async fn load(&self, ids: &[i32]) -> Result<HashMap<i32, Port>, Error> {
        self.0.ask().await;
        Ok(Register::all_ports().filter(|port| ids.contains(&port.id)).map(|port| (port.id, port)).collect())
    }
}

struct Boat {
    port_id: i32,
}

struct Query;

/// The boats of the register, and the port of one boat that is read later.
macro_rules! fields {
    ($loader:ty) => {
        #[Object]
        impl Boat {
            async fn port(&self, ctx: &Context<'_>) -> Result<Port> {
                let port = ctx.data::<$loader>()?.load_one(self.port_id).await?;
                port.ok_or_else(|| format!("There is no port {}.", self.port_id).into())
            }
        }

        #[Object]
        impl Query {
            async fn boats(&self, ctx: &Context<'_>) -> Result<Vec<Boat>> {
                let boats = ctx.data::<Arc<Register>>()?.boats().await?;
                Ok(boats.into_iter().map(|boat| Boat { port_id: boat.port_id }).collect())
            }

            async fn late(&self) -> Boat {
                tokio::time::sleep(std::time::Duration::from_millis(5)).await;
                Boat { port_id: 1 }
            }

            async fn lost(&self) -> Boat {
                Boat { port_id: 4 }
            }
        }
    };
}

/// A schema with a loader of ports, which each request has for itself.
fn schema<Q: ObjectType + 'static, C: CacheFactory + Clone>(
    query: Q,
    cache: C,
) -> (Schema<Q, EmptyMutation, EmptySubscription>, Arc<Register>) {
    let register = Arc::new(Register::default());
    let ports = register.clone();
    let schema = Schema::build(query, EmptyMutation, EmptySubscription)
        .data(register.clone())
        .request_data(move |_| DataLoader::of(Ports(ports.clone())).cache(cache.clone()))
        .finish();
    (schema, register)
}

const BOATS: &str = "{ boats { port { name } } late { port { name } } }";
const PORTS: &str = concat!(
    r#"{"data":{"boats":[{"port":{"name":"Visby"}},{"port":{"name":"Slite"}},{"port":{"name":"Visby"}},"#,
    r#"{"port":{"name":"Burgsvik"}}],"late":{"port":{"name":"Visby"}}}}"#,
);

mod without_a_cache {
    use super::*;

    struct Boat {
        port_id: i32,
    }

    struct Query;

    fields!(DataLoader<Ports>);

    #[test]
    fn a_loader_asks_for_all_ports_at_once() {
        let (schema, register) = schema(Query, damson::dataloader::NoCache);
        assert_eq!(answer(&schema, BOATS), PORTS);
        let questions = register.questions.swap(0, Ordering::Relaxed);
        assert_eq!(questions, 3, "the boats, their ports, and the port of the boat that comes later");
        assert!(answer(&schema, "{ lost { port { name } } }").contains("There is no port 4."));
    }
}

fields!(DataLoader<Ports, HashMapCache>);

#[test]
fn a_loader_with_a_cache_asks_for_every_port_once() {
    let (schema, register) = schema(Query, HashMapCache::default());
    for _ in 0..2 {
        assert_eq!(answer(&schema, BOATS), PORTS);
        let questions = register.questions.swap(0, Ordering::Relaxed);
        assert_eq!(questions, 2, "the boats, and their ports; nothing is kept for the next request");
    }
}
