//! The content codings of bodies, and the choice that a client makes among them by `Accept-Encoding`.
//! See [RFC 9110 §8.4.1](https://www.rfc-editor.org/rfc/rfc9110#section-8.4.1) and
//! [§12.5.3](https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3).

use http::header::{ACCEPT_ENCODING, HeaderMap};

use crate::element::{Element, is_token};
use crate::negotiation::{Precision, Preferences, Range};

/// A way to write a body.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Coding {
    /// As it is.
    Identity,
    Deflate,
    Gzip,
    #[cfg(feature = "br")]
    Brotli,
    #[cfg(feature = "zstd")]
    Zstd,
}

impl Coding {
    /// All codings, in ascending order of the server's preference.
    pub(crate) const ALL: &[Coding] = &[
        Coding::Identity,
        Coding::Deflate,
        Coding::Gzip,
        #[cfg(feature = "br")]
        Coding::Brotli,
        #[cfg(feature = "zstd")]
        Coding::Zstd,
    ];

    /// The coding of this name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Coding::ALL.iter().copied().find(|coding| coding.has_name(name))
    }

    /// The name in `Content-Encoding`.
    pub(crate) fn name(self) -> &'static str {
        self.names()[0]
    }

    /// Whether several compressed bodies, one after the other, are one: the members of gzip and the frames of zstd. See
    /// [RFC 1952 §2.2](https://www.rfc-editor.org/rfc/rfc1952#page-5).
    pub(crate) fn has_members(self) -> bool {
        match self {
            Coding::Gzip => true,
            #[cfg(feature = "zstd")]
            Coding::Zstd => true,
            _ => false,
        }
    }

    fn has_name(self, name: &str) -> bool {
        self.names().iter().any(|known| known.eq_ignore_ascii_case(name))
    }

    fn names(self) -> &'static [&'static str] {
        match self {
            Coding::Identity => &["identity"],
            Coding::Deflate => &["deflate"],
            Coding::Gzip => &["gzip", "x-gzip"],
            #[cfg(feature = "br")]
            Coding::Brotli => &["br"],
            #[cfg(feature = "zstd")]
            Coding::Zstd => &["zstd"],
        }
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

/// The coding among `offers` that the client prefers; of equals, the last. A client without a preference gets plain content,
/// which everybody can read; so does a client that takes none of them.
pub(crate) fn negotiate(headers: &HeaderMap, offers: &[Coding]) -> Coding {
    let preferences = Preferences::<CodingRange<'_>>::read(headers, ACCEPT_ENCODING);
    let weight = |coding| preferences.weight(coding).map_or(0, |(_, weight)| weight);
    let accepted = offers.iter().copied().map(|coding| (weight(coding), coding)).filter(|(weight, _)| *weight > 0);
    accepted.max_by_key(|(weight, _)| *weight).map_or(Coding::Identity, |(_, coding)| coding)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(table: &str, offers: &[Coding]) {
        for row in table.lines().filter(|row| !row.is_empty() && !row.starts_with('#')) {
            let (expected, lines) = row.split_once(" <-").expect("a row has an arrow");
            let lines =
                lines.split(" && ").map(|line| (ACCEPT_ENCODING, line.trim().parse().expect("a header's value")));
            let found = match negotiate(&lines.collect(), offers) {
                Coding::Identity => "plain",
                coding => coding.name(),
            };
            assert_eq!(found, expected, "{row}");
        }
        assert_eq!(negotiate(&HeaderMap::new(), offers), Coding::Identity);
    }

    /// The rows hold the coding that is sent, and the lines of `Accept-Encoding`.
    #[test]
    fn gzip_is_sent_to_those_who_take_it() {
        rows(include_str!("../tests/negotiation/accept-encoding.txt"), &[Coding::Identity, Coding::Gzip]);
    }

    #[test]
    #[cfg(all(feature = "br", feature = "zstd"))]
    fn the_preferred_coding_is_sent() {
        rows(include_str!("../tests/negotiation/accept-encoding-all.txt"), Coding::ALL);
    }
}
