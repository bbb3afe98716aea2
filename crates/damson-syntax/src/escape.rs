//! Escape sequences of strings. The lexer asks whether one is right, [`Document::string`](crate::ast::Document::string)
//! what it stands for.
//! See [String Value](https://spec.graphql.org/September2026/#sec-String-Value).

/// A sequence that stands for nothing; the number is how many UTF-16 units of it a message quotes.
pub(crate) enum BadEscape {
    /// A letter that escapes nothing.
    Character(usize),
    /// Not the number of a character.
    Unicode(usize),
}

/// The character that the escape sequence at the start of `text` stands for, and the length of the sequence.
pub(crate) fn read_escape(text: &[u8]) -> Result<(char, usize), BadEscape> {
    let character = match text.get(1) {
        Some(b'u') if text.get(2) == Some(&b'{') => return read_braced(text),
        Some(b'u') => return read_fixed(text),
        Some(&byte @ (b'"' | b'\\' | b'/')) => byte as char,
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        _ => return Err(BadEscape::Character(2)),
    };
    Ok((character, 2))
}

/// `\u{…}`, at most eight digits.
fn read_braced(text: &[u8]) -> Result<(char, usize), BadEscape> {
    const FIRST_DIGIT: usize = 3;
    let mut point = 0_u32;
    for index in FIRST_DIGIT..FIRST_DIGIT + 9 {
        let bad = BadEscape::Unicode(index + 1);
        if index > FIRST_DIGIT && text.get(index) == Some(&b'}') {
            return char::from_u32(point).map(|character| (character, index + 1)).ok_or(bad);
        }
        let Some(digit) = hex_digit(text.get(index)) else { return Err(bad) };
        point = point << 4 | digit;
        if point > i32::MAX as u32 {
            return Err(bad);
        }
    }
    Err(BadEscape::Unicode(FIRST_DIGIT + 9))
}

/// `\uXXXX`, or a surrogate pair of two.
fn read_fixed(text: &[u8]) -> Result<(char, usize), BadEscape> {
    const BAD: BadEscape = BadEscape::Unicode(6);
    let unit = read_unit(text, 2).ok_or(BAD)?;
    if let Some(character) = char::from_u32(unit) {
        return Ok((character, 6));
    }
    let is_pair = unit < 0xdc00 && text.get(6..8) == Some(br"\u");
    let trailing = if is_pair { read_unit(text, 8) } else { None };
    match trailing {
        Some(trailing @ 0xdc00..=0xdfff) => {
            let point = 0x10000 + ((unit - 0xd800) << 10) + (trailing - 0xdc00);
            Ok((char::from_u32(point).expect("a surrogate pair is a character"), 12))
        }
        _ => Err(BAD),
    }
}

fn read_unit(text: &[u8], start: usize) -> Option<u32> {
    (start..start + 4).try_fold(0, |unit, index| Some(unit << 4 | hex_digit(text.get(index))?))
}

fn hex_digit(byte: Option<&u8>) -> Option<u32> {
    char::from(*byte?).to_digit(16)
}
