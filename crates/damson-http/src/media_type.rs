//! Reading the elements of `Content-Type` and `Accept`. Knows the grammar, not what the server offers.
//! See [RFC 9110 §8.3.1](https://www.rfc-editor.org/rfc/rfc9110#section-8.3.1).

/// `type/subtype;name=value`, where `type` and `subtype` may be `*`.
#[derive(Clone, Copy)]
pub(crate) struct MediaRange<'a> {
    pub(crate) ty: &'a str,
    pub(crate) subtype: &'a str,
    parameters: &'a str,
}

impl<'a> MediaRange<'a> {
    /// The range in `text`, or nothing if it is not of that form.
    pub(crate) fn parse(text: &'a str) -> Option<Self> {
        let (essence, parameters) = text.split_once(';').unwrap_or((text, ""));
        let (ty, subtype) = essence.trim().split_once('/')?;
        let complete = !ty.is_empty() && !subtype.is_empty();
        complete.then_some(MediaRange { ty, subtype, parameters })
    }

    /// Whether it is exactly this type; parameters aside.
    pub(crate) fn is(&self, ty: &str, subtype: &str) -> bool {
        self.ty.eq_ignore_ascii_case(ty) && self.subtype.eq_ignore_ascii_case(subtype)
    }

    /// The value of the parameter `name`, without quotes.
    pub(crate) fn parameter(&self, name: &str) -> Option<&'a str> {
        split(self.parameters, ';')
            .filter_map(|parameter| parameter.split_once('='))
            .find(|(found, _)| found.trim().eq_ignore_ascii_case(name))
            .map(|(_, value)| value.trim().trim_matches('"'))
    }

    /// Whether it asks for UTF-8, or leaves the encoding open.
    pub(crate) fn allows_utf8(&self) -> bool {
        self.parameter("charset")
            .is_none_or(|charset| charset.eq_ignore_ascii_case("utf-8") || charset.eq_ignore_ascii_case("utf8"))
    }
}

/// The parts of `text` between delimiters that stand outside quotes.
pub(crate) fn split(text: &str, delimiter: char) -> impl Iterator<Item = &str> {
    let (mut quoted, mut escaped) = (false, false);
    text.split(move |c| {
        if std::mem::take(&mut escaped) {
            return false;
        }
        match c {
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ => return c == delimiter && !quoted,
        }
        false
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delimiters_inside_quotes_do_not_split() {
        let parts: Vec<_> = split(r#"a;b="x;\";y";c"#, ';').collect();
        assert_eq!(parts, ["a", r#"b="x;\";y""#, "c"]);
    }

    #[test]
    fn parameters_are_found_whatever_their_case_and_spacing() {
        let range = MediaRange::parse(r#" Application/JSON ; Charset = "UTF-8" "#).expect("it is well formed");
        assert!(range.is("application", "json"));
        assert_eq!(range.parameter("charset"), Some("UTF-8"));
        assert!(range.allows_utf8());
    }

    #[test]
    fn what_is_no_media_type_is_refused() {
        for text in ["", "json", "/json", "application/", ";", "*"] {
            assert!(MediaRange::parse(text).is_none(), "{text:?}");
        }
    }
}
