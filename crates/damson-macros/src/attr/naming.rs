//! Names in the schema: as given, or made from Rust identifiers by a rule.

use syn::Ident;
use syn::ext::IdentExt;

use super::{Attributes, Text};
use crate::mistakes::Mistakes;

/// A rule that makes a name from an identifier.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum RenameRule {
    /// `lowercase`: every letter is small; `_` stays.
    Lower,
    /// `UPPERCASE`: every letter is a capital; `_` stays.
    Upper,
    /// `PascalCase`.
    Pascal,
    /// `camelCase`.
    Camel,
    /// `snake_case`.
    Snake,
    /// `SCREAMING_SNAKE_CASE`.
    ScreamingSnake,
    /// `none`: the name as it is written.
    AsWritten,
}

/// The kind of a named part. It decides the default rule.
#[derive(Clone, Copy)]
pub(crate) enum Target {
    /// A field: `camelCase`.
    Field,
    /// An argument: `camelCase`.
    Argument,
    /// An enum value: `SCREAMING_SNAKE_CASE`.
    EnumItem,
    /// A field of a oneOf input, which is a variant in Rust: `camelCase`.
    OneofField,
}

/// The name of a type that has no `name`.
pub(crate) fn name_of_type(ident: &Ident) -> Text {
    Text { value: RenameRule::Pascal.apply(&ident.to_string()), span: ident.span() }
}

impl RenameRule {
    const ALL: [(&'static str, RenameRule); 7] = [
        ("lowercase", RenameRule::Lower),
        ("UPPERCASE", RenameRule::Upper),
        ("PascalCase", RenameRule::Pascal),
        ("camelCase", RenameRule::Camel),
        ("snake_case", RenameRule::Snake),
        ("SCREAMING_SNAKE_CASE", RenameRule::ScreamingSnake),
        ("none", RenameRule::AsWritten),
    ];

    /// The name that the rule makes from an identifier.
    pub(crate) fn apply(self, ident: &str) -> String {
        match self {
            RenameRule::Lower => ident.to_lowercase(),
            RenameRule::Upper => ident.to_uppercase(),
            RenameRule::Pascal => joined(ident, true),
            RenameRule::Camel => joined(ident, false),
            RenameRule::Snake => separated(ident).to_ascii_lowercase(),
            RenameRule::ScreamingSnake => separated(ident).to_ascii_uppercase(),
            RenameRule::AsWritten => ident.strip_prefix("r#").unwrap_or(ident).to_owned(),
        }
    }
}

impl Target {
    /// The name as given; without one, the name that the rule or the default rule makes from `ident`.
    pub(crate) fn name(self, given: Option<Text>, rule: Option<RenameRule>, ident: &Ident) -> Text {
        // As in async-graphql, the `r#` of these variants is a word: `r#type` becomes `rType`.
        let ident_text = if matches!(self, Target::OneofField) { ident.to_string() } else { ident.unraw().to_string() };
        given.unwrap_or_else(|| Text { value: self.rename(rule, &ident_text), span: ident.span() })
    }

