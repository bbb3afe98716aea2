//! Dates and times of the crate `chrono`.

use chrono::{DateTime, FixedOffset, Local, NaiveDate, NaiveDateTime, NaiveTime, Utc};

use crate::types::text_scalar::text_scalar;

const DATE: &str = "%Y-%m-%d";
const TIME: &str = "%H:%M:%S%.f";
const DATE_TIME: &str = "%Y-%m-%dT%H:%M:%S%.f";

text_scalar! {
    NaiveDate as "NaiveDate", described!(date), "https://scalars.graphql.org/chillicream/local-date.html";
    |text| NaiveDate::parse_from_str(text, DATE);
    |date| date.format(DATE);
}

text_scalar! {
    NaiveTime as "NaiveTime", described!(time), "https://scalars.graphql.org/chillicream/local-time.html";
    |text| NaiveTime::parse_from_str(text, TIME);
    |time| time.format(TIME);
}

text_scalar! {
    NaiveDateTime as "NaiveDateTime", described!(local_date_time), "https://scalars.graphql.org/chillicream/local-date-time.html";
    |text| NaiveDateTime::parse_from_str(text, DATE_TIME);
    |date_time| date_time.format(DATE_TIME);
}

macro_rules! moments {
    ($($zone:ty),*) => {$(
        text_scalar! {
            DateTime<$zone> as "DateTime", described!(date_time), "https://scalars.graphql.org/chillicream/date-time.html";
            |text| text.parse::<Self>();
            |moment| moment.to_rfc3339();
        }
    )*};
}
moments!(Utc, Local, FixedOffset);
