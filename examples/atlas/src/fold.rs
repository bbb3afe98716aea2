//! How two spellings are found to be the same name.

/// `text` in lower-case ASCII letters, digits and single blanks: what a search compares.
///
/// `São Paulo`, `SAO PAULO` and `sao-paulo` fold to the same; other scripts are transliterated.
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

/// What a name is compared with to meet a condition; `None` if the condition is blank, and so excludes nothing.
///
/// What has no letters and digits folds to nothing: it is in no name.
pub(crate) fn fold_condition(text: &str) -> Option<String> {
    if text.trim().is_empty() { None } else { Some(fold(text)) }
}

/// What two names must not have in common: their letters and digits, in small letters with single blanks.
///
/// Unlike [`fold`] it changes no letter into others, since `时事` is not `实施`; and a name without letters and digits is
/// kept apart by what it has, since `!!!` is not `???`.
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
