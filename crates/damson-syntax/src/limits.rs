//! The limits of the parser. They bound its work and not its stack: the parser keeps stacks of its own.

/// The largest document a parser reads.
///
/// The default suits requests from anyone; [`Limits::none`] suits texts the program itself brings, such as its SDL.
///
/// ```
/// use damson_syntax::{Limits, SyntaxErrorCode, parse_with};
///
/// let limits = Limits { depth: 2, ..Limits::default() };
/// let error = parse_with("{ a { b { c } } }", &limits).unwrap_err();
/// assert_eq!(error.code, SyntaxErrorCode::LimitDepth);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// Tokens in the document; comments and other ignored text do not count.
    pub tokens: usize,
    /// Levels of nesting of selection sets, of lists and objects in one value, of lists in one type.
    pub depth: usize,
    /// Directives in one place, such as on one field.
    pub directives_per_place: usize,
    /// Directives in the document.
    pub directives: usize,
    /// Characters in a name.
    pub name_length: usize,
    /// Characters in a number.
    pub number_length: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            tokens: 15_000,
            depth: 64,
            directives_per_place: 8,
            directives: 1_000,
            name_length: 256,
            number_length: 512,
        }
    }
}

impl Limits {
    /// No limit on anything, for trusted texts.
    pub const fn none() -> Self {
        Limits {
            tokens: usize::MAX,
            depth: usize::MAX,
            directives_per_place: usize::MAX,
            directives: usize::MAX,
            name_length: usize::MAX,
            number_length: usize::MAX,
        }
    }
}
