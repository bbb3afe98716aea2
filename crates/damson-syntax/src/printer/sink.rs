//! The calls between the walk over the tree and the layout of the text.

/// Lays out tokens.
pub(super) trait Sink {
    /// A name, number or punctuator.
    fn token(&mut self, token: &str);
    /// A string of this meaning.
    fn string(&mut self, value: &str, block: bool);
    /// A space for the eye.
    fn space(&mut self);
    /// A line end for the eye.
    fn line(&mut self);
    /// An empty line for the eye.
    fn blank_line(&mut self);
    /// The begin of nodes in brackets.
    fn open(&mut self, group: Group);
    /// The gap between two nodes of the innermost group.
    fn between(&mut self);
    /// The end of the innermost group.
    fn close(&mut self);
    /// How much text there is so far, as [`Rule::Width`] measures it.
    fn width(&self) -> usize;
}

/// Nodes that stand either on one line or on a line each.
#[derive(Clone, Copy)]
pub(super) struct Group {
    pub(super) brackets: Brackets,
    pub(super) rule: Rule,
}

/// The brackets around a group.
#[derive(Clone, Copy)]
pub(super) struct Brackets {
    pub(super) open: &'static str,
    pub(super) close: &'static str,
    /// Whether a space is between the brackets and the nodes on one line.
    pub(super) padded: bool,
}

impl Brackets {
    pub(super) const PARENTHESES: Brackets = Brackets { open: "(", close: ")", padded: false };
    pub(super) const SQUARE: Brackets = Brackets { open: "[", close: "]", padded: false };
    pub(super) const BRACES: Brackets = Brackets { open: "{", close: "}", padded: true };
}

/// When the nodes of a group stand on a line each.
#[derive(Clone, Copy)]
pub(super) enum Rule {
    Always,
    Never,
    /// If the nodes, with this much text before them, are too wide for a line.
    Width(usize),
    /// If a node takes more than one line.
    Multiline,
    /// The same, but the lines are not indented.
    MultilineFlush,
}
