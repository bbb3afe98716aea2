//! Spans of time of the crate `chrono`.

use chrono::TimeDelta;

use crate::types::text_scalar::text_scalar;

text_scalar! {
    TimeDelta as "Duration", described!(duration), "https://scalars.graphql.org/chillicream/duration.html";
    |text| read(text).ok_or("a span of time is expected, such as \"PT1H30M\".");
    |span| span;
}

const DAY: i64 = 86_400;

/// The units before the `T`, in order, with their seconds. Years and months have no fixed length; these are as long as async-graphql's.
const DATE_UNITS: &[(u8, i64)] = &[(b'Y', 365 * DAY), (b'M', 30 * DAY), (b'W', 7 * DAY), (b'D', DAY)];
const TIME_UNITS: &[(u8, i64)] = &[(b'H', 3_600), (b'M', 60), (b'S', 1)];

/// Reads a span in the notation of ISO 8601, with a sign before it if it is negative.
fn read(text: &str) -> Option<TimeDelta> {
    let (is_negative, text) = match text.strip_prefix('-') {
        Some(text) => (true, text),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let text = text.strip_prefix('P')?;
    let span = match text.split_once('T') {
        None => sum(text, DATE_UNITS)?,
        Some(("", time)) => sum(time, TIME_UNITS)?,
        Some((date, time)) => sum(date, DATE_UNITS)?.checked_add(&sum(time, TIME_UNITS)?)?,
    };
    if is_negative { TimeDelta::zero().checked_sub(&span) } else { Some(span) }
}

/// Adds up one or more parts such as `1H` and `30M`.
fn sum(mut text: &str, mut units: &[(u8, i64)]) -> Option<TimeDelta> {
    let mut span = TimeDelta::zero();
    loop {
        let end = text.find(|character: char| character.is_ascii_alphabetic())?;
        let place = units.iter().position(|(letter, _)| *letter == text.as_bytes()[end])?;
        let (letter, seconds) = units[place];
        let (whole, nanoseconds) = match text[..end].split_once(['.', ',']) {
            Some((whole, fraction)) if letter == b'S' => (whole, nanoseconds(fraction)?),
            Some(_) => return None,
            None => (&text[..end], 0),
        };
        span = span.checked_add(&TimeDelta::new(digits(whole)?.checked_mul(seconds)?, nanoseconds)?)?;
        text = &text[end + 1..];
        units = &units[place + 1..];
        if text.is_empty() {
            return Some(span);
        }
    }
}

/// A number without a sign.
fn digits(text: &str) -> Option<i64> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) { text.parse().ok() } else { None }
}

/// The nanoseconds of the digits behind the point; none if there are more than nine, which would be lost.
fn nanoseconds(fraction: &str) -> Option<u32> {
    let missing = 9usize.checked_sub(fraction.len())?;
    u32::try_from(digits(fraction)? * 10_i64.pow(missing as u32)).ok()
}
