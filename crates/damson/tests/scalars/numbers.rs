//! Numbers that are text in GraphQL.

#[cfg(feature = "decimal")]
#[test]
fn decimal() {
    crate::table::scalar!(rust_decimal::Decimal, "Decimal", "https://docs.rs/rust_decimal":
        r#""0.10""# => r#""0.10""#,
        r#""-79228162514264337593543950335""# => r#""-79228162514264337593543950335""#,
        r#""1.5e3""# => r#""1500""#,
        "7" => r#""7""#, "0.1" => r#""0.1""#;
        refused r#""0.12345678901234567890123456789""#, r#""0.12345678901234567890123456789e1""#, r#""1e99""#, r#""""#);
}

#[cfg(feature = "bigdecimal")]
#[test]
fn big_decimal() {
    crate::table::scalar!(bigdecimal::BigDecimal, "BigDecimal", "https://docs.rs/bigdecimal":
        r#""0.1""# => r#""0.1""#,
        r#""123456789012345678901234567890.123456789""# => r#""123456789012345678901234567890.123456789""#,
        r#""1e1000000000""# => r#""1e+1000000000""#,
        "7" => r#""7""#, "0.5" => r#""0.5""#;
        refused r#""one""#, r#""""#);
}

#[cfg(feature = "ruint")]
#[test]
fn unsigned_integers_of_any_width() {
    use ruint::aliases::{U8, U256};
    crate::table::scalar!(U8, "U8", "https://docs.rs/ruint":
        r#""255""# => r#""255""#, r#""0xff""# => r#""255""#, "7" => r#""7""#; refused r#""256""#, r#""""#, "-1", "0.5");
    crate::table::scalar!(U256, "U256", "https://docs.rs/ruint":
        r#""115792089237316195423570985008687907853269984665640564039457584007913129639935""#
            => r#""115792089237316195423570985008687907853269984665640564039457584007913129639935""#;
        refused r#""-1""#);
}

#[cfg(feature = "string_number")]
#[test]
fn string_number() {
    use damson::StringNumber;
    crate::table::scalar!(StringNumber<u64>, "StringNumber":
        r#""9007199254740993""# => r#""9007199254740993""#; refused r#""-1""#, "7");
    crate::table::scalar!(StringNumber<f64>, "StringNumber": r#""0.5""# => r#""0.5""#; refused r#""x""#);
}

mod integers {
    use std::num::{NonZeroI128, NonZeroIsize, NonZeroU128};

    use damson::{EmptyMutation, EmptySubscription, Object, Schema};

    use crate::support::answer;

    struct Query;

    #[Object]
    impl Query {
        fn signed(&self, value: i128) -> i128 {
            value
        }

        fn unsigned(&self, value: u128) -> u128 {
            value
        }

        fn not_zero(&self, a: NonZeroI128, b: NonZeroU128, c: NonZeroIsize) -> bool {
            a.get() == 1 && b.get() == 2 && c.get() == 3
        }

        fn widest(&self) -> Option<u128> {
            Some(u128::MAX)
        }
    }

    #[test]
    fn integers_of_128_bits_are_int() {
        let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
        let query = "{ signed(value: -7) unsigned(value: 7) notZero(a: 1, b: 2, c: 3) }";
        assert_eq!(answer(&schema, query), r#"{"data":{"signed":-7,"unsigned":7,"notZero":true}}"#);
        let beyond = answer(&schema, "{ widest }");
        assert!(beyond.contains("Int cannot represent") && beyond.contains(r#""data":{"widest":null}"#), "{beyond}");
        let refused = answer(&schema, "{ unsigned(value: -7) }");
        assert!(refused.contains("-7 is not an integer from 0 to"), "{refused}");
    }
}

#[test]
fn what_is_always_a_scalar_can_be_the_base_of_others() {
    use damson::{ScalarType, Value};
    assert_eq!(ScalarType::to_value(&7_u8), Value::from(7));
    assert_eq!(<String as ScalarType>::parse(Value::from("a")).ok().as_deref(), Some("a"));
    assert!(<bool as ScalarType>::parse(Value::from(1)).is_err());
}
