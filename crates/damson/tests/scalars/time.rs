//! The crate `time`.

use damson::ScalarType;
use time::{Date, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

use crate::table::scalar;

#[test]
fn dates_and_times() {
    scalar!(Date, "Date", "https://scalars.graphql.org/chillicream/local-date.html":
        r#""2015-07-01""# => r#""2015-07-01""#; refused r#""2015-02-29""#);
    scalar!(Time, "LocalTime", "https://scalars.graphql.org/chillicream/local-time.html":
        r#""08:59:59.123""# => r#""08:59:59.123""#, r#""08:59:59""# => r#""08:59:59.0""#; refused r#""24:00:00""#);
    scalar!(PrimitiveDateTime, "LocalDateTime", "https://scalars.graphql.org/chillicream/local-date-time.html":
        r#""2015-07-01T08:59:59.12345""# => r#""2015-07-01T08:59:59.12345""#,
        r#""2015-07-01T08:59:59""# => r#""2015-07-01T08:59:59.0""#;
        refused r#""2015-07-01""#);
    scalar!(OffsetDateTime, "DateTime", "https://scalars.graphql.org/chillicream/date-time.html":
        r#""2015-07-01T08:59:59+02:00""# => r#""2015-07-01T06:59:59Z""#; refused r#""2015-07-01T08:59:59""#);
    scalar!(UtcOffset, "UtcOffset": r#""-03:30""# => r#""-03:30""#; refused r#""5""#);
}

#[test]
fn a_year_beyond_the_format_is_no_panic() {
    let moment = OffsetDateTime::new_utc(Date::MIN, Time::MIDNIGHT);
    assert_eq!(ScalarType::to_value(&moment), damson::Value::Null);
}
