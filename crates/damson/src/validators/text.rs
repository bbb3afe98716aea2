//! The formats of texts.

use std::net::IpAddr;

#[cfg(feature = "regex")]
use damson_schema::Code;

use crate::types::{InputType, InputValueError};

type Verdict<T> = Result<(), InputValueError<T>>;

/// The text is an IPv4 or IPv6 address.
///
/// # Errors
/// If it is not.
pub fn ip<T: AsRef<str> + InputType>(value: &T) -> Verdict<T> {
    holds(value.as_ref().parse::<IpAddr>().is_ok(), "the value is not an IP address.")
}

/// The text is an absolute URL with a host: `https://example.com/a?b=c`.
/// See [RFC 3986](https://www.rfc-editor.org/rfc/rfc3986).
///
/// # Errors
/// If it is not.
pub fn url<T: AsRef<str> + InputType>(value: &T) -> Verdict<T> {
    holds(is_url(value.as_ref()), "the value is not a URL.")
}

/// Written here, since the crates that parse URLs bring tables of international names, and a schema that only asks whether a text
/// looks like a URL should not have to be built with them.
fn is_url(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once("://") else { return false };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let (_, place) = authority.rsplit_once('@').unwrap_or(("", authority));
    let (host, port) = match place.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, port),
        _ => (place, ""),
    };
    let is_host = match host.strip_prefix('[').and_then(|host| host.strip_suffix(']')) {
        Some(address) => address.parse::<std::net::Ipv6Addr>().is_ok(),
        None => !host.is_empty() && !host.contains(['[', ']', ':']),
    };
    scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
        && is_host
        && port.bytes().all(|byte| byte.is_ascii_digit())
        && rest.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte))
}

/// The text is an email address.
///
/// # Errors
/// If it is not.
#[cfg(feature = "email-validator")]
pub fn email<T: AsRef<str> + InputType>(value: &T) -> Verdict<T> {
    let options = email_address::Options::default().without_display_text();
    let address = email_address::EmailAddress::parse_with_options(value.as_ref(), options);
    holds(address.is_ok(), "the value is not an email address.")
}

/// The text is a UUID, of this version if one is given.
///
/// # Errors
/// If it is not.
#[cfg(feature = "uuid-validator")]
pub fn uuid<T: AsRef<str> + InputType>(value: &T, version: Option<usize>) -> Verdict<T> {
    match uuid::Uuid::try_parse(value.as_ref()) {
        Err(_) => Err(InputValueError::refused("the value is not a UUID.")),
        Ok(uuid) => match version {
            Some(version) if uuid.get_version_num() != version => {
                Err(InputValueError::refused(format_args!("the value is not a UUID of version {version}.")))
            }
            _ => Ok(()),
        },
    }
}

/// The text is a password with at least this score, 0 to 4.
///
/// # Errors
/// If its score is lower.
#[cfg(feature = "password-strength-validator")]
pub fn min_password_strength<T: AsRef<str> + InputType>(value: &T, min_score: u8) -> Verdict<T> {
    /// The estimate takes the square of the length; of a longer password, the start is strong enough.
    const LONGEST: usize = 100;
    let text: String = value.as_ref().chars().take(LONGEST).collect();
    let score = u8::from(zxcvbn::zxcvbn(&text, &[]).score());
    holds(score >= min_score, "the password is too weak.")
}

/// A regular expression that is compiled when it is used first.
#[cfg(feature = "regex")]
#[doc(hidden)]
#[derive(Debug)]
pub struct Pattern(&'static str, std::sync::OnceLock<Option<regex::Regex>>);

#[cfg(feature = "regex")]
impl Pattern {
    /// A regular expression.
    pub const fn new(pattern: &'static str) -> Self {
        Pattern(pattern, std::sync::OnceLock::new())
    }
}

/// The pattern matches in the text.
#[cfg(feature = "regex")]
#[doc(hidden)]
pub fn matches<T: AsRef<str> + InputType>(value: &T, pattern: &Pattern) -> Verdict<T> {
    match pattern.1.get_or_init(|| regex::Regex::new(pattern.0).ok()) {
        Some(regex) => {
            let refusal = format_args!("the value does not match the pattern {:?}.", pattern.0);
            holds(regex.is_match(value.as_ref()), refusal)
        }
        None => {
            let message = "the pattern of this server is not a regular expression. Ask those who run the server.";
            Err(InputValueError::refused(message).with_extension("code", Code::Internal.as_str()))
        }
    }
}

/// The regular expression matches in the text. It is compiled anew each time; the attribute compiles it once.
///
/// # Errors
/// If it does not match, or if the pattern is not a regular expression.
#[cfg(feature = "regex")]
pub fn regex<T: AsRef<str> + InputType>(value: &T, regex: &'static str) -> Verdict<T> {
    matches(value, &Pattern::new(regex))
}

fn holds<T>(holds: bool, refusal: impl std::fmt::Display) -> Verdict<T> {
    if holds { Ok(()) } else { Err(InputValueError::refused(refusal)) }
}

#[cfg(test)]
mod tests {
    use super::is_url;

    #[test]
    fn urls_are_absolute_and_have_a_host() {
        for url in [
            "https://example.com",
            "http://localhost:80",
            "ftp://user:word@example.com:21/a/b?c=d#e",
            "http://[::1]:8080/",
            "git+ssh://a.b/c",
        ] {
            assert!(is_url(url), "{url}");
        }
        for text in [
            "",
            "http",
            "https://",
            "https:///a",
            "//a",
            "1a://b",
            "http://a b",
            "http://a:b",
            "http://[x]",
            "http://ä",
            "mailto:a@b.c",
        ] {
            assert!(!is_url(text), "{text}");
        }
    }
}
