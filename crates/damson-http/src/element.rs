//! The grammar of header values that are lists of elements with parameters. Knows neither the headers nor the offers.
//! See [RFC 9110 §5.6](https://www.rfc-editor.org/rfc/rfc9110#section-5.6).

use std::borrow::Cow;

use http::header::{HeaderMap, HeaderName, HeaderValue};

/// `value;name=value;name="value"`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Element<'a> {
    pub(crate) value: &'a str,
    /// Names and values, in their order; a value that was quoted is owned, without its quotes.
    pub(crate) parameters: Vec<(&'a str, Cow<'a, str>)>,
}

/// The most parameters of one element: each is compared with those before it.
const MOST_PARAMETERS: usize = 16;

impl<'a> Element<'a> {
    /// The element in `text`, or nothing if it is not of that form, or if a parameter comes twice.
    pub(crate) fn parse(text: &'a str) -> Option<Self> {
        let mut parts = split(text, ';').map(trim);
        let mut element = Element { value: parts.next()?, parameters: Vec::new() };
        for part in parts.filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=')?;
            let is_new = element.parameter(name).is_none() && element.parameters.len() < MOST_PARAMETERS;
            if !is_token(name) || !is_new {
                return None;
            }
            element.parameters.push((name, parameter_value(value)?));
        }
        Some(element)
    }

    pub(crate) fn position(&self, name: &str) -> Option<usize> {
        self.parameters.iter().position(|(found, _)| found.eq_ignore_ascii_case(name))
    }

    pub(crate) fn parameter(&self, name: &str) -> Option<&str> {
        self.position(name).map(|place| &*self.parameters[place].1)
    }
}

/// The elements of all lines of a header, as if they were one list; malformed ones are skipped.
pub(crate) fn elements(headers: &HeaderMap, name: HeaderName) -> impl Iterator<Item = Element<'_>> {
    members(headers.get_all(name)).filter_map(Element::parse)
}

/// The members of the lines of a header that is a list.
pub(crate) fn members<'h>(lines: impl IntoIterator<Item = &'h HeaderValue>) -> impl Iterator<Item = &'h str> {
    let lines = lines.into_iter().filter_map(|line| std::str::from_utf8(line.as_bytes()).ok());
    lines.flat_map(|line| split(line, ',')).map(trim).filter(|text| !text.is_empty())
}

/// Whether `text` is a token, which is a name in HTTP.
pub(crate) fn is_token(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(allowed)
}

/// The value of a parameter, without the quotes it may have.
fn parameter_value(text: &str) -> Option<Cow<'_, str>> {
    let Some(quoted) = text.strip_prefix('"') else { return is_token(text).then_some(Cow::Borrowed(text)) };
    let mut value = String::new();
    let mut characters = quoted.chars();
    loop {
        match characters.next()? {
            '"' => return characters.as_str().is_empty().then_some(Cow::Owned(value)),
            '\\' => value.push(characters.next().filter(|character| is_text(*character))?),
            character => value.push(Some(character).filter(|character| is_text(*character))?),
        }
    }
}

fn is_text(character: char) -> bool {
    character == '\t' || !character.is_ascii_control()
}

fn trim(text: &str) -> &str {
    text.trim_matches([' ', '\t'])
}

/// The parts of `text` between delimiters that stand outside quotes.
fn split(text: &str, delimiter: char) -> impl Iterator<Item = &str> {
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
    fn parameters_are_found_whatever_their_case_and_their_quotes() {
        let element = Element::parse(" a ;; Charset=\"UTF\\-8\"\t; b=c;").expect("it is well formed");
        assert_eq!(element.value, "a");
        assert_eq!(element.parameter("charset"), Some("UTF-8"));
        assert_eq!(element.parameter("B"), Some("c"));
        assert_eq!(element.parameter("c"), None);
    }

    #[test]
    fn malformed_parameters_make_no_element() {
        let parameters =
            ["b", "b=", "=c", "b =c", "b= c", "b=c d", "b=\"c", "b=\"c\"d", "b=\"c\\", "b=c;B=d", "ü=c", "b=ü"];
        for parameter in parameters {
            assert_eq!(Element::parse(&format!("a;{parameter}")), None, "{parameter}");
        }
        let many: String = (0..=MOST_PARAMETERS).map(|number| format!(";p{number}=1")).collect();
        assert_eq!(Element::parse(&format!("a{many}")), None);
    }
}
