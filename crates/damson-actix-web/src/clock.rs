//! The clock of the framework's runtime.

use std::sync::LazyLock;

use damson_http::Clock;

/// The clock of the runtime that polls.
pub(crate) fn clock() -> &'static Clock {
    static CLOCK: LazyLock<Clock> = LazyLock::new(|| Clock::new(actix_web::rt::time::sleep));
    &CLOCK
}
