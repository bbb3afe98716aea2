//! OneofObject: an input of which exactly one member is given.

use damson::*;
use expect_test::expect;

use crate::{answer, assert_schema};

#[derive(SimpleObject)]
struct Guest {
    found_by: String,
}

#[derive(OneofObject)]
enum GuestBy {
    Name(String),
    RoomNumber(i64),
    Booking(Booking),
}

#[derive(InputObject)]
struct Booking {
    agency: String,
    reference: String,
}

struct Query {}

#[Object]
impl Query {
    async fn guests(&self, by: Vec<GuestBy>) -> Vec<Guest> {
        let found_by = |by: GuestBy| match by {
            GuestBy::Name(name) => name,
            GuestBy::RoomNumber(number) => format!("room {number}"),
            GuestBy::Booking(booking) => format!("{} {}", booking.agency, booking.reference),
        };
        by.into_iter().map(|by| Guest { found_by: found_by(by) }).collect()
    }
}

#[test]
fn exactly_one_member_is_given() {
    let schema = Schema::new(Query {}, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          guests(by: [GuestBy!]!): [Guest!]!
        }

        type Guest {
          foundBy: String!
        }

        input GuestBy @oneOf {
          name: String
          roomNumber: Int
          booking: Booking
        }

        input Booking {
          agency: String!
          reference: String!
        }
    "#]],
    );
    assert_eq!(
        answer(
            &schema,
            r#"{ guests(by: [{ roomNumber: 12 }, { booking: { agency: "Sol", reference: "A7" } }]) { foundBy } }"#
        ),
        r#"{"data":{"guests":[{"foundBy":"room 12"},{"foundBy":"Sol A7"}]}}"#,
    );
    expect![[r#"{"errors":[{"message":"Within OneOf Input Object type \"GuestBy\", exactly one field must be specified, and the value for that field must be non-null.","locations":[{"line":1,"column":15}],"extensions":{"code":"VALIDATION_FAILED"}}]}"#]].assert_eq(&answer(&schema, r#"{ guests(by: [{ name: "Inga", roomNumber: 12 }]) { foundBy } }"#));
}
