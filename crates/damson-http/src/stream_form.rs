//! The forms of a stream of responses, and the one that `Accept` asks for. Knows neither the responses nor how they are made.

use std::borrow::Cow;

use damson::{IncrementalFormat, Request};
use http::header::{ACCEPT, HeaderMap};

use crate::element::Element;
use crate::media_type::{MediaRange, is_utf8};
use crate::negotiation::{Precision, Preferences, Range, Weight};

/// The form of a stream: of the events of a subscription, of the parts of an incremental response, or of a single response.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum StreamForm {
    /// `text/event-stream`, with the events of
    /// [graphql-sse](https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md#distinct-connections-mode).
    Events(IncrementalSpec),
    /// `multipart/mixed;subscriptionSpec=1.0`, whose parts are
    /// [wrapped](https://www.apollographql.com/docs/graphos/routing/operations/subscriptions/multipart-protocol).
    SubscriptionParts,
    /// `multipart/mixed`, of
    /// [incremental delivery](https://github.com/graphql/graphql-over-http/blob/main/rfcs/IncrementalDelivery.md).
    Parts(IncrementalSpec),
    /// `application/jsonl`: a line for each response.
    Lines(IncrementalSpec),
}

/// The format of incremental responses that a client reads.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum IncrementalSpec {
    /// `incrementalSpec=v0.2`: payloads name their places once, and then by id. It is also the format of clients that name none.
    ById,
    /// `deferSpec=20220824`, or `incrementalSpec=v0.1`: payloads name their places by path.
    ByPath,
}

impl StreamForm {
    /// In ascending order of the server's preference. Events come last, because they have a heartbeat for every kind of operation.
    const ALL: [StreamForm; 7] = [
        StreamForm::Lines(IncrementalSpec::ByPath),
        StreamForm::Lines(IncrementalSpec::ById),
        StreamForm::Parts(IncrementalSpec::ByPath),
        StreamForm::Parts(IncrementalSpec::ById),
        StreamForm::SubscriptionParts,
        StreamForm::Events(IncrementalSpec::ByPath),
        StreamForm::Events(IncrementalSpec::ById),
    ];

    /// The value of `Content-Type`. The boundary is that of [`Writer`](damson_wire::multipart::Writer).
    pub(crate) fn content_type(self) -> &'static str {
        match self {
            StreamForm::Events(_) => "text/event-stream; charset=utf-8",
            StreamForm::SubscriptionParts => r#"multipart/mixed; boundary="-"; subscriptionSpec=1.0"#,
            StreamForm::Parts(IncrementalSpec::ById) => r#"multipart/mixed; boundary="-"; incrementalSpec=v0.2"#,
            StreamForm::Parts(IncrementalSpec::ByPath) => r#"multipart/mixed; boundary="-"; deferSpec=20220824"#,
            StreamForm::Lines(_) => "application/jsonl; charset=utf-8",
        }
    }

    /// The request whose response comes in the parts that a client of the form reads.
    pub(crate) fn incremental(self, request: Request) -> Request {
        match self {
            StreamForm::SubscriptionParts => request.without_incremental_delivery(),
            StreamForm::Events(spec) | StreamForm::Parts(spec) | StreamForm::Lines(spec) => {
                request.incremental(match spec {
                    IncrementalSpec::ById => IncrementalFormat::V0_2,
                    IncrementalSpec::ByPath => IncrementalFormat::DeferSpec20220824,
                })
            }
        }
    }

    /// Whether a client may be sent something that is not a response.
    pub(crate) fn has_heartbeat(self) -> bool {
        matches!(self, StreamForm::Events(_) | StreamForm::SubscriptionParts)
    }

    fn essence(self) -> (&'static str, &'static str) {
        match self {
            StreamForm::Events(_) => ("text", "event-stream"),
            StreamForm::SubscriptionParts | StreamForm::Parts(_) => ("multipart", "mixed"),
            StreamForm::Lines(_) => ("application", "jsonl"),
        }
    }

    /// Whether the client's parameter asks for this form.
    fn has(self, name: &str, value: &str) -> bool {
        use IncrementalSpec::{ById, ByPath};
        use StreamForm::{Events, Lines, Parts, SubscriptionParts};
        match (&*name.to_ascii_lowercase(), self) {
            ("charset", _) => is_utf8(value),
            ("boundary", SubscriptionParts | Parts(_)) => true, // the server chooses it
            ("subscriptionspec", SubscriptionParts) => value == "1.0",
            ("incrementalspec", Events(ById) | Parts(ById) | Lines(ById)) => value == "v0.2",
            ("incrementalspec", Events(ByPath) | Parts(ByPath) | Lines(ByPath)) => value == "v0.1",
            ("deferspec", Events(ByPath) | Parts(ByPath) | Lines(ByPath)) => value == "20220824",
            _ => false,
        }
    }

    /// Whether a range without a parameter asks for this form.
    fn is_default(self) -> bool {
        !matches!(
            self,
            StreamForm::SubscriptionParts
                | StreamForm::Events(IncrementalSpec::ByPath)
                | StreamForm::Parts(IncrementalSpec::ByPath)
                | StreamForm::Lines(IncrementalSpec::ByPath)
        )
    }
}

