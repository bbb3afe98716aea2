//! What a byte can begin: one table look-up per byte.

use super::TokenKind;

/// What a byte can begin outside strings and comments.
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
    Punctuator(TokenKind),
    /// Nothing.
    None,
}

static CLASSES: [Class; 256] = classes();

#[inline]
pub(super) fn class_of(byte: u8) -> Class {
    CLASSES[byte as usize]
}

/// Whether a byte can stand in a name after its start.
#[inline]
pub(crate) fn is_name_continue(byte: u8) -> bool {
    NAME_CONTINUE[byte as usize]
}

static NAME_CONTINUE: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < table.len() {
        table[byte] = (byte as u8).is_ascii_alphanumeric() || byte as u8 == b'_';
        byte += 1;
    }
    table
};

const fn classes() -> [Class; 256] {
    let mut table = [Class::None; 256];
    let mut byte = 0;
    while byte < table.len() {
        table[byte] = classify(byte as u8);
        byte += 1;
    }
    table
}

const fn classify(byte: u8) -> Class {
    Class::Punctuator(match byte {
        b' ' | b'\t' | b'\r' | b',' => return Class::Ignored,
        b'\n' => return Class::LineFeed,
        b'#' => return Class::Comment,
        0xef => return Class::ByteOrderMark,
        b'a'..=b'z' | b'A'..=b'Z' | b'_' => return Class::Name,
        b'0'..=b'9' | b'-' => return Class::Number,
        b'"' => return Class::Quote,
        b'.' => return Class::Dot,
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
        _ => return Class::None,
    })
}
