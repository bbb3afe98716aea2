//! Context: what resolvers reach beside the object and the arguments.

use std::collections::HashMap;

use damson::*;
use expect_test::expect;
use tokio::sync::RwLock;

use crate::{answer, assert_schema};

#[test]
fn a_field_finds_objects_in_a_database() {
    struct Register {
        boats: HashMap<i32, Boat>,
    }

    struct Boat {
        id: i32,
        name: String,
        tows: Vec<i32>,
    }

    #[Object]
    impl Boat {
        fn towed_boats<'db>(&self, #[graphql(ctx)] register: &'db Register) -> Vec<&'db Boat> {
            self.tows.iter().filter_map(|id| register.boats.get(id)).collect()
        }

        fn towed<'db>(&self, id: i32, #[graphql(ctx)] named_at_will: &'db Register) -> Option<&'db Boat> {
            self.tows.contains(&id).then(|| named_at_will.boats.get(&id)).flatten()
        }

        fn name(&self) -> &str {
            self.name.as_str()
        }

        fn id(&self) -> i32 {
            self.id
        }
    }

    struct Query;

    #[Object]
    impl Query {
        fn boat<'db>(&self, id: i32, #[graphql(ctx)] register: &'db Register) -> Option<&'db Boat> {
            register.boats.get(&id)
        }
    }

    let boat = |id, name: &str, tows| (id, Boat { id, name: name.to_owned(), tows });
    let boats = HashMap::from([boat(1, "Heron", vec![2, 3]), boat(2, "Wren", vec![]), boat(3, "Lark", vec![])]);
    let schema = Schema::build(Query, EmptyMutation, EmptySubscription).data(Register { boats }).finish();
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          boat(id: Int!): Boat
        }

        type Boat {
          towedBoats: [Boat!]!
          towed(id: Int!): Boat
          name: String!
          id: Int!
        }
    "#]],
    );
    assert_eq!(
        answer(
            &schema,
            "{ boat(id: 1) { id towedBoats { name } two: towed(id: 2) { name } nine: towed(id: 9) { name } } }"
        ),
        concat!(
            r#"{"data":{"boat":{"id":1,"towedBoats":[{"name":"Wren"},{"name":"Lark"}],"#,
            r#""two":{"name":"Wren"},"nine":null}}}"#,
        ),
    );
}

#[test]
fn a_lock_lets_resolvers_change_the_context() {
    #[derive(Default)]
    struct Visits(RwLock<HashMap<i32, i32>>);

    struct Boat {
        id: i32,
        name: String,
    }

    #[Object]
    impl Boat {
        async fn visits(&self, #[graphql(ctx)] Visits(visits): &Visits) -> i32 {
            let mut visits = visits.write().await;
            *visits.entry(self.id).and_modify(|count| *count += 1).or_insert(1)
        }

        fn name(&self) -> &str {
            self.name.as_str()
        }

        fn id(&self) -> i32 {
            self.id
        }
    }

    let boat = Boat { id: 4, name: "Heron".to_owned() };
    let schema = Schema::build(boat, EmptyMutation, EmptySubscription).data(Visits::default()).finish();
    assert_schema(
        &schema,
        expect![[r#"
        schema {
          query: Boat
        }

        type Boat {
          visits: Int!
          name: String!
          id: Int!
        }
    "#]],
    );
    assert_eq!(answer(&schema, "{ id name visits }"), r#"{"data":{"id":4,"name":"Heron","visits":1}}"#);
    assert_eq!(answer(&schema, "{ visits }"), r#"{"data":{"visits":2}}"#);
}
