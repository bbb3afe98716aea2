//! Dates and times of the crate `time`.

use time::format_description::StaticFormatDescription;
use time::format_description::well_known::Rfc3339;
use time::macros::format_description;
use time::{Date, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

use crate::types::text_scalar::{Shown, text_scalar};

const DATE: StaticFormatDescription = format_description!("[year]-[month]-[day]");
const TIME: StaticFormatDescription = format_description!("[hour]:[minute]:[second][optional [.[subsecond]]]");
const DATE_TIME: StaticFormatDescription =
    format_description!("[year]-[month]-[day]T[hour]:[minute]:[second][optional [.[subsecond]]]");
const OFFSET: StaticFormatDescription = format_description!("[offset_hour sign:mandatory]:[offset_minute]");

text_scalar! {
    Date as "Date", described!(date), "https://scalars.graphql.org/chillicream/local-date.html";
    |text| Date::parse(text, DATE);
    |date| Shown(date.format(DATE).ok());
}

text_scalar! {
    Time as "LocalTime", described!(time), "https://scalars.graphql.org/chillicream/local-time.html";
    |text| Time::parse(text, TIME);
    |time| Shown(time.format(TIME).ok());
}

text_scalar! {
    PrimitiveDateTime as "LocalDateTime", described!(local_date_time), "https://scalars.graphql.org/chillicream/local-date-time.html";
    |text| PrimitiveDateTime::parse(text, DATE_TIME);
    |date_time| Shown(date_time.format(DATE_TIME).ok());
}

text_scalar! {
    OffsetDateTime as "DateTime", described!(date_time), "https://scalars.graphql.org/chillicream/date-time.html";
    |text| OffsetDateTime::parse(text, &Rfc3339);
    |moment| Shown(moment.to_offset(UtcOffset::UTC).format(&Rfc3339).ok());
}

text_scalar! {
    UtcOffset as "UtcOffset", described!(utc_offset);
    |text| UtcOffset::parse(text, OFFSET);
    |offset| Shown(offset.format(OFFSET).ok());
}
