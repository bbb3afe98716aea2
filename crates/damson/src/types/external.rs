//! Types of other crates, each behind the feature with its name. Uses only those parts of the engine that scalars need.

/// The descriptions of scalars that several crates have in common.
#[allow(unused_macros, reason = "features decide who needs it")]
macro_rules! described {
    (date) => {
        "A date without a time zone, as RFC 3339 writes it: `2015-07-01`."
    };
    (time) => {
        "A time of day without a time zone: `08:59:59.123`."
    };
    (local_date_time) => {
        "A date and a time of day without a time zone: `2015-07-01T08:59:59.123`."
    };
    (date_time) => {
        "A moment, as RFC 3339 writes it: `2015-07-01T08:59:59.123Z`."
    };
    (duration) => {
        "A span of time, as ISO 8601 writes it: `PT1H30M`."
    };
    (time_zone) => {
        "A time zone, by its name in the IANA database: `Europe/Berlin`."
    };
    (utc_offset) => {
        "A difference from UTC in hours and minutes: `+05:30`."
    };
    (uuid) => {
        "A universally unique identifier, as RFC 9562 writes it: `123e4567-e89b-12d3-a456-426614174000`."
    };
    (object_id) => {
        "The identifier of a document in MongoDB, in 24 hexadecimal digits."
    };
}

#[cfg(feature = "arcstr")]
mod arcstr;
#[cfg(feature = "bigdecimal")]
mod bigdecimal;
#[cfg(any(feature = "bson", feature = "bson-3"))]
mod bson;
#[cfg(feature = "chrono")]
mod chrono;
#[cfg(feature = "chrono-duration")]
mod chrono_duration;
#[cfg(feature = "chrono-tz")]
mod chrono_tz;
#[cfg(feature = "compact_str")]
mod compact_str;
#[cfg(feature = "hashbrown")]
mod hashbrown;
#[cfg(any(feature = "jiff", feature = "jiff-1"))]
mod jiff;
#[cfg(feature = "ruint")]
mod ruint;
#[cfg(feature = "decimal")]
mod rust_decimal;
#[cfg(feature = "secrecy")]
mod secrecy;
#[cfg(feature = "smol_str")]
mod smol_str;
#[cfg(feature = "time")]
mod time;
#[cfg(feature = "tokio-sync")]
mod tokio_sync;
#[cfg(feature = "url")]
mod url;
#[cfg(feature = "uuid")]
mod uuid;
