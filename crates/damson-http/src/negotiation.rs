//! Content negotiation: the weights that a client gives to the offers of the server. One for all headers.
//! See [RFC 9110 §12.4](https://www.rfc-editor.org/rfc/rfc9110#section-12.4).

use std::borrow::Cow;

use http::header::{HeaderMap, HeaderName};

use crate::element::{Element, elements};

/// An element of a client's header: one thing, or a range of things.
pub(crate) trait Range<'h>: Sized {
    /// A thing that a server offers.
    type Offer: Copy;

    /// The range in an element, or nothing if it is malformed.
    fn read(element: Element<'h>) -> Option<Self>;

    /// The precision with which the range names the offer, or nothing if it does not cover it.
    fn precision(&self, offer: Self::Offer) -> Option<Precision>;
}

/// The precision with which a range names an offer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Precision {
    /// `*` or `*/*`.
    Anything,
    /// `text/*`.
    AnySubtype,
    /// Its name, and this number of parameters.
    Named(usize),
}

/// A weight in thousandths; 0 excludes the offer.
pub(crate) type Weight = u16;

/// The ranges of a header with their weights.
pub(crate) struct Preferences<R>(Vec<(R, Weight)>);

impl<'h, R: Range<'h>> Preferences<R> {
    /// The ranges in all lines of the header; malformed ones are skipped.
    pub(crate) fn read(headers: &'h HeaderMap, name: HeaderName) -> Self {
        Preferences(elements(headers, name).filter_map(weighted).collect())
    }

    /// Whether the client states no preference.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The weight of an offer: that of the most precise range that covers it, or nothing if none does. Of equally precise
    /// ranges the lowest weight counts: an offer that is excluded once stays excluded.
    pub(crate) fn weight(&self, offer: R::Offer) -> Option<(Precision, Weight)> {
        let covering = self.0.iter().filter_map(|(range, weight)| Some((range.precision(offer)?, *weight)));
        covering.max_by_key(|&(precision, weight)| (precision, std::cmp::Reverse(weight)))
    }
}

/// The range and the weight of an element. Parameters after the weight do not belong to the range.
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
