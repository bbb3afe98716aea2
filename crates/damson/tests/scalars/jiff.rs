//! The crate `jiff`, in both versions.

macro_rules! tests {
    ($version:ident = $jiff:ident, $zoned:ident) => {
        mod $version {
            use $jiff::civil::{Date, DateTime, Time};
            use $jiff::tz::{Offset, TimeZone};
            use $jiff::{SignedDuration, Span, Timestamp, $zoned};

            use crate::table::scalar;

            #[test]
            fn dates_and_times() {
                scalar!(Date, "Date", "https://scalars.graphql.org/chillicream/local-date.html":
                    r#""2015-07-01""# => r#""2015-07-01""#; refused r#""2015-02-29""#);
                scalar!(Time, "Time", "https://scalars.graphql.org/chillicream/local-time.html":
                    r#""08:59:59.123""# => r#""08:59:59.123""#, r#""08:59:59""# => r#""08:59:59""#; refused r#""24:00:00""#);
                scalar!(DateTime, "LocalDateTime", "https://scalars.graphql.org/chillicream/local-date-time.html":
                    r#""2015-07-01T08:59:59.123""# => r#""2015-07-01T08:59:59.123""#; refused r#""2015-07-01""#);
            }

            #[test]
            fn moments() {
                scalar!(Timestamp, "DateTime", "https://scalars.graphql.org/chillicream/date-time.html":
                    r#""2015-07-01T08:59:59.5+02:00""# => r#""2015-07-01T06:59:59.5Z""#; refused r#""2015-07-01""#);
                scalar!($zoned, "ZonedDateTime", "https://www.rfc-editor.org/rfc/rfc9557#section-4.1":
                    r#""2015-07-01T08:59:59+02:00[Europe/Berlin]""# => r#""2015-07-01T08:59:59+02:00[Europe/Berlin]""#;
                    refused r#""2015-07-01T08:59:59+02:00""#);
            }

            #[test]
            fn spans_of_time() {
                scalar!(Span, "Duration", "https://scalars.graphql.org/chillicream/duration.html":
                    r#""P1y2m""# => r#""P1Y2M""#, r#""PT2H30M""# => r#""PT2H30M""#; refused r#""1:30""#);
                scalar!(SignedDuration, "Duration", "https://scalars.graphql.org/chillicream/duration.html":
                    r#""-PT2H0.5S""# => r#""-PT2H0.5S""#; refused r#""P1Y""#);
            }

            #[test]
            fn time_zones_and_offsets() {
                scalar!(Offset, "UtcOffset":
                    r#""-03:30""# => r#""-03:30""#, r#""+05:00""# => r#""+05:00""#; refused r#""x""#);
                scalar!(TimeZone, "TimeZoneOrUtcOffset":
                    r#""Europe/Berlin""# => r#""Europe/Berlin""#, r#""+05:30""# => r#""+05:30""#; refused r#""Europe/Atlantis""#);
            }
        }
    };
}

#[cfg(feature = "jiff")]
tests!(v0 = jiff, Zoned);
#[cfg(feature = "jiff-1")]
tests!(v1 = jiff_1, ZonedDateTime);