    /// The name that the rule or the default rule makes from `ident`.
    pub(crate) fn rename(self, rule: Option<RenameRule>, ident: &str) -> String {
        let default = match self {
            Target::Field | Target::Argument | Target::OneofField => RenameRule::Camel,
            Target::EnumItem => RenameRule::ScreamingSnake,
        };
        rule.unwrap_or(default).apply(ident)
    }
}

impl Attributes {
    /// Reads a rule for names: `rename_fields = "snake_case"`.
    pub(crate) fn rename_rule(&mut self, name: &'static str, mistakes: &mut Mistakes) -> Option<RenameRule> {
        let text = self.text(name, mistakes)?;
        let found = RenameRule::ALL.iter().find(|(known, _)| *known == text.value);
        if found.is_none() {
            let known = RenameRule::ALL.map(|(known, _)| format!("`{known}`")).join(", ");
            mistakes
                .at_span(text.span, format_args!("`{}` is not a rule for names; the rules are {known}", text.value));
        }
        found.map(|(_, rule)| *rule)
    }
}

/// Joins the words, each with a capital: `user_id` becomes `userId`.
///
/// A word begins after `_`, after a digit (`md5sum` becomes `md5Sum`), and with a capital after a small letter. Of several
/// capitals in a row only the first stays a capital (`HTTPServer` becomes `Httpserver`), unless a small letter stands before
/// them (`userID` stays).
fn joined(ident: &str, first_is_capital: bool) -> String {
    let mut name = String::with_capacity(ident.len());
    let (mut begins_word, mut after_small) = (first_is_capital, false);
    for letter in ident.trim_matches(is_separator).chars() {
        if is_separator(letter) {
            begins_word = true;
        } else if letter.is_numeric() {
            name.push(letter);
            begins_word = true;
        } else if begins_word || (after_small && letter.is_uppercase()) {
            // `after_small` stays as it is: it describes the last letter that did not begin a word.
            name.push(letter.to_ascii_uppercase());
            begins_word = false;
        } else {
            name.push(letter.to_ascii_lowercase());
            after_small = letter.is_lowercase();
        }
    }
    name
}

/// Puts `_` between the words: `HTTPServer` becomes `HTTP_Server`, `Utf8` becomes `Utf_8`.
///
/// A word begins after `_`, and with a capital or a digit beside a small letter.
fn separated(ident: &str) -> String {
    let letters: Vec<char> = ident.trim_matches(is_separator).chars().collect();
    let is_small = |at: usize| letters.get(at).is_some_and(|letter| letter.is_lowercase());
    let begins_word = |at: usize| !letters[at].is_ascii_lowercase() && (is_small(at - 1) || is_small(at + 1));
    let mut name = String::with_capacity(ident.len() + 4);
    let mut inside_word = false;
    for (at, &letter) in letters.iter().enumerate() {
        if inside_word && (is_separator(letter) || begins_word(at)) {
            name.push('_');
        }
        inside_word = !is_separator(letter);
        name.extend(inside_word.then_some(letter));
    }
    name
}

/// Whether the character separates words: in an identifier, `_` and the `#` of `r#` do.
fn is_separator(letter: char) -> bool {
    !letter.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use inflector::Inflector;

    use super::RenameRule::{self, *};

    #[test]
    fn rules_rename_identifiers() {
        for (rule, ident, name) in [
            (Camel, "name", "name"),
            (Camel, "user_id", "userId"),
            (Camel, "_id", "id"),
            (Camel, "field_1", "field1"),
            (Camel, "address2_line", "address2Line"),
            (Camel, "is_2fa_enabled", "is2FaEnabled"),
            (Camel, "md5sum", "md5Sum"),
            (Camel, "line1a", "line1A"),
            (Camel, "alreadyCamel", "alreadyCamel"),
            (Camel, "userID", "userID"),
            (Camel, "HTTPServer", "httpserver"),
            (Pascal, "user_id", "UserId"),
            (Pascal, "HTTPServer", "Httpserver"),
            (Pascal, "Md5sum", "Md5Sum"),
            (Snake, "userID", "user_id"),
            (Snake, "UserId", "user_id"),
            (ScreamingSnake, "NewHope", "NEW_HOPE"),
            (ScreamingSnake, "HTTPServer", "HTTP_SERVER"),
            (ScreamingSnake, "Utf8", "UTF_8"),
            (ScreamingSnake, "XmlHttp2", "XML_HTTP_2"),
            (ScreamingSnake, "X86_64", "X86_64"),
            (ScreamingSnake, "A1", "A1"),
            (ScreamingSnake, "A", "A"),
            (Lower, "New_Hope", "new_hope"),
            (Upper, "new_Hope", "NEW_HOPE"),
            (AsWritten, "new_Hope2", "new_Hope2"),
            (AsWritten, "r#type", "type"),
        ] {
            assert_eq!(rule.apply(ident), name, "{rule:?} of {ident}");
        }
    }

    /// All identifiers that consist of at most `most` parts, in every order.
    fn identifiers(parts: &[&str], most: usize) -> Vec<String> {
        let mut all = vec![String::new()];
        let mut start = 0;
        for _ in 0..most {
            let end = all.len();
            for at in start..end {
                all.extend(parts.iter().map(|part| format!("{}{part}", all[at])).collect::<Vec<_>>());
            }
            start = end;
        }
        all
    }

    fn by_async_graphql(rule: RenameRule, ident: &str) -> String {
        match rule {
            Lower => ident.to_lowercase(),
            Upper => ident.to_uppercase(),
            Pascal => ident.to_pascal_case(),
            Camel => ident.to_camel_case(),
            Snake => ident.to_snake_case(),
            ScreamingSnake => ident.to_screaming_snake_case(),
            AsWritten => unreachable!("it has no such rule"),
        }
    }

    /// The rules that are also those of async-graphql.
    fn shared_rules() -> impl Iterator<Item = RenameRule> {
        RenameRule::ALL.into_iter().map(|(_, rule)| rule).filter(|rule| *rule != AsWritten)
    }

    #[test]
    fn identifiers_are_named_as_in_async_graphql() {
        let letters = identifiers(&["a", "B", "1", "_"], 7);
        let words = identifiers(&["user", "ID", "Http", "2", "2fa", "x86_64", "_", "Z"], 4);
        let raw = letters.iter().take(400).map(|ident| format!("r#{ident}"));
        let all: Vec<String> = letters.iter().cloned().chain(words).chain(raw).collect();
        assert!(all.len() > 25_000);
        for rule in shared_rules() {
            for ident in &all {
                assert_eq!(rule.apply(ident), by_async_graphql(rule, ident), "{rule:?} of {ident}");
            }
        }
    }

    #[test]
    fn letters_outside_ascii_are_kept_so_that_the_name_is_refused() {
        for rule in shared_rules() {
            for ident in identifiers(&["a", "É", "ß", "ä", "Ω", "_", "٣", "名"], 4) {
                let [ours, theirs] = [rule.apply(&ident), by_async_graphql(rule, &ident)].map(|name| name.is_ascii());
                assert_eq!(ours, theirs, "{rule:?} of {ident}");
            }
        }
    }
}