/// A range of media types that names a form of streams. `*/*` does not: its client may wait for the end of the answer.
struct StreamRange<'h>(MediaRange<'h>);

impl<'h> Range<'h> for StreamRange<'h> {
    type Offer = StreamForm;

    fn read(element: Element<'h>) -> Option<Self> {
        MediaRange::of(element).map(StreamRange)
    }

    fn precision(&self, form: StreamForm) -> Option<Precision> {
        let (ty, subtype) = form.essence();
        let parameters = self.0.parameters();
        let is_asked_for = |(name, value): &(&str, Cow<'_, str>)| form.has(name, value);
        let has_spec = parameters.iter().any(|(name, _)| is_spec(name));
        let is_named = self.0.is(ty, subtype) && parameters.iter().all(is_asked_for) && (has_spec || form.is_default());
        is_named.then_some(Precision::Named(parameters.len()))
    }
}

fn is_spec(name: &str) -> bool {
    ["deferSpec", "incrementalSpec", "subscriptionSpec"].into_iter().any(|spec| name.eq_ignore_ascii_case(spec))
}

/// The form of streams that `Accept` names with the greatest weight, and this weight.
pub(crate) fn negotiate(headers: &HeaderMap) -> Option<(StreamForm, Weight)> {
    let preferences = Preferences::<StreamRange<'_>>::read(headers, ACCEPT);
    let weighted = StreamForm::ALL.into_iter().filter_map(|form| Some((form, preferences.weight(form)?.1)));
    weighted.filter(|(_, weight)| *weight > 0).max_by_key(|(_, weight)| *weight)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(accept: &str) -> Option<&'static str> {
        let headers = [(ACCEPT, accept.parse().expect("a header's value"))].into_iter().collect();
        negotiate(&headers).map(|(form, _)| form.content_type())
    }

    const EVENTS: Option<&str> = Some("text/event-stream; charset=utf-8");
    const BY_ID: Option<&str> = Some(r#"multipart/mixed; boundary="-"; incrementalSpec=v0.2"#);
    const BY_PATH: Option<&str> = Some(r#"multipart/mixed; boundary="-"; deferSpec=20220824"#);
    const SUBSCRIPTION: Option<&str> = Some(r#"multipart/mixed; boundary="-"; subscriptionSpec=1.0"#);
    const LINES: Option<&str> = Some("application/jsonl; charset=utf-8");

    #[test]
    fn real_clients_get_their_form() {
        for (accept, expected) in [
            ("text/event-stream", EVENTS),                  // graphql-sse, EventSource
            ("text/event-stream, multipart/mixed", EVENTS), // urql, for subscriptions
            ("application/graphql-response+json, application/json, text/event-stream, multipart/mixed", EVENTS),
            ("multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/json", SUBSCRIPTION), // Apollo Client
            (r#"multipart/mixed;boundary="graphql";subscriptionSpec="1.0",application/json"#, SUBSCRIPTION),
            ("multipart/mixed;deferSpec=20220824,application/graphql-response+json,application/json;q=0.9", BY_PATH),
            ("multipart/mixed;incrementalSpec=v0.2,application/json;q=0.9", BY_ID),
            ("application/json, multipart/mixed", BY_ID), // GraphiQL
            ("application/jsonl", LINES),
        ] {
            assert_eq!(asked(accept), expected, "{accept}");
        }
    }

    #[test]
    fn the_weight_and_the_parameters_decide() {
        for (accept, expected) in [
            ("text/event-stream;q=0.5, multipart/mixed;subscriptionSpec=1.0", SUBSCRIPTION),
            ("multipart/mixed;incrementalSpec=v0.1", BY_PATH),
            ("Multipart/Mixed; DeferSpec=20220824; charset=utf-8", BY_PATH),
            ("multipart/mixed;deferSpec=20220824;q=0, multipart/mixed", BY_ID),
            ("multipart/mixed;deferSpec=1, application/jsonl;q=0.1", LINES),
            ("multipart/mixed;subscriptionSpec=2.0", None),
            ("multipart/mixed;other=1", None),
            ("text/event-stream;charset=latin1", None),
            ("text/event-stream;q=0", None),
            ("*/*", None),
            ("text/*", None),
            ("application/json", None),
        ] {
            assert_eq!(asked(accept), expected, "{accept}");
        }
    }
}
