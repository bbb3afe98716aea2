//! The files behind the GraphiQL page, compressed in the binary, and the answers that carry them.

use std::fmt;
use std::io::Read;
use std::sync::OnceLock;

use bytes::Bytes;
use flate2::read::GzDecoder;
use http::{HeaderMap, Response, StatusCode, header};

use crate::coding::{self, Coding};
use crate::entity_tag::KnownTags;

/// A file that the GraphiQL page loads.
pub struct Asset {
    stem: &'static str,
    extension: &'static str,
    content_type: &'static str,
    gzip: &'static [u8],
    name: OnceLock<String>,
    plain: OnceLock<Bytes>,
}

pub(super) static SCRIPT: Asset =
    Asset::new("graphiql", "js", "text/javascript; charset=utf-8", include_bytes!("graphiql.js.gz"));
pub(super) static STYLE: Asset =
    Asset::new("graphiql", "css", "text/css; charset=utf-8", include_bytes!("graphiql.css.gz"));
pub(super) static WORKER: Asset =
    Asset::new("worker", "js", "text/javascript; charset=utf-8", include_bytes!("worker.js.gz"));

/// Finds the asset with the given name, which is a [name](Asset::name) of this build.
#[must_use]
pub fn asset(name: &str) -> Option<&'static Asset> {
    [&SCRIPT, &STYLE, &WORKER].into_iter().find(|asset| asset.name() == name)
}

impl Asset {
    const fn new(stem: &'static str, extension: &'static str, content_type: &'static str, gzip: &'static [u8]) -> Self {
        Self { stem, extension, content_type, gzip, name: OnceLock::new(), plain: OnceLock::new() }
    }

    /// The file's name, with a hash of its content.
    #[must_use]
    pub fn name(&self) -> &str {
        self.name.get_or_init(|| format!("{}-{:016x}.{}", self.stem, self.content_hash(), self.extension))
    }

    /// The value of the `content-type` header.
    #[must_use]
    pub fn content_type(&self) -> &'static str {
        self.content_type
    }

    /// The value of the `etag` header: weak, because it is the same for both encodings.
    #[must_use]
    pub fn etag(&self) -> String {
        format!("W/\"{:016x}\"", self.content_hash())
    }

    /// The content, compressed with gzip.
    #[must_use]
    pub fn gzip(&self) -> &'static [u8] {
        self.gzip
    }

    /// The content itself; it is decompressed once, when the first client asks for it.
    #[must_use]
    pub fn plain(&self) -> Bytes {
        self.plain.get_or_init(|| decompress(self.gzip)).clone()
    }

    /// Answers a GET request: compressed if the client accepts that, and without a body if the client has the content already.
    #[must_use]
    pub fn respond(&self, request: &HeaderMap) -> Response<Bytes> {
        let response = Response::builder()
            .header(header::ETAG, self.etag())
            .header(header::CACHE_CONTROL, "public, max-age=31536000, immutable")
            .header(header::VARY, "accept-encoding");
        if self.is_known_to(request) {
            return response.status(StatusCode::NOT_MODIFIED).body(Bytes::new()).expect(VALID_HEADERS);
        }
        let response =
            response.header(header::CONTENT_TYPE, self.content_type).header(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
        if coding::negotiate(request, &[Coding::Identity, Coding::Gzip]) == Coding::Gzip {
            let body = Bytes::from_static(self.gzip);
            return response.header(header::CONTENT_ENCODING, "gzip").body(body).expect(VALID_HEADERS);
        }
        response.body(self.plain()).expect(VALID_HEADERS)
    }

    fn is_known_to(&self, request: &HeaderMap) -> bool {
        KnownTags::of(request).contain(self.etag().as_bytes())
    }

    /// The checksum and the length of the content, which end every gzip file ([RFC 1952](https://www.rfc-editor.org/rfc/rfc1952#page-5)).
    fn content_hash(&self) -> u64 {
        u64::from_be_bytes(*self.gzip.last_chunk().expect("a gzip file ends with eight bytes of trailer"))
    }
}

impl fmt::Debug for Asset {
    /// Shows the name only, because the content has a million bytes.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Asset").field(&self.name()).finish()
    }
}

const VALID_HEADERS: &str = "the headers are constants and hexadecimal digits";

fn decompress(gzip: &[u8]) -> Bytes {
    let mut plain = Vec::new();
    GzDecoder::new(gzip).read_to_end(&mut plain).expect("the embedded file is whole");
    plain.into()
}
