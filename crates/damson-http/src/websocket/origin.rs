//! The pages that may open a connection. Browsers let every page open one, and send the user's cookies.
//! See [RFC 6455 §10.2](https://www.rfc-editor.org/rfc/rfc6455#section-10.2).

use http::StatusCode;
use http::header::{self, HeaderMap};
use http::request::Parts;

use crate::refusal::{Fault, quoted};

/// The origins whose pages may open a connection.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Origins {
    /// That of the server, and these.
    Own(Vec<String>),
    Any,
}

impl Default for Origins {
    fn default() -> Self {
        Origins::Own(Vec::new())
    }
}

impl Origins {
    pub(super) fn allow(&mut self, origins: impl Iterator<Item = String>) {
        if let Origins::Own(further) = self {
            further.extend(origins.map(|origin| origin.trim_end_matches('/').to_owned()));
        }
    }

    /// Whether the page that asks for a connection may have it. Without an origin, it is not a page that asks.
    pub(super) fn check(&self, head: &Parts) -> Result<(), Fault> {
        let mut origins = head.headers.get_all(header::ORIGIN).into_iter();
        let origin = match (origins.next(), origins.next()) {
            (None, _) => return Ok(()),
            (Some(origin), None) => origin.to_str().unwrap_or_default(),
            (Some(_), Some(_)) => return Err(foreign("more than one origin")),
        };
        match self {
            Origins::Any => Ok(()),
            Origins::Own(further) if further.iter().any(|allowed| allowed.eq_ignore_ascii_case(origin)) => Ok(()),
            Origins::Own(_) if is_own(origin, head) => Ok(()),
            Origins::Own(_) => Err(foreign(&format!("the origin `{}`", quoted(origin)))),
        }
    }
}

/// Whether an origin has the host and the port that the request was sent to. The server need not know whether a proxy has encrypted the
/// way to it, so the schemes are not compared.
fn is_own(origin: &str, head: &Parts) -> bool {
    let Some((_, authority)) = origin.split_once("://") else { return false };
    let of_url = || head.uri.authority().map(http::uri::Authority::as_str);
    host(&head.headers).or_else(of_url).is_some_and(|host| host.eq_ignore_ascii_case(authority))
}

fn host(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::HOST)?.to_str().ok()
}

fn foreign(subject: &str) -> Fault {
    let message = format!(
        "A page of {subject} may not open a WebSocket here. Open it from the server's own origin, or allow the origin with \
         `WebSocketOptions::allow_origins`."
    );
    Fault::refused(StatusCode::FORBIDDEN, "CSRF_BLOCKED", message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_allowed(origins: &Origins, origin: &[&str], host: &str) -> bool {
        let request = http::Request::get("/graphql").header("host", host);
        let request = origin.iter().fold(request, |request, origin| request.header("origin", *origin));
        origins.check(&request.body(()).expect("the headers are sound").into_parts().0).is_ok()
    }

    #[test]
    fn pages_of_the_server_itself_and_programs_may_connect() {
        let own = Origins::default();
        assert!(is_allowed(&own, &[], "example.com"));
        assert!(is_allowed(&own, &["https://example.com"], "example.com"));
        assert!(is_allowed(&own, &["http://Example.com:8000"], "example.com:8000"));
        for foreign in
            ["https://evil.example", "https://example.com:1", "https://example.com.evil", "null", "", "example.com"]
        {
            assert!(!is_allowed(&own, &[foreign], "example.com"), "{foreign}");
        }
        assert!(!is_allowed(&own, &["https://example.com", "https://evil.example"], "example.com"));
    }

    #[test]
    fn further_origins_are_named() {
        let mut origins = Origins::default();
        origins.allow(["https://app.example/".to_owned()].into_iter());
        assert!(is_allowed(&origins, &["https://app.example"], "example.com"));
        assert!(!is_allowed(&origins, &["http://app.example"], "example.com"));
        assert!(is_allowed(&Origins::Any, &["null"], "example.com"));
    }
}
