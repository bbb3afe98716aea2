//! Strings in quotes.

/// Prints a string in quotes, with escapes where they are needed, as graphql-js does.
///
/// ```
/// assert_eq!(damson_syntax::print_string("say \"hi\"\n"), r#""say \"hi\"\n""#);
/// ```
pub fn print_string(value: &str) -> String {
    let mut text = String::with_capacity(value.len() + 2);
    push_string(&mut text, value);
    text
}

pub(super) fn push_string(text: &mut String, value: &str) {
    text.push('"');
    let mut copied = 0;
    for (offset, character) in value.char_indices() {
        if needs_escape(character) {
            text.push_str(&value[copied..offset]);
            push_escape(text, character);
            copied = offset + character.len_utf8();
        }
    }
    text.push_str(&value[copied..]);
    text.push('"');
}

fn needs_escape(character: char) -> bool {
    matches!(character, '\0'..='\u{1f}' | '"' | '\\' | '\u{7f}'..='\u{9f}')
}

fn push_escape(text: &mut String, character: char) {
    let letter = match character {
        '"' | '\\' => character,
        '\u{8}' => 'b',
        '\u{c}' => 'f',
        '\n' => 'n',
        '\r' => 'r',
        '\t' => 't',
        _ => {
            text.push_str(&format!("\\u{:04X}", u32::from(character)));
            return;
        }
    };
    text.push('\\');
    text.push(letter);
}
