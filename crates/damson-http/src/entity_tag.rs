//! Entity tags: a client that has an answer asks whether it is still the same.
//! See [RFC 9110 §8.8.3](https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::header::{HeaderMap, HeaderValue, IF_NONE_MATCH};
use sha2::{Digest, Sha256};

use crate::coding::Coding;
use crate::element::members;

/// The tags of the answers that a client has, from its `If-None-Match`.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub(crate) struct KnownTags(Vec<HeaderValue>);

impl KnownTags {
    pub(crate) fn of(request: &HeaderMap) -> Self {
        KnownTags(request.get_all(IF_NONE_MATCH).into_iter().cloned().collect())
    }

    /// Whether the tag is among them; weak and strong tags are compared alike.
    /// See [RFC 9110 §13.1.2](https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2).
    pub(crate) fn contain(&self, tag: &[u8]) -> bool {
        let opaque = |tag: &[u8]| tag.strip_prefix(b"W/").unwrap_or(tag).to_vec();
        let tag = opaque(tag);
        members(&self.0).any(|known| known == "*" || opaque(known.as_bytes()) == tag)
    }
}

/// The strong tag of a body that is sent in this coding. It is the same on every server, and after every restart; the bytes in
/// two codings have two tags.
pub(crate) fn entity_tag(body: &[u8], coding: Coding) -> HeaderValue {
    const BYTES: usize = 16; // enough that nobody finds two bodies with one tag by chance, and too many to look for them
    let hash = URL_SAFE_NO_PAD.encode(&Sha256::digest(body)[..BYTES]);
    let tag = match coding {
        Coding::Identity => format!("\"{hash}\""),
        coding => format!("\"{hash}-{}\"", coding.name()),
    };
    HeaderValue::try_from(tag).expect("base64 and names of codings are text")
}
