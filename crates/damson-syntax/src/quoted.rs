//! Text of others in messages: cut, so that a message stays short whatever a client sends.

use std::borrow::Cow;
use std::fmt;

/// The most characters of a text that a message repeats.
const QUOTED_CHARACTERS: usize = 80;

/// `text` as a message repeats it: at most 80 characters, the last an ellipsis if more were cut off.
///
/// ```
/// assert_eq!(damson_syntax::quoted("short"), "short");
/// assert_eq!(damson_syntax::quoted(&"z".repeat(81)), "z".repeat(79) + "…");
/// ```
pub fn quoted(text: &str) -> Cow<'_, str> {
    let mut offsets = text.char_indices().map(|(offset, _)| offset).skip(QUOTED_CHARACTERS - 1);
    match (offsets.next(), offsets.next()) {
        (Some(end), Some(_)) => Cow::Owned(format!("{}…", &text[..end])),
        _ => Cow::Borrowed(text),
    }
}

/// The text that `shown` displays, cut like [`quoted`]; the rest is not even formatted.
pub fn shortened(shown: &impl fmt::Display) -> String {
    let mut text = Shortened { text: String::new(), characters: 0 };
    // The only error is the signal that the text is full.
    let _ = fmt::write(&mut text, format_args!("{shown}"));
    quoted(&text.text).into_owned()
}

/// Takes one character more than is shown, then refuses.
struct Shortened {
    text: String,
    characters: usize,
}

impl fmt::Write for Shortened {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let room = QUOTED_CHARACTERS + 1 - self.characters;
        let before = self.text.len();
        self.text.extend(text.chars().take(room));
        self.characters += self.text[before..].chars().count();
        if self.characters > QUOTED_CHARACTERS { Err(fmt::Error) } else { Ok(()) }
    }
}
