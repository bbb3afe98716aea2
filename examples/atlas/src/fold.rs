//! Compares names in different spellings.

/// `text` in lower-case ASCII letters, digits and single blanks, for searches.
///
/// `São Paulo`, `SAO PAULO` and `sao-paulo` fold to the same text. Other scripts are transliterated.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in deunicode::deunicode(text).split(|it: char| !it.is_ascii_alphanumeric()) {
        if !word.is_empty() && !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(&word.to_ascii_lowercase());
    }
    folded
}

/// The folded text of a condition on names; `None` if the condition is blank and excludes nothing.
///
/// A text without letters and digits folds to an empty text, which no name contains.
pub(crate) fn fold_condition(text: &str) -> Option<String> {
    if text.trim().is_empty() { None } else { Some(fold(text)) }
}

/// The key of a name; two names with one key count as the same. It has the letters and digits in lower case, with single blanks.
///
/// Unlike [`fold`] it does not transliterate, since `时事` is not `实施`. A name without letters and digits is its own key, since
/// `!!!` is not `???`.
pub(crate) fn name_key(text: &str) -> String {
    let words = text.split(|it: char| !it.is_alphanumeric()).filter(|word| !word.is_empty());
    let key = words.collect::<Vec<_>>().join(" ").to_lowercase();
    if key.is_empty() { text.trim().to_owned() } else { key }
}

#[cfg(test)]
mod tests {
    use super::{fold, name_key};

    #[test]
    fn names_are_the_same_but_for_case_blanks_and_signs() {
        for (one, other) in [("  To  VISIT", "to visit"), ("Kept", "kept!"), ("Saint-Denis", "saint denis")] {
            assert_eq!(name_key(one), name_key(other));
        }
        for (one, other) in [("!!!", "???"), ("🎉", "🎈"), ("时事", "实施"), ("Łódź", "lodz")] {
            assert_ne!(name_key(one), name_key(other));
        }
    }

    #[test]
    fn accents_case_and_punctuation_make_no_difference() {
        let pairs = [
            ("Łódź", "lodz"),
            ("São  Paulo", "sao paulo"),
            ("Saint-Denis", "saint denis"),
            ("Nuku‘alofa", "nuku alofa"),
            ("  ", ""),
            ("Tromsø", "tromso"),
        ];
        for (written, folded) in pairs {
            assert_eq!(fold(written), folded, "{written}");
        }
    }
}
