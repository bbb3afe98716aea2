//! Content negotiation: how much a client wants each thing on offer. One for all headers.
//! See [RFC 9110 §12.4](https://www.rfc-editor.org/rfc/rfc9110#section-12.4).

use std::borrow::Cow;

use http::header::{HeaderMap, HeaderName};

use crate::element::{Element, elements};

/// What a client names in a header: one thing, or a range of things.
pub(crate) trait Range<'h>: Sized {
    /// What a server may have on offer.
    type Offer: Copy;

    /// The range in an element, or nothing if it is malformed.
    fn read(element: Element<'h>) -> Option<Self>;

    /// How precisely the range names the offer, or nothing if it does not cover it.
    fn precision(&self, offer: Self::Offer) -> Option<Precision>;
}

/// How precisely a range names what is on offer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Precision {
    /// `*` or `*/*`.
    Anything,
    /// `text/*`.
    AnySubtype,
    /// By its name, and by so many parameters.
    Named(usize),
}

/// How much a client wants something, in thousandths; 0 excludes it.
pub(crate) type Weight = u16;

/// The ranges of a header with their weights.
pub(crate) struct Preferences<R>(Vec<(R, Weight)>);

impl<'h, R: Range<'h>> Preferences<R> {
    /// What all lines of the header say; what is malformed is passed over.
    pub(crate) fn read(headers: &'h HeaderMap, name: HeaderName) -> Self {
        Preferences(elements(headers, name).filter_map(weighted).collect())
    }

    /// Whether the client says nothing.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The weight of an offer, which the most precise range that covers it gives; nothing if none does. Of equally precise
    /// ranges the least weight counts: what is excluded once is excluded.
    pub(crate) fn weight(&self, offer: R::Offer) -> Option<(Precision, Weight)> {
        let covering = self.0.iter().filter_map(|(range, weight)| Some((range.precision(offer)?, *weight)));
        covering.max_by_key(|&(precision, weight)| (precision, std::cmp::Reverse(weight)))
    }
}

/// The range and the weight of an element. What comes after the weight is no part of the range.
fn weighted<'h, R: Range<'h>>(mut element: Element<'h>) -> Option<(R, Weight)> {
    let weight = match element.position("q") {
        Some(place) => {
            let Cow::Borrowed(q) = element.parameters[place].1 else { return None }; // it is never quoted
            let weight = weight(q)?;
            element.parameters.truncate(place);
            weight
        }
        None => WHOLE,
    };
    Some((R::read(element)?, weight))
}

const WHOLE: Weight = 1000;

/// `0`, `0.123`, `1` or `1.000`: at most three digits.
fn weight(q: &str) -> Option<Weight> {
    let (whole, digits) = q.split_once('.').unwrap_or((q, ""));
    let is_short = digits.len() <= 3 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let thousandths: Weight = format!("{digits:0<3}").parse().ok().filter(|_| is_short)?;
    match whole {
        "0" => Some(thousandths),
        "1" if thousandths == 0 => Some(WHOLE),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::weight;

    #[test]
    fn a_weight_is_between_0_and_1_with_at_most_three_digits() {
        let weights = [("0", 0), ("0.", 0), ("0.5", 500), ("0.05", 50), ("0.123", 123), ("1", 1000), ("1.000", 1000)];
        for (text, expected) in weights {
            assert_eq!(weight(text), Some(expected), "{text}");
        }
        for text in ["", ".5", "2", "1.001", "0.1234", "1.0000", "-0", "+1", "0,5", "0.5e0", "NaN", "01", "0.+5", "0.٣"]
        {
            assert_eq!(weight(text), None, "{text}");
        }
    }
}
