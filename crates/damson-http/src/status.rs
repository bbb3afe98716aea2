//! The table of status codes, from the outcome of a request to its code.

use damson::Response;
use http::StatusCode;

use crate::MediaType;

/// The status codes of requests that were understood and failed, wholly or in part.
///
/// The draft of 2026 of [GraphQL over HTTP](https://graphql.github.io/graphql-over-http/draft/) gives codes that most
/// clients and caches do not know yet.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum StatusProfile {
    /// The codes that clients know, and that the audits of npm's `graphql-http` expect: 200 for everything well-formed in
    /// `application/json`, 400 for request errors in `application/graphql-response+json`.
    #[default]
    Audit,
    /// 422 for requests that do not fit the schema, 294 for data with errors.
    Draft2026,
}

/// The outcome of a request.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Outcome {
    /// Data, and no errors.
    Data,
    /// Executed, with errors.
    PartialData,
    /// The document is not GraphQL.
    DocumentUnreadable,
    /// The document, the choice of the operation or the variables do not fit the schema or its limits.
    DocumentInvalid,
    /// The bytes are not JSON, or not percent-encoded.
    RequestUnreadable,
    /// The JSON is not a GraphQL request.
    RequestIllFormed,
    /// HTTP itself has a code for the outcome.
    Refused(StatusCode),
}

impl StatusProfile {
    /// The table. See [Status Codes](https://graphql.github.io/graphql-over-http/draft/#sec-Status-Codes).
    pub(crate) fn status(self, outcome: Outcome, media_type: MediaType) -> StatusCode {
        use MediaType::{GraphqlResponse, Json, JsonLines};
        use Outcome::*;
        use StatusProfile::{Audit, Draft2026};
        match (outcome, self, media_type) {
            (Data, _, _) => StatusCode::OK,
            // A client of `application/json` may assume that any code but 200 comes from a proxy.
            (PartialData, Audit, _) | (PartialData, Draft2026, Json | JsonLines) => StatusCode::OK,
            (PartialData, Draft2026, GraphqlResponse) => partial_success(),
            (DocumentUnreadable | DocumentInvalid, Audit, Json | JsonLines) => StatusCode::OK,
            (DocumentUnreadable | DocumentInvalid, Audit, GraphqlResponse) => StatusCode::BAD_REQUEST,
            (DocumentUnreadable, Draft2026, _) => StatusCode::BAD_REQUEST,
            (DocumentInvalid, Draft2026, _) => StatusCode::UNPROCESSABLE_ENTITY,
            (RequestUnreadable, _, _) => StatusCode::BAD_REQUEST,
            (RequestIllFormed, Audit, _) => StatusCode::BAD_REQUEST,
            (RequestIllFormed, Draft2026, _) => StatusCode::UNPROCESSABLE_ENTITY,
            (Refused(status), _, _) => status,
        }
    }

    /// The media type of an answer with this status. Under the draft, `application/json` stands for success alone, so that
    /// a client can tell a GraphQL error from a proxy's.
    pub(crate) fn media_type(self, status: StatusCode, negotiated: MediaType) -> MediaType {
        match self {
            StatusProfile::Draft2026 if !status.is_success() => MediaType::GraphqlResponse,
            _ => negotiated,
        }
    }

    /// The media type for clients without a preference.
    pub(crate) fn default_media_type(self) -> MediaType {
        match self {
            StatusProfile::Audit => MediaType::Json,
            StatusProfile::Draft2026 => MediaType::GraphqlResponse,
        }
    }
}

impl Outcome {
    /// The outcome of an execution.
    pub(crate) fn of(response: &Response) -> Self {
        match (response.executed(), response.errors.first()) {
            (true, None) => Outcome::Data,
            (true, Some(_)) => Outcome::PartialData,
            (false, error) => Outcome::of_code(error.and_then(|error| error.code())),
        }
    }

    fn of_code(code: Option<&str>) -> Self {
        match code {
            Some("PARSE_FAILED") => Outcome::DocumentUnreadable,
            Some("METHOD_NOT_ALLOWED") => Outcome::Refused(StatusCode::METHOD_NOT_ALLOWED),
            Some("UNAUTHENTICATED") => Outcome::Refused(StatusCode::UNAUTHORIZED),
            // Not 408, which says that the client was too slow.
            Some("TIMEOUT" | "OVERLOADED") => Outcome::Refused(StatusCode::SERVICE_UNAVAILABLE),
            Some("INTERNAL") => Outcome::Refused(StatusCode::INTERNAL_SERVER_ERROR),
            _ => Outcome::DocumentInvalid,
        }
    }
}

/// `294 Partial Success`, which the `http` crate does not know by name.
fn partial_success() -> StatusCode {
    StatusCode::from_u16(294).expect("294 has three digits")
}
