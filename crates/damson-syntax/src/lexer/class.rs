//! What a byte can begin: one table look-up per byte.

use super::TokenKind;

/// What a byte can begin outside strings and comments.
#[derive(Clone, Copy)]
pub(super) enum Class {
    /// A blank, a line end or a comma.
    Ignored,
    /// A comment.
    Comment,
    /// Perhaps a byte order mark.
    ByteOrderMark,
    /// A token of this kind; `Int` and `String` may turn out to be `Float` and `BlockString`.
    Token(TokenKind),
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
    Class::Token(match byte {
        b' ' | b'\t' | b'\n' | b'\r' | b',' => return Class::Ignored,
        b'#' => return Class::Comment,
        0xef => return Class::ByteOrderMark,
        b'a'..=b'z' | b'A'..=b'Z' | b'_' => TokenKind::Name,
        b'0'..=b'9' | b'-' => TokenKind::Int,
        b'"' => TokenKind::String,
        b'.' => TokenKind::Spread,
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
