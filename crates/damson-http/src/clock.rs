//! The host's clock: what a future needs in order to wait. This crate has no clock of its own.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use damson::Request;
use futures_core::future::BoxFuture;

/// Waits, by the timer of the host's runtime. An adapter has it from its framework.
///
/// ```
/// use std::time::Duration;
/// use damson_http::Clock;
///
/// let clock = Clock::new(tokio::time::sleep);
/// # tokio::runtime::Builder::new_current_thread().enable_time().build()?.block_on(async {
/// clock.sleep(Duration::from_millis(1)).await;
/// # });
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn(Duration) -> BoxFuture<'static, ()> + Send + Sync>);

impl Clock {
    /// A clock that waits by this function, such as `tokio::time::sleep`.
    pub fn new<F: Future<Output = ()> + Send + 'static>(sleep: impl Fn(Duration) -> F + Send + Sync + 'static) -> Self {
        Clock(Arc::new(move |time| Box::pin(sleep(time))))
    }

    /// A future that is ready after this time.
    pub fn sleep(&self, time: Duration) -> BoxFuture<'static, ()> {
        (self.0)(time)
    }

    /// The request with a deadline after this time, if there is one.
    pub(crate) fn in_time(&self, request: Request, time: Option<Duration>) -> Request {
        let Some(time) = time else { return request };
        let clock = self.clone();
        request.deadline(async move { clock.sleep(time).await }) // most executions never wait, and need no timer
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Clock")
    }
}
