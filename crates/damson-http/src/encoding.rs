//! Whether a client takes content compressed with gzip, by `Accept-Encoding`.
//! See [RFC 9110 §12.5.3](https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3).

use http::header::{ACCEPT_ENCODING, HeaderMap};

use crate::element::{Element, is_token};
use crate::negotiation::{Precision, Preferences, Range};

/// The content codings on offer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Coding {
    Gzip,
    Identity,
}

impl Coding {
    fn has_name(self, name: &str) -> bool {
        let names: &[&str] = match self {
            Coding::Gzip => &["gzip", "x-gzip"],
            Coding::Identity => &["identity"],
        };
        names.iter().any(|known| known.eq_ignore_ascii_case(name))
    }
}

/// The name of a coding, or `*`.
struct CodingRange<'h>(&'h str);

impl<'h> Range<'h> for CodingRange<'h> {
    type Offer = Coding;

    fn read(element: Element<'h>) -> Option<Self> {
        (is_token(element.value) && element.parameters.is_empty()).then_some(CodingRange(element.value))
    }

    fn precision(&self, coding: Coding) -> Option<Precision> {
        match self.0 {
            "*" => Some(Precision::Anything),
            name => coding.has_name(name).then_some(Precision::Named(0)),
        }
    }
}

/// Whether the client takes gzip and does not prefer plain content. A client without a preference gets plain content, which
/// everybody can read; so does a client that takes neither.
pub(crate) fn accepts_gzip(headers: &HeaderMap) -> bool {
    let preferences = Preferences::<CodingRange<'_>>::read(headers, ACCEPT_ENCODING);
    let weight = |coding| preferences.weight(coding).map_or(0, |(_, weight)| weight);
    weight(Coding::Gzip) > 0 && weight(Coding::Gzip) >= weight(Coding::Identity)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rows hold the coding that is sent, and the lines of `Accept-Encoding`.
    #[test]
    fn gzip_is_sent_to_those_who_take_it() {
        let table = include_str!("../tests/negotiation/accept-encoding.txt");
        for row in table.lines().filter(|row| !row.is_empty() && !row.starts_with('#')) {
            let (expected, lines) = row.split_once(" <-").expect("a row has an arrow");
            let lines =
                lines.split(" && ").map(|line| (ACCEPT_ENCODING, line.trim().parse().expect("a header's value")));
            let found = if accepts_gzip(&lines.collect()) { "gzip" } else { "plain" };
            assert_eq!(found, expected, "{row}");
        }
        assert!(!accepts_gzip(&HeaderMap::new()));
    }
}
