//! The layout of graphql-js: whether a group stands on one line is known only at its end, so the text is first drafted
//! on one line with marks where it may break, and then written out in one pass.

use super::sink::{Group, Rule, Sink};
use super::string::push_string;
use crate::block_string::print_block_string;

/// The widest that nodes on one line may be.
const MAX_LINE_LENGTH: usize = 80;
/// Deeper levels stay on one line, so that the text of a deep tree grows no faster than the tree.
const MAX_INDENT_DEPTH: usize = 100;

#[derive(Default)]
pub(super) struct Pretty {
    /// The whole text, as if it were on one line.
    draft: String,
    /// Where lines may end, in order.
    marks: Vec<Mark>,
    /// How each group is laid out, by the number that its marks have.
    layouts: Vec<Layout>,
    open: Vec<OpenGroup>,
    size: Size,
}

/// The size of what was printed, in the measure of graphql-js: UTF-16 units, line ends and indentation included.
#[derive(Clone, Copy, Default)]
struct Size {
    width: usize,
    newlines: usize,
}

struct Mark {
    /// The offset in the draft.
    at: usize,
    /// How many bytes of the draft fall away if the line ends here.
    replaces: usize,
    kind: MarkKind,
}

enum MarkKind {
    /// After the opening bracket of a group.
    Open(usize),
    /// Between two nodes of a group.
    Between(usize),
    /// Before the closing bracket of a group.
    Close(usize),
    /// A line end in any case.
    Line,
    /// A line end inside a block string.
    BlockStringLine,
}

/// How a group is laid out.
#[derive(Clone, Copy)]
enum Layout {
    OneLine,
    /// A line for each node.
    Lines {
        indented: bool,
    },
}

/// A group whose end has not come.
struct OpenGroup {
    group: Group,
    number: usize,
    /// The size before its first node.
    before: Size,
    gaps: usize,
}

impl Sink for Pretty {
    fn token(&mut self, token: &str) {
        self.draft.push_str(token);
        self.size.width += utf16_len(token);
    }

    fn string(&mut self, value: &str, block: bool) {
        let start = self.draft.len();
        if block {
            self.block_string(&print_block_string(value));
        } else {
            push_string(&mut self.draft, value);
            self.size.width += utf16_len(&self.draft[start..]);
        }
    }

    fn space(&mut self) {
        self.token(" ");
    }

    fn line(&mut self) {
        self.end_line(MarkKind::Line);
    }

    fn blank_line(&mut self) {
        self.line();
        self.line();
    }

    fn open(&mut self, group: Group) {
        let number = self.layouts.len();
        self.layouts.push(match group.rule {
            Rule::Always => Layout::Lines { indented: true },
            _ => Layout::OneLine,
        });
        self.token(group.brackets.open);
        self.gap(MarkKind::Open(number), padding(group));
        self.open.push(OpenGroup { group, number, before: self.size, gaps: 0 });
    }

    fn between(&mut self) {
        let open = self.open.last_mut().expect("a group is open");
        open.gaps += 1;
        let number = open.number;
        self.gap(MarkKind::Between(number), ", ");
    }

    fn close(&mut self) {
        let open = self.open.pop().expect("a group is open");
        if let Layout::Lines { .. } = self.lay_out(&open) {
            self.size = open.size_on_lines(self.size);
        }
        self.gap(MarkKind::Close(open.number), padding(open.group));
        self.token(open.group.brackets.close);
    }

    fn width(&self) -> usize {
        self.size.width
    }
}

fn padding(group: Group) -> &'static str {
    if group.brackets.padded { " " } else { "" }
}

impl Pretty {
    fn mark(&mut self, kind: MarkKind, replaces: usize) {
        self.marks.push(Mark { at: self.draft.len(), replaces, kind });
    }

    /// A line end in any case.
    fn end_line(&mut self, kind: MarkKind) {
        self.mark(kind, 0);
        self.size.width += 1;
        self.size.newlines += 1;
    }

    /// Text that a line end may replace.
    fn gap(&mut self, kind: MarkKind, text: &str) {
        self.mark(kind, text.len());
        self.token(text);
    }

    fn block_string(&mut self, printed: &str) {
        for (index, line) in printed.split('\n').enumerate() {
            if index > 0 {
                self.end_line(MarkKind::BlockStringLine);
            }
            self.token(line);
        }
    }

    /// Decides how the group that ends here stands.
    fn lay_out(&mut self, open: &OpenGroup) -> Layout {
        let layout = &mut self.layouts[open.number];
        let width = self.size.width - open.before.width;
        let is_multiline = self.size.newlines > open.before.newlines;
        let too_wide = |before: usize| before + width > MAX_LINE_LENGTH;
        match open.group.rule {
            Rule::Width(before) if too_wide(before) => *layout = Layout::Lines { indented: true },
            Rule::Multiline if is_multiline => *layout = Layout::Lines { indented: true },
            Rule::MultilineFlush if is_multiline => *layout = Layout::Lines { indented: false },
            _ => {}
        }
        *layout
    }

    /// Writes the draft out, lines and all.
    pub(super) fn finish(self) -> String {
        let mut lines = Lines { text: String::with_capacity(self.draft.len() * 3 / 2), depth: 0 };
        let mut copied = 0;
        for mark in &self.marks {
            lines.text.push_str(&self.draft[copied..mark.at]);
            copied = mark.at;
            if lines.end_line(&mark.kind, &self.layouts) {
                copied += mark.replaces;
            }
        }
        lines.text.push_str(&self.draft[copied..]);
        lines.text
    }
}

impl OpenGroup {
    /// The size at the end of the group if its nodes stand on a line each; `now` is that on one line.
    fn size_on_lines(&self, now: Size) -> Size {
        // The line ends after the opening and before the closing bracket, and those that replace `, `.
        let newlines = now.newlines + self.gaps + 2;
        let inner_lines = now.newlines - self.before.newlines + self.gaps + 1;
        let padding = 2 * padding(self.group).len();
        Size { width: now.width + 2 + 2 * inner_lines - padding - self.gaps, newlines }
    }
}

/// The text being written out.
struct Lines {
    text: String,
    depth: usize,
}

impl Lines {
    /// Ends the line, if the mark says so.
    fn end_line(&mut self, mark: &MarkKind, layouts: &[Layout]) -> bool {
        let indented = match mark {
            MarkKind::Line | MarkKind::BlockStringLine => false,
            MarkKind::Open(group) | MarkKind::Between(group) | MarkKind::Close(group) => match layouts[*group] {
                Layout::OneLine => return false,
                Layout::Lines { indented } => indented,
            },
        };
        self.depth -= usize::from(indented && matches!(mark, MarkKind::Close(_)));
        let stays = self.depth >= MAX_INDENT_DEPTH && !matches!(mark, MarkKind::BlockStringLine);
        self.depth += usize::from(indented && matches!(mark, MarkKind::Open(_)));
        if stays {
            self.text.push(' ');
        } else {
            self.text.push('\n');
            self.text.extend(std::iter::repeat_n("  ", self.depth.min(MAX_INDENT_DEPTH)));
        }
        true
    }
}

fn utf16_len(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.encode_utf16().count() }
}
