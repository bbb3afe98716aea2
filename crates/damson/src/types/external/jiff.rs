//! Dates and times of the crate `jiff`, in the version that async-graphql uses and in the one after it.

use crate::types::text_scalar::{Shown, text_scalar};

const DATE: &str = "%Y-%m-%d";
const TIME: &str = "%H:%M:%S%.f";
const DATE_TIME: &str = "%Y-%m-%dT%H:%M:%S%.f";
const OFFSET: &str = "%:z";

/// All types of one version.
macro_rules! jiff {
    ($version:ident = $jiff:ident, $zoned:ident) => {
        mod $version {
            use $jiff::civil::{Date, DateTime, Time};
            use $jiff::fmt::strtime::BrokenDownTime;
            use $jiff::tz::{Offset, TimeZone};
            use $jiff::{SignedDuration, Span, Timestamp, $zoned};

            use super::*;

            text_scalar! {
                Date as "Date", described!(date), "https://scalars.graphql.org/chillicream/local-date.html";
                |text| Date::strptime(DATE, text);
                |date| date.strftime(DATE);
            }

            text_scalar! {
                Time as "Time", described!(time), "https://scalars.graphql.org/chillicream/local-time.html";
                |text| Time::strptime(TIME, text);
                |time| time.strftime(TIME);
            }

            text_scalar! {
                DateTime as "LocalDateTime", described!(local_date_time), "https://scalars.graphql.org/chillicream/local-date-time.html";
                |text| DateTime::strptime(DATE_TIME, text);
                |date_time| date_time.strftime(DATE_TIME);
            }

            text_scalar! {
                Timestamp as "DateTime", described!(date_time), "https://scalars.graphql.org/chillicream/date-time.html";
                |text| text.parse::<Timestamp>();
                |moment| moment;
            }

            text_scalar! {
                $zoned as "ZonedDateTime",
                    "A moment in a time zone, as RFC 9557 writes it: `2015-07-01T10:59:59+02:00[Europe/Berlin]`.",
                    "https://www.rfc-editor.org/rfc/rfc9557#section-4.1";
                |text| text.parse::<$zoned>();
                |moment| moment;
            }

            text_scalar! {
                Span as "Duration", described!(duration), "https://scalars.graphql.org/chillicream/duration.html";
                |text| text.parse::<Span>();
                |span| span;
            }

            text_scalar! {
                SignedDuration as "Duration", described!(duration), "https://scalars.graphql.org/chillicream/duration.html";
                |text| text.parse::<SignedDuration>();
                |duration| duration;
            }

            text_scalar! {
                Offset as "UtcOffset", described!(utc_offset);
                |text| read_offset(text);
                |offset| show_offset(offset.seconds());
            }

            text_scalar! {
                TimeZone as "TimeZoneOrUtcOffset", "A time zone by its name in the IANA database, or an offset from UTC: `Europe/Berlin`, `+05:30`.";
                |text| TimeZone::get(text).or_else(|error| read_offset(text).map(TimeZone::fixed).map_err(|_| error));
                |zone| Shown(match zone.iana_name() {
                    Some(name) => Some(name.to_owned()),
                    None => zone.to_fixed_offset().ok().map(|offset| show_offset(offset.seconds())),
                });
            }

            fn read_offset(text: &str) -> Result<Offset, $jiff::Error> {
                let parts = BrokenDownTime::parse(OFFSET, text)?;
                Ok(parts.offset().unwrap_or(Offset::UTC)) // the format requires an offset
            }
        }
    };
}

#[cfg(feature = "jiff")]
jiff!(v0 = jiff, Zoned);
#[cfg(feature = "jiff-1")]
jiff!(v1 = jiff_1, ZonedDateTime);

/// Hours and minutes, and seconds if there are any.
fn show_offset(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let seconds = seconds.unsigned_abs();
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if seconds == 0 {
        format!("{sign}{hours:02}:{minutes:02}")
    } else {
        format!("{sign}{hours:02}:{minutes:02}:{seconds:02}")
    }
}
