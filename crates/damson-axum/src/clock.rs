//! The clock of tokio, on which axum runs.

use damson_http::Clock;

pub(crate) fn clock() -> Clock {
    Clock::new(tokio::time::sleep)
}
