//! Derived fields: one resolver, and several fields that show its value in different types.

use chrono::{DateTime, Utc};
use damson::*;
use serde::{Deserialize, Serialize};

use crate::answer;

#[test]
fn a_derived_field_converts_the_value_of_another() {
    struct Short(DateTime<Utc>);

    struct Long(DateTime<Utc>);

    #[Scalar]
    impl ScalarType for Short {
        fn parse(value: Value) -> InputValueResult<Self> {
            Err(InputValueError::expected_type(value))
        }

        fn to_value(&self) -> Value {
            Value::String(self.0.to_rfc3339())
        }
    }

    #[Scalar]
    impl ScalarType for Long {
        fn parse(value: Value) -> InputValueResult<Self> {
            Err(InputValueError::expected_type(value))
        }

        fn to_value(&self) -> Value {
            Value::String(self.0.to_rfc2822())
        }
    }

    impl From<Long> for Short {
        fn from(long: Long) -> Self {
            Short(long.0)
        }
    }

    struct Query;

    #[Object]
    impl Query {
        #[graphql(derived(name = "departure_short", into = "Short"))]
        async fn departure(&self, minutes: i64) -> Long {
            Long(DateTime::UNIX_EPOCH + chrono::Duration::minutes(minutes))
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    let sdl = schema.sdl();
    assert!(sdl.contains("  departure(minutes: Int!): Long!\n"), "{sdl}");
    assert!(sdl.contains("  departureShort(minutes: Int!): Short!\n"), "{sdl}");
    assert_eq!(
        answer(&schema, "{ departure(minutes: 90) departureShort(minutes: 5) }"),
        concat!(
            r#"{"data":{"departure":"Thu, 1 Jan 1970 01:30:00 +0000","#,
            r#""departureShort":"1970-01-01T00:05:00+00:00"}}"#,
        ),
    );
}

#[test]
fn a_derived_field_converts_by_a_function() {
    #[derive(Serialize, Deserialize, Clone)]
    struct Celsius(i32);

    #[derive(Serialize, Deserialize, Clone)]
    struct Kelvin(i32);

    scalar!(Celsius);
    scalar!(Kelvin);

    impl From<Celsius> for Kelvin {
        fn from(celsius: Celsius) -> Self {
            Kelvin(celsius.0 + 273)
        }
    }

    fn within<T, U: From<T>>(value: Option<T>) -> Option<U> {
        value.map(U::from)
    }

    #[derive(SimpleObject)]
    struct Query {
        #[graphql(derived(owned, name = "absolute", into = "Option<Kelvin>", with = "within"))]
        outside: Option<Celsius>,
    }

    let schema = Schema::new(Query { outside: Some(Celsius(20)) }, EmptyMutation, EmptySubscription);
    let sdl = schema.sdl();
    assert!(sdl.contains("  outside: Celsius\n") && sdl.contains("  absolute: Kelvin\n"), "{sdl}");
    assert_eq!(answer(&schema, "{ outside absolute }"), r#"{"data":{"outside":20,"absolute":293}}"#);

    let unknown = Schema::new(Query { outside: None }, EmptyMutation, EmptySubscription);
    assert_eq!(answer(&unknown, "{ absolute }"), r#"{"data":{"absolute":null}}"#);
}
