//! Names: from identifiers of Rust to names of GraphQL, by a rule or as given.

use syn::Ident;
use syn::ext::IdentExt;

use super::{Attributes, Text};
use crate::mistakes::Mistakes;

/// How an identifier becomes a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum RenameRule {
    /// `lowercase`: the identifier in small letters.
    Lower,
    /// `UPPERCASE`: the identifier in capitals.
    Upper,
    /// `PascalCase`.
    Pascal,
    /// `camelCase`.
    Camel,
    /// `snake_case`.
    Snake,
    /// `SCREAMING_SNAKE_CASE`.
    ScreamingSnake,
}

/// What is named, which decides the rule where none is given.
#[derive(Clone, Copy)]
pub(crate) enum Target {
    /// A field: `camelCase`.
    Field,
    /// An argument: `camelCase`.
    Argument,
    /// An enum value: `SCREAMING_SNAKE_CASE`.
    EnumItem,
}

impl RenameRule {
    const ALL: [(&'static str, RenameRule); 6] = [
        ("lowercase", RenameRule::Lower),
        ("UPPERCASE", RenameRule::Upper),
        ("PascalCase", RenameRule::Pascal),
        ("camelCase", RenameRule::Camel),
        ("snake_case", RenameRule::Snake),
        ("SCREAMING_SNAKE_CASE", RenameRule::ScreamingSnake),
    ];

    /// The name for an identifier.
    pub(crate) fn apply(self, ident: &str) -> String {
        match self {
            RenameRule::Lower => ident.to_lowercase(),
            RenameRule::Upper => ident.to_uppercase(),
            RenameRule::Pascal => words(ident).map(|word| capitalised(&word)).collect(),
            RenameRule::Camel => {
                let mut words = words(ident);
                let first = words.next().map_or_else(String::new, |word| word.to_lowercase());
                first + &words.map(|word| capitalised(&word)).collect::<String>()
            }
            RenameRule::Snake => words(ident).map(|word| word.to_lowercase()).collect::<Vec<_>>().join("_"),
            RenameRule::ScreamingSnake => words(ident).map(|word| word.to_uppercase()).collect::<Vec<_>>().join("_"),
        }
    }
}

impl Target {
    /// The name of `ident`: as given, or by the rule, or by the default rule.
    pub(crate) fn name(self, given: Option<Text>, rule: Option<RenameRule>, ident: &Ident) -> Text {
        let default = match self {
            Target::Field | Target::Argument => RenameRule::Camel,
            Target::EnumItem => RenameRule::ScreamingSnake,
        };
        let by_rule = || Text { value: rule.unwrap_or(default).apply(&ident.unraw().to_string()), span: ident.span() };
        given.unwrap_or_else(by_rule)
    }
}

impl Attributes {
    /// A rule for names: `rename_fields = "snake_case"`.
    pub(crate) fn rename_rule(&mut self, name: &'static str, mistakes: &mut Mistakes) -> Option<RenameRule> {
        let text = self.text(name, mistakes)?;
        let found = RenameRule::ALL.iter().find(|(known, _)| *known == text.value);
        if found.is_none() {
            let known = RenameRule::ALL.map(|(known, _)| format!("`{known}`")).join(", ");
            mistakes.at_span(text.span, format_args!("`{}` is no rule for names; the rules are {known}", text.value));
        }
        found.map(|(_, rule)| *rule)
    }
}

/// The words of an identifier: split at `_`, before a capital after a small letter, and before the last capital of a run
/// (`HTTPServer` is `HTTP`, `Server`). Digits belong to the word before them.
fn words(ident: &str) -> impl Iterator<Item = String> {
    let mut words = vec![String::new()];
    let letters: Vec<char> = ident.chars().collect();
    let mut after_small = false;
    for (at, &letter) in letters.iter().enumerate() {
        let ends_run = letter.is_uppercase() && letters.get(at + 1).is_some_and(|next| next.is_lowercase());
        if letter == '_' || (letter.is_uppercase() && after_small) || ends_run {
            words.push(String::new());
        }
        if letter != '_' {
            words.last_mut().expect("one word at least").push(letter);
        }
        after_small = letter.is_lowercase() || (letter.is_numeric() && after_small);
    }
    words.into_iter().filter(|word| !word.is_empty())
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters.flat_map(char::to_lowercase)).collect())
}

#[cfg(test)]
mod tests {
    use super::RenameRule::*;

    #[test]
    fn rules_rename_identifiers() {
        for (rule, ident, name) in [
            (Camel, "name", "name"),
            (Camel, "user_id", "userId"),
            (Camel, "_id", "id"),
            (Camel, "field_1", "field1"),
            (Camel, "address2_line", "address2Line"),
            (Camel, "alreadyCamel", "alreadyCamel"),
            (Camel, "é_a", "éA"),
            (Pascal, "user_id", "UserId"),
            (Pascal, "HTTPServer", "HttpServer"),
            (Snake, "userID", "user_id"),
            (Snake, "UserId", "user_id"),
            (ScreamingSnake, "NewHope", "NEW_HOPE"),
            (ScreamingSnake, "HTTPServer", "HTTP_SERVER"),
            (ScreamingSnake, "Utf8Text", "UTF8_TEXT"),
            (ScreamingSnake, "A1", "A1"),
            (ScreamingSnake, "A", "A"),
            (Lower, "New_Hope", "new_hope"),
            (Upper, "new_Hope", "NEW_HOPE"),
        ] {
            assert_eq!(rule.apply(ident), name, "{rule:?} of {ident}");
        }
    }
}
