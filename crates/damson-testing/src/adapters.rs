//! The tests that the adapter of every web framework passes, written once. Knows no framework: a server is an address.
//!
//! [`adapter_tests!`](crate::adapter_tests) makes tests of the behaviours of all adapters, and
//! [`cancellation_tests!`](crate::cancellation_tests) those of frameworks that notice when a client leaves.

mod bodies;
mod cancellation;
mod client;
mod handlers;
mod http;
mod refusals;
mod schema;
mod streams;
mod uploads;

use std::net::{SocketAddr, TcpListener};

use damson_http::Endpoint;

pub use bodies::*;
pub use cancellation::a_client_that_leaves_ends_the_execution;
pub use client::{Answer, Live, Server, chunked, graphql, request};
pub use handlers::*;
pub use http::*;
pub use refusals::*;
pub use schema::{Served, prepare, schema};
pub use streams::*;
pub use uploads::*;

/// The adapter of a web framework.
pub trait Adapter {
    /// Serves a site, and gives the server's address.
    fn serve(&self, site: Site) -> impl Future<Output = SocketAddr>;
}

/// The contents of a server:
///
/// | path | service |
/// | --- | --- |
/// | `/graphql` | the ready service with these rules; [`prepare`] changes each request |
/// | `/request` | a handler that takes one GraphQL request, changed by [`prepare`] |
/// | `/batch` | a handler that takes one or several |
#[derive(Clone)]
pub struct Site {
    /// The schema.
    pub schema: Served,
    /// The rules of the ready service.
    pub rules: fn(Endpoint) -> Endpoint,
}

/// A listener at a free port of this machine, which does not block.
pub fn listener() -> TcpListener {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    listener.set_nonblocking(true).expect("it is a TCP socket");
    listener
}

/// The tests of an adapter's behaviours. `$adapter` is an `Adapter`.
#[macro_export]
macro_rules! adapter_tests {
    ($adapter:expr) => {
        $crate::adapter_tests! { $adapter;
            a_query_is_answered_by_post_and_by_get
            a_mutation_runs_by_post_only
            headers_reach_the_resolvers
            code_that_panics_ends_no_connection
            the_status_follows_the_media_type
            the_draft_of_2026_has_codes_of_its_own
            hints_for_caches_are_headers
            a_client_that_has_the_answer_gets_none
            a_browser_gets_graphiql_and_its_files_at_the_same_url
            head_is_answered_as_get_is_and_runs_no_mutation
            lists_of_requests_are_answered_where_they_are_allowed
            a_list_of_variables_is_answered_in_lines
            a_large_answer_is_compressed_if_the_client_takes_that
            a_refusal_has_its_status_and_a_reason
            two_content_types_run_nothing
            a_body_in_single_bytes_is_read
            a_body_in_chunks_is_read
            a_compressed_body_is_read
            a_compressed_body_that_grows_too_large_is_refused
            an_endless_body_is_cut_off_with_an_answer
            a_body_that_says_it_is_too_large_is_not_awaited
            a_body_that_breaks_off_is_harmless
            files_are_taken_where_they_are_asked_for
            a_file_that_is_too_large_is_refused
            events_reach_the_client
            parts_and_heartbeats_reach_the_client_at_once
            a_client_that_leaves_ends_its_subscription
            a_handler_takes_a_request
            a_handler_takes_a_batch
            a_handler_gives_the_answer_of_a_refusal
        }
    };
    ($adapter:expr; $($behaviour:ident)*) => {
        $(
            #[tokio::test]
            async fn $behaviour() {
                $crate::adapters::$behaviour(&$adapter).await;
            }
        )*
    };
}

/// The tests of an adapter whose framework notices when a client leaves.
#[macro_export]
macro_rules! cancellation_tests {
    ($adapter:expr) => {
        $crate::adapter_tests! { $adapter;
            a_client_that_leaves_ends_the_execution
        }
    };
}
