//! The kind of token that a byte can begin: one look-up in a table for each byte.

use super::TokenKind;

/// The kind of token that a byte can begin outside strings and comments.
#[derive(Clone, Copy)]
pub(super) enum Class {
    /// A blank, a comma or a carriage return.
    Ignored,
    /// A line feed, which most likely begins an indentation.
    LineFeed,
    /// A comment.
    Comment,
    /// Perhaps a byte order mark.
    ByteOrderMark,
    /// A name.
    Name,
    /// An integer or a float.
    Number,
    /// A string or a block string.
    Quote,
    /// `...`
    Dot,
    /// A punctuator of one byte.
    Punctuator,
    /// Nothing.
    None,
}

#[inline]
pub(super) fn class_of(byte: u8) -> Class {
    CLASSES[byte as usize]
}

/// The kind of a punctuator of one byte.
#[inline]
pub(super) fn punctuator_of(byte: u8) -> TokenKind {
    PUNCTUATORS[byte as usize]
}

/// Whether a byte can stand in a name after its start.
#[inline]
pub(crate) fn is_name_continue(byte: u8) -> bool {
    NAME_CONTINUES[byte as usize]
}

/// The table of a function on bytes.
macro_rules! table {
    ($of:ident) => {{
        let mut table = [$of(0); 256];
        let mut byte = 1;
        while byte < table.len() {
            table[byte] = $of(byte as u8);
            byte += 1;
        }
        table
    }};
}

static CLASSES: [Class; 256] = table!(classify);
static PUNCTUATORS: [TokenKind; 256] = table!(classify_punctuator);
static NAME_CONTINUES: [bool; 256] = table!(continues_name);

const fn classify(byte: u8) -> Class {
    match byte {
        b' ' | b'\t' | b'\r' | b',' => Class::Ignored,
        b'\n' => Class::LineFeed,
        b'#' => Class::Comment,
        0xef => Class::ByteOrderMark,
        b'a'..=b'z' | b'A'..=b'Z' | b'_' => Class::Name,
        b'0'..=b'9' | b'-' => Class::Number,
        b'"' => Class::Quote,
        b'.' => Class::Dot,
        _ => match classify_punctuator(byte) {
            TokenKind::Invalid => Class::None,
            _ => Class::Punctuator,
        },
    }
}

const fn classify_punctuator(byte: u8) -> TokenKind {
    match byte {
        b'!' => TokenKind::Bang,
        b'$' => TokenKind::Dollar,
        b'&' => TokenKind::Amp,
        b'(' => TokenKind::ParenL,
        b')' => TokenKind::ParenR,
        b':' => TokenKind::Colon,
        b'=' => TokenKind::Equals,
        b'@' => TokenKind::At,
        b'[' => TokenKind::BracketL,
        b']' => TokenKind::BracketR,
        b'{' => TokenKind::BraceL,
        b'|' => TokenKind::Pipe,
        b'}' => TokenKind::BraceR,
        _ => TokenKind::Invalid,
    }
}

const fn continues_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}
