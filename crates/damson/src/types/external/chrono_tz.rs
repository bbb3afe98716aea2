//! Time zones of the crate `chrono-tz`, and moments in them.

use chrono::{DateTime, FixedOffset};
use chrono_tz::Tz;

use crate::types::text_scalar::text_scalar;

text_scalar! {
    Tz as "TimeZone", described!(time_zone), "https://www.iana.org/time-zones";
    |text| text.parse::<Tz>();
    |zone| zone.name();
}

// The text has an offset but not the name of a zone, so a moment that is read is in UTC.
text_scalar! {
    DateTime<Tz> as "DateTime", described!(date_time), "https://scalars.graphql.org/chillicream/date-time.html";
    |text| text.parse::<DateTime<FixedOffset>>().map(|moment| moment.with_timezone(&Tz::UTC));
    |moment| moment.to_rfc3339();
}
