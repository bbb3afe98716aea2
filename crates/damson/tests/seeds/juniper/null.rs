//! Null that is given, and nothing given.

use std::sync::Mutex;

use damson::*;
use expect_test::expect;

use crate::{answer, assert_schema};

/// A change; members that are `None` stay as they are.
#[derive(Debug, PartialEq)]
struct Change {
    favourite: Option<Option<i32>>,
    disliked: Option<Option<i32>>,
}

#[derive(InputObject)]
struct ChangeInput {
    favourite: Nullable<i32>,
    disliked: Nullable<i32>,
}

impl From<ChangeInput> for Change {
    fn from(input: ChangeInput) -> Self {
        Change { favourite: input.favourite.explicit(), disliked: input.disliked.explicit() }
    }
}

#[derive(Default)]
struct Session(Mutex<Vec<Change>>);

impl Session {
    fn change(&self, change: Change) -> FieldResult<()> {
        self.0.lock().map_err(|_| "The session is locked.")?.push(change);
        Ok(())
    }
}

#[test]
fn a_change_tells_null_from_nothing() {
    #[derive(SimpleObject, Default)]
    struct Query {
        members: i32,
    }

    struct Mutation;

    #[Object]
    impl Mutation {
        fn change(&self, change: ChangeInput, #[graphql(ctx)] session: &Session) -> FieldResult<bool> {
            session.change(change.into())?;
            Ok(true)
        }
    }

    let schema = Schema::build(Query::default(), Mutation, EmptySubscription).data(Session::default()).finish();
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          members: Int!
        }

        type Mutation {
          change(change: ChangeInput!): Boolean!
        }

        input ChangeInput {
          favourite: Int
          disliked: Int
        }
    "#]],
    );
    for change in ["{ favourite: 7 }", "{ favourite: null, disliked: 13 }", "{}"] {
        assert_eq!(answer(&schema, format!("mutation {{ change(change: {change}) }}")), r#"{"data":{"change":true}}"#);
    }
    let session = schema.data::<Session>().expect("the data of the schema");
    let seen = session.0.lock().expect("nobody panics");
    let change = |favourite, disliked| Change { favourite, disliked };
    assert_eq!(*seen, [change(Some(Some(7)), None), change(Some(None), Some(Some(13))), change(None, None)]);
}
