//! Block strings: from the text between the quotes to its meaning, and back.
//! See [BlockStringValue()](https://spec.graphql.org/September2026/#BlockStringValue()).

use crate::search::find_either;

/// Prints a text as a block string, on lines of its own unless it is short, as graphql-js does.
///
/// A text that [cannot be a block string](is_printable_as_block_string) changes its meaning.
///
/// ```
/// assert_eq!(damson_syntax::print_block_string("short"), r#""""short""""#);
/// assert_eq!(damson_syntax::print_block_string("a\nb"), "\"\"\"\na\nb\n\"\"\"");
/// ```
pub fn print_block_string(value: &str) -> String {
    let traits = Traits::of(value);
    let is_long = value.encode_utf16().nth(MAX_INLINE_LENGTH).is_some();
    let on_own_lines = !traits.single_line || is_long || traits.trailing_quotes > 0 || traits.open_ended;
    let starts_line = on_own_lines && !(traits.single_line && value.starts_with(WHITE_SPACE));
    let mut text = String::with_capacity(value.len() + 8);
    push_quoted(&mut text, value, starts_line || traits.indented, on_own_lines);
    text
}

/// Whether the text, printed as a block string, keeps its meaning.
pub fn is_printable_as_block_string(value: &str) -> bool {
    let is_blank = |line: &str| leading_white_space(line) == line.len();
    let first = value.split('\n').next().unwrap_or_default();
    let last = value.rsplit('\n').next().unwrap_or_default();
    let is_trimmed = !is_blank(first) && !is_blank(last);
    let is_indented = |line: &str| is_blank(line) || line.starts_with(WHITE_SPACE);
    let has_common_indent = value.contains('\n') && value.split('\n').all(is_indented);
    value.is_empty() || (is_trimmed && !has_common_indent && !value.contains(is_control))
}

/// A control character that a block string, which has no escapes, does not keep or show.
fn is_control(character: char) -> bool {
    matches!(character, '\0'..='\u{f}') && !matches!(character, '\t' | '\n')
}

/// Prints a text as the shortest block string.
pub(crate) fn push_minified_block_string(text: &mut String, value: &str) {
    let traits = Traits::of(value);
    push_quoted(text, value, traits.indented, traits.open_ended);
}

const WHITE_SPACE: [char; 2] = [' ', '\t'];
const TRIPLE_QUOTE: &str = r#"""""#;
const ESCAPED_TRIPLE_QUOTE: &str = r#"\""""#;
/// The longest text that is printed on the line of its quotes, in UTF-16 units.
const MAX_INLINE_LENGTH: usize = 70;

/// The properties of a text that decide how it must be printed to keep its meaning.
struct Traits {
    single_line: bool,
    /// All lines but the first are indented or empty: unless the text begins on a line of its own, they would lose that.
    indented: bool,
    trailing_quotes: usize,
    /// The end would run into the closing quotes.
    open_ended: bool,
}

impl Traits {
    fn of(value: &str) -> Traits {
        let mut rest = lines(value).skip(1).peekable();
        let single_line = rest.peek().is_none();
        let indented = !single_line && rest.all(|line| line.is_empty() || line.starts_with(WHITE_SPACE));
        let trailing_quotes = value.bytes().rev().take_while(|&byte| byte == b'"').count();
        // Three quotes at a time are escaped; what is left over is not.
        let open_ended = trailing_quotes % 3 != 0 || value.ends_with('\\');
        Traits { single_line, indented, trailing_quotes, open_ended }
    }
}

fn push_quoted(text: &mut String, value: &str, line_before: bool, line_after: bool) {
    text.push_str(TRIPLE_QUOTE);
    text.push_str(if line_before { "\n" } else { "" });
    text.push_str(&value.replace(TRIPLE_QUOTE, ESCAPED_TRIPLE_QUOTE));
    text.push_str(if line_after { "\n" } else { "" });
    text.push_str(TRIPLE_QUOTE);
}

/// The meaning of the text between the triple quotes of a block string: common indentation and blank lines at both
/// ends removed, line ends made `\n`, `\"""` made `"""`.
pub(crate) fn block_string_value(raw: &str) -> String {
    let Some(shape) = Shape::of(raw) else { return String::new() };
    let mut value = String::with_capacity(raw.len());
    for (index, line) in lines(raw).enumerate().take(shape.last + 1).skip(shape.first) {
        if index > shape.first {
            value.push('\n');
        }
        let indent = if index == 0 { 0 } else { shape.indent.min(line.len()) };
        value.push_str(&line[indent..]);
    }
    if value.contains('\\') { value.replace(ESCAPED_TRIPLE_QUOTE, TRIPLE_QUOTE) } else { value }
}

/// The properties that the lines of a block string share.
struct Shape {
    /// The first line that is not blank.
    first: usize,
    /// The last line that is not blank.
    last: usize,
    /// The indentation that all lines but the first share.
    indent: usize,
}

impl Shape {
    /// None if all lines are blank. Byte by byte: a text may have as many lines as bytes.
    fn of(raw: &str) -> Option<Shape> {
        let mut shape: Option<Shape> = None;
        let (mut line, mut indent, mut is_blank) = (0, 0, true);
        let mut previous = 0;
        for byte in raw.bytes() {
            match byte {
                b'\n' if previous == b'\r' => {} // one end of a line
                b'\n' | b'\r' => (line, indent, is_blank) = (line + 1, 0, true),
                b' ' | b'\t' if is_blank => indent += 1,
                _ if is_blank => {
                    is_blank = false;
                    let indent = if line == 0 { usize::MAX } else { indent };
                    let shape = shape.get_or_insert(Shape { first: line, last: line, indent });
                    shape.last = line;
                    shape.indent = shape.indent.min(indent);
                }
                _ => {}
            }
            previous = byte;
        }
        shape
    }
}

fn leading_white_space(line: &str) -> usize {
    line.bytes().take_while(|&byte| byte == b' ' || byte == b'\t').count()
}

/// The lines of a text, ended by `\n`, `\r\n` or `\r`; there is always at least one.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let Some(end) = find_either(b'\n', b'\r', text.as_bytes()) else { return rest.take() };
        let after = &text[end..];
        rest = after.strip_prefix("\r\n").or_else(|| after.get(1..));
        Some(&text[..end])
    })
}
