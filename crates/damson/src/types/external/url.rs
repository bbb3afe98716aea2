//! Addresses of the crate `url`.

use url::Url;

use crate::types::text_scalar::text_scalar;

text_scalar! {
    Url as "Url", "An address on the web, as the URL Standard writes it: `https://example.com/path`.", "https://url.spec.whatwg.org/";
    |text| Url::parse(text);
    |url| url.as_str();
}
