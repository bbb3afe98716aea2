//! Block strings: from the text between the quotes to its meaning.
//! See [BlockStringValue()](https://spec.graphql.org/September2026/#BlockStringValue()).

use memchr::memchr2;

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
        push_unescaped(&mut value, &line[indent..]);
    }
    value
}

/// What the lines of a block string have in common.
struct Shape {
    /// The first line that is not blank.
    first: usize,
    /// The last line that is not blank.
    last: usize,
    /// The indentation that all lines but the first share.
    indent: usize,
}

impl Shape {
    /// None if all lines are blank.
    fn of(raw: &str) -> Option<Shape> {
        let mut shape: Option<Shape> = None;
        for (index, line) in lines(raw).enumerate() {
            let indent = leading_white_space(line);
            if indent == line.len() {
                continue;
            }
            let indent = if index == 0 { usize::MAX } else { indent };
            let shape = shape.get_or_insert(Shape { first: index, last: index, indent });
            shape.last = index;
            shape.indent = shape.indent.min(indent);
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
        let Some(end) = memchr2(b'\n', b'\r', text.as_bytes()) else { return rest.take() };
        let after = &text[end..];
        rest = after.strip_prefix("\r\n").or_else(|| after.get(1..));
        Some(&text[..end])
    })
}

fn push_unescaped(value: &mut String, line: &str) {
    let mut parts = line.split(r#"\""""#);
    value.push_str(parts.next().unwrap_or_default());
    for part in parts {
        value.push_str(r#"""""#);
        value.push_str(part);
    }
}
