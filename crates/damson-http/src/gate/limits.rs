//! The limits while requests run, as one value for all transports. All are on by default.

use std::time::Duration;

/// The limits: for each a field, its default, and the method that sets it.
macro_rules! limits {
    ($(#[$about:meta])* struct $name:ident { $($(#[$doc:meta])* $limit:ident($given:ty): $ty:ty = $default:expr,)* }) => {
        $(#[$about])*
        #[derive(Clone, PartialEq, Eq, Debug)]
        #[non_exhaustive]
        pub struct $name {
            $($(#[$doc])* pub $limit: $ty,)*
        }

        impl Default for $name {
            fn default() -> Self {
                $name { $($limit: $default,)* }
            }
        }

        impl $name {
            /// The default limits.
            pub fn new() -> Self {
                $name::default()
            }

            $(
                $(#[$doc])*
                #[must_use]
                pub fn $limit(mut self, $limit: $given) -> Self {
                    self.$limit = $limit.into();
                    self
                }
            )*
        }
    };
}

limits! {
    /// The limits while requests run. They are the same on every transport, and each has a default.
    ///
    /// | limit | if not set | beyond |
    /// | --- | --- | --- |
    /// | [`deadline`](Self::deadline) | 30 s | late fields: `DEADLINE` |
    /// | [`in_flight`](Self::in_flight) | 1,000 requests | 503, `LIMIT_IN_FLIGHT` |
    /// | [`memory`](Self::memory) | 256 MiB | 503, `LIMIT_MEMORY` |
    /// | [`body_time`](Self::body_time) | 30 s | 408, `TIMEOUT` |
    ///
    /// Others are about connections. They need a server that sees these, such as `damson_axum::serve`, which closes them:
    ///
    /// | limit | if not set |
    /// | --- | --- |
    /// | [`connections`](Self::connections) | 10,000; others wait until one leaves |
    /// | [`head`](Self::head) | 64 KiB; beyond: 431 |
    /// | [`head_time`](Self::head_time) | 10 s |
    /// | [`idle_time`](Self::idle_time) | 60 s |
    /// | [`stall_time`](Self::stall_time) | 30 s |
    /// | [`grace`](Self::grace) | 30 s |
    ///
    /// ```
    /// use std::time::Duration;
    /// use damson_http::RunningLimits;
    ///
    /// let limits = RunningLimits::new().deadline(Duration::from_secs(5)).in_flight(200).memory(64 * 1024 * 1024);
    /// ```
    struct RunningLimits {
        /// The time for an operation. Then each field that still waits is an error with the code `DEADLINE`, and the response has
        /// the others; see [`Request::deadline`](damson::Request::deadline). A request that sets its own deadline keeps it. The
        /// events of a subscription have none. With `None`, operations may take as long as they like.
        deadline(impl Into<Option<Duration>>): Option<Duration> = Some(Duration::from_secs(30)),
        /// The most requests that run at a time; a batch counts once. Subscriptions count only while they begin.
        in_flight(usize): usize = 1_000,
        /// The most bytes that all requests hold together: their bodies, and answers until these are sent.
        memory(usize): usize = 256 * 1024 * 1024,
        /// The time for the body of a request. Give slow clients more if they [upload files](crate::Endpoint::uploads).
        body_time(Duration): Duration = Duration::from_secs(30),
        /// The most connections at a time, sockets included. Each needs a file handle of the operating system (`ulimit -n`).
        connections(usize): usize = 10_000,
        /// The most bytes of the head of a request; 8 KiB at least.
        head(usize): usize = 64 * 1024,
        /// The time for the head of a request, from the beginning of a connection, or from its first byte.
        head_time(Duration): Duration = Duration::from_secs(10),
        /// The time for a pause between two requests on a connection.
        idle_time(Duration): Duration = Duration::from_secs(60),
        /// The time in which a client reads nothing while its answer waits.
        stall_time(Duration): Duration = Duration::from_secs(30),
        /// The time for running requests when the server stops.
        grace(Duration): Duration = Duration::from_secs(30),
    }
}
