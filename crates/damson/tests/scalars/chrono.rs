//! The crate `chrono` and those around it.

use chrono::{DateTime, FixedOffset, Local, NaiveDate, NaiveDateTime, NaiveTime, Utc};

use crate::table::scalar;

#[test]
fn dates_and_times() {
    scalar!(NaiveDate, "NaiveDate", "https://scalars.graphql.org/chillicream/local-date.html":
        r#""2015-07-01""# => r#""2015-07-01""#; refused r#""2015-02-29""#, r#""2015-07-01T00:00""#);
    scalar!(NaiveTime, "NaiveTime", "https://scalars.graphql.org/chillicream/local-time.html":
        r#""08:59:60.123""# => r#""08:59:60.123""#, r#""08:59:59""# => r#""08:59:59""#; refused r#""24:00:00""#);
    scalar!(NaiveDateTime, "NaiveDateTime", "https://scalars.graphql.org/chillicream/local-date-time.html":
        r#""2015-07-01T08:59:59.123""# => r#""2015-07-01T08:59:59.123""#; refused r#""2015-07-01""#);
}

#[test]
fn moments() {
    scalar!(DateTime<Utc>, "DateTime", "https://scalars.graphql.org/chillicream/date-time.html":
        r#""2015-07-01T08:59:59.5Z""# => r#""2015-07-01T08:59:59.500+00:00""#,
        r#""2015-07-01T08:59:59+02:00""# => r#""2015-07-01T06:59:59+00:00""#;
        refused r#""2015-07-01T08:59:59""#, "1435741199");
    scalar!(DateTime<FixedOffset>, "DateTime", "https://scalars.graphql.org/chillicream/date-time.html":
        r#""2015-07-01T08:59:59+02:00""# => r#""2015-07-01T08:59:59+02:00""#; refused r#""2015-07-01""#);
    scalar!(DateTime<Local>, "DateTime", "https://scalars.graphql.org/chillicream/date-time.html":; refused "1");
}

#[cfg(feature = "chrono-tz")]
#[test]
fn time_zones() {
    scalar!(chrono_tz::Tz, "TimeZone", "https://www.iana.org/time-zones":
        r#""Europe/Berlin""# => r#""Europe/Berlin""#; refused r#""Europe/Atlantis""#);
    scalar!(DateTime<chrono_tz::Tz>, "DateTime", "https://scalars.graphql.org/chillicream/date-time.html":
        r#""2015-07-01T08:59:59+02:00""# => r#""2015-07-01T06:59:59+00:00""#; refused "1");
}

#[cfg(feature = "chrono-duration")]
#[test]
fn spans_of_time() {
    scalar!(chrono::Duration, "Duration", "https://scalars.graphql.org/chillicream/duration.html":
        r#""PT1H30M""# => r#""PT5400S""#,
        r#""P1Y2M1W3DT4H5M6.000000789S""# => r#""PT37598706.000000789S""#,
        r#""-PT0.5S""# => r#""-PT0.5S""#, r#""PT0S""# => r#""P0D""#;
        refused r#""""#, r#""P""#, r#""PT""#, r#""P1DT""#, r#""PT1""#, r#""1H""#, r#""PT1M1H""#, r#""PT1.5H""#, r#""P1H""#, r#""PT--1S""#,
        r#""PT0.1234567890S""#, r#""P99999999999999999D""#, r#""PT1S ""#, r#""PTS""#, r#""PT.5S""#);
}
