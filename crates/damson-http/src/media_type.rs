//! Media types and ranges of them, as `Content-Type` and `Accept` name them. Knows the grammar, not the offers.
//! See [RFC 9110 §8.3.1](https://www.rfc-editor.org/rfc/rfc9110#section-8.3.1).

use std::borrow::Cow;

use crate::element::{Element, is_token};

/// `type/subtype;name=value`, where `type` and `subtype` may be `*`.
#[derive(Clone, Debug)]
pub(crate) struct MediaRange<'a> {
    ty: &'a str,
    subtype: &'a str,
    element: Element<'a>,
}

impl<'a> MediaRange<'a> {
    /// The range in `text`, or nothing if it is not of that form.
    pub(crate) fn parse(text: &'a str) -> Option<Self> {
        Element::parse(text).and_then(MediaRange::of)
    }

    /// The range in an element.
    pub(crate) fn of(element: Element<'a>) -> Option<Self> {
        let (ty, subtype) = element.value.split_once('/')?;
        (is_token(ty) && is_token(subtype)).then_some(MediaRange { ty, subtype, element })
    }

    /// Whether it is exactly this type, whatever its parameters.
    pub(crate) fn is(&self, ty: &str, subtype: &str) -> bool {
        self.ty.eq_ignore_ascii_case(ty) && self.subtype.eq_ignore_ascii_case(subtype)
    }

    pub(crate) fn parameters(&self) -> &[(&'a str, Cow<'a, str>)] {
        &self.element.parameters
    }

    /// Whether it asks for UTF-8, or leaves the encoding open.
    pub(crate) fn allows_utf8(&self) -> bool {
        self.element.parameter("charset").is_none_or(is_utf8)
    }
}

pub(crate) fn is_utf8(charset: &str) -> bool {
    charset.eq_ignore_ascii_case("utf-8") || charset.eq_ignore_ascii_case("utf8")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_media_type_is_known_whatever_its_case_and_spacing() {
        let range = MediaRange::parse(r#" Application/JSON ; Charset="UTF-8" "#).expect("it is well formed");
        assert!(range.is("application", "json"));
        assert!(range.allows_utf8());
    }

    #[test]
    fn malformed_media_types_are_refused() {
        for text in ["", "json", "/json", "application/", ";", "*", "a/b c", "a/b/c", "a /b", "a/b, c/d", "a/b;c/d"] {
            assert!(MediaRange::parse(text).is_none(), "{text:?}");
        }
    }
}
